/** What stands out in a report, for the titles of its charts: the finding, not the name of the figure. */
import { weekdayOf } from '../words/wall-time.ts'
import type { ReportDay, ReportHour, ReportQueue } from './figures.ts'

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

function mean(days: readonly Pick<ReportDay, 'issued'>[]): number {
  return days.reduce((sum, { issued }) => sum + issued, 0) / days.length
}
