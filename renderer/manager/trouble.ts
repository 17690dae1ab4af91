/** Why a question of this page failed, in one sentence of its own. */
import { sentenceOf, type Failure } from '../app/server/http.ts'
import { fieldText } from '../app/text/field-text.ts'
import { t } from './texts.ts'

/** A code that no screen shows has its own words; fields are named as the forms name them. */
export function troubleOf(failure: Failure): string {
  if (failure.why === 'problem' && failure.problem.code === 'notFound' && failure.problem.field === 'code')
    return t('devices.noSuchCode')
  return sentenceOf(failure, t, fieldName)
}

function fieldName(field: string): string {
  switch (field) {
    case 'code':
      return t('devices.code')
    case 'name':
      return t('devices.name')
    case 'zone':
      return t('devices.zone')
    case 'counter':
      return t('devices.counter')
    case 'pin':
      return t('signIn.pin')
    case 'badgeNo':
      return t('signIn.badge')
    default:
      return fieldText(field)
  }
}
