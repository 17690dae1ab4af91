/** What stands out in a report, for the titles of its charts: the finding, not the name of the figure. */
import { weekdayOf } from '../words/wall-time.ts'
import type { ReportDay, ReportFigures, ReportHour, ReportQueue } from './figures.ts'

/** Below it a promise is not kept. */
export const KEPT_LEAST = 0.9
/** With fewer visitors no share is said. */
export const FEW = 30
/** A weekday stands out from here on. */
const STANDS_OUT = 0.1

export type DaysFinding =
  | { readonly kind: 'busyWeekday'; readonly weekday: number; readonly moreShare: number }
  | { readonly kind: 'busyDay'; readonly date: string; readonly issued: number }
  | { readonly kind: 'even' }
  | { readonly kind: 'none' }

/** The weekday that brings more than the others, else the fullest day. */
export function daysFinding(days: readonly ReportDay[]): DaysFinding {
  const workdays = days.filter(({ date }) => weekdayOf(date) % 6 !== 0)
  if (workdays.length === 0) return { kind: 'none' }
  const means = [1, 2, 3, 4, 5].flatMap((weekday) => {
    const own = workdays.filter(({ date }) => weekdayOf(date) === weekday)
    return own.length === 0 ? [] : [{ weekday, mean: mean(own) }]
  })
  const top = means.reduce((a, b) => (b.mean > a.mean ? b : a))
  const others = workdays.filter(({ date }) => weekdayOf(date) !== top.weekday)
  const moreShare = others.length === 0 ? 0 : top.mean / mean(others) - 1
  if (others.length >= 3 && moreShare >= STANDS_OUT) return { kind: 'busyWeekday', weekday: top.weekday, moreShare }
  const fullest = workdays.reduce((a, b) => (b.issued > a.issued ? b : a))
  return fullest.issued > mean(workdays) * (1 + STANDS_OUT)
    ? { kind: 'busyDay', date: fullest.date, issued: fullest.issued }
    : { kind: 'even' }
}

/** The fullest half-hour of the week; null before anybody was counted. */
export function hoursFinding(hours: readonly ReportHour[]): ReportHour | null {
  return hours.length === 0 ? null : hours.reduce((a, b) => (b.inHouse > a.inHouse ? b : a))
}

/** Whether a queue kept its promise, nearly, or not; null with too few visitors to say. */
export function keptState({ asked, kept }: Pick<ReportQueue, 'asked' | 'kept'>): 'kept' | 'near' | 'broken' | null {
  if (asked < FEW) return null
  if (kept / asked >= KEPT_LEAST) return 'kept'
  return kept / asked >= KEPT_LEAST - 0.02 ? 'near' : 'broken'
}

/** Queues that did not keep it, the most visitors first. */
export function queuesNotKept(queues: readonly ReportQueue[]): readonly ReportQueue[] {
  return queues.filter((queue) => keptState(queue) === 'broken').sort((a, b) => b.asked - b.kept - (a.asked - a.kept))
}

/** What a period says for the next one. */
export interface NextPeriod {
  /** The fullest half-hour, and the queue that kept its promise least; null: all kept it. */
  readonly busy: { readonly hour: ReportHour; readonly queue: ReportQueue | null }
  /** The emptiest half-hour within a day, if not half as many are there as in the fullest; null: there is none. */
  readonly calm: ReportHour | null
}

/** On fewer days a weekday is a single day, and says nothing of the next. */
const DAYS_LEAST = 3
const CALM_BELOW = 0.5

/** Two findings for the next period (REPORT-13); null where too little was counted to say any. */
export function nextPeriod({
  sums,
  hours,
  queues,
}: Pick<ReportFigures, 'hours' | 'queues'> & {
  readonly sums: Pick<ReportFigures['sums'], 'days' | 'issued'>
}): NextPeriod | null {
  const top = hoursFinding(hours)
  if (top === null || sums.days < DAYS_LEAST || sums.issued < FEW) return null
  const within = hours.filter((one) => {
    const own = hours.filter(({ weekday, inHouse }) => weekday === one.weekday && inHouse >= EDGE * top.inHouse)
    const minutes = own.map(({ minute }) => minute)
    // The first and the last half-hour of a day are always empty.
    return one.minute > Math.min(...minutes) && one.minute < Math.max(...minutes) && own.includes(one)
  })
  const calm = within.length === 0 ? null : within.reduce((a, b) => (b.inHouse < a.inHouse ? b : a))
  return {
    busy: { hour: top, queue: queuesNotKept(queues)[0] ?? null },
    calm: calm !== null && calm.inHouse < CALM_BELOW * top.inHouse ? calm : null,
  }
}

/** Half-hours with fewer than this share of the fullest one are not the hall at work. */
const EDGE = 0.1

function mean(days: readonly Pick<ReportDay, 'issued'>[]): number {
  return days.reduce((sum, { issued }) => sum + issued, 0) / days.length
}
