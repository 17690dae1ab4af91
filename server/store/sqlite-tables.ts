/** The tables beside the log in a hall's SQLite file: sessions, devices, PINs, bookings, contacts, secrets. */
import type { Database as Sqlite, Statement } from 'better-sqlite3'
import type { Booking } from '../../domain/booking/state.ts'
import type { Contact } from '../../domain/words/stream.ts'
import type { StoredBookings } from './parts.ts'
import type { DeviceRow, People, SessionRow, Store } from './port.ts'
import { INSERT_CONTACT, headOf } from './sqlite-write.ts'

const SESSION_COLUMNS = 'token_hash AS tokenHash, badge_no AS badgeNo, expires_at_ms AS expiresAtMs'
const INSERT_SESSION =
  'INSERT INTO session (token_hash, badge_no, expires_at_ms) VALUES (@tokenHash, @badgeNo, @expiresAtMs)'
const INSERT_DEVICE =
  'INSERT INTO device (device_id, kind, name, zone, counter, token_hash, paired_at_ms) VALUES (@deviceId, @kind, @name, @zone, @counter, @tokenHash, @pairedAtMs)'
const CONTACTS = 'SELECT reference, phone FROM contact ORDER BY reference'
const DEVICE_COLUMNS =
  'device_id AS deviceId, kind, name, zone, counter, token_hash AS tokenHash, paired_at_ms AS pairedAtMs'

/** All that staff and devices need, without sessions that ended before `nowMs`. */
export function peopleIn(db: Sqlite, nowMs: number): People {
  return {
    sessions: db
      .prepare<[number], SessionRow>(
        `SELECT ${SESSION_COLUMNS} FROM session WHERE expires_at_ms > ? ORDER BY token_hash`,
      )
      .all(nowMs),
    devices: devicesIn(db),
    pins: db
      .prepare<[], { badgeNo: string; hash: string }>('SELECT badge_no AS badgeNo, hash FROM pin ORDER BY badge_no')
      .all(),
    contacts: db.prepare<[], Contact>(CONTACTS).all(),
    secrets: db.prepare<[], { name: string; value: string }>('SELECT name, value FROM secret ORDER BY name').all(),
  }
}

function peopleReplacer(db: Sqlite): Store['replacePeople'] {
  const replace = db.transaction((people: People) => {
    for (const table of ['session', 'device', 'pin', 'secret', 'contact']) db.exec(`DELETE FROM ${table}`)
    const put = (sql: string, rows: readonly object[]): void => {
      const statement = db.prepare(sql)
      for (const row of rows) statement.run(row)
    }
    put(INSERT_SESSION, people.sessions)
    put(INSERT_DEVICE, people.devices)
    put('INSERT INTO pin (badge_no, hash) VALUES (@badgeNo, @hash)', people.pins)
    put('INSERT INTO secret (name, value) VALUES (@name, @value)', people.secrets)
    put(INSERT_CONTACT, people.contacts)
  })
  return async (people) => replace.immediate(people)
}

/** Sessions, devices, PINs. `checkPlace` throws when the file is not the one at its path any more. */
export function peopleOn(
  db: Sqlite,
  checkPlace: () => void,
): Pick<
  Store,
  | 'saveSession'
  | 'findSession'
  | 'sessionsAmong'
  | 'deleteSession'
  | 'forgetSessions'
  | 'saveDevice'
  | 'findDevice'
  | 'deleteDevice'
  | 'savePin'
  | 'pinOf'
  | 'replacePeople'
  | 'probe'
> {
  // Asked with every order of a clerk, every screen that comes, every second.
  const beat = db.prepare(
    'INSERT INTO pulse (id, at_ms) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at_ms = excluded.at_ms',
  )
  const sessionOf = db.prepare<[string], SessionRow>(`SELECT ${SESSION_COLUMNS} FROM session WHERE token_hash = ?`)
  const sessionsOf = db.prepare<[string], SessionRow>(
    `SELECT ${SESSION_COLUMNS} FROM session WHERE token_hash IN (SELECT value FROM json_each(?))`,
  )
  const deviceOf = db.prepare<[string], DeviceRow>(`SELECT ${DEVICE_COLUMNS} FROM device WHERE token_hash = ?`)
  return {
    replacePeople: peopleReplacer(db),
    probe: async (nowMs, stream = null) => {
      checkPlace()
      if (stream !== null) tryRecord(db, stream, nowMs)
      beat.run(nowMs)
    },
    saveSession: async (row) => void db.prepare(INSERT_SESSION).run(row),
    findSession: async (tokenHash) => sessionOf.get(tokenHash) ?? null,
    sessionsAmong: async (tokenHashes) => sessionsOf.all(JSON.stringify(tokenHashes)),
    deleteSession: async (tokenHash) => void db.prepare('DELETE FROM session WHERE token_hash = ?').run(tokenHash),
    forgetSessions: async (endedByMs) => void db.prepare('DELETE FROM session WHERE expires_at_ms <= ?').run(endedByMs),
    saveDevice: async (row) => void db.prepare(INSERT_DEVICE).run(row),
    findDevice: async (tokenHash) => deviceOf.get(tokenHash) ?? null,
    deleteDevice: async (deviceId) => void db.prepare('DELETE FROM device WHERE device_id = ?').run(deviceId),
    savePin: async (badgeNo, hash) => {
      db.prepare(
        'INSERT INTO pin (badge_no, hash) VALUES (?, ?) ON CONFLICT (badge_no) DO UPDATE SET hash = excluded.hash',
      ).run(badgeNo, hash)
      db.prepare('DELETE FROM session WHERE badge_no = ?').run(badgeNo)
    },
    pinOf: async (badgeNo) =>
      db.prepare<[string], { hash: string }>('SELECT hash FROM pin WHERE badge_no = ?').get(badgeNo)?.hash ?? null,
  }
}

/** A record at the end of a stream, taken back: what a number needs is tried, and nothing is left of it. */
function tryRecord(db: Sqlite, stream: string, nowMs: number): void {
  const { seq } = headOf(db, stream)
  db.exec('BEGIN IMMEDIATE')
  try {
    db.prepare(
      "INSERT INTO event (stream, seq, command_id, at_ms, actor, event, hash) VALUES (?, ?, 'probe', ?, '{}', '{}', '')",
    ).run(stream, seq + 1, nowMs)
  } finally {
    db.exec('ROLLBACK')
  }
}

/** Bookings, contacts and secrets. */
export function bookingsOn(db: Sqlite): StoredBookings {
  const all = (where: string) => {
    const rows = db
      .prepare<unknown[], string>(`SELECT booking FROM booking WHERE ${where} ORDER BY date, minute, code`)
      .pluck()
    return async (...values: readonly string[]): Promise<readonly Booking[]> =>
      rows.all(...values).map((row) => JSON.parse(row) as Booking)
  }
  const byCode = all('code = ?')
  const keep = db.prepare('INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING')
  const among = db.prepare<[string], Contact>(
    'SELECT reference, phone FROM contact WHERE reference IN (SELECT value FROM json_each(?)) ORDER BY reference',
  )
  const kept = db.prepare<[string], string>('SELECT value FROM secret WHERE name = ?').pluck()
  return {
    bookingOf: async (code) => (await byCode(code))[0] ?? null,
    bookingsOn: all('date = ?'),
    bookingsOf: all('person = ? AND date >= ?'),
    openBookings: all("status IN ('held', 'confirmed')"),
    contacts: async () => db.prepare<[], Contact>(CONTACTS).all(),
    contactsAmong: async (references) => among.all(JSON.stringify(references)),
    eraseContacts: async (references) => {
      db.prepare('DELETE FROM contact WHERE reference IN (SELECT value FROM json_each(?))').run(
        JSON.stringify(references),
      )
      // What is overwritten in the file would stay readable in the write-ahead log.
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    dropSecrets: async (names) => {
      db.prepare('DELETE FROM secret WHERE name IN (SELECT value FROM json_each(?))').run(JSON.stringify(names))
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    keepSecret: async (name, fresh) => {
      keep.run(name, fresh)
      return kept.get(name) as string
    },
  }
}

/** Every paired device, the first paired first. */
export function devicesIn(db: Sqlite): readonly DeviceRow[] {
  const known =
    deviceStatements.get(db) ?? db.prepare<[], DeviceRow>(`SELECT ${DEVICE_COLUMNS} FROM device ORDER BY paired_at_ms`)
  deviceStatements.set(db, known)
  return known.all()
}

const deviceStatements = new WeakMap<Sqlite, Statement<[], DeviceRow>>()
