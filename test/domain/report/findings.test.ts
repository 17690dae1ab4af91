/** What a report finds for the next period, on figures that were made up. */
import { describe, expect, it } from 'vitest'
import type { ReportHour, ReportQueue } from '../../../domain/report/figures.ts'
import { nextPeriod } from '../../../domain/report/findings.ts'

const hour = (weekday: number, minute: number, inHouse: number): ReportHour => ({
  weekday,
  minute,
  inHouse,
  waiting: inHouse / 2,
  arrivals: 5,
})
const queue = (name: string, asked: number, kept: number): ReportQueue => ({
  ...{ queue: name, issued: asked, missed: 0, left: 0, serviceMeanMs: null },
  ...{ asked, kept, p50Ms: null, p80Ms: null, p95Ms: null },
})
const HOURS = [
  ...[hour(1, 510, 12), hour(1, 540, 80), hour(1, 570, 60), hour(1, 600, 50), hour(1, 1020, 1)],
  ...[hour(3, 510, 9), hour(3, 540, 40), hour(3, 570, 18), hour(3, 600, 30)],
]
const figures = {
  sums: { days: 21, issued: 16_036 },
  hours: HOURS,
  queues: [queue('A', 2000, 1990), queue('E', 1900, 1364), queue('F', 40, 20)],
}

describe('REPORT-13 two sentences for the next period', () => {
  it('REPORT-13 name the fullest half-hour with the queue that broke most promises, and the emptiest within a day', () => {
    const next = nextPeriod(figures)
    expect(next?.busy).toMatchObject({ hour: { weekday: 1, minute: 540 }, queue: { queue: 'E' } })
    // 8:30 is the edge of a day: of what lies within, Wednesday 9:30 is emptiest.
    expect(next?.calm).toMatchObject({ weekday: 3, minute: 570 })
  })

  it('REPORT-13 where every promise was kept and no time stands out they say so', () => {
    const even = [hour(1, 510, 70), hour(1, 540, 80), hour(1, 570, 75), hour(1, 600, 60)]
    const next = nextPeriod({ ...figures, hours: even, queues: [queue('A', 2000, 1990)] })
    expect(next).toMatchObject({ busy: { queue: null }, calm: null })
  })

  it('REPORT-13 of two days, of few numbers, or of nothing counted they say nothing', () => {
    expect(nextPeriod({ ...figures, sums: { ...figures.sums, days: 2 } })).toBeNull()
    expect(nextPeriod({ ...figures, sums: { ...figures.sums, issued: 29 } })).toBeNull()
    expect(nextPeriod({ ...figures, hours: [] })).toBeNull()
  })
})
