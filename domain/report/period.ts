/** The days of a report and of the one before it (REPORT-7). */
import { addDays, daysBetween, weekdayOf } from '../words/wall-time.ts'

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year'

export interface Days {
  /** Both included, 'YYYY-MM-DD'. */
  readonly from: string
  readonly to: string
}

/** The period that a date lies in, from its first day to its last: weeks begin on Monday. */
export function periodOf(period: Period, date: string): Days {
  const [year = '', month = ''] = date.split('-')
  switch (period) {
    case 'day':
      return { from: date, to: date }
    case 'week': {
      const from = addDays(date, -((weekdayOf(date) + 6) % 7))
      return { from, to: addDays(from, 6) }
    }
    case 'month':
      return months(year, Number(month), 1)
    case 'quarter':
      return months(year, Number(month) - ((Number(month) - 1) % 3), 3)
    case 'year':
      return months(year, 1, 12)
  }
}

/**
 * What a report is compared with: the period before, and while a period lasts only as many of its days, so that half a
 * month is not held against a whole one.
 */
export function periodBefore(period: Period, date: string, today: string): Days {
  const own = periodOf(period, date)
  const before = periodOf(period, addDays(own.from, -1))
  if (today >= own.to || today < own.from) return before
  const to = addDays(before.from, daysBetween(own.from, today))
  return { from: before.from, to: to < before.to ? to : before.to }
}

function months(year: string, first: number, count: number): Days {
  const after = first + count
  const next = after > 12 ? `${Number(year) + 1}-${two(after - 12)}-01` : `${year}-${two(after)}-01`
  return { from: `${year}-${two(first)}-01`, to: addDays(next, -1) }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
