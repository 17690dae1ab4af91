/** The store on PostgreSQL, for several servers over one database: the only file that knows pg. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client, Pool, type PoolClient, types } from 'pg'
import type { HallEvent } from '../../domain/contract/subjects.ts'
import { recordOf, rowOf, startOf, verifyRows, type EventRow } from './hash-chain.ts'
import type { Append, Head, Store, TicketRow } from './port.ts'
import { bookingsOn, insertContacts, peopleOn, replacePeople, type Ask } from './postgres-tables.ts'
import { StoreUnusable } from './unusable.ts'

const MIGRATIONS = join(import.meta.dirname, 'migrations-postgres')
const EVENT_COLUMNS = 'stream, seq, command_id AS "commandId", at_ms AS "atMs", actor, event, hash'
const TICKET_FIELDS = [
  ['service_date', 'serviceDate', 'text'],
  ['ticket_no', 'ticketNo', 'text'],
  ['queue', 'queue', 'text'],
  ['status', 'status', 'text'],
  ['priority_class', 'priorityClass', 'text'],
  ['origin', 'origin', 'text'],
  ['issued_at_ms', 'issuedAtMs', 'bigint'],
  ['called_at_ms', 'calledAtMs', 'bigint'],
  ['started_at_ms', 'startedAtMs', 'bigint'],
  ['closed_at_ms', 'closedAtMs', 'bigint'],
  ['counter', 'counter', 'text'],
  ['badge_no', 'badgeNo', 'text'],
  ['calls', 'calls', 'integer'],
  ['items', 'items', 'text'],
] as const
const STREAMS =
  'WITH RECURSIVE name(stream) AS (SELECT min(stream) FROM event UNION ALL SELECT (SELECT min(event.stream) FROM event WHERE event.stream > name.stream) FROM name WHERE name.stream IS NOT NULL) SELECT stream FROM name WHERE stream IS NOT NULL'
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
  const pool = new Pool({
    connectionString: address,
    max: 8,
    connectionTimeoutMillis: 3000,
    types: { getTypeParser: (oid, format) => (oid === BIGINT ? Number : types.getTypeParser(oid, format)) },
  })
  // A connection that breaks while it idles is replaced; whoever needs one next hears of a real outage.
  pool.on('error', () => undefined)
  try {
    await migrate(pool)
    const { rows } = await pool.query<{ synchronous_commit: string }>('SHOW synchronous_commit')
    if (rows[0]?.synchronous_commit === 'off')
      throw new StoreUnusable(
        'This database answers before it has written (synchronous_commit=off). Switch it on, or tickets may be lost in a power cut.',
      )
    return storeOn(pool, address)
  } catch (error) {
    await pool.end()
    if (error instanceof StoreUnusable) throw error
    throw new StoreUnusable(
      `The database cannot be used: ${error instanceof Error ? error.message : String(error)}. Check the address after --database, and that PostgreSQL runs.`,
    )
  }
}

async function migrate(pool: Pool): Promise<void> {
  const steps = readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  await inTransaction(pool, async (client) => {
    // Two servers that start together migrate one after the other.
    await client.query('SELECT pg_advisory_xact_lock(5270411)')
    await client.query('CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)')
    const { rows } = await client.query<{ version: number }>('SELECT version FROM schema_version')
    const version = rows[0]?.version ?? 0
    if (version > steps.length)
      throw new StoreUnusable(
        `This database was written by a newer program (schema ${version}, this one knows ${steps.length}). Start the newer program; nothing was changed.`,
      )
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
  const all = askOf(pool)
  const events = (stream: string, afterSeq: number): Promise<EventRow[]> =>
    all<EventRow>(`SELECT ${EVENT_COLUMNS} FROM event WHERE stream = $1 AND seq > $2 ORDER BY seq`, [stream, afterSeq])
  return {
    append: (batch) => append(pool, batch),
    read: async <E extends HallEvent>(stream: string, afterSeq: number) =>
      (await events(stream, afterSeq)).map((row) => recordOf<E>(row)),
    rows: (stream, afterSeq, limit) =>
      all<EventRow>(`SELECT ${EVENT_COLUMNS} FROM event WHERE stream = $1 AND seq > $2 ORDER BY seq LIMIT $3`, [
        stream,
        afterSeq,
        limit,
      ]),
    head: async (stream) => headOf(pool, stream),
    streams: async () => (await all<{ stream: string }>(STREAMS)).map((row) => row.stream),
    findCommand: async (commandId) => {
      const rows = await all<EventRow>(
        `SELECT ${EVENT_COLUMNS} FROM event WHERE command_id = $1 ORDER BY stream, seq`,
        [commandId],
      )
      const records = rows.map((row) => recordOf(row))
      return rows[0] && records[0] ? { stream: rows[0].stream, actor: records[0].actor, records } : null
    },
    knownCommands: async (commandIds) =>
      new Set(
        (
          await all<{ id: string }>('SELECT DISTINCT command_id AS id FROM event WHERE command_id = ANY($1)', [
            commandIds,
          ])
        ).map((row) => row.id),
      ),
    verify: async (stream) => verifyRows(stream, await events(stream, 0)),
    tickets: (serviceDate) =>
      all<TicketRow>(
        `SELECT ${TICKET_FIELDS.map(([column, name]) => `${column} AS "${name}"`).join(', ')} FROM ticket WHERE service_date = $1 ORDER BY issued_at_ms, ticket_no COLLATE "C"`,
        [serviceDate],
      ),
    ...peopleOn(all),
    ...bookingsOn(all),
    replacePeople: (people) => inTransaction(pool, (client) => replacePeople(askOf(client), people)),
    check: async () => {
      await all('SELECT 1')
      return null
    },
    onDoorbell: (ring) => listen(address, ring),
    close: () => pool.end(),
  }
}

function askOf(client: Pick<PoolClient, 'query'>): Ask {
  return async <R extends object>(sql: string, values: readonly unknown[] = []): Promise<R[]> =>
    (await client.query<R>(sql, [...values])).rows
}

async function append(pool: Pool, batch: readonly Append[]): Promise<'ok' | 'conflict'> {
  try {
    await inTransaction(pool, async (client) => {
      const rows = await linked(client, batch)
      await client.query(
        'INSERT INTO event (stream, seq, command_id, at_ms, actor, event, hash) SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[])',
        [
          rows.map((row) => row.stream),
          rows.map((row) => row.seq),
          rows.map((row) => row.commandId),
          rows.map((row) => row.atMs),
          rows.map((row) => row.actor),
          rows.map((row) => row.event),
          rows.map((row) => row.hash),
        ],
      )
      await upsertTickets(client, batch)
      await upsertBookings(client, batch)
      await insertContacts(
        askOf(client),
        batch.flatMap((one) => one.contacts ?? []),
      )
    })
  } catch (error) {
    if (error instanceof SeqTaken || (error instanceof Error && 'code' in error && error.code === UNIQUE))
      return 'conflict'
    throw error
  }
  // After the commit and outside of it: a notification inside would make all writers queue at one lock.
  void pool.query('SELECT pg_notify($1, $2)', [DOORBELL, batch[0]?.stream ?? '']).catch(() => undefined)
  return 'ok'
}

/**
 * The rows of a batch with their hashes, on the heads as they are now. Throws SeqTaken when another server was faster.
 */
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
  const tickets = [
    ...new Map(
      batch.flatMap((one) => one.tickets).map((ticket) => [`${ticket.serviceDate} ${ticket.ticketNo}`, ticket]),
    ).values(),
  ]
  if (tickets.length === 0) return
  const columns = TICKET_FIELDS.map(([column]) => column)
  const casts = TICKET_FIELDS.map(([, , type], at) => `$${at + 1}::${type}[]`)
  const changed = columns
    .filter((column) => column !== 'service_date' && column !== 'ticket_no')
    .map((column) => `${column} = excluded.${column}`)
  await client.query(
    `INSERT INTO ticket (${columns.join(', ')}) SELECT * FROM unnest(${casts.join(', ')}) ON CONFLICT (service_date, ticket_no) DO UPDATE SET ${changed.join(', ')}`,
    TICKET_FIELDS.map(([, name]) => tickets.map((ticket) => ticket[name])),
  )
}

async function upsertBookings(client: PoolClient, batch: readonly Append[]): Promise<void> {
  const bookings = [
    ...new Map(batch.flatMap((one) => one.bookings ?? []).map((booking) => [booking.code, booking])).values(),
  ]
  if (bookings.length === 0) return
  await client.query(
    `INSERT INTO booking (code, date, minute, person, status, booking) SELECT * FROM unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::text[])
    ON CONFLICT (code) DO UPDATE SET date = excluded.date, minute = excluded.minute, person = excluded.person, status = excluded.status, booking = excluded.booking`,
    [
      bookings.map((one) => one.code),
      bookings.map((one) => one.date),
      bookings.map((one) => one.minute),
      bookings.map((one) => one.person),
      bookings.map((one) => one.status),
      bookings.map((one) => JSON.stringify(one)),
    ],
  )
}

async function headOf(client: Pick<PoolClient, 'query'>, stream: string): Promise<Head> {
  const { rows } = await client.query<Head>('SELECT seq, hash FROM event WHERE stream = $1 ORDER BY seq DESC LIMIT 1', [
    stream,
  ])
  return rows[0] ?? { seq: 0, hash: startOf(stream) }
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
