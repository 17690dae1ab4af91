/** Bookings, phone numbers beside the log and secrets on SQLite. */
import type { Database as Sqlite } from 'better-sqlite3'
import type { Booking } from '../../domain/booking/state.ts'
import type { Contact } from '../../domain/words/stream.ts'
import type { Store } from './port.ts'

export const CONTACTS = 'SELECT reference, phone FROM contact ORDER BY reference'

/** What is read and kept of them. */
export function bookingsOn(
  db: Sqlite,
): Pick<
  Store,
  'bookingOf' | 'bookingsOn' | 'bookingsOf' | 'openBookings' | 'contacts' | 'eraseContacts' | 'keepSecret'
> {
  const all = (where: string) => {
    const rows = db
      .prepare<unknown[], string>(`SELECT booking FROM booking WHERE ${where} ORDER BY date, minute, code`)
      .pluck()
    return async (...values: readonly string[]): Promise<readonly Booking[]> =>
      rows.all(...values).map((row) => JSON.parse(row) as Booking)
  }
  const byCode = all('code = ?')
  const keep = db.prepare('INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING')
  const kept = db.prepare<[string], string>('SELECT value FROM secret WHERE name = ?').pluck()
  return {
    bookingOf: async (code) => (await byCode(code))[0] ?? null,
    bookingsOn: all('date = ?'),
    bookingsOf: all('person = ? AND date >= ?'),
    openBookings: all("status IN ('held', 'confirmed')"),
    contacts: async () => db.prepare<[], Contact>(CONTACTS).all(),
    eraseContacts: async (references) => {
      db.prepare('DELETE FROM contact WHERE reference IN (SELECT value FROM json_each(?))').run(
        JSON.stringify(references),
      )
      // What is overwritten in the file would stay readable in the write-ahead log.
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    keepSecret: async (name, fresh) => {
      keep.run(name, fresh)
      return kept.get(name) as string
    },
  }
}
