/**
 * What supervision sees of a site (电子监察, article 9): open cases and errands by lamp, by department and by holder, where
 * the red ones stand, and the late ones by name. Of the citizen nothing. A site above adds such summaries up.
 */
import { errandDue, errandLamp, type Errand, type ErrandUrge } from '../errand/state.ts'
import { workingDaysBetween, workingDaysOf } from '../calendar/working-days.ts'
import type { Lamp } from '../case/clock.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { SiteId } from '../words/ids.ts'
import { addDays, momentOf } from '../words/wall-time.ts'

/** Lamps of a place, of a department, of somebody's hands: `open` is the sum of the four. */
export interface LampCounts {
  readonly open: number
  readonly red: number
  readonly yellow: number
  readonly green: number
  readonly paused: number
}

export interface DepartmentLamps extends LampCounts {
  readonly department: string
  readonly departmentEn: string
}

export interface HolderLamps extends LampCounts {
  readonly department: string
  /** null: nobody has taken these. */
  readonly holder: string | null
  readonly holderName: string
  readonly holderPost: string
}

/** A supervision order as lists show it. */
export interface ShownUrge {
  readonly orderNo: string
  readonly date: string
  readonly dueDate: string
  readonly dueMs: number
  /** Who sent it; absent in rows that were written before this was kept. */
  readonly by?: string
  /** null: not answered yet. */
  readonly answer: string | null
}

/** A red or yellow case or errand: what it is about, where it stands, in whose hands. */
export interface LateCase {
  readonly kind: 'case' | 'errand'
  /** Number of the case, reference of the errand. */
  readonly no: string
  readonly itemName: string
  readonly itemNameEn: string
  /** '' for an errand. */
  readonly department: string
  /** Name of the stage; for an errand its status, which the page puts into words. */
  readonly step: string
  readonly stepEn: string
  readonly holder: string | null
  readonly holderName: string
  readonly holderPost: string
  readonly lamp: 'red' | 'yellow'
  readonly dueDate: string
  /** Working days left; negative when over. */
  readonly daysLeft: number
  /** Its last supervision order; null: none yet. Absent from a site that knows none. */
  readonly urge?: ShownUrge | null
}

/** What one site says of its lamps. */
export interface SiteLamps extends LampCounts {
  readonly site: SiteId
  readonly title: string
  readonly titleEn: string
  readonly today: string
  /** Clock of the site that tells it, UTC ms. */
  readonly atMs: number
  /** Of the yellow ones, those whose limit is today. */
  readonly dueToday: number
  /** Of the paused ones, those that wait for the citizen. */
  readonly supplement: number
  /** Nobody has taken these. */
  readonly free: number
  readonly departments: readonly DepartmentLamps[]
  readonly holders: readonly HolderLamps[]
  /** Where the red ones stand, the most first. */
  readonly redSteps: readonly { readonly step: string; readonly stepEn: string; readonly count: number }[]
  /** Red first, each by its limit; at most `LATE_MOST` of each lamp. */
  readonly late: readonly LateCase[]
  /** Red ones at the end of each working day of the last four weeks, today as it stands. Absent from older sites. */
  readonly reds?: readonly RedDay[]
}

export interface RedDay {
  readonly date: string
  readonly count: number
}

/** So many late ones of a lamp are listed by name; the counts are whole. */
export const LATE_MOST = 200

/** Open cases of one department, holder, status and lamp: 0 red, 1 yellow, 2 normal, 3 paused. */
export interface CountedCases {
  readonly department: string
  readonly holder: string | null
  readonly status: string
  readonly rank: number
  readonly count: number
}

/** A late case as the table of cases has it. */
export interface LateRow {
  readonly caseNo: string
  readonly itemName: string
  readonly itemNameEn: string
  readonly department: string
  readonly stage: string
  readonly stageEn: string
  readonly holder: string | null
  readonly rank: number | null
  readonly dueDate: string
  readonly urge: ShownUrge | null
}

export interface SupervisedSite {
  readonly counts: readonly CountedCases[]
  /** Red and yellow cases, the earliest limit first. */
  readonly rows: readonly LateRow[]
  readonly errands: Iterable<Errand>
  readonly today: string
  readonly nowMs: number
}

const NONE: LampCounts = { open: 0, red: 0, yellow: 0, green: 0, paused: 0 }
const LAMPS: readonly Lamp[] = ['red', 'yellow', 'green', 'paused']

/** The lamps of this site (WATCH-1). */
export function siteLamps({ counts, rows, errands, today, nowMs }: SupervisedSite, index: SettingsIndex): SiteLamps {
  const { siteId, title, titleEn } = index.settings
  const under = errandsUnderLimit(errands, index, today)
  const late = [
    ...rows.flatMap((row) => lateCase(row, index, today)),
    ...under.flatMap(({ late: one }) => one ?? []),
  ].sort((a, b) => LAMPS.indexOf(a.lamp) - LAMPS.indexOf(b.lamp) || a.dueDate.localeCompare(b.dueDate))
  const all = [...counts, ...under]
  return {
    site: siteId,
    title,
    titleEn,
    today,
    atMs: nowMs,
    ...addedUp(all),
    dueToday: late.filter(({ lamp, dueDate }) => lamp === 'yellow' && dueDate === today).length,
    supplement: sum(counts.filter(({ rank, status }) => rank === 3 && status === 'supplement')),
    free: sum(counts.filter(({ status }) => status === 'accepted')),
    departments: departmentsOf(counts, index),
    holders: holdersOf(all, index),
    redSteps: redStepsOf(late),
    late: [...late.filter(isLamp('red')).slice(0, LATE_MOST), ...late.filter(isLamp('yellow')).slice(0, LATE_MOST)],
  }
}

/** Several summaries as one: a station with its villages, a county with all below it (WATCH-2). */
export function lampsTogether(sites: readonly LampCounts[]): LampCounts {
  return sites.reduce<LampCounts>(
    (so, one) => ({
      open: so.open + one.open,
      red: so.red + one.red,
      yellow: so.yellow + one.yellow,
      green: so.green + one.green,
      paused: so.paused + one.paused,
    }),
    NONE,
  )
}

function isLamp(wanted: LateCase['lamp']): (one: LateCase) => boolean {
  return ({ lamp }) => lamp === wanted
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}

function addedUp(counts: readonly Pick<CountedCases, 'rank' | 'count'>[]): LampCounts {
  const of = (rank: number): number => sum(counts.filter((one) => one.rank === rank))
  return { open: sum(counts), red: of(0), yellow: of(1), green: of(2), paused: of(3) }
}

function lateCase(row: LateRow, index: SettingsIndex, today: string): readonly LateCase[] {
  if (row.rank !== 0 && row.rank !== 1) return []
  const clerk = index.clerks.get(row.holder ?? '')
  return [
    {
      kind: 'case',
      no: row.caseNo,
      itemName: row.itemName,
      itemNameEn: row.itemNameEn,
      department: row.department,
      step: row.stage,
      stepEn: row.stageEn,
      holder: row.holder,
      holderName: clerk?.name ?? '',
      holderPost: clerk?.post ?? '',
      lamp: row.rank === 0 ? 'red' : 'yellow',
      dueDate: row.dueDate,
      daysLeft: workingDaysBetween(today, row.dueDate, workingDaysOf(index.settings.calendar)),
      urge: row.urge,
    },
  ]
}

type CountedErrand = CountedCases & { readonly late: LateCase | null }

/** Errands whose hop has a limit: each is one more in somebody's hands (ERRAND-4). */
function errandsUnderLimit(
  errands: Iterable<Errand>,
  { settings }: Pick<SettingsIndex, 'settings'>,
  today: string,
): readonly CountedErrand[] {
  const { calendar } = settings
  return [...errands].flatMap((errand) => {
    const due = errandDue(errand, settings)
    const lamp = errandLamp(due, calendar, today)
    if (due === null || lamp === null) return []
    const { reference, itemName, itemNameEn, status, holder, urges } = errand
    const late = {
      kind: 'errand',
      no: reference,
      itemName,
      itemNameEn,
      department: '',
      step: status,
      stepEn: status,
      holder: holder.name,
      holderName: holder.name,
      holderPost: '',
      dueDate: due,
      daysLeft: workingDaysBetween(today, due, workingDaysOf(calendar)),
      urge: shownOrder(urges.at(-1), settings.timeZone),
    } as const
    const counted = { department: '', holder: holder.name, status, count: 1 }
    return [{ ...counted, rank: LAMPS.indexOf(lamp), late: lamp === 'green' ? null : { ...late, lamp } }]
  })
}

/** Its limit is the end of its last date, as the errand's own. */
function shownOrder(urge: ErrandUrge | undefined, timeZone: string): ShownUrge | null {
  if (urge === undefined) return null
  const { orderNo, date, dueDate, by, answer } = urge
  return { orderNo, date, dueDate, dueMs: momentOf(addDays(dueDate, 1), 0, timeZone), by, answer: answer?.text ?? null }
}

function departmentsOf(counts: readonly CountedCases[], { items }: SettingsIndex): readonly DepartmentLamps[] {
  const english = new Map([...items.values()].map((item) => [item.department, item.departmentEn]))
  return [...new Set(counts.map((one) => one.department))].sort(byName).map((department) => ({
    department,
    departmentEn: english.get(department) ?? department,
    ...addedUp(counts.filter((one) => one.department === department)),
  }))
}

function holdersOf(counts: readonly CountedCases[], { clerks }: SettingsIndex): readonly HolderLamps[] {
  const groups = new Map<string, CountedCases[]>()
  for (const one of counts) {
    const key = JSON.stringify([one.department, one.holder])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
    .map((own) => {
      const { department, holder } = own[0] as CountedCases
      const clerk = clerks.get(holder ?? '')
      const holderName = clerk?.name ?? (department === '' ? (holder ?? '') : '')
      return { department, holder, holderName, holderPost: clerk?.post ?? '', ...addedUp(own) }
    })
    .sort((a, b) => byName(a.department, b.department) || b.red - a.red || b.yellow - a.yellow)
}

function redStepsOf(late: readonly LateCase[]): SiteLamps['redSteps'] {
  const steps = new Map<string, { readonly step: string; readonly stepEn: string; readonly count: number }>()
  for (const { step, stepEn } of late.filter(isLamp('red')))
    steps.set(step, { step, stepEn, count: (steps.get(step)?.count ?? 0) + 1 })
  return [...steps.values()].sort((a, b) => b.count - a.count)
}

/** By the characters, the same on every machine. */
function byName(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
