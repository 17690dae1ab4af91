/**
 * What does not fit in a draft of the settings, field by field with the remedy: the domain's own checks, and fields
 * that are still empty.
 */
import { computed, inject, provide } from 'vue'
import type { ComputedRef, InjectionKey } from 'vue'
import type { EditableSettings } from '../../domain/settings/commands.ts'
import { renamed } from '../../domain/settings/newcomers.ts'
import { PREFIX, settingsFaults } from '../../domain/settings/check.ts'
import type { SettingsFault } from '../../domain/settings/check.ts'
import type { ItemName, SettingsReply } from '../../domain/contract/http/settings.ts'
import { calendarText, shared } from '../app/text/i18n.ts'
import { t } from './texts.ts'

export interface FieldFault {
  /** Place in the settings: "queues.3.prefix". */
  readonly path: string
  readonly sentence: string
  /** Still empty: said only once somebody has tried to save. */
  readonly isGap: boolean
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/
const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
/** May stay empty; so may the site's own English name (SETUP-14). */
const OPTIONAL = new Set(['way', 'wayEn', 'stepFreeWay', 'stepFreeWayEn'])
/** A list here needs at least one. */
const NEEDED = [
  /^(zones|queues|counters|clerks)$/,
  /^counters\.\d+\.skills$/,
  /^calendar\.seasons$/,
  /^calendar\.seasons\.\d+\.workday$/,
  /^categories\.\d+\.queues$/,
  /^site\.nearby\.\d+\.items$/,
  /^site\.subHalls\.\d+\.zones$/,
]

/** Everything that keeps a draft from coming into force. */
export function draftFaults(
  draft: EditableSettings,
  { items, knownItems }: Pick<SettingsReply, 'items' | 'knownItems'>,
): readonly FieldFault[] {
  const own = gapsIn(draft, '')
  // Half-typed times would be read as nonsense.
  if (own.some((fault) => fault.path.startsWith('calendar.'))) return own
  return [
    ...own,
    ...settingsFaults({ ...draft, items }, knownItems).map((fault) => ({
      path: placeOf(fault),
      sentence: sentenceOf(fault, items),
      isGap: false,
    })),
  ]
}

/** Names that changed under a badge number, and nobody has said whether it is the same person (SETUP-13). */
export function whoseFaults(
  draft: EditableSettings,
  { settings }: Pick<SettingsReply, 'settings'>,
  people: Readonly<Record<string, unknown>>,
): readonly FieldFault[] {
  const asked = new Set(renamed(settings.clerks, draft.clerks).map(({ badgeNo }) => badgeNo))
  return draft.clerks.flatMap(({ badgeNo }, at) =>
    asked.has(badgeNo) && people[badgeNo] === undefined ? [gap(`clerks.${at}.whose`, t('fault.whose'))] : [],
  )
}

/** An item whose queue is gone is told at the queues: the catalogue is not edited here. */
function placeOf({ path }: SettingsFault): string {
  return path.startsWith('items.') ? 'queues' : path
}

function sentenceOf(fault: SettingsFault, items: readonly ItemName[]): string {
  if (fault.code === 'Calendar') return calendarText(shared.t, fault.fault)
  if (fault.path.startsWith('items.'))
    return t('fault.itemsLeft', {
      queue: fault.value,
      count: items.filter((item) => item.queue === fault.value).length,
    })
  return shared.t(`settings.${fault.code}`, { value: fault.value })
}

function gapsIn(value: unknown, path: string): readonly FieldFault[] {
  const key = path.split('.').at(-1) ?? ''
  if (Array.isArray(value))
    return [
      ...(value.length === 0 ? emptied(path, key) : []),
      ...(value.length === 0 && NEEDED.some((one) => one.test(path)) ? [gap(path, t('fault.none'))] : []),
      ...value.flatMap((one, at) => gapsIn(one, `${path}.${at}`)),
    ]
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, one]) => gapsIn(one, path === '' ? name : `${path}.${name}`))
  if (typeof value === 'number' && (Number.isNaN(value) || value < 0)) return [wrong(path, t('fault.number'))]
  if (typeof value !== 'string') return []
  if (value.trim() === '') return OPTIONAL.has(key) || path === 'titleEn' ? [] : [gap(path, t('fault.empty'))]
  return textFaults(value, path, key)
}

/** What somebody took the last one out of: none is not all (SET-15). */
function emptied(path: string, key: string): readonly FieldFault[] {
  if (/^service\.pairs\.\d+\.queues$/.test(path)) return [wrong(path, t('fault.noPostQueue'))]
  if (!/^(calendar|site\.nearby\.\d+\.seasons)\./.test(path)) return []
  return key === 'queues' || key === 'items' ? [wrong(path, t(`fault.no.${key}`))] : []
}

function textFaults(value: string, path: string, key: string): readonly FieldFault[] {
  if (/^queues\.\d+\.prefix$/.test(path)) return PREFIX.test(value) ? [] : [wrong(path, t('fault.prefix'))]
  if (
    !/^(calendar|site\.nearby\.\d+\.seasons)\./.test(path) ||
    (!['from', 'to', 'date'].includes(key) && !/makeupWorkdays\.\d+$/.test(path))
  )
    return []
  if (/seasons\.\d+\.(from|to)$/.test(path)) return MONTH_DAY.test(value) ? [] : [wrong(path, t('fault.monthDay'))]
  if (/holidays\.\d+\.|makeupWorkdays|\.date$/.test(path)) return DATE.test(value) ? [] : [wrong(path, t('fault.date'))]
  return CLOCK.test(value) ? [] : [wrong(path, t('fault.clock'))]
}

function gap(path: string, sentence: string): FieldFault {
  return { path, sentence, isGap: true }
}

function wrong(path: string, sentence: string): FieldFault {
  return { path, sentence, isGap: false }
}

const FAULTS: InjectionKey<ComputedRef<readonly FieldFault[]>> = Symbol('faults')

/** Lets every field below show its own fault. */
export function provideFaults(faults: ComputedRef<readonly FieldFault[]>): void {
  provide(FAULTS, faults)
}

/** Tells whether anything at or below a place does not fit: a folded row with a fault unfolds. */
export function useFaultBelow(): (place: string) => boolean {
  const faults = inject(FAULTS, null)
  return (place) => (faults?.value ?? []).some(({ path }) => path === place || path.startsWith(`${place}.`))
}

/** The sentence that stands beside a field; '' when it is fine. */
export function useFault(path: () => string): ComputedRef<string> {
  const faults = inject(FAULTS, null)
  return computed(() => faults?.value.find((one) => one.path === path())?.sentence ?? '')
}
