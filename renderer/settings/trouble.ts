/** Why a change of settings or a question of the back office failed, in one sentence, and at which place. */
import { SECTIONS } from '../../domain/plan/sections.ts'
import { sentenceOf, type Failure } from '../app/server/http.ts'
import { shared } from '../app/text/i18n.ts'
import { fieldText as nameOfField } from '../app/text/field-text.ts'
import { fieldText } from './field-words.ts'
import { t } from './texts.ts'

/** The sentence. */
export function troubleOf(failure: Failure): string {
  if (failure.why !== 'refused') return sentenceOf(failure, t)
  return 'malformed' in failure.answer ? malformedText(failure.answer.malformed.field) : sentenceOf(failure, shared.t)
}

/** The place in the settings that was refused, as a path of the draft; undefined where none is named. */
export function refusedPath(failure: Failure): string | undefined {
  if (failure.why !== 'refused') return undefined
  const { answer } = failure
  if ('malformed' in answer) return /^command\.changes\.(.+)$/.exec(answer.malformed.field)?.[1]
  if (!('rejection' in answer)) return undefined
  const { rejection } = answer
  return rejection.code === 'SettingsRefused'
    ? rejection.path
    : rejection.code === 'CalendarRefused'
      ? `calendar.${rejection.fault.path}`
      : undefined
}

/** "command.changes.calendar.seasons.0.name" stands in the calendar; people are told that, with the rest as a hint. */
function malformedText(field: string): string {
  const [, name = '', rest = ''] = /^command\.changes\.(\w+)\.?(.*)$/.exec(field) ?? []
  const section = SECTIONS.find((one) => one === name)
  return section !== undefined
    ? t('malformedIn', { part: t(`part.${section}`), field: rest.split('.').map(fieldText).join(' · ') })
    : t('problem.malformed', { field: nameOfField(field) })
}
