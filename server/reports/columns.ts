/** The columns that reports are asked of: one DuckDB file beside the hall's, made from its records; the only file that knows DuckDB. */
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DayRows } from '../../domain/report/rows.ts'

/** Raised when the tables below, or what is counted into them, change: older columns are made anew. */
const FORM = 2

const TABLES = {
  day: 'date INTEGER, weekday TINYINT, seq INTEGER, hash VARCHAR, broken_seq INTEGER, problem VARCHAR',
  visit:
    'date INTEGER, weekday TINYINT, ticket_no VARCHAR, queue VARCHAR, origin VARCHAR, priority_class VARCHAR, is_booked BOOLEAN, issued_ms DOUBLE, minute SMALLINT, ended VARCHAR, wait_ms DOUBLE, in_vain_ms DOUBLE, service_ms DOUBLE, stay_ms DOUBLE, misses SMALLINT, told_min SMALLINT, is_second_trip BOOLEAN, counter VARCHAR',
  leg: 'date INTEGER, ticket_no VARCHAR, leg SMALLINT, queue VARCHAR, ended VARCHAR, wait_ms DOUBLE, way_ms DOUBLE, service_ms DOUBLE, counter VARCHAR, badge_no VARCHAR',
  item: 'date INTEGER, ticket_no VARCHAR, item VARCHAR, outcome VARCHAR, service_ms DOUBLE',
  stint: 'date INTEGER, counter VARCHAR, badge_no VARCHAR, kind VARCHAR, from_ms DOUBLE, to_ms DOUBLE, ms DOUBLE',
  house: 'date INTEGER, weekday TINYINT, minute SMALLINT, in_house INTEGER, waiting INTEGER, open_counters INTEGER',
} as const
type Table = keyof typeof TABLES
type Cell = string | number | boolean | null

/** A day's last record and whether its chain is whole up to there. */
export interface DayMark {
  readonly date: string
  readonly seq: number
  readonly hash: string
  readonly broken: { readonly seq: number; readonly problem: string } | null
}

/** A date as a number, 20251204: compared and grouped several times faster than text. */
export function dateNo(date: string): number {
  return Number(date.replaceAll('-', ''))
}

/** 20251204 → "2025-12-04" */
export function dateOfNo(no: number): string {
  const text = String(no)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}

export interface Columns {
  /** Days that are counted, with the record up to which they are. */
  known(): Promise<ReadonlyMap<string, number>>
  /** Puts these days in the place of what was known of them, all or none. */
  put(days: readonly { readonly rows: DayRows; readonly mark: DayMark }[]): Promise<void>
  all<Row>(sql: string, values?: readonly Cell[]): Promise<readonly Row[]>
  close(): void
}

/** Columns that go with their process. */
export const IN_MEMORY = ':memory:'

/** Opens (or makes) the file; columns of an older form are thrown away and made anew from the records. */
export async function openColumns(file: string, threads: number): Promise<Columns> {
  if (file !== IN_MEMORY) mkdirSync(dirname(file), { recursive: true })
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

function columnsOn(db: DuckDBConnection, close: () => void): Columns {
  const all = async <Row>(sql: string, values: readonly Cell[] = []): Promise<readonly Row[]> =>
    (await db.runAndReadAll(sql, [...values] as DuckDBValue[])).getRowObjectsJS() as unknown as readonly Row[]
  return {
    all,
    close,
    known: async () =>
      new Map(
        (await all<{ date: number; seq: number }>('SELECT date, seq FROM day')).map(({ date, seq }) => [
          dateOfNo(date),
          seq,
        ]),
      ),
    put: async (days) => {
      await db.run('BEGIN')
      try {
        const dates = days.map(({ rows }) => dateNo(rows.date)).join(',')
        for (const name of Object.keys(TABLES)) await db.run(`DELETE FROM "${name}" WHERE date IN (${dates})`)
        for (const name of Object.keys(TABLES) as Table[])
          await append(
            db,
            name,
            days.flatMap(({ rows, mark }) => cellsOf(name, rows, mark)),
          )
        await db.run('COMMIT')
      } catch (error) {
        await db.run('ROLLBACK')
        throw error
      }
    },
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

function cellsOf(name: Table, rows: DayRows, mark: DayMark): readonly (readonly Cell[])[] {
  const { weekday } = rows
  const date = dateNo(rows.date)
  switch (name) {
    case 'day':
      return [[date, weekday, mark.seq, mark.hash, mark.broken?.seq ?? null, mark.broken?.problem ?? null]]
    case 'visit':
      return rows.visits.map((one) => [
        date,
        weekday,
        one.ticketNo,
        one.queue,
        one.origin,
        one.priorityClass,
        one.isBooked,
        one.issuedAtMs,
        one.minute,
        one.end,
        one.waitMs,
        one.waitedInVainMs,
        one.serviceMs,
        one.stayMs,
        one.misses,
        one.toldMin,
        one.isSecondTrip,
        one.counter,
      ])
    case 'leg':
      return rows.legs.map((one) => [
        date,
        one.ticketNo,
        one.leg,
        one.queue,
        one.end,
        one.waitMs,
        one.wayMs,
        one.serviceMs,
        one.counter,
        one.badgeNo,
      ])
    case 'item':
      return rows.items.map((one) => [date, one.ticketNo, one.item, one.outcome, one.serviceMs])
    case 'stint':
      return rows.stints.map((one) => [date, one.counter, one.badgeNo, one.kind, one.fromMs, one.toMs, one.ms])
    case 'house':
      return rows.house.map((one) => [date, weekday, one.minute, one.inHouse, one.waiting, one.openCounters])
  }
}
