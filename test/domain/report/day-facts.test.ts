/** What a report counts of a day: given events as the hall decided them, the visits, legs and shifts they come to. */
import { expect, it } from 'vitest'
import { dayFacts } from '../../../domain/report/day-facts.ts'
import { isLittleRight } from '../../../domain/report/little.ts'
import { periodBefore, periodOf } from '../../../domain/report/period.ts'
import { dayRows, type DayRows } from '../../../domain/report/rows.ts'
import { reportTable } from '../../../domain/report/table.ts'
import { isAbout, ticketRecord } from '../../../domain/report/ticket-record.ts'
import type { Command } from '../../../domain/queue-day/commands.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { chanceFrom } from '../../simulation/chance.ts'
import { NO_RATINGS, NO_SERVICES, NO_SUMS, NO_TRIPS } from './no-figures.ts'
import { liveDay, recordsOf, shapedArrivals } from '../../simulation/lived-day.ts'
import { loadSite } from '../../support/site.ts'
import { Log } from '../log.ts'
import { MINUTE, NINE, clerk, kiosk, settingsWith } from '../queue-day/hall.ts'

const DATE = '2026-11-24'
const ZONE = 'Asia/Shanghai'

function lived(...steps: readonly (readonly [minute: number, command: Command, actor: Actor])[]): {
  readonly rows: DayRows
  readonly log: Log
} {
  const log = new Log(settingsWith(), { today: DATE })
  for (const [minute, command, actor] of steps) {
    const outcome = log.give(command, actor, { nowMs: NINE + minute * MINUTE, today: DATE })
    if (!outcome.ok) throw new Error(`${command.type}: ${JSON.stringify(outcome.rejection)}`)
  }
  return { rows: dayRows(dayFacts(DATE, ZONE, recordsOf(log)), ZONE), log }
}

const issue: Command = { type: 'IssueTicket', items: [{ item: 'c' }], origin: 'kiosk' }
const done = { index: 0, outcome: 'noticed' as const }

it('REPORT-1 a visit has its wait, its way, its service and what came of it', () => {
  const { rows } = lived(
    [0, { type: 'SignIn', counter: '1' }, clerk('k1')],
    [1, issue, kiosk],
    [6, { type: 'CallNext', counter: '1' }, clerk('k1')],
    [7, { type: 'StartService', counter: '1' }, clerk('k1')],
    [17, { type: 'FinishService', counter: '1', outcomes: [done] }, clerk('k1')],
    [20, { type: 'PauseCounter', counter: '1', reason: 'meal' }, clerk('k1')],
    [50, { type: 'OpenCounter', counter: '1' }, clerk('k1')],
    [60, { type: 'SignOut', counter: '1' }, clerk('k1')],
  )
  expect(rows.visits).toMatchObject([
    {
      queue: 'C',
      end: 'finished',
      waitMs: 5 * MINUTE,
      serviceMs: 10 * MINUTE,
      stayMs: 16 * MINUTE,
      isSecondTrip: true,
    },
  ])
  expect(rows.legs).toMatchObject([{ end: 'served', wayMs: MINUTE, counter: '1', badgeNo: 'k1' }])
  expect(rows.stints.map(({ kind, ms, badgeNo }) => [kind, ms / MINUTE, badgeNo])).toEqual([
    ['open', 20, 'k1'],
    ['paused', 30, 'k1'],
    ['open', 10, 'k1'],
  ])
  expect(rows.house.find(({ minute }) => minute === 545)).toMatchObject({ inHouse: 1, waiting: 1, openCounters: 1 })
})

it('REPORT-1 a call that was taken back never was; a miss ends one wait and coming back begins another', () => {
  const { rows } = lived(
    [0, { type: 'SignIn', counter: '1' }, clerk('k1')],
    [0, issue, kiosk],
    [1, { type: 'CallNext', counter: '1' }, clerk('k1')],
    [1, { type: 'Undo', counter: '1' }, clerk('k1')],
    [9, { type: 'CallNext', counter: '1' }, clerk('k1')],
    [10, { type: 'Recall', counter: '1' }, clerk('k1')],
    [11, { type: 'Recall', counter: '1' }, clerk('k1')],
    [12, { type: 'MarkMissed', counter: '1' }, clerk('k1')],
    [20, { type: 'Rejoin', ticketNo: 'C001' }, kiosk],
    [22, { type: 'CallNext', counter: '1' }, clerk('k1')],
    [23, { type: 'StartService', counter: '1' }, clerk('k1')],
    [30, { type: 'FinishService', counter: '1', outcomes: [done] }, clerk('k1')],
  )
  expect(rows.legs.map(({ end, waitMs }) => [end, (waitMs ?? 0) / MINUTE])).toEqual([
    ['missed', 9],
    ['served', 2],
  ])
  expect(rows.visits).toMatchObject([{ waitMs: 9 * MINUTE, misses: 1, stayMs: 22 * MINUTE, end: 'finished' }])
})

it('REPORT-2 one who was never called has waited in vain, up to when it went or until now', () => {
  const { rows } = lived(
    [0, issue, kiosk],
    [2, issue, kiosk],
    [40, { type: 'CancelTicket', ticketNo: 'C001' }, { kind: 'holder', ticketNo: 'C001' }],
  )
  expect(rows.visits).toMatchObject([
    { end: 'cancelled', waitMs: null, waitedInVainMs: 40 * MINUTE },
    { end: 'open', waitMs: null, waitedInVainMs: 38 * MINUTE },
  ])
})

it('REPORT-5 over a whole day of the county hall people counted are arrivals times stay, and a lost end shows', () => {
  const { settings } = loadSite('county')
  const { log, day } = liveDay({
    settings: { ...settings, calendar: null },
    date: DATE,
    chance: chanceFrom(7),
    arrivals: shapedArrivals(
      settings.queues.map(({ id }) => ({ queue: id, share: 1 })),
      300,
      510,
      990,
    ),
    isOpen: (_, minute) => minute < 1050,
    openMin: 510,
    closeMin: 1050,
    leaves: 0.1,
    misses: 0.1,
    serviceCv: 0.7,
    priorityShare: 0.1,
  })
  const rows = dayRows(dayFacts(DATE, ZONE, recordsOf(log)), ZONE)
  const counted = rows.house.reduce((sum, { inHouse }) => sum + inHouse, 0) / rows.house.length
  const sum = (visits: DayRows['visits']) => ({
    arrivals: visits.length,
    stayMs: visits.reduce((all, { stayMs }) => all + stayMs, 0),
    counted,
    minutes: rows.house.length * 5,
  })
  expect(rows.visits).toHaveLength(day.totals.issued)
  expect(rows.visits.filter(({ end }) => end === 'finished')).toHaveLength(day.totals.finished)
  expect(isLittleRight([sum(rows.visits)])).toBe(true)
  expect(isLittleRight([sum(rows.visits.slice(0, -60))])).toBe(false)
})

it('REPORT-5 given a hall that opened a quarter of an hour ago then steps of five minutes are no fault of its accounts', () => {
  const day = { arrivals: 58, stayMs: 58 * 5.6 * 60_000, counted: 18 }
  expect(isLittleRight([{ ...day, minutes: 15 }])).toBe(true)
  expect(isLittleRight([{ ...day, counted: 4, minutes: 60 }])).toBe(false)
})

it('REPORT-6 the records about a ticket say neither its link nor what was typed', () => {
  const { log } = lived(
    [0, { type: 'SignIn', counter: '1' }, clerk('k1')],
    [1, issue, kiosk],
    [3, { type: 'CallByNumber', counter: '1', ticketNo: 'C001', reason: '张三的表姐' }, clerk('k1')],
  )
  const records = recordsOf(log).filter(({ event }) => isAbout(event, 'C001'))
  expect(records.map((one) => ticketRecord(one, new Map()))).toMatchObject([
    { what: 'TicketIssued', by: 'device', facts: { 'leg.queue': 'C', 'items.1.item': 'c' } },
    { what: 'TicketCalled', by: 'k1', facts: { 'why.rule': 'byNumber' } },
  ])
  expect(JSON.stringify(records.map((one) => ticketRecord(one, new Map())))).not.toMatch(/random text|张三/)
})

it('REPORT-7 half a month is held against as many days of the month before, a whole one against all of it', () => {
  expect(periodOf('month', '2026-11-30')).toEqual({ from: '2026-11-01', to: '2026-11-30' })
  expect(periodBefore('month', '2026-11-30', '2026-12-05')).toEqual({ from: '2026-10-01', to: '2026-10-31' })
  expect(periodBefore('month', '2026-11-10', '2026-11-10')).toEqual({ from: '2026-10-01', to: '2026-10-10' })
  expect(periodBefore('month', '2026-03-31', '2026-03-30')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(periodOf('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' })
  expect(periodOf('quarter', '2026-12-31')).toEqual({ from: '2026-10-01', to: '2026-12-31' })
  expect(periodBefore('year', '2026-02-28', '2027-01-01')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
})

it('REPORT-8 REPORT-5 the table begins with its check and says in words which days do not fit', () => {
  const rows = reportTable(
    { from: DATE, to: DATE },
    {
      sums: { ...NO_SUMS, issued: 2, finished: 1 },
      before: null,
      days: [],
      hours: [],
      queues: [],
      items: [],
      counters: [],
      clerks: [],
      budget: {
        tickets: 2,
        openMs: 3_600_000,
        pausedMs: 0,
        slips: 2,
        printed: { slips: 0, mm: 0 },
        slipMm: 160,
        notices: 0,
        mailed: 0,
      },
      ratings: NO_RATINGS,
      trips: NO_TRIPS,
      ...NO_SERVICES,
      check: {
        arrivalsPerMin: 0,
        stayMeanMs: 0,
        computed: 3,
        counted: 1,
        isLittleRight: false,
        littleOff: [DATE],
        isSumRight: false,
        records: 9,
        broken: [{ date: DATE, seq: 4, problem: 'record 4 is missing' }],
        fingerprint: 'f',
      },
    },
    { site: 'hall', queue: (id) => id, item: (id) => id, counter: (id) => id },
  )
  expect(rows.slice(0, 6).map(([title]) => String(title).split(' ')[0])).toEqual([
    'hall',
    '自查没有通过',
    '利特尔法则：算出来',
    '对不上的日子',
    '发号',
    '日志链断开',
  ])
})
