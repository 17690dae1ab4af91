/** Reports of a real server: figures from its records, tables, the tickets behind a figure, a break in the chain. */
import Database from 'better-sqlite3'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type {
  DrillReply,
  ReportReply,
  SitesReportReply,
  TicketLedgerReply,
} from '../../../domain/contract/http/report.ts'
import { readTable } from '../../../server/catalogue/table-file.ts'
import { countDays } from '../../../server/reports/catch-up.ts'
import { openColumns, type Columns } from '../../../server/reports/columns.ts'
import { figuresOf } from '../../../server/reports/figures.ts'
import { readSqliteStore } from '../../../server/store/sqlite.ts'
import { keyVariable } from '../../../server/sites/links.ts'
import { KEY } from '../sites/linked-sites.ts'
import { connect, pairDevice, signIn } from '../../support/client.ts'
import { startServer, type RunningServer } from '../../support/server.ts'
import { accepted } from '../../bench/stage.ts'

const DATE = '2026-11-25'
const NO_TERMS = { workdays: [], promisedDays: {}, settledHere: [] }
let server: RunningServer
let manager: string

async function ask<T>(path: string, cookie = manager): Promise<{ readonly status: number; readonly body: T }> {
  const response = await fetch(server.url + path, { headers: { cookie } })
  return { status: response.status, body: (await response.json()) as T }
}

/** As often as the page asks while days are counted. */
async function report(query: string): Promise<ReportReply> {
  for (;;) {
    const { status, body } = await ask<ReportReply>(`/api/reports?${query}`)
    expect(status).toBe(200)
    if (body.figures !== null) return body
  }
}

/** As whoever holds the slip of C001 does on the phone. */
async function rate(link: string, level: number): Promise<void> {
  const sent = {
    commandId: crypto.randomUUID(),
    link: link.replace('/t/', ''),
    date: DATE,
    ticketNo: 'C001',
    ...{ level, reasons: [], words: '', phone: null },
  }
  const response = await fetch(`${server.url}/api/ratings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sent),
  })
  expect(await response.json()).toEqual({ rectification: null })
}

beforeAll(async () => {
  server = await startServer({
    args: ['--link', 'liulin=http://127.0.0.1:9'],
    env: { [keyVariable('liulin')]: KEY },
  })
  manager = await signIn(server.url, '0101', '1357')
  const token = await pairDevice(server.url, 'kiosk', { name: '1 号机' })
  const kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken: token })
  const clerk = await connect(
    server.url,
    { screen: 'clerk', counter: '21' },
    { cookie: await signIn(server.url, '0301', '2468') },
  )
  await accepted(clerk, { type: 'SignIn', counter: '21' })
  const [{ link }] = [
    await accepted(kiosk, { type: 'IssueTicket', origin: 'kiosk', items: [{ item: 'c01' }] }),
  ] as unknown as [{ readonly link: string }]
  for (const item of ['c01', 'e01']) await accepted(kiosk, { type: 'IssueTicket', origin: 'kiosk', items: [{ item }] })
  await accepted(clerk, { type: 'CallNext', counter: '21' })
  await accepted(clerk, { type: 'StartService', counter: '21' })
  await accepted(clerk, { type: 'FinishService', counter: '21', outcomes: [{ index: 0, outcome: 'noticed' }] })
  await rate(link, 4)
  kiosk.close()
  clerk.close()
})
afterAll(() => server.stop())

it('REPORT-4 REPORT-5 a day has its figures at once, with its own check, for the duty manager alone', async () => {
  const { figures, from, to } = await report(`period=day&date=${DATE}`)
  expect([from, to]).toEqual([DATE, DATE])
  expect(figures?.sums).toMatchObject({ issued: 3, finished: 1, open: 2, secondTrips: 1 })
  expect(figures?.queues.map(({ queue, issued }) => [queue, issued])).toEqual([
    ['C', 2],
    ['E', 1],
  ])
  expect(figures?.counters).toMatchObject([{ counter: '21', served: 1 }])
  expect(figures?.check).toMatchObject({ isSumRight: true, broken: [] })
  expect((await ask('/api/reports', await signIn(server.url, '0301', '2468'))).status).toBe(403)
})

it('REPORT-10 ratings have their level and their response rate, whoever said nothing stands apart; notices are paper', async () => {
  const { figures } = await report(`period=day&date=${DATE}`)
  expect(figures?.ratings).toMatchObject({ visits: 1, rated: 1, silent: 0, defaulted: 0, mean: 4, cases: 0 })
  expect(figures?.ratings.levels.find(({ level }) => level === 4)).toEqual({ level: 4, count: 1 })
  expect(figures?.ratings.queues).toEqual([{ queue: 'C', rated: 1, poor: 0, mean: 4 }])
  expect(figures?.trips).toMatchObject({ toldAtWindow: 1, casesNoticed: 0 })
  expect(figures?.budget).toMatchObject({ slips: 3, notices: 1, mailed: 0 })
})

it('REPORT-11 sites below that are not heard are named, this one stands with its mix', async () => {
  const { body } = await ask<SitesReportReply>(`/api/reports/sites?period=day&date=${DATE}`)
  const [own, ...below] = body.sites
  expect(own).toMatchObject({ site: 'weiyuan', work: { issued: 3 }, busiest: [{ item: 'c01' }, { item: 'e01' }] })
  // Its station and the room below that; sites without a line to them are in no report.
  expect(below.map(({ site }) => site)).toEqual(['liulin', 'huaishuwan'])
  expect(below.every(({ work, daysLeft }) => work === null && daysLeft === null)).toBe(true)
  expect(body.left).toBe(0)
})

it('REPORT-3 a day that has grown is counted anew, and columns that were thrown away are made again', async () => {
  const token = await pairDevice(server.url, 'kiosk', { name: '2 号机' })
  const kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken: token })
  await accepted(kiosk, { type: 'IssueTicket', origin: 'kiosk', items: [{ item: 'c01' }] })
  kiosk.close()
  expect((await report('period=month')).figures?.sums.issued).toBe(4)
  await server.kill()
  const columns = join(server.folder, 'reports', 'columns.duckdb')
  expect(existsSync(columns)).toBe(true)
  writeFileSync(columns, 'torn')
  await server.restart()
  manager = await signIn(server.url, '0101', '1357')
  expect((await report('period=year')).figures?.sums.issued).toBe(4)
})

it('REPORT-3 while another process holds the columns, as one that outlives its killed server does, reports are answered', async () => {
  await server.kill()
  const held = (): Promise<Columns | null> =>
    openColumns(join(server.folder, 'reports', 'columns.duckdb'), 1).catch(() => null)
  const holder = await vi.waitUntil(held, { timeout: 60_000 })
  await server.restart()
  manager = await signIn(server.url, '0101', '1357')
  expect((await report('period=month')).figures?.sums.issued).toBe(4)
  holder.close()
})

it('REPORT-6 a figure leads to its tickets and a ticket to its records; nonsense is named', async () => {
  const { body } = await ask<DrillReply>(`/api/reports/tickets?from=${DATE}&to=${DATE}&queue=C&only=secondTrip`)
  expect(body).toMatchObject({ count: 1, tickets: [{ date: DATE, ticketNo: 'C001', end: 'finished' }] })
  for (const only of ['missed', 'left', 'overPromise'])
    expect((await ask(`/api/reports/tickets?from=${DATE}&to=${DATE}&only=${only}`)).body, only).toMatchObject({
      count: 0,
    })
  const ledger = await ask<TicketLedgerReply>(`/api/reports/ticket?date=${DATE}&no=C001`)
  expect(ledger.body.isSound).toBe(true)
  expect(ledger.body.records.map(({ what }) => what)).toEqual([
    'TicketIssued',
    'TicketCalled',
    'TicketArrived',
    'ServiceStarted',
    'ServiceFinished',
  ])
  expect((await ask(`/api/reports/ticket?date=${DATE}&no=C999`)).body).toMatchObject({ code: 'notFound', field: 'no' })
  expect((await ask(`/api/reports?period=century`)).body).toMatchObject({ code: 'malformed', field: 'period' })
  expect((await ask(`/api/reports/tickets?from=2020-01-01&to=${DATE}`)).body).toMatchObject({ field: 'to' })
})

it('REPORT-8 CSV and XLSX give the figures of the page', async () => {
  for (const format of ['csv', 'xlsx']) {
    const response = await fetch(`${server.url}/api/reports/table?period=day&date=${DATE}&format=${format}`, {
      headers: { cookie: manager },
    })
    const file = join(server.folder, `report.${format}`)
    writeFileSync(file, Buffer.from(await response.arrayBuffer()))
    const cells = (await readTable(file)).sheets.flatMap(({ rows }) => rows.map((row) => row.cells))
    expect(cells.find(([title]) => title?.startsWith('发号'))?.slice(0, 2)).toEqual(['发号 Issued', '4'])
    rmSync(file)
  }
})

it('SET-7 a day that was lived by a stricter promise is not made better by the one in force today', async () => {
  await server.kill()
  const store = readSqliteStore(join(server.folder, 'hall.db'))
  const columns = await openColumns(join(server.folder, 'past.duckdb'), 1)
  await countDays(store, columns, { days: [DATE], ratings: [] }, 'Asia/Shanghai', () => false)
  const [old, present] = [
    { C: 0, E: 0 },
    { C: 600, E: 600 },
  ]
  const kept = async (until: string): Promise<number> => {
    const next = until === DATE ? '2026-11-26' : DATE
    const promises = [
      { from: '0001-01-01', to: until, minutes: old },
      { from: next, to: '9999-12-31', minutes: present },
    ]
    const stretch = { from: DATE, to: DATE, promises, promiseMin: 30, sessions: {} }
    return (await figuresOf(columns, stretch, { from: '2026-11-24', to: '2026-11-24' }, NO_TERMS)).sums.kept
  }
  // One was called, after a wait of some milliseconds.
  expect(await kept('2026-11-24')).toBe(1)
  expect(await kept(DATE)).toBe(0)
  columns.close()
  await store.close()
})

it('REPORT-5 a record that was changed afterwards is named with its day', async () => {
  // Asked of the file itself, as of a copy that an auditor has.
  await server.kill()
  const db = new Database(join(server.folder, 'hall.db'))
  db.exec(`UPDATE event SET at_ms = at_ms + 1 WHERE stream = 'day/${DATE}' AND seq = 4`)
  db.close()
  const store = readSqliteStore(join(server.folder, 'hall.db'))
  const columns = await openColumns(join(server.folder, 'audit.duckdb'), 1)
  await countDays(store, columns, { days: [DATE], ratings: [] }, 'Asia/Shanghai', () => false)
  const stretch = { from: DATE, to: DATE, promises: [], promiseMin: 30, sessions: {} }
  const { check } = await figuresOf(columns, stretch, { from: '2026-11-24', to: '2026-11-24' }, NO_TERMS)
  expect(check.broken).toMatchObject([{ date: DATE, seq: 4 }])
  columns.close()
  await store.close()
})
