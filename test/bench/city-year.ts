/**
 * A city hall with a whole year behind it, made once and kept: ten days lived by the product's own rules, each repeated
 * on dates of its weekday with ids and a hash chain of its own.
 */
import Database from 'better-sqlite3'
import type { Database as Sqlite } from 'better-sqlite3'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ReportReply } from '../../domain/contract/http/report.ts'
import type { Recorded } from '../../domain/queue-day/events.ts'
import { addDays, weekdayOf } from '../../domain/words/wall-time.ts'
import { ticketRow } from '../../server/hall/rows/ticket-rows.ts'
import { rowOf, startOf } from '../../server/store/hash-chain.ts'
import type { TicketRow } from '../../server/store/port.ts'
import { chanceFrom } from '../simulation/chance.ts'
import { liveDay, recordsOf, shapedArrivals } from '../simulation/lived-day.ts'
import { signIn } from '../support/client.ts'
import { startServer } from '../support/server.ts'
import { loadSite } from '../support/site.ts'
import { BENCH_CACHE } from './earlier-build.ts'
import { rounded, timed } from './measure.ts'

export const CITY_YEAR = '2025'
/** The first working day after it, as the server's --at takes it. */
export const AFTER_CITY_YEAR = '2026-01-05T10:00'
const PER_DAY = 2500
const DAYS = 250
const DAY_MS = 86_400_000
/** Mondays are busier (docs/sources.md A1). */
const WEEKDAY_LOAD: Readonly<Record<number, number>> = { 1: 1.2, 2: 1, 3: 0.93, 4: 0.92, 5: 0.95 }
const OPEN_MIN = 540
const CLOSE_MIN = 1020
/** Raised when what is lived or how it is written changes. */
const FORM = 3

interface Template {
  readonly date: string
  readonly records: readonly Recorded[]
  readonly tickets: readonly TicketRow[]
}

/** Folder of the hall; `days` fewer than a year to try things out. */
export async function cityYear(days = DAYS): Promise<string> {
  const folder = join(BENCH_CACHE, `city-year-${days}-${FORM}`)
  if (existsSync(folder)) return folder
  mkdirSync(BENCH_CACHE, { recursive: true })
  const draft = `${folder}.part`
  rmSync(draft, { recursive: true, force: true })
  process.stderr.write(`making a city hall of ${(days * PER_DAY).toLocaleString('en')} tickets (once) …\n`)
  const tookMs = await timed(async () => {
    const empty = await startServer({ site: 'city', folder: draft, args: ['--at', AFTER_CITY_YEAR] })
    await empty.stop()
    writeYear(join(draft, 'hall.db'), workdays(days))
  })
  renameSync(draft, folder)
  process.stderr.write(`made in ${rounded(tookMs / 1000, 0)} s\n`)
  return folder
}

/** The same with the columns of its reports, as a hall has them that has asked for a year once. */
export async function countedCityYear(days = DAYS): Promise<string> {
  const folder = await cityYear(days)
  if (existsSync(join(folder, 'reports', 'columns.duckdb'))) return folder
  const server = await startServer({ site: 'city', folder, args: ['--at', AFTER_CITY_YEAR] })
  try {
    for (const ask = await yearAsked(server.url); ;) {
      const { daysLeft, isCounted } = await ask()
      if (isCounted) return folder
      process.stderr.write(`  ${daysLeft} days to count\n`)
    }
  } finally {
    await server.stop()
  }
}

async function yearAsked(url: string): Promise<() => Promise<{ daysLeft: number; isCounted: boolean }>> {
  const {
    settings,
    server: { samplePins },
  } = loadSite('city')
  const { badgeNo } = settings.clerks.find(({ role }) => role === 'dutyManager') as { badgeNo: string }
  const cookie = await signIn(url, badgeNo, samplePins.get(badgeNo) ?? '')
  return async () => {
    const response = await fetch(`${url}/api/reports?period=year&date=${CITY_YEAR}-06-30`, { headers: { cookie } })
    const { figures, progress } = (await response.json()) as ReportReply
    return { daysLeft: progress.daysLeft, isCounted: figures !== null }
  }
}

/** The last so many weekdays of the year, the oldest first, so that rows come in the order of their keys. */
function workdays(count: number): readonly string[] {
  const dates: string[] = []
  for (let date = `${CITY_YEAR}-12-31`; dates.length < count; date = addDays(date, -1))
    if (weekdayOf(date) % 6 !== 0) dates.unshift(date)
  return dates
}

function writeYear(file: string, dates: readonly string[]): void {
  const templates = new Map<string, Template>()
  const db = new Database(file)
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -200000']) db.pragma(pragma)
  for (const [at, date] of dates.entries()) {
    const key = `${weekdayOf(date)} ${Math.floor(at / 5) % 2}`
    const template = templates.get(key) ?? lived(date, templates.size + 1)
    templates.set(key, template)
    db.transaction(() => writeDay(db, template, date))()
    if (at % 50 === 49) process.stderr.write(`  ${at + 1} days\n`)
  }
  db.pragma('journal_mode = WAL')
  db.close()
}

function lived(date: string, seed: number): Template {
  const { settings } = loadSite('city')
  // As many come as the counters of their queue can serve: those with several skills share their time out.
  const queues = settings.queues.map(({ id, serviceMin }) => ({
    queue: id,
    share: settings.counters
      .filter((counter) => isStaffed(numberOf(counter.id), CLOSE_MIN - 30))
      .reduce(
        (sum, { skills }) => sum + (skills.some(({ queue }) => queue === id) ? 1 / skills.length / serviceMin : 0),
        0,
      ),
  }))
  const visits = PER_DAY * (WEEKDAY_LOAD[weekdayOf(date)] ?? 1) * (1 + (seed % 3) * 0.02)
  const { log, day } = liveDay({
    // The year before has no holiday table: numbers are given as on any weekday.
    settings: { ...settings, calendar: null },
    date,
    chance: chanceFrom(seed),
    arrivals: shapedArrivals(queues, visits, OPEN_MIN, CLOSE_MIN - 30),
    isOpen: ({ id }, minute) => minute < CLOSE_MIN && isStaffed(numberOf(id), minute),
    openMin: OPEN_MIN,
    closeMin: CLOSE_MIN,
    leaves: 0.08,
    misses: 0.06,
    serviceCv: 0.7,
    priorityShare: 0.12,
  })
  return {
    date,
    records: recordsOf(log),
    tickets: [...day.closed.keys(), ...day.tickets.keys()].flatMap((no) => ticketRow(day, no) ?? []),
  }
}

function numberOf(counter: string): number {
  return Number(counter.replace(/\D/g, '')) || 0
}

/** Three counters in four; at noon every other one goes to eat. */
function isStaffed(no: number, minute: number): boolean {
  if (no % 6 === 5) return false
  return minute < 690 || minute >= 810 || no % 3 !== 0
}

function writeDay(db: Sqlite, template: Template, date: string): void {
  const laterMs = ((Date.parse(date) - Date.parse(template.date)) / DAY_MS) * DAY_MS
  const stream = `day/${date}`
  let hash = startOf(stream)
  const event = db.prepare(
    'INSERT INTO event (stream, seq, command_id, at_ms, actor, event, hash) VALUES (@stream, @seq, @commandId, @atMs, @actor, @event, @hash)',
  )
  for (const record of template.records) {
    const row = rowOf(stream, moved(record, template.date, date, laterMs), hash)
    hash = row.hash
    event.run(row)
  }
  const ticket = db.prepare(
    'INSERT INTO ticket (service_date, ticket_no, queue, status, priority_class, origin, issued_at_ms, called_at_ms, started_at_ms, closed_at_ms, counter, badge_no, calls, items) VALUES (@serviceDate, @ticketNo, @queue, @status, @priorityClass, @origin, @issuedAtMs, @calledAtMs, @startedAtMs, @closedAtMs, @counter, @badgeNo, @calls, @items)',
  )
  const later = (ms: number | null): number | null => (ms === null ? null : ms + laterMs)
  for (const row of [...template.tickets].sort((a, b) => (a.ticketNo < b.ticketNo ? -1 : 1)))
    ticket.run({
      ...row,
      serviceDate: date,
      issuedAtMs: later(row.issuedAtMs),
      calledAtMs: later(row.calledAtMs),
      startedAtMs: later(row.startedAtMs),
      closedAtMs: later(row.closedAtMs),
    })
}

/** The record on another date: its own time, times inside it, the date it names, a link and an id of its own. */
function moved(record: Recorded, from: string, to: string, laterMs: number): Recorded {
  if (from === to) return record
  const text = JSON.stringify(record.event)
    .replace(/\b1[67]\d{11}\b/g, (ms) => String(Number(ms) + laterMs))
    .replace(`"serviceDate":"${from}"`, `"serviceDate":"${to}"`)
  return {
    ...record,
    atMs: record.atMs + laterMs,
    commandId: `${record.commandId.slice(0, 24)}${to.slice(2, 4)}${to.slice(5, 7)}${to.slice(8)}`,
    event: JSON.parse(text) as Recorded['event'],
  }
}
