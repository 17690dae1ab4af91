/** Ratings, second trips, mail-outs and the sites below, as a report counts and writes them. */
import { expect, it } from 'vitest'
import type { CaseEvent } from '../../../domain/case/events.ts'
import { caseFacts } from '../../../domain/report/case-facts.ts'
import { paperOf, printedWithin } from '../../../domain/report/paper.ts'
import { ratingRows } from '../../../domain/report/rating-rows.ts'
import { comparedSites, type SiteReported, type SiteWork } from '../../../domain/report/sites.ts'
import { ratingRows as ratingTable, siteRows } from '../../../domain/report/table-service.ts'
import type { ReportFigures } from '../../../domain/report/figures.ts'
import type { RatingEvent } from '../../../domain/rating/events.ts'
import type { Recorded } from '../../../domain/words/recorded.ts'
import { NO_RATINGS } from './no-figures.ts'

const NINE = Date.parse('2026-11-24T09:00:00+08:00')
const DAY_MS = 86_400_000
const names = { site: 'hall', queue: (id: string) => id, item: (id: string) => id, counter: (id: string) => id }

function records<E>(...events: readonly (readonly [dayNo: number, event: object])[]): readonly Recorded<E>[] {
  return events.map(([dayNo, event], at) => ({
    seq: at + 1,
    atMs: NINE + dayNo * DAY_MS,
    actor: { kind: 'system' } as never,
    commandId: `c${at}`,
    event: event as E,
  }))
}

it('REPORT-10 a case is counted where it was opened, told what is missing, told again, come back and posted, each on its date', () => {
  const opened = { type: 'CaseOpened', item: 'c05' }
  const asked = { type: 'SupplementAsked' }
  const written = records<CaseEvent>(
    [0, opened],
    [1, asked],
    [2, { type: 'ReentryTicketTaken' }],
    [2, asked],
    [5, { type: 'ResultMailed', trackingNo: 'E1' }],
  )
  expect(caseFacts(written, 'Asia/Shanghai').map(({ date, kind }) => [date, kind])).toEqual([
    ['2026-11-24', 'opened'],
    ['2026-11-25', 'noticed'],
    ['2026-11-26', 'cameBack'],
    ['2026-11-26', 'noticedAgain'],
    ['2026-11-29', 'mailed'],
  ])
  expect(caseFacts(records<CaseEvent>([0, opened], [0, { type: 'CaseVoided' }]), 'Asia/Shanghai')).toEqual([])
})

it('REPORT-10 a rating that a review set aside counts no more, a decline has no level, silence by default is marked', () => {
  const served = { counter: '21', badgeNo: '0301', queue: 'C', items: ['c05'] }
  const rated = (about: string, level: number, channel = 'phone'): object => ({
    ...{ type: 'Rated', about, ticketNo: about, caseNo: null, level, reasons: [], reasonsVersion: 1, words: '' },
    ...{ channel, rectification: null, ...served },
  })
  const { rows, isSilenceRated, seq } = ratingRows(
    '2026-11-24',
    records<RatingEvent>(
      [0, rated('C001', 5)],
      [0, rated('C002', 1)],
      [0, rated('261124 0001', 4, 'case')],
      [0, { type: 'RatingSkipped', about: 'C003', how: 'declined', ...served }],
      [0, { type: 'RatingReviewed', about: 'C002', decision: 'setAside', reason: 'twice' }],
      [9, { type: 'RatingsClosed', date: '2026-11-24', silent: 7, isDefault: true }],
    ),
  )
  expect(rows.map(({ how, level, isCounted, isCase }) => [how, level, isCounted, isCase])).toEqual([
    ['rated', 5, true, false],
    ['rated', 1, false, false],
    ['rated', 4, true, true],
    ['declined', null, false, false],
  ])
  expect([isSilenceRated, seq]).toEqual([true, 6])
})

it('REPORT-10 the table names the response rate beside the levels; paper is metres, rolls and sheets', () => {
  const ratings = { ...NO_RATINGS, visits: 200, rated: 50, silent: 150, mean: 4.86, levels: [{ level: 5, count: 50 }] }
  const rows = ratingTable({ ratings } as unknown as ReportFigures, names)
  expect(rows[2]).toEqual(['评了 Rated', 50, 25, '% 评价率 response'])
  expect(rows.find(([title]) => String(title).startsWith('没表示'))?.[1]).toBe(150)
  const printed = { slips: 0, mm: 0 }
  expect(paperOf({ slips: 1000, printed, slipMm: 160, notices: 40 })).toEqual({ metres: 160, rolls: 2, sheets: 40 })
})

it('REPORT-14 paper is as long as it was printed, second prints too; only what nobody measured is reckoned', () => {
  const days = {
    '2026-11-24': { slips: 100, mm: 15_000 },
    '2026-11-25': { slips: 600, mm: 90_000 },
    '2026-12-01': { slips: 50, mm: 9000 },
  }
  expect(printedWithin(days, '2026-11-25', '2026-11-30')).toEqual({ slips: 600, mm: 90_000 })
  const printed = printedWithin(days, '2026-11-01', '2026-11-30')
  expect(paperOf({ slips: 1000, printed, slipMm: 200, notices: 0 }).metres).toBe(105 + 60)
  expect(paperOf({ slips: 650, printed, slipMm: 200, notices: 0 }).metres).toBe(105)
})

const WORK: SiteWork = {
  ...{ issued: 100, finished: 90, asked: 95, kept: 90, p50Ms: 1, p80Ms: 600_000, secondTrips: 9 },
  ...{ visits: 90, rated: 45, mean: 4.9, openMs: 1, items: [], errands: null, matters: null },
}
const site = (id: string, items: SiteWork['items'] | null): SiteReported => ({
  ...{ site: id, level: 'township', title: id, titleEn: id },
  work: items === null ? null : { ...WORK, items },
  daysLeft: items === null ? null : 0,
})
const item = (id: string, count: number, min: number): SiteWork['items'][number] => ({
  ...{ item: id, count, serviceMeanMs: min * 60_000 },
})

it('REPORT-11 a site that does slow matters is not slower than one that does quick ones; only the same matters are compared', () => {
  // Both need five minutes for a and ten for b; B does more of b, and c, which nobody else does.
  const A = site('A', [item('a', 90, 5), item('b', 10, 10)])
  const B = site('B', [item('a', 10, 5), item('b', 90, 10), item('c', 100, 60)])
  const [a, b] = comparedSites([A, B])
  expect([a?.index, b?.index]).toEqual([100, 100])
  expect(b?.comparableShare).toBe(0.5)
  expect(b?.busiest.map(({ item: id }) => id)).toEqual(['c', 'b', 'a'])
  // Twice the time of the others for the same matter; the mean of all moves with it.
  const [, , slow] = comparedSites([A, B, site('C', [item('a', 100, 10)])])
  expect(slow?.index).toBe(Math.round((100 * 10) / ((90 * 5 + 10 * 5 + 100 * 10) / 200)))
})

it('REPORT-11 with fewer than thirty comparable visits no comparison is said, and a site that is not heard is named', () => {
  const compared = comparedSites([site('A', [item('a', 20, 5)]), site('B', [item('a', 50, 9)]), site('S', null)])
  expect(compared.map(({ index }) => index)).toEqual([null, expect.any(Number), null])
  expect(siteRows(compared, names).at(-1)).toEqual(['S', '没有联系 not heard'])
})
