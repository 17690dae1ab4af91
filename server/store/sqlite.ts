/** The store on one SQLite file: the only file that knows better-sqlite3. */
import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import type { Database as Sqlite, Statement } from 'better-sqlite3'
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { verifyRows, type EventRow } from './hash-chain.ts'
import {
  beginningOf,
  type BehindDay,
  type CommandAt,
  type Counts,
  type Store,
  type StoreReader,
  type TicketRow,
  type WrittenCase,
} from './port.ts'
import { kindOfStream } from '../../domain/words/stream.ts'
import { casesOn } from './sqlite-cases.ts'
import { buildHall, openState, type HallBuilder, type HallState } from './sqlite-copy.ts'
import { lockFile, openChecked, type Opened } from './sqlite-open.ts'
import { bookingsOn, devicesIn, peopleIn, peopleOn } from './sqlite-tables.ts'
import { sharedOn } from './passing/on-sqlite.ts'
import { BEHIND, headOf, writerOn } from './sqlite-write.ts'
import { StoreUnusable } from './unusable.ts'

const EVENT_COLUMNS = 'stream, seq, command_id AS commandId, at_ms AS atMs, actor, event, hash'
const PAGE_ROWS = 1000
type PageRow = readonly [seq: number, commandId: string, atMs: number, actor: string, event: string]
const TICKET_COLUMNS = `service_date AS serviceDate, ticket_no AS ticketNo, queue, status,
  priority_class AS priorityClass, origin, issued_at_ms AS issuedAtMs, called_at_ms AS calledAtMs,
  started_at_ms AS startedAtMs, closed_at_ms AS closedAtMs, counter, badge_no AS badgeNo, calls, items`
/** Every stream by one step down the index each; DISTINCT would walk the whole log while the hall waits. */
const STREAMS = `WITH RECURSIVE name(stream) AS (
    SELECT min(stream) FROM event WHERE stream >= $begin AND stream > $after
    UNION ALL SELECT (SELECT min(event.stream) FROM event WHERE event.stream > name.stream)
      FROM name WHERE substr(name.stream, 1, length($begin)) = $begin)
  SELECT stream FROM name
    WHERE substr(stream, 1, length($begin)) = $begin AND stream IS NOT NULL LIMIT $limit`
/** The condition is that of the index event_of_case, word for word. */
const CASES_WRITTEN = `SELECT stream, min(seq) AS first, max(seq) AS last FROM event INDEXED BY event_of_case
  WHERE stream >= 'case/' AND stream < 'case0' AND at_ms >= ? GROUP BY stream ORDER BY stream`
/** The stream before this one, of the kind whose names begin so. */
const STREAM_BEFORE = 'SELECT max(stream) FROM event WHERE stream < ? AND stream >= ?'
const TABLES = ['event', 'ticket', 'booking', 'session', 'device', 'pin', 'secret', 'contact'] as const

/**
 * Opens the file, or makes it in a folder where no hall has been. Throws StoreUnusable, one plain sentence, when another
 * server holds it, when it or what was acknowledged is damaged or gone, or when a newer program wrote it. `backups`:
 * folders outside its own where the hall leaves backups.
 */
export function openSqliteStore(file: string, backups: readonly string[] = []): Store {
  const open = (path: string, options?: Database.Options): Sqlite => new Database(path, options)
  const lock = lockFile(open, file)
  try {
    const opened = openChecked(open, file, backups)
    return storeOn(opened, () => {
      opened.acknowledged.close()
      opened.db.close()
      lock.close()
    })
  } catch (error) {
    lock.close()
    throw error
  }
}

/**
 * Keeps every server away from a file while it is exchanged. Returns the way to let them in again. Throws StoreUnusable
 * when one has it open.
 */
export function holdSqlite(file: string): () => void {
  const lock = lockFile((path, options) => new Database(path, options), file)
  return () => void lock.close()
}

/** Throws StoreUnusable where there is no hall's file. */
export function mustHold(file: string): void {
  if (!existsSync(file))
    throw new StoreUnusable(`There is no database ${file}. Name the folder with --data, or start the server once.`)
}

/**
 * Reads a hall's file beside its running server; never writes, takes no lock. Throws StoreUnusable when there is none.
 */
export function readSqliteStore(file: string): StoreReader {
  mustHold(file)
  const db = new Database(file, { readonly: true, fileMustExist: true })
  return readerOn(db, () => db.close())
}

/** One state of a hall's file as rows, beside its running server. Throws StoreUnusable when there is none. */
export function readState(file: string): HallState {
  mustHold(file)
  return openState((path, options) => new Database(path, options), file)
}

/** Builds a hall's file under a name that is free, of that many steps of its schema; left out: of all. */
export function buildSqlite(file: string, schema?: number): HallBuilder {
  return buildHall((path, options) => new Database(path, options), file, schema)
}

/**
 * Copies a hall's file page by page beside its running server into a file of its own; commits during the copy are not
 * in it.
 */
export async function copySqlite(from: string, to: string): Promise<void> {
  const db = new Database(from, { readonly: true, fileMustExist: true })
  try {
    // One state: without it the copy begins anew with every commit, and may never end.
    db.exec('BEGIN')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    await db.backup(to)
  } finally {
    db.close()
  }
}

function storeOn(opened: Opened, close: () => void): Store {
  const { db, checkPlace } = opened
  return {
    ...writerOn(db, opened),
    ...readerOn(db, close),
    ...peopleOn(db, checkPlace),
    ...bookingsOn(db),
    ...casesOn(db),
    ...sharedOn(db),
  }
}

function readerOn(db: Sqlite, close: () => void): StoreReader {
  const one = <R>(sql: string) => db.prepare<unknown[], R>(sql)
  const readEvents = one<EventRow>(`SELECT ${EVENT_COLUMNS} FROM event WHERE stream = ? AND seq > ? ORDER BY seq`)
  const page = db
    .prepare<[string, number], PageRow>(
      `SELECT seq, command_id, at_ms, actor, event FROM event WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ${PAGE_ROWS}`,
    )
    .raw()
  const someRows = one<EventRow>(`SELECT ${EVENT_COLUMNS} FROM event WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?`)
  const streamBefore = db.prepare<[string, string], string | null>(STREAM_BEFORE).pluck()
  const lastCommands = one<CommandAt>(
    'SELECT seq, command_id AS commandId FROM event WHERE stream = ? ORDER BY seq DESC LIMIT ?',
  )
  return {
    read: async <E extends HallEvent>(stream: string, afterSeq: number) => recordsOf<E>(page, stream, afterSeq),
    head: async (stream) => headOf(db, stream),
    rows: async (stream, afterSeq, limit) => someRows.all(stream, afterSeq, limit),
    streams: async (kind, page) =>
      db
        .prepare<[Readonly<Record<'begin' | 'after' | 'limit', string | number>>], string>(STREAMS)
        .pluck()
        .all({ begin: beginningOf(kind), after: page?.after ?? '', limit: page?.limit ?? -1 }),
    casesWritten: async (sinceMs) => one<WrittenCase>(CASES_WRITTEN).all(sinceMs),
    commandsBefore: async (stream, limit) => {
      const before = streamBefore.get(stream, `${kindOfStream(stream)}/`) ?? ''
      return { stream: before, commands: lastCommands.all(before, limit).reverse() }
    },
    behind: async () => one<BehindDay>(BEHIND).all(),
    verify: async (stream) => verifyRows(stream, readEvents.iterate(stream, 0)),
    tickets: async (serviceDate) =>
      one<TicketRow>(
        `SELECT ${TICKET_COLUMNS} FROM ticket WHERE service_date = ? ORDER BY issued_at_ms, ticket_no`,
      ).all(serviceDate),
    devices: async () => devicesIn(db),
    people: async (nowMs) => peopleIn(db, nowMs),
    counts: async () =>
      Object.fromEntries(
        TABLES.map((table) => [table, db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()]),
      ) as Counts,
    check: async () => {
      const answer = db.pragma('quick_check(1)', { simple: true })
      return answer === 'ok' ? null : String(answer)
    },
    close: async () => close(),
  }
}

/**
 * Reads page by page: a day of a hundred thousand records never stands in memory twice, and the connection is free in
 * between.
 */
function* recordsOf<E extends HallEvent>(
  page: Statement<[string, number], PageRow>,
  stream: string,
  afterSeq: number,
): Generator<Recorded<E>> {
  const actors = new Map<string, Actor>()
  for (let from = afterSeq; ;) {
    const rows = page.all(stream, from)
    for (const [seq, commandId, atMs, text, event] of rows) {
      let actor = actors.get(text)
      if (!actor) actors.set(text, (actor = JSON.parse(text) as Actor))
      yield { seq, commandId, atMs, actor, event: JSON.parse(event) as E }
    }
    if (rows.length < PAGE_ROWS) return
    from = (rows.at(-1) as PageRow)[0]
  }
}
