/** What a report counts of errands and complaints: each by its own clock, of a period as it stood when it ended. */
import { expect, it } from 'vitest'
import {
  errandFigures,
  type ErrandDates,
  type ErrandStepDate,
  type ErrandTerms,
} from '../../../domain/report/errand-figures.ts'
import { matterFigures, mattersTogether, type MatterDates } from '../../../domain/report/matter-figures.ts'
import { serviceStep } from '../../../domain/report/service-steps.ts'
import { servicesTogether, type SiteReported } from '../../../domain/report/sites.ts'
import { siteServiceRows } from '../../../domain/report/table-errands.ts'
import { addDays, weekdayOf } from '../../../domain/words/wall-time.ts'

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' }
const workdays = Array.from({ length: 90 }, (_, at) => addDays('2026-10-01', at)).filter(
  (date) => weekdayOf(date) % 6 !== 0,
)
const terms: ErrandTerms = { workdays, promisedDays: { l01: 5 }, settledHere: [] as string[] }
let numbered = 0
type Dates = Partial<Record<ErrandStepDate['what'], string>>
/** Its steps in the order in which they are named. */
const errand = (dates: Dates, more: Partial<ErrandDates> = {}): ErrandDates => ({
  ...{ item: 'l01', isRefused: false, reference: `D2026-${(numbered += 1)}` },
  steps: Object.entries(dates).map(([what, date]) => ({ what: what as ErrandStepDate['what'], date })),
  ...more,
})

it('REPORT-16 ERRAND-4 an errand is late when a step of this site took longer than its limit in working days, over weekends too', () => {
  const inTime = errand({
    accepted: '2026-11-20',
    handedOver: '2026-11-25',
    receipted: '2026-11-26',
    finished: '2026-11-27',
  })
  const lateHop = errand({
    accepted: '2026-11-20',
    handedOver: '2026-11-26',
    receipted: '2026-11-26',
    finished: '2026-11-27',
  })
  const lateWay = errand({
    accepted: '2026-11-09',
    handedOver: '2026-11-09',
    receipted: '2026-11-13',
    finished: '2026-11-16',
  })
  const lateWork = errand({ announced: '2026-11-13', taken: '2026-11-16', finished: '2026-11-24' })
  const figures = errandFigures([inTime, lateHop, lateWay, lateWork], NOVEMBER, terms)
  expect(figures).toMatchObject({ accepted: 3, fromBelow: 1, settled: 4, late: 3, refused: 0, open: 0 })
  expect(figures.daysMean).toBe((5 + 5 + 5 + 6) / 4)
  // A matter that nobody promised anything of is late by no limit where it is worked on.
  const { late } = errandFigures([lateWork], NOVEMBER, { ...terms, promisedDays: {} })
  expect(late).toBe(0)
})

it('REPORT-16 ERRAND-4 a matter that the room settles itself is late by what was promised of it alone', () => {
  const own = errand({ accepted: '2026-11-20', finished: '2026-11-27' })
  const sent = errand({
    accepted: '2026-11-20',
    handedOver: '2026-11-26',
    receipted: '2026-11-26',
    finished: '2026-11-27',
  })
  const lateOf = (more: Partial<ErrandTerms>) => errandFigures([own], NOVEMBER, { ...terms, ...more }).late
  expect([lateOf({}), lateOf({ settledHere: ['l01'] })]).toEqual([1, 0])
  expect(lateOf({ settledHere: ['l01'], promisedDays: { l01: 4 } })).toBe(1)
  expect(errandFigures([sent], NOVEMBER, { ...terms, settledHere: ['l01'] }).late).toBe(1)
})

it('REPORT-16 what is open when the period ends is late by then or not; what is still on its way here is the sender’s', () => {
  const fresh = errand({ accepted: '2026-11-25' })
  const stale = errand({ accepted: '2026-11-24' })
  const onWay = errand({ announced: '2026-11-10' })
  const above = errand({ accepted: '2026-10-12', handedOver: '2026-10-12', receipted: '2026-10-13' })
  const figures = errandFigures([fresh, stale, onWay, above], NOVEMBER, terms)
  expect(figures).toMatchObject({ accepted: 2, fromBelow: 0, settled: 0, open: 3, openLate: 1, daysMean: null })
})

it('REPORT-16 an errand that was sent back is the site’s below again, where its clock begins anew', () => {
  const steps: readonly ErrandStepDate[] = [
    { what: 'announced', date: '2026-11-02' },
    { what: 'taken', date: '2026-11-03' },
    { what: 'returned', date: '2026-11-05' },
  ]
  const here = { ...errand({}), steps }
  expect(errandFigures([here], NOVEMBER, terms)).toMatchObject({ fromBelow: 1, givenBack: 1, open: 0, openLate: 0 })
  const back: readonly ErrandStepDate[] = [
    { what: 'accepted', date: '2026-11-02' },
    { what: 'handedOver', date: '2026-11-02' },
    { what: 'receipted', date: '2026-11-03' },
    { what: 'returned', date: '2026-11-26' },
  ]
  const below = { ...errand({}), steps: back }
  expect(errandFigures([below], NOVEMBER, terms)).toMatchObject({ accepted: 1, givenBack: 0, open: 1, openLate: 0 })
  const later = { from: '2026-12-01', to: '2026-12-02' }
  expect(errandFigures([below], later, terms)).toMatchObject({ open: 1, openLate: 1 })
})

it('REPORT-16 ERRAND-4 villagers told later than a working day are counted, and those that nobody has told', () => {
  const finished = '2026-11-20'
  const dates = { accepted: finished, finished }
  const figures = errandFigures(
    [
      errand({ ...dates, told: '2026-11-23' }),
      errand({ ...dates, told: '2026-11-24' }),
      errand(dates, { item: 'l02', isRefused: true }),
    ],
    NOVEMBER,
    terms,
  )
  expect(figures).toMatchObject({ told: 2, toldLate: 1, untold: 1, refused: 1, settled: 3, late: 0 })
  expect(figures.items.map(({ item, accepted, refused }) => [item, accepted, refused])).toEqual([
    ['l01', 2, 0],
    ['l02', 1, 1],
  ])
})

it('REPORT-17 a complaint is in time when it was closed by the last day of its clock; a suggestion has none', () => {
  const said = (dates: Partial<MatterDates>): MatterDates => ({
    ...{ reference: `Y${(numbered += 1)}`, kind: 'complaint', received: '2026-11-10' },
    ...{ due: '2026-11-17', closed: null },
    ...dates,
  })
  const figures = matterFigures(
    [
      said({ closed: '2026-11-17' }),
      said({ closed: '2026-11-18' }),
      said({}),
      said({ due: '2026-11-30' }),
      said({ kind: 'suggestion', due: null, closed: '2026-11-30' }),
      said({ kind: 'unresolved', received: '2026-10-30', closed: '2026-11-02' }),
    ],
    NOVEMBER,
  )
  expect(figures.find(({ kind }) => kind === 'complaint')).toEqual({
    ...{ kind: 'complaint', received: 4, settled: 2, inTime: 1, open: 2, overdue: 1 },
  })
  expect(mattersTogether(figures)).toEqual({ received: 5, settled: 4, inTime: 3, open: 2, overdue: 1 })
})

it('REPORT-16 a step has the date on which it was done; a message that comes late does not move it', () => {
  const holder = { site: 'liulin', badgeNo: '0301', name: '赵峰' }
  const post = {
    about: 'handOver' as const,
    ...{ reference: 'D2026-1', item: 'l01', itemName: '低保', itemNameEn: 'Allowance' },
    ...{ materials: 2, giver: holder, date: '2026-11-20' },
  } as const
  expect(serviceStep({ type: 'ErrandAnnounced', from: 'huaishuwan', post, date: '2026-11-24' })).toMatchObject({
    ...{ what: 'announced', date: '2026-11-20', of: 'l01' },
  })
  const result = { outcome: 'refused', words: '材料不全', by: holder, date: '2026-11-25' } as const
  expect(serviceStep({ type: 'ErrandFinished', reference: 'D2026-1', result })).toEqual({
    ...{ name: 'D2026-1', what: 'finished', date: '2026-11-25', of: null, due: null, isRefused: true },
  })
  expect(serviceStep({ type: 'ErrandFiled', reference: 'D2026-1', acceptanceNo: '7' })).toBeNull()
})

it('REPORT-16 REPORT-11 errands of several sites add up over those that told of them; one with an older program is left out', () => {
  const counts = { accepted: 2, fromBelow: 1, settled: 1, late: 1, refused: 0, givenBack: 0, open: 2, openLate: 0 }
  const said = { received: 3, settled: 2, inTime: 2, open: 1, overdue: 0 }
  const site = (id: string, told: object | null): SiteReported =>
    ({
      ...{ site: id, level: 'township', title: id, titleEn: id, daysLeft: 0, busiest: [], comparableShare: 0 },
      ...{ index: null, work: told },
    }) as unknown as SiteReported
  const sites = [
    site('A', { errands: counts, matters: said }),
    site('B', { errands: counts, matters: said }),
    site('C', { errands: null, matters: null }),
    site('D', null),
  ]
  expect(servicesTogether(sites)).toMatchObject({
    errands: { accepted: 4, settled: 2, open: 4 },
    matters: { received: 6, inTime: 4 },
  })
  const rows = siteServiceRows(sites as unknown as Parameters<typeof siteServiceRows>[0])
  expect(rows.slice(2).map(([title, accepted]) => [title, accepted])).toEqual([
    ['A', 2],
    ['B', 2],
    ['C', ''],
    ['D', '没有联系 not heard'],
    ['合计 Together', 4],
  ])
})
