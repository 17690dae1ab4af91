/**
 * Halls as each earlier version left them: that version's own `npm run sim -- --seed N` on a SQLite file, a day with all
 * that goes wrong in it and the first hours of the next. (Schemas by themselves: migrations.test.ts.)
 */
import Database from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { completeTickets } from '../../server/hall/rows/projector.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import type { TicketRow } from '../../server/store/port.ts'
import { openFloor } from '../server/hall/floor.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-earlier-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

interface Fate {
  readonly date: string
  readonly ticketNo: string
  readonly closed_at_ms?: unknown
}

/** Takes the rows of tickets, which that version made of its log, out of the file: they are to be made anew. */
function takeRows(file: string): readonly Fate[] {
  const db = new Database(file)
  const rows = db.prepare('SELECT * FROM ticket').all() as readonly Record<string, unknown>[]
  db.exec(`DELETE FROM ticket;
    INSERT OR REPLACE INTO behind SELECT DISTINCT stream, 0 FROM event WHERE stream LIKE 'day/%'`)
  db.close()
  return rows.map(({ service_date: date, ticket_no: ticketNo, ...rest }) => ({
    date: String(date),
    ticketNo: String(ticketNo),
    ...rest,
  }))
}

const asKept = ({ serviceDate: date, ticketNo, ...row }: TicketRow): Fate => ({
  date,
  ticketNo,
  ...Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (big) => `_${big.toLowerCase()}`), value]),
  ),
})

it.each([
  ['0.1.0', 3, '2027-01-01'],
  ['0.2.0', 5, '2026-07-16'],
  ['0.3.0', 8, '2026-07-16'],
  ['0.4.0', 9, '2027-01-01'],
  ['0.5.0', 9, '2026-07-16'],
])(
  'STORE-15 a hall that version %s left opens, verifies, and its tickets come to what they came to then',
  async (version, schema, day) => {
    const file = join(folder, 'hall.db')
    const kept = readFileSync(join(import.meta.dirname, 'fixtures', 'earlier', `hall-${version}.db.zst`))
    writeFileSync(file, zstdDecompressSync(kept))
    const before = new Database(file)
    expect(before.pragma('user_version', { simple: true })).toBe(schema)
    before.close()
    await openSqliteStore(file).close()
    const rows = takeRows(file)
    const store = openSqliteStore(file)
    for (const stream of await store.streams()) expect(await store.verify(stream)).toMatchObject({ ok: true })
    await completeTickets(store)
    const dates = [...new Set(rows.map(({ date }) => date))]
    const now = async (): Promise<readonly Fate[]> =>
      (await Promise.all(dates.map((date) => store.tickets(date)))).flat().map(asKept)
    const byNumber = new Map((await now()).map((row) => [`${row.date} ${row.ticketNo}`, row]))
    expect(rows.length).toBeGreaterThan(50)
    for (const row of rows) expect(byNumber.get(`${row.date} ${row.ticketNo}`)).toEqual(row)

    const floor = await openFloor(store, undefined, Date.parse(`${day}T16:00:00+08:00`))
    for (const room of ['kiosk', 'lobby:', 'manager', 'clerk:21']) expect(floor.hall.view(room)).not.toBeNull()
    await floor.hall.tick()
    await floor.hall.close()
    expect(floor.troubles).toEqual([])
    const open = (await now()).filter(({ date, closed_at_ms: closed }) => date !== day && closed === null)
    expect(open, 'what that version had left open ends with its day').toEqual([])
    await store.close()
  },
)
