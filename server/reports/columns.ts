/**
 * The columns that reports are asked of: one DuckDB file beside the hall's, made from its records; the only file that knows
 * DuckDB.
 */
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import type { DayRows } from '../../domain/report/rows.ts'
import {
  caseCells,
  cellsOf,
  contactCells,
  dateNo,
  DAY_TABLES,
  promiseCells,
  ratingCells,
  stepCells,
  TABLES,
  type Cell,
  type ContactDay,
  type CountedCase,
  type CountedSteps,
  type DayMark,
  type DayTable,
  type PromisedDay,
  type RatedDay,
  type ServiceMark,
  type Table,
} from './cells.ts'

/** Raised when the tables below, or what is counted into them, change: older columns are made anew. */
const FORM = 3

/** Some weeks of advice with their rosters. */
const MADE_MOST = 200

/** 20251204 → "2025-12-04" */
export function dateOfNo(no: number): string {
  const text = String(no)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}

export interface Columns {
  /** Days that are counted, with the record up to which they are. */
  known(): Promise<ReadonlyMap<string, number>>
  /** Dates whose ratings are counted, likewise. */
  knownRatings(): Promise<ReadonlyMap<string, number>>
  /** The moment up to which cases are counted, UTC ms; 0: none are. */
  casesUntil(): Promise<number>
  /** Puts these days in the place of what was known of them, all or none. */
  put(days: readonly { readonly rows: DayRows; readonly mark: DayMark }[]): Promise<void>
  putRatings(dates: readonly RatedDay[]): Promise<void>
  /** Days whose promises are counted, with the record up to which they are. */
  knownPromises(): Promise<ReadonlyMap<string, number>>
  putPromises(days: readonly PromisedDay[]): Promise<void>
  /** What was worked out before, by its key. */
  made(keys: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Keeps it; the oldest give way. */
  keepMade(key: string, made: string): Promise<void>
  /** `untilMs`: all cases are counted up to then; null: not yet. */
  putCases(cases: readonly CountedCase[], untilMs: number | null): Promise<void>
  /** Up to which record steps of errands, complaints and projects are counted. */
  serviceMarks(): Promise<ReadonlyMap<string, ServiceMark>>
  putSteps(steps: CountedSteps): Promise<void>
  /** Dates whose first contacts are counted, with the record up to which they are. */
  knownContacts(): Promise<ReadonlyMap<string, number>>
  putContacts(dates: readonly ContactDay[]): Promise<void>
  /** Another number whenever something was put: what was worked out before may be told again as long as it stays. */
  changes(): number
  all<Row>(sql: string, values?: readonly Cell[]): Promise<readonly Row[]>
  close(): void
}

/** Columns that go with their process. */
export const IN_MEMORY = ':memory:'

/** Opens (or makes) the file; columns of an older form are thrown away and made anew from the records. */
export async function openColumns(file: string, threads: number): Promise<Columns> {
  if (file !== IN_MEMORY) makeFolder(dirname(file))
  const instance = await DuckDBInstance.create(file, { threads: String(threads), memory_limit: '512MB' })
  const db = await instance.connect()
  await db.run('CREATE TABLE IF NOT EXISTS form (version INTEGER)')
  const [form] = (await db.runAndReadAll('SELECT version FROM form')).getRowObjectsJS()
  for (const [name, columns] of Object.entries(TABLES)) {
    if (form?.version !== FORM) await db.run(`DROP TABLE IF EXISTS "${name}"`)
    await db.run(`CREATE TABLE IF NOT EXISTS "${name}" (${columns})`)
  }
  if (form?.version !== FORM) await db.run(`DELETE FROM form; INSERT INTO form VALUES (${FORM})`)
  return columnsOn(db, () => {
    db.closeSync()
    instance.closeSync()
  })
}

/**
 * The columns that a server has made beside its hall, for a look from another process; in memory where there are none,
 * or while the server's own process holds them. Makes no file: it would belong to whoever looks.
 */
export async function borrowedColumns(data: string): Promise<Columns> {
  const file = columnsFile(data)
  if (existsSync(file))
    try {
      return await openColumns(file, 1)
    } catch {
      // Held or unreadable: what is asked for is counted from the records, as always.
    }
  return openColumns(IN_MEMORY, 1)
}

/** Where the columns of a hall lie. */
export function columnsFile(data: string): string {
  return join(data, 'reports', 'columns.duckdb')
}

function columnsOn(db: DuckDBConnection, close: () => void): Columns {
  const all = async <Row>(sql: string, values: readonly Cell[] = []): Promise<readonly Row[]> =>
    (await db.runAndReadAll(sql, [...values] as DuckDBValue[])).getRowObjectsJS() as unknown as readonly Row[]
  let changes = 0
  const put = async (change: () => Promise<void>): Promise<void> => {
    await whole(db, change)
    changes += 1
  }
  return {
    all,
    close,
    changes: () => changes,
    known: async () => seqsIn(await all('SELECT date, seq FROM day')),
    knownRatings: async () => seqsIn(await all('SELECT date, seq FROM rated_day')),
    casesUntil: async () => (await all<{ ms: number | null }>('SELECT max(until_ms) AS ms FROM case_mark'))[0]?.ms ?? 0,
    put: (days) =>
      put(async () => {
        const dates = days.map(({ rows }) => dateNo(rows.date)).join(',')
        for (const name of Object.keys(DAY_TABLES) as DayTable[]) {
          await db.run(`DELETE FROM "${name}" WHERE date IN (${dates})`)
          const cells = days.flatMap(({ rows, mark }) => cellsOf(name, rows, mark))
          await append(db, name, cells)
        }
      }),
    putRatings: (dates) =>
      put(async () => {
        const cells = dates.map(ratingCells)
        for (const name of ['rated_day', 'rating'] as const) {
          await db.run(`DELETE FROM ${name} WHERE date IN (${dates.map(({ rows }) => dateNo(rows.date)).join(',')})`)
          const rows = cells.flatMap((one) => one[name])
          await append(db, name, rows)
        }
      }),
    knownPromises: async () => seqsIn(await all('SELECT date, seq FROM promise_day')),
    // No report tells of them: what was worked out stays right.
    putPromises: (days) =>
      whole(db, async () => {
        const cells = days.map(promiseCells)
        for (const name of ['promise_day', 'promise'] as const) {
          await db.run(`DELETE FROM ${name} WHERE date IN (${days.map(({ date }) => dateNo(date)).join(',')})`)
          const rows = cells.flatMap((one) => one[name])
          await append(db, name, rows)
        }
      }),
    made: async (keys) => {
      const rows = await all<{ key: string; made: string }>(
        `SELECT key, made FROM made WHERE key IN (${keys.map((key) => `'${key}'`).join(',')})`,
      )
      return new Map(rows.map((one) => [one.key, one.made]))
    },
    keepMade: (key, made) =>
      whole(db, async () => {
        const [last] = await all<{ no: number | null }>('SELECT max(no) AS no FROM made')
        const no = (last?.no ?? 0) + 1
        await append(db, 'made', [[no, key, made]])
        await db.run(`DELETE FROM made WHERE no <= ${no - MADE_MOST}`)
      }),
    putCases: (cases, untilMs) =>
      put(async () => {
        const names = cases.map(({ caseNo }) => `'${caseNo.replaceAll("'", "''")}'`).join(',')
        if (names !== '') await db.run(`DELETE FROM case_fact WHERE case_no IN (${names})`)
        await append(db, 'case_fact', cases.flatMap(caseCells))
        if (untilMs === null) return
        await db.run('DELETE FROM case_mark')
        await append(db, 'case_mark', [[untilMs]])
      }),
    ...serviceColumns(db, all, put),
  }
}

/** The part of errands, of what citizens say, of first contacts and projects. */
function serviceColumns(
  db: DuckDBConnection,
  all: Columns['all'],
  put: (change: () => Promise<void>) => Promise<void>,
): Pick<Columns, 'serviceMarks' | 'putSteps' | 'knownContacts' | 'putContacts'> {
  return {
    serviceMarks: async () => {
      const rows = await all<MarkRow>('SELECT * FROM service_mark')
      return new Map(
        rows.map(({ stream, seq, hash, broken_seq: at, problem }) => [stream, markOf(seq, hash, at, problem)]),
      )
    },
    putSteps: (steps) =>
      put(async () => {
        const { stream, mark, isAnew } = steps
        if (isAnew) await db.run(`DELETE FROM service_step WHERE stream = '${stream}'`)
        await append(db, 'service_step', stepCells(steps))
        await db.run(`DELETE FROM service_mark WHERE stream = '${stream}'`)
        const { seq, hash, broken } = mark
        await append(db, 'service_mark', [[stream, seq, hash, broken?.seq ?? null, broken?.problem ?? null]])
      }),
    knownContacts: async () => seqsIn(await all('SELECT date, seq FROM contact_day')),
    putContacts: (dates) =>
      put(async () => {
        const cells = dates.map(contactCells)
        for (const name of ['contact_day', 'contact'] as const) {
          await db.run(`DELETE FROM ${name} WHERE date IN (${dates.map(({ date }) => dateNo(date)).join(',')})`)
          const rows = cells.flatMap((one) => one[name])
          await append(db, name, rows)
        }
      }),
  }
}

interface MarkRow {
  readonly stream: string
  readonly seq: number
  readonly hash: string
  readonly broken_seq: number | null
  readonly problem: string | null
}

function markOf(seq: number, hash: string, at: number | null, problem: string | null): ServiceMark {
  return { seq, hash, broken: at === null ? null : { seq: at, problem: problem ?? '' } }
}

function seqsIn(rows: readonly { readonly date: number; readonly seq: number }[]): ReadonlyMap<string, number> {
  return new Map(rows.map(({ date, seq }) => [dateOfNo(date), seq]))
}

/** All of it or none. */
async function whole(db: DuckDBConnection, change: () => Promise<void>): Promise<void> {
  await db.run('BEGIN')
  try {
    await change()
    await db.run('COMMIT')
  } catch (error) {
    await db.run('ROLLBACK')
    throw error
  }
}

async function append(db: DuckDBConnection, name: Table, rows: readonly (readonly Cell[])[]): Promise<void> {
  const types = TABLES[name].split(', ').map((column) => column.split(' ')[1] as string)
  const appender = await db.createAppender(name)
  for (const row of rows) {
    row.forEach((cell, at) => {
      if (cell === null) appender.appendNull()
      else if (typeof cell === 'string') appender.appendVarchar(cell)
      else if (typeof cell === 'boolean') appender.appendBoolean(cell)
      else if (types[at] === 'DOUBLE') appender.appendDouble(cell)
      else if (types[at] === 'INTEGER') appender.appendInteger(cell)
      else if (types[at] === 'SMALLINT') appender.appendSmallInt(cell)
      else appender.appendTinyInt(cell)
    })
    appender.endRow()
  }
  appender.closeSync()
}
