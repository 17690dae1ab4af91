/** The store on PostgreSQL, for several servers over one database: the only file that knows pg. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client, Pool, type PoolClient, types } from 'pg'
import type { Booking } from '../../domain/booking/state.ts'
import type { HallEvent } from '../../domain/hall-command.ts'
import { recordOf, rowOf, startOf, verifyRows, type EventRow } from './hash-chain.ts'
import type { Append, DeviceRow, Head, SessionRow, Store, TicketRow } from './port.ts'
import { StoreUnusable } from './sqlite-open.ts'

const MIGRATIONS = join(import.meta.dirname, 'migrations-postgres')
const EVENT_COLUMNS = 'stream, seq, command_id AS "commandId", at_ms AS "atMs", actor, event, hash'
const TICKET_FIELDS = [
  ['service_date', 'serviceDate', 'text'], ['ticket_no', 'ticketNo', 'text'], ['queue', 'queue', 'text'], ['status', 'status', 'text'], ['priority_class', 'priorityClass', 'text'], ['origin', 'origin', 'text'],
  ['issued_at_ms', 'issuedAtMs', 'bigint'], ['called_at_ms', 'calledAtMs', 'bigint'], ['started_at_ms', 'startedAtMs', 'bigint'], ['closed_at_ms', 'closedAtMs', 'bigint'],
  ['counter', 'counter', 'text'], ['badge_no', 'badgeNo', 'text'], ['calls', 'calls', 'integer'], ['items', 'items', 'text'],
] as const
const DEVICE_COLUMNS = 'device_id AS "deviceId", kind, name, zone, counter, token_hash AS "tokenHash", paired_at_ms AS "pairedAtMs"'
const DOORBELL = 'yichuang'
/** "unique_violation": another server has used the seq. */
const UNIQUE = '23505'
const BIGINT = 20

export interface PostgresStore extends Store {
  /** Hears of writes of any server, soon; a hint only, the log itself is what counts. Returns the way to stop. */
  onDoorbell(ring: () => void): Promise<() => Promise<void>>
}

/** Opens `postgres://user:password@host:port/database`. Throws StoreUnusable with one plain sentence. */
export async function openPostgresStore(address: string): Promise<PostgresStore> {
  // Milliseconds and numbers of events fit a double; pg gives bigint as text otherwise.
  const pool = new Pool({ connectionString: address, max: 8, connectionTimeoutMillis: 3000, types: { getTypeParser: (oid, format) => (oid === BIGINT ? Number : types.getTypeParser(oid, format)) } })
  // A connection that breaks while it idles is replaced; whoever needs one next hears of a real outage.
  pool.on('error', () => undefined)
  try {
    await migrate(pool)
    const { rows } = await pool.query<{ synchronous_commit: string }>('SHOW synchronous_commit')
    if (rows[0]?.synchronous_commit === 'off') throw new StoreUnusable('This database answers before it has written (synchronous_commit=off). Switch it on, or tickets may be lost in a power cut.')
    return storeOn(pool, address)
  } catch (error) {
    await pool.end()
    if (error instanceof StoreUnusable) throw error
    throw new StoreUnusable(`The database cannot be used: ${error instanceof Error ? error.message : String(error)}. Check the address after --database, and that PostgreSQL runs.`)
  }
}

async function migrate(pool: Pool): Promise<void> {
  const steps = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql')).sort()
  await inTransaction(pool, async (client) => {
    // Two servers that start together migrate one after the other.
    await client.query('SELECT pg_advisory_xact_lock(5270411)')
    await client.query('CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)')
    const { rows } = await client.query<{ version: number }>('SELECT version FROM schema_version')
    const version = rows[0]?.version ?? 0
    if (version > steps.length) throw new StoreUnusable(`This database was written by a newer program (schema ${version}, this one knows ${steps.length}). Start the newer program; nothing was changed.`)
    for (const step of steps.slice(version)) await client.query(readFileSync(join(MIGRATIONS, step), 'utf8'))
    if (rows.length === 0) await client.query('INSERT INTO schema_version VALUES ($1)', [steps.length])
    else if (version < steps.length) await client.query('UPDATE schema_version SET version = $1', [steps.length])
  })
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let isBroken = false
  // A connection that breaks between two queries says so to nobody else, and an error nobody hears ends the process.
  const onBroken = (): void => {
    isBroken = true
  }
  client.on('error', onBroken)
  try {
    await client.query('BEGIN')
    const done = await work(client)
    await client.query('COMMIT')
    return done
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      isBroken = true
    })
    throw error
  } finally {
    client.off('error', onBroken)
    client.release(isBroken)
  }
}

function storeOn(pool: Pool, address: string): PostgresStore {
  const all = async <R extends object>(sql: string, values: readonly unknown[] = []): Promise<R[]> => (await pool.query<R>(sql, [...values])).rows
  const events = (stream: string, afterSeq: number): Promise<EventRow[]> => all<EventRow>(`SELECT ${EVENT_COLUMNS} FROM event WHERE stream = $1 AND seq > $2 ORDER BY seq`, [stream, afterSeq])
  return {
    append: (batch) => append(pool, batch),
    read: async <E extends HallEvent>(stream: string, afterSeq: number) => (await events(stream, afterSeq)).map((row) => recordOf<E>(row)),
    head: async (stream) => headOf(pool, stream),
    streams: async () => (await all<{ stream: string }>('SELECT DISTINCT stream FROM event ORDER BY stream')).map((row) => row.stream),
    findCommand: async (commandId) => {
      const rows = await all<EventRow>(`SELECT ${EVENT_COLUMNS} FROM event WHERE command_id = $1 ORDER BY stream, seq`, [commandId])
      const records = rows.map((row) => recordOf(row))
      return rows[0] && records[0] ? { stream: rows[0].stream, actor: records[0].actor, records } : null
    },
    knownCommands: async (commandIds) => new Set((await all<{ id: string }>('SELECT DISTINCT command_id AS id FROM event WHERE command_id = ANY($1)', [commandIds])).map((row) => row.id)),
    verify: async (stream) => verifyRows(stream, await events(stream, 0)),
    tickets: (serviceDate) => all<TicketRow>(`SELECT ${TICKET_FIELDS.map(([column, name]) => `${column} AS "${name}"`).join(', ')} FROM ticket WHERE service_date = $1 ORDER BY issued_at_ms, ticket_no COLLATE "C"`, [serviceDate]),
    ...peopleOn(all),
    ...bookingsOn(all),
    check: async () => {
      await all('SELECT 1')
      return null
    },
    onDoorbell: (ring) => listen(address, ring),
    close: () => pool.end(),
  }
}

async function append(pool: Pool, batch: readonly Append[]): Promise<'ok' | 'conflict'> {
  try {
    await inTransaction(pool, async (client) => {
      const rows = await linked(client, batch)
      await client.query('INSERT INTO event (stream, seq, command_id, at_ms, actor, event, hash) SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[])',
        [rows.map((row) => row.stream), rows.map((row) => row.seq), rows.map((row) => row.commandId), rows.map((row) => row.atMs), rows.map((row) => row.actor), rows.map((row) => row.event), rows.map((row) => row.hash)])
      await upsertTickets(client, batch)
      await upsertBookings(client, batch)
    })
  } catch (error) {
    if (error instanceof SeqTaken || (error instanceof Error && 'code' in error && error.code === UNIQUE)) return 'conflict'
    throw error
  }
  // After the commit and outside of it: a notification inside would make all writers queue at one lock.
  void pool.query('SELECT pg_notify($1, $2)', [DOORBELL, batch[0]?.stream ?? '']).catch(() => undefined)
  return 'ok'
}

/** The rows of a batch with their hashes, on the heads as they are now. Throws SeqTaken when another server was faster. */
async function linked(client: PoolClient, batch: readonly Append[]): Promise<readonly EventRow[]> {
  const heads = new Map<string, Head>()
  const rows: EventRow[] = []
  for (const { stream, records } of batch) {
    let head = heads.get(stream) ?? (await headOf(client, stream))
    for (const record of records) {
      if (record.seq !== head.seq + 1) throw new SeqTaken()
      const row = rowOf(stream, record, head.hash)
      rows.push(row)
      head = { seq: row.seq, hash: row.hash }
    }
    heads.set(stream, head)
  }
  return rows
}

/** Only the last row of each ticket counts: one statement must not touch a row twice. */
async function upsertTickets(client: PoolClient, batch: readonly Append[]): Promise<void> {
  const tickets = [...new Map(batch.flatMap((one) => one.tickets).map((ticket) => [`${ticket.serviceDate} ${ticket.ticketNo}`, ticket])).values()]
  if (tickets.length === 0) return
  const columns = TICKET_FIELDS.map(([column]) => column)
  const casts = TICKET_FIELDS.map(([, , type], at) => `$${at + 1}::${type}[]`)
  const changed = columns.filter((column) => column !== 'service_date' && column !== 'ticket_no').map((column) => `${column} = excluded.${column}`)
  await client.query(`INSERT INTO ticket (${columns.join(', ')}) SELECT * FROM unnest(${casts.join(', ')}) ON CONFLICT (service_date, ticket_no) DO UPDATE SET ${changed.join(', ')}`, TICKET_FIELDS.map(([, name]) => tickets.map((ticket) => ticket[name])))
}

async function upsertBookings(client: PoolClient, batch: readonly Append[]): Promise<void> {
  const bookings = [...new Map(batch.flatMap((one) => one.bookings ?? []).map((booking) => [booking.code, booking])).values()]
  if (bookings.length === 0) return
  await client.query(`INSERT INTO booking (code, date, minute, person, status, booking) SELECT * FROM unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::text[])
    ON CONFLICT (code) DO UPDATE SET date = excluded.date, minute = excluded.minute, person = excluded.person, status = excluded.status, booking = excluded.booking`,
  [bookings.map((one) => one.code), bookings.map((one) => one.date), bookings.map((one) => one.minute), bookings.map((one) => one.person), bookings.map((one) => one.status), bookings.map((one) => JSON.stringify(one))])
}

async function headOf(client: Pick<PoolClient, 'query'>, stream: string): Promise<Head> {
  const { rows } = await client.query<Head>('SELECT seq, hash FROM event WHERE stream = $1 ORDER BY seq DESC LIMIT 1', [stream])
  return rows[0] ?? { seq: 0, hash: startOf(stream) }
}

type Ask = <R extends object>(sql: string, values?: readonly unknown[]) => Promise<R[]>

function peopleOn(all: Ask): Pick<Store, 'saveSession' | 'findSession' | 'deleteSession' | 'forgetSessions' | 'saveDevice' | 'findDevice' | 'devices' | 'deleteDevice' | 'savePin' | 'pinOf'> {
  return {
    saveSession: async (row) => void (await all('INSERT INTO session (token_hash, badge_no, expires_at_ms) VALUES ($1, $2, $3)', [row.tokenHash, row.badgeNo, row.expiresAtMs])),
    findSession: async (tokenHash) => (await all<SessionRow>('SELECT token_hash AS "tokenHash", badge_no AS "badgeNo", expires_at_ms AS "expiresAtMs" FROM session WHERE token_hash = $1', [tokenHash]))[0] ?? null,
    deleteSession: async (tokenHash) => void (await all('DELETE FROM session WHERE token_hash = $1', [tokenHash])),
    forgetSessions: async (endedByMs) => void (await all('DELETE FROM session WHERE expires_at_ms <= $1', [endedByMs])),
    saveDevice: async (row) => void (await all('INSERT INTO device (device_id, kind, name, zone, counter, token_hash, paired_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)', [row.deviceId, row.kind, row.name, row.zone, row.counter, row.tokenHash, row.pairedAtMs])),
    findDevice: async (tokenHash) => (await all<DeviceRow>(`SELECT ${DEVICE_COLUMNS} FROM device WHERE token_hash = $1`, [tokenHash]))[0] ?? null,
    devices: () => all<DeviceRow>(`SELECT ${DEVICE_COLUMNS} FROM device ORDER BY paired_at_ms`),
    deleteDevice: async (deviceId) => void (await all('DELETE FROM device WHERE device_id = $1', [deviceId])),
    savePin: async (badgeNo, hash) => {
      await all('INSERT INTO pin (badge_no, hash) VALUES ($1, $2) ON CONFLICT (badge_no) DO UPDATE SET hash = excluded.hash', [badgeNo, hash])
      await all('DELETE FROM session WHERE badge_no = $1', [badgeNo])
    },
    pinOf: async (badgeNo) => (await all<{ hash: string }>('SELECT hash FROM pin WHERE badge_no = $1', [badgeNo]))[0]?.hash ?? null,
  }
}

function bookingsOn(all: Ask): Pick<Store, 'bookingOf' | 'bookingsOn' | 'bookingsOf' | 'openBookings' | 'keepSecret'> {
  const found = async (where: string, ...values: readonly string[]): Promise<readonly Booking[]> =>
    (await all<{ booking: string }>(`SELECT booking FROM booking WHERE ${where} ORDER BY date, minute, code COLLATE "C"`, values)).map((row) => JSON.parse(row.booking) as Booking)
  return {
    bookingOf: async (code) => (await found('code = $1', code))[0] ?? null,
    bookingsOn: (date) => found('date = $1', date),
    bookingsOf: (person, fromDate) => found('person = $1 AND date >= $2', person, fromDate),
    openBookings: () => found("status IN ('held', 'confirmed')"),
    keepSecret: async (name, fresh) => {
      await all('INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [name, fresh])
      return (await all<{ value: string }>('SELECT value FROM secret WHERE name = $1', [name]))[0]?.value as string
    },
  }
}

/** One listening connection of its own; it comes back by itself, and the poll behind it does not need it. */
async function listen(address: string, ring: () => void): Promise<() => Promise<void>> {
  let client: Client | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const again = (): void => {
    client = null
    clearTimeout(retry)
    if (!isOver) retry = setTimeout(() => void start(), 1000)
  }
  async function start(): Promise<void> {
    const fresh = new Client({ connectionString: address, connectionTimeoutMillis: 3000 })
    fresh.on('notification', ring)
    fresh.on('error', () => undefined)
    fresh.once('end', again)
    client = fresh
    try {
      await fresh.connect()
      await fresh.query(`LISTEN ${DOORBELL}`)
    } catch {
      // A connection that never stood ends without saying so.
      if (client === fresh) again()
    }
  }
  await start()
  return async () => {
    isOver = true
    clearTimeout(retry)
    await client?.end()
  }
}

/** Rolls the batch back: somebody else has written meanwhile. */
class SeqTaken extends Error {}
