/**
 * A hall's file as rows: one state of it read beside its running server, and a file built from such rows. Every record
 * is checked against the chain on the way.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs'
import type { Database as Sqlite, Statement } from 'better-sqlite3'
import { linkOf, startOf, type EventRow } from './hash-chain.ts'
import type { Head } from './port.ts'
import { layTables, newestSchema, type OpenSqlite } from './sqlite-migrate.ts'

export type Cell = string | number | null
export type Row = readonly Cell[]

export interface StreamHead extends Head {
  readonly stream: string
}

/** Rows of one table, each as long as `columns`. */
export interface TableRows {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: Iterable<Row>
}

export interface HallState {
  /** How many of the numbered steps have made its tables. */
  readonly schema: number
  /** Every stream with its last record, by name. */
  heads(): readonly StreamHead[]
  /** Days whose rows are behind their log. */
  behind(): ReadonlySet<string>
  /** Columns of a record besides its stream and its hash. */
  readonly columns: readonly string[]
  /** A stream's records in those columns. Throws ChainBroken at the first that is not what was written. */
  events(stream: string): Iterable<Row>
  /** The rows that follow from this stream alone. */
  rowsOf(stream: string): readonly TableRows[]
  /** All tables but the log and those of `rowsOf`. */
  tables(): readonly TableRows[]
  close(): void
}

/** A record that is not what was written. */
export class ChainBroken extends Error {}

const KNOWN_COLUMNS = ['seq', 'command_id', 'at_ms', 'actor', 'event']
const PAGE_ROWS = 1000
/** Tables whose rows follow from the streams of a kind: day/2026-11-25 → the tickets of that date. */
const FOLLOWING: Readonly<Record<string, { readonly table: string; readonly column: string }>> = {
  day: { table: 'ticket', column: 'service_date' },
  booking: { table: 'booking', column: 'date' },
}
const NEXT_STREAM = 'SELECT min(stream) FROM event WHERE stream > ?'
const HEAD = 'SELECT seq, hash FROM event WHERE stream = ? ORDER BY seq DESC LIMIT 1'

/** Opens one state of `file`: what is written meanwhile is not in it, and does not disturb it. */
export function openState(open: OpenSqlite, file: string): HallState {
  const db = open(file, { readonly: true, fileMustExist: true })
  db.exec('BEGIN')
  // The first read fixes the state.
  const schema = db.pragma('user_version', { simple: true }) as number
  const columnsOf = (table: string): readonly string[] =>
    db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
  const extra = columnsOf('event').filter((name) => !['stream', 'hash', ...KNOWN_COLUMNS].includes(name))
  const columns = [...KNOWN_COLUMNS, ...extra]
  const select = (table: string, where: string): TableRows => {
    const names = columnsOf(table)
    const rows = db.prepare<unknown[], Row>(`SELECT ${names.join(', ')} FROM ${table} ${where}`).raw()
    return { table, columns: names, rows: { [Symbol.iterator]: () => rows.iterate() } }
  }
  const own = new Set(['event', ...Object.values(FOLLOWING).map(({ table }) => table)])
  return {
    schema,
    heads: () => headsIn(db),
    behind: () =>
      new Set(
        columnsOf('behind').length === 0 ? [] : db.prepare<[], string>('SELECT stream FROM behind').pluck().all(),
      ),
    columns,
    events: (stream) => checkedEvents(db, stream, columns),
    rowsOf: (stream) => {
      const [kind = '', date = ''] = stream.split('/', 2)
      const following = FOLLOWING[kind]
      return following ? [select(following.table, `WHERE ${following.column} = '${date.replaceAll("'", "''")}'`)] : []
    },
    tables: () =>
      db
        .prepare<[], string>(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        )
        .pluck()
        .all()
        .filter((name) => !own.has(name))
        .map((name) => select(name, '')),
    close: () => db.close(),
  }
}

function headsIn(db: Sqlite): readonly StreamHead[] {
  const next = db.prepare<[string], string | null>(NEXT_STREAM).pluck()
  const head = db.prepare<[string], Head>(HEAD)
  const heads: StreamHead[] = []
  for (let stream = next.get(''); stream; stream = next.get(stream))
    heads.push({ stream, ...(head.get(stream) as Head) })
  return heads
}

function* checkedEvents(db: Sqlite, stream: string, columns: readonly string[]): Generator<Row> {
  const page = db
    .prepare<[string, number], Cell[]>(
      `SELECT ${columns.join(', ')}, hash FROM event WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ${PAGE_ROWS}`,
    )
    .raw()
  const chain = createChain(stream)
  for (;;) {
    const rows = page.all(stream, chain.head().seq)
    for (const row of rows) {
      const hash = row.pop() as string
      if (chain.next(row).hash !== hash)
        throw new ChainBroken(`${stream}: record ${chain.head().seq} was changed after it was written`)
      yield row
    }
    if (rows.length < PAGE_ROWS) return
  }
}

/** Reckons the hashes of a stream's records, which begin with the known columns. Throws ChainBroken for a gap. */
export function createChain(stream: string): { next(row: Row): EventRow; head(): Head } {
  let head: Head = { seq: 0, hash: startOf(stream) }
  return {
    next: ([seq, commandId, atMs, actor, event]) => {
      if (seq !== head.seq + 1) throw new ChainBroken(`${stream}: record ${head.seq + 1} is missing`)
      const row = { stream, seq, commandId, atMs, actor, event } as EventRow
      head = { seq, hash: linkOf(row, head.hash) }
      return { ...row, hash: head.hash }
    },
    head: () => head,
  }
}

export interface HallBuilder {
  /** Records of one stream that follow on those already added; gives the head after them. Throws ChainBroken. */
  events(stream: string, columns: readonly string[], rows: readonly Row[]): Head
  rows(table: string, columns: readonly string[], rows: readonly Row[]): void
  /** Makes the indexes and puts all of it on the disk; nothing counts before. */
  finish(): void
  /** Lets go of the file as it is. */
  abandon(): void
}

/** Builds a hall's file under a name that is free; of the newest schema unless another is named. */
export function buildHall(open: OpenSqlite, file: string, schema = newestSchema()): HallBuilder {
  const db = open(file)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  layTables(db, schema)
  // One index made at the end costs a tenth of one that grows by random ids.
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL",
    )
    .all()
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
  db.exec('BEGIN')
  const statements = new Map<string, Statement>()
  const insert = (table: string, columns: readonly string[]): Statement => {
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
    const statement = statements.get(sql) ?? db.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  let chain: { readonly stream: string; readonly reckon: ReturnType<typeof createChain> } | null = null
  return {
    events: (stream, columns, rows) => {
      if (chain?.stream !== stream) chain = { stream, reckon: createChain(stream) }
      const into = insert('event', ['stream', ...columns, 'hash'])
      for (const row of rows) into.run(stream, ...row, chain.reckon.next(row).hash)
      return chain.reckon.head()
    },
    rows: (table, columns, rows) => {
      const into = insert(table, columns)
      for (const row of rows) into.run(...row)
    },
    finish: () => {
      db.exec('COMMIT')
      for (const { sql } of indexes) db.exec(sql)
      db.close()
      const handle = openSync(file, 'r+')
      fsyncSync(handle)
      closeSync(handle)
    },
    abandon: () => void db.close(),
  }
}
