/** Differences of the settings in words: where, which field, from what to what. */
import type { Session } from '../../domain/plan/calendar-tables.ts'
import type { Change } from '../../domain/settings/diff.ts'
import { fieldText } from './field-words.ts'
import { t } from './texts.ts'
import type { Section } from '../../domain/plan/sections.ts'

export interface ChangeWords {
  readonly where: string
  /** '' for a whole entry. */
  readonly field: string
  readonly kind: Change['kind']
  readonly before: string
  readonly after: string
}

/** Each change in one line. */
export function changeWords(changes: readonly Change[]): readonly ChangeWords[] {
  return changes.map(({ path, kind, before, after }) => {
    const [part = '', ...rest] = path
    const isField = kind === 'changed' && rest.length > 0
    const places = isField ? rest.slice(0, -1) : rest
    return {
      where: [t(`part.${part as Section}`), ...places.map(fieldText)].join(' · '),
      field: isField ? fieldText(rest.at(-1) ?? '') : '',
      kind,
      before: kind === 'changed' ? valueText(before) : '',
      after: kind === 'changed' ? valueText(after) : '',
    }
  })
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(entryText).join('、')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : t('entry')
}

function entryText(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return valueText(entry)
  if ('from' in entry && 'to' in entry) return sessionText(entry as Session)
  return 'queue' in entry && typeof entry.queue === 'string' ? entry.queue : t('entry')
}

/** "08:30–12:00 正常" */
function sessionText({ from, to, kind, isBookedOnly }: Session): string {
  return `${from}–${to}${kind === undefined ? '' : ` ${t(`kind.${kind}`)}`}${isBookedOnly ? ` ${t('session.booked')}` : ''}`
}
