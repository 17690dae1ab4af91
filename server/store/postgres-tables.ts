/** The tables beside the log on PostgreSQL: sessions, devices, PINs, bookings, secrets. */
import type { Booking } from '../../domain/booking/state.ts'
import type { Contact } from '../../domain/words/stream.ts'
import type { StoredBookings } from './parts.ts'
import type { Counts, DeviceRow, People, SessionRow, Store } from './port.ts'

const SESSION_COLUMNS = 'token_hash AS "tokenHash", badge_no AS "badgeNo", expires_at_ms AS "expiresAtMs"'
const DEVICE_COLUMNS =
  'device_id AS "deviceId", kind, name, zone, counter, token_hash AS "tokenHash", paired_at_ms AS "pairedAtMs"'
const INSERT_SESSION = 'INSERT INTO session (token_hash, badge_no, expires_at_ms) VALUES ($1, $2, $3)'
const INSERT_DEVICE =
  'INSERT INTO device (device_id, kind, name, zone, counter, token_hash, paired_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)'
const CONTACTS = 'SELECT reference, phone FROM contact ORDER BY reference COLLATE "C"'
const TABLES = ['event', 'ticket', 'booking', 'session', 'device', 'pin', 'secret', 'contact'] as const

/** One statement, asked of any free connection. */
export type Ask = <R extends object>(sql: string, values?: readonly unknown[]) => Promise<R[]>

/** Sessions, devices and PINs. */
export function peopleOn(
  all: Ask,
): Pick<
  Store,
  | 'saveSession'
  | 'findSession'
  | 'sessionsAmong'
  | 'deleteSession'
  | 'forgetSessions'
  | 'saveDevice'
  | 'findDevice'
  | 'devices'
  | 'deleteDevice'
  | 'savePin'
  | 'pinOf'
  | 'people'
  | 'counts'
  | 'probe'
> {
  return {
    saveSession: async (row) => void (await all(INSERT_SESSION, sessionValues(row))),
    findSession: async (tokenHash) =>
      (await all<SessionRow>(`SELECT ${SESSION_COLUMNS} FROM session WHERE token_hash = $1`, [tokenHash]))[0] ?? null,
    sessionsAmong: (tokenHashes) =>
      all<SessionRow>(`SELECT ${SESSION_COLUMNS} FROM session WHERE token_hash = ANY($1)`, [tokenHashes]),
    deleteSession: async (tokenHash) => void (await all('DELETE FROM session WHERE token_hash = $1', [tokenHash])),
    forgetSessions: async (endedByMs) => void (await all('DELETE FROM session WHERE expires_at_ms <= $1', [endedByMs])),
    saveDevice: async (row) => void (await all(INSERT_DEVICE, deviceValues(row))),
    findDevice: async (tokenHash) =>
      (await all<DeviceRow>(`SELECT ${DEVICE_COLUMNS} FROM device WHERE token_hash = $1`, [tokenHash]))[0] ?? null,
    devices: () => all<DeviceRow>(`SELECT ${DEVICE_COLUMNS} FROM device ORDER BY paired_at_ms`),
    deleteDevice: async (deviceId) => void (await all('DELETE FROM device WHERE device_id = $1', [deviceId])),
    savePin: async (badgeNo, hash) => {
      await all(
        'INSERT INTO pin (badge_no, hash) VALUES ($1, $2) ON CONFLICT (badge_no) DO UPDATE SET hash = excluded.hash',
        [badgeNo, hash],
      )
      await all('DELETE FROM session WHERE badge_no = $1', [badgeNo])
    },
    people: async (nowMs) => ({
      sessions: await all<SessionRow>(
        `SELECT ${SESSION_COLUMNS} FROM session WHERE expires_at_ms > $1 ORDER BY token_hash`,
        [nowMs],
      ),
      devices: await all<DeviceRow>(`SELECT ${DEVICE_COLUMNS} FROM device ORDER BY paired_at_ms`),
      pins: await all<People['pins'][number]>('SELECT badge_no AS "badgeNo", hash FROM pin ORDER BY badge_no'),
      contacts: await all<Contact>(CONTACTS),
      secrets: await all<People['secrets'][number]>('SELECT name, value FROM secret ORDER BY name'),
    }),
    counts: async () =>
      (
        await all<Counts>(`SELECT ${TABLES.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ')}`)
      )[0] as Counts,
    probe: async (nowMs) =>
      void (await all(
        'INSERT INTO pulse (id, at_ms) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at_ms = excluded.at_ms',
        [nowMs],
      )),
    pinOf: async (badgeNo) =>
      (await all<{ hash: string }>('SELECT hash FROM pin WHERE badge_no = $1', [badgeNo]))[0]?.hash ?? null,
  }
}

/** Bookings and secrets. */
export function bookingsOn(all: Ask): StoredBookings {
  const found = async (where: string, ...values: readonly string[]): Promise<readonly Booking[]> =>
    (
      await all<{ booking: string }>(
        `SELECT booking FROM booking WHERE ${where} ORDER BY date, minute, code COLLATE "C"`,
        values,
      )
    ).map((row) => JSON.parse(row.booking) as Booking)
  return {
    bookingOf: async (code) => (await found('code = $1', code))[0] ?? null,
    bookingsOn: (date) => found('date = $1', date),
    bookingsOf: (person, fromDate) => found('person = $1 AND date >= $2', person, fromDate),
    openBookings: () => found("status IN ('held', 'confirmed')"),
    contacts: () => all<Contact>(CONTACTS),
    contactsAmong: (references) =>
      all<Contact>('SELECT reference, phone FROM contact WHERE reference = ANY($1) ORDER BY reference COLLATE "C"', [
        references,
      ]),
    eraseContacts: async (references) =>
      void (await all('DELETE FROM contact WHERE reference = ANY($1)', [references])),
    dropSecrets: async (names) => void (await all('DELETE FROM secret WHERE name = ANY($1)', [names])),
    keepSecret: async (name, fresh) => {
      await all('INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [name, fresh])
      return (await all<{ value: string }>('SELECT value FROM secret WHERE name = $1', [name]))[0]?.value as string
    },
  }
}

/** Puts these people and devices in the place of all that are kept; `all` stands in a transaction. */
export async function replacePeople(all: Ask, people: People): Promise<void> {
  for (const table of ['session', 'device', 'pin', 'secret', 'contact']) await all(`DELETE FROM ${table}`)
  for (const row of people.sessions) await all(INSERT_SESSION, sessionValues(row))
  for (const row of people.devices) await all(INSERT_DEVICE, deviceValues(row))
  for (const { badgeNo, hash } of people.pins)
    await all('INSERT INTO pin (badge_no, hash) VALUES ($1, $2)', [badgeNo, hash])
  await insertContacts(all, people.contacts)
  for (const { name, value } of people.secrets)
    await all('INSERT INTO secret (name, value) VALUES ($1, $2)', [name, value])
}

/** Keeps these; `all` stands in a transaction. */
export async function insertContacts(all: Ask, contacts: readonly Contact[]): Promise<void> {
  for (const { reference, phone } of contacts)
    await all(
      'INSERT INTO contact (reference, phone) VALUES ($1, $2) ON CONFLICT (reference) DO UPDATE SET phone = excluded.phone',
      [reference, phone],
    )
}

function sessionValues(row: SessionRow): readonly unknown[] {
  return [row.tokenHash, row.badgeNo, row.expiresAtMs]
}

function deviceValues(row: DeviceRow): readonly unknown[] {
  return [row.deviceId, row.kind, row.name, row.zone, row.counter, row.tokenHash, row.pairedAtMs]
}
