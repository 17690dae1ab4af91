/** Whether settings fit together: every name that is used exists, no number is given twice, the calendar is lawful. */
import type { HallCalendar, Session } from '../plan/calendar-tables.ts'
import { calendarFaults, type CalendarFault } from '../calendar/check.ts'
import type { HallSettings, ServiceItem } from '../plan/settings.ts'
import type { ItemId } from '../words/ids.ts'
import { numberReadAs, readAs } from '../words/read-as.ts'
import { figureFaults } from './figures.ts'

export type SettingsFault =
  /** `isAlike`: not the same signs, but the same to whoever reads them; `value` has both. */
  | { readonly code: 'Twice'; readonly path: string; readonly value: string; readonly isAlike?: true }
  | {
      readonly code: 'Missing'
      readonly path: string
      readonly what: 'zone' | 'queue' | 'item' | 'clerk'
      readonly value: string
    }
  /** `value`: the bounds, 1–20. */
  | { readonly code: 'Bounds' | 'WholeBounds'; readonly path: string; readonly value: string }
  | { readonly code: 'Calendar'; readonly path: string; readonly fault: CalendarFault }

/** What may not stand twice, and does in halls that were opened before that was looked at. */
const SLIPPED = /^(?:counters\.\d+\.label|site\.(?:parent|below\.\d+)\.id)$/

/** A slip of the finger: refused where somebody brings it, and no reason for a hall not to open (SET-12). */
export function isSlip(fault: SettingsFault): boolean {
  const { code, path } = fault
  return code === 'Bounds' || code === 'WholeBounds' || (code === 'Twice' && (fault.isAlike ?? SLIPPED.test(path)))
}

/** One or two capital letters, never I or O: they look like 1 and 0 (NUM-1). */
export const PREFIX = /^[A-HJ-NP-Z]{1,2}$/

export type CheckedSettings = Pick<
  HallSettings,
  'zones' | 'queues' | 'categories' | 'counters' | 'clerks' | 'calendar' | 'site' | 'service' | 'themes' | 'locker'
> &
  Partial<Pick<HallSettings, 'siteId' | 'rules' | 'booking'>> & {
    readonly items: readonly Pick<ServiceItem, 'id' | 'queue'>[]
  }

/** Notes `value` as missing when it is not known. */
type Need = (known: ReadonlySet<string>, what: 'zone' | 'queue' | 'item' | 'clerk', value: string, path: string) => void

/**
 * Everything that forbids these settings, in the order of reading; empty: they may come into force (SET-1).
 * `catalogue`: items that may be named besides, in force or not.
 */
export function settingsFaults(settings: CheckedSettings, catalogue: Iterable<ItemId> = []): readonly SettingsFault[] {
  const faults: SettingsFault[] = []
  const zones = new Set(settings.zones.map((zone) => zone.id))
  const queues = new Set(settings.queues.map((queue) => queue.id))
  const need = missingInto(faults)
  faults.push(
    ...twice(settings.zones, 'zones', 'id'),
    ...twice(settings.queues, 'queues', 'id'),
    ...twice(settings.queues, 'queues', 'prefix'),
  )
  settings.queues.forEach((queue, at) => need(zones, 'zone', queue.zone, `queues.${at}.zone`))
  faults.push(...twice(settings.items, 'items', 'id'))
  settings.items.forEach((item, at) => need(queues, 'queue', item.queue, `items.${at}.queue`))
  settings.categories.forEach((category, at) =>
    category.queues.forEach((queue, place) => need(queues, 'queue', queue, `categories.${at}.queues.${place}`)),
  )
  faults.push(...twice(settings.counters, 'counters', 'id'), ...labelsTwice(settings.counters))
  settings.counters.forEach((counter, at) => {
    need(zones, 'zone', counter.zone, `counters.${at}.zone`)
    counter.skills.forEach((skill, place) => need(queues, 'queue', skill.queue, `counters.${at}.skills.${place}`))
  })
  faults.push(...twice(settings.clerks, 'clerks', 'badgeNo'))
  faults.push(...twice(settings.locker ?? [], 'locker', 'id'))
  faults.push(...serviceFaults(settings))
  const items = new Set([...settings.items.map((item) => item.id), ...catalogue])
  settings.themes?.forEach((theme, at) =>
    theme.items.forEach((item, place) => need(items, 'item', item, `themes.${at}.items.${place}`)),
  )
  settings.site?.subHalls.forEach((hall, at) =>
    hall.zones.forEach((zone, place) => need(zones, 'zone', zone, `site.subHalls.${at}.zones.${place}`)),
  )
  faults.push(...sitesTwice(settings))
  settings.site?.exceptions.forEach((one, at) => need(items, 'item', one.item, `site.exceptions.${at}.item`))
  settings.site?.nearby.forEach((near, at) =>
    near.items.forEach((item, place) => need(items, 'item', item, `site.nearby.${at}.items.${place}`)),
  )
  for (const [path, session] of settings.calendar ? sessionsOf(settings.calendar) : []) {
    session.queues?.forEach((queue, place) => need(queues, 'queue', queue, `${path}.queues.${place}`))
    session.items?.forEach((item, place) => need(items, 'item', item, `${path}.items.${place}`))
  }
  faults.push(...figureFaults(settings))
  if (settings.calendar)
    faults.push(
      ...calendarFaults(settings.calendar).map(
        (fault) => ({ code: 'Calendar', path: `calendar.${fault.path}`, fault }) as const,
      ),
    )
  return faults
}

function missingInto(faults: SettingsFault[]): Need {
  return (known, what, value, path) => {
    if (!known.has(value)) faults.push({ code: 'Missing', path, what, value })
  }
}

/** Pairs and training (articles 10, 19) name clerks and queues of the hall, and nobody stands in for themselves. */
function serviceFaults({ service, clerks: people, queues: lines }: CheckedSettings): readonly SettingsFault[] {
  const faults: SettingsFault[] = []
  const need = missingInto(faults)
  const clerks = new Set(people.map((clerk) => clerk.badgeNo))
  const queues = new Set(lines.map((queue) => queue.id))
  service?.pairs.forEach((pair, at) => {
    const path = `service.pairs.${at}`
    need(clerks, 'clerk', pair.a, `${path}.a`)
    need(clerks, 'clerk', pair.b, `${path}.b`)
    if (pair.a === pair.b) faults.push({ code: 'Twice', path: `${path}.b`, value: pair.b })
    pair.queues.forEach((queue, place) => need(queues, 'queue', queue, `${path}.queues.${place}`))
  })
  service?.training.forEach((one, at) => {
    need(clerks, 'clerk', one.badgeNo, `service.training.${at}.badgeNo`)
    need(queues, 'queue', one.queue, `service.training.${at}.queue`)
  })
  return faults
}

/** Every session with the path of its field. */
function sessionsOf({
  seasons,
  holiday,
  selfService,
  exceptions,
}: HallCalendar): readonly (readonly [path: string, session: Session])[] {
  const listed = (sessions: readonly Session[], path: string) =>
    sessions.map((session, at) => [`calendar.${path}.${at}`, session] as const)
  return [
    ...seasons.flatMap((season, at) =>
      (['workday', 'saturday', 'sunday'] as const).flatMap((day) => listed(season[day], `seasons.${at}.${day}`)),
    ),
    ...listed(holiday, 'holiday'),
    ...listed(selfService, 'selfService'),
    ...exceptions.flatMap(({ sessions }, at) => listed(sessions, `exceptions.${at}.sessions`)),
  ]
}

/** Two windows of one number in one part of the building: whoever is called would not know which. */
function labelsTwice(counters: CheckedSettings['counters']): readonly SettingsFault[] {
  return twiceOf(
    counters.map(({ zone, label }) => [label, `${zone}\n${numberReadAs(label)}`]),
    (at) => `counters.${at}.label`,
  )
}

/** A site is neither above nor below itself, and no other one is both (SITE-12). */
function sitesTwice({ siteId, site }: CheckedSettings): readonly SettingsFault[] {
  const seen = new Set(siteId === undefined ? [] : [siteId])
  const named = [
    ...(site?.parent ? [['site.parent.id', site.parent.id] as const] : []),
    ...(site?.below ?? []).map(({ id }, at) => [`site.below.${at}.id`, id] as const),
  ]
  return named.flatMap(([path, value]) => {
    const isTwice = value !== '' && seen.has(value)
    seen.add(value)
    return isTwice ? [{ code: 'Twice', path, value } as const] : []
  })
}

function twice<T>(list: readonly T[], path: string, key: keyof T & string): readonly SettingsFault[] {
  return twiceOf(
    list.map((one) => [String(one[key]), readAs(String(one[key]))]),
    (at) => `${path}.${at}.${key}`,
  )
}

/** Names that were given before, and those that read like one (SET-14). */
function twiceOf(
  names: readonly (readonly [name: string, read: string])[],
  pathOf: (at: number) => string,
): readonly SettingsFault[] {
  const seen = new Map<string, string[]>()
  return names.flatMap(([name, read], at) => {
    const before = seen.get(read) ?? []
    seen.set(read, [...before, name])
    if (before.length === 0) return []
    const fault = { code: 'Twice', path: pathOf(at) } as const
    return before.includes(name)
      ? [{ ...fault, value: name }]
      : [{ ...fault, value: `${name} = ${before[0]}`, isAlike: true as const }]
  })
}
