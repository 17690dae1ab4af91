/**
 * A hall with years behind it, made once and kept: one day driven through a real server, then repeated on as many dates,
 * each with random ids and a hash chain of its own by the product's own code.
 */
import Database from 'better-sqlite3'
import type { Database as Sqlite } from 'better-sqlite3'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { linkOf, startOf } from '../../server/store/hash-chain.ts'
import { startServer } from '../support/server.ts'
import { BENCH_CACHE } from './earlier-build.ts'
import { rounded, timed } from './measure.ts'
import { pause } from './process.ts'
import { UNLIMITED, issueMany, itemsOf, serveAll, stageOver } from './stage.ts'

/** The template's date; the years lie before it, so that it stays the newest day. */
const FIRST_DATE = '2026-11-25'
const DAY_MS = 86_400_000
const PER_DAY = 2500
const KIOSKS = 50

type Cell = string | number | null

/** Folder of a hall that has had `days` days of 2,500 tickets, in the tables of the build in `root`. */
export async function bigStore(days: number, root?: string): Promise<string> {
  mkdirSync(BENCH_CACHE, { recursive: true })
  for (const name of readdirSync(BENCH_CACHE))
    if (name.startsWith(`store-${days}.part`)) rmSync(join(BENCH_CACHE, name), { recursive: true, force: true })
  const draft = join(BENCH_CACHE, `store-${days}.part`)
  const empty = await startServer({ folder: draft, args: UNLIMITED, ...(root === undefined ? {} : { root }) })
  await empty.stop()
  const folder = join(BENCH_CACHE, `store-${days}-${schemaOf(join(draft, 'hall.db'))}`)
  if (existsSync(folder)) {
    rmSync(draft, { recursive: true, force: true })
    return folder
  }
  process.stderr.write(`making a hall of ${(days * PER_DAY).toLocaleString('en')} tickets (once) …\n`)
  const tookMs = await timed(async () => {
    await liveOneDay(draft, root)
    await untilAlone(join(draft, 'hall.db'))
    repeat(join(draft, 'hall.db'), days)
  })
  rmSync(join(draft, 'hall.day.snapshot'), { force: true })
  renameSync(draft, folder)
  process.stderr.write(`made in ${rounded(tookMs / 1000, 0)} s\n`)
  return folder
}

/** A service date of this hall on which nothing has happened yet, as the server's --at takes it. */
export function nextDayOf(folder: string): string {
  const db = new Database(join(folder, 'hall.db'), { readonly: true })
  const newest = db.prepare<[], string>("SELECT max(stream) FROM event WHERE stream < 'day0'").pluck().get() as string
  db.close()
  let atMs = Date.parse(newest.slice('day/'.length)) + DAY_MS
  while ([0, 6].includes(new Date(atMs).getUTCDay())) atMs += DAY_MS
  return `${new Date(atMs).toISOString().slice(0, 10)}T10:00`
}

function schemaOf(file: string): string {
  const db = new Database(file, { readonly: true })
  const sql = db.prepare<[], string>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').pluck().all()
  db.close()
  return createHash('sha256').update(sql.join('\n')).digest('hex').slice(0, 8)
}

async function liveOneDay(folder: string, root: string | undefined): Promise<void> {
  const server = await startServer({ folder, args: UNLIMITED, ...(root === undefined ? {} : { root }) })
  const stage = stageOver(server)
  try {
    await issueMany(await stage.kiosks(KIOSKS), PER_DAY, itemsOf(stage.settings))
    const counters = stage.settings.counters.map((counter) => counter.id)
    await serveAll(await stage.clerks(counters), counters)
  } finally {
    stage.letGo()
    await server.stop()
  }
}

/** A process that the server had started behind it may still be ending. */
async function untilAlone(file: string): Promise<void> {
  for (let tries = 300; ; tries -= 1) {
    const db = new Database(file)
    try {
      db.pragma('journal_mode = DELETE')
      return
    } catch (error) {
      if (tries === 0) throw error
    } finally {
      db.close()
    }
    await pause(200)
  }
}

/** Dates before the template's, the oldest first, so that rows come in the order of their keys. */
function repeat(file: string, days: number): void {
  const db = new Database(file)
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -200000']) db.pragma(pragma)
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('event', 'ticket')",
    )
    .all()
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
  const day = templateOf(db)
  for (let n = days - 1; n >= 1; n -= 1) {
    const date = new Date(Date.parse(FIRST_DATE) - n * DAY_MS).toISOString().slice(0, 10)
    db.transaction(() => writeDay(db, day, date, n * DAY_MS))()
    if (n % 100 === 0) process.stderr.write(`  ${n} days to go\n`)
  }
  for (const { sql } of indexes) db.exec(sql)
  db.close()
}

interface Template {
  readonly events: readonly Readonly<Record<string, Cell>>[]
  readonly tickets: readonly Readonly<Record<string, Cell>>[]
}

function templateOf(db: Sqlite): Template {
  return {
    events: db
      .prepare<[string], Record<string, Cell>>('SELECT * FROM event WHERE stream = ? ORDER BY seq')
      .all(`day/${FIRST_DATE}`),
    tickets: db
      .prepare<[string], Record<string, Cell>>('SELECT * FROM ticket WHERE service_date = ? ORDER BY ticket_no')
      .all(FIRST_DATE),
  }
}

function writeDay(db: Sqlite, day: Template, date: string, earlierMs: number): void {
  const stream = `day/${date}`
  const ids = new Map<string, string>()
  const idOf = (known: string): string => {
    const id = ids.get(known) ?? randomUUID()
    ids.set(known, id)
    return id
  }
  let before = startOf(stream)
  const event = inserter(db, 'event', day.events[0])
  for (const one of day.events) {
    const row = {
      ...one,
      stream,
      command_id: idOf(one.command_id as string),
      at_ms: (one.at_ms as number) - earlierMs,
      event: (one.event as string).replace(`"serviceDate":"${FIRST_DATE}"`, `"serviceDate":"${date}"`),
    } as Record<string, Cell>
    before = linkOf(
      {
        stream,
        seq: row.seq as number,
        commandId: row.command_id as string,
        atMs: row.at_ms as number,
        actor: row.actor as string,
        event: row.event as string,
      },
      before,
    )
    event({ ...row, hash: before })
  }
  const ticket = inserter(db, 'ticket', day.tickets[0])
  for (const one of day.tickets) ticket({ ...one, service_date: date })
}

function inserter(db: Sqlite, table: string, like: Readonly<Record<string, Cell>> | undefined) {
  const columns = Object.keys(like ?? {})
  const statement = db.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  )
  return (row: Readonly<Record<string, Cell>>): void => void statement.run(row)
}
