/** The store on PostgreSQL, for several servers over one database: the only file that knows pg. */
import { Client, Pool, type PoolClient, types } from 'pg'
import type { HallEvent } from '../../domain/contract/subjects.ts'
import { recordOf, verifyRows, type EventRow } from './hash-chain.ts'
import { kindOfStream } from '../../domain/words/stream.ts'
import {
  beginningOf,
  type Append,
  type BehindDay,
  type CommandAt,
  type Store,
  type TicketRow,
  type WrittenCase,
} from './port.ts'
import { bringForward, mustBeCurrent } from './postgres-schema.ts'
import { casesOn } from './postgres-cases.ts'
import { bookingsOn, peopleOn, replacePeople, type Ask } from './postgres-tables.ts'
import { sharedOn } from './passing/on-postgres.ts'
import { SeqTaken, TICKET_FIELDS, headOf, saveTickets, writeBatch } from './postgres-write.ts'
import { asAway, StoreUnusable } from './unusable.ts'

const EVENT_COLUMNS = 'stream, seq, command_id AS "commandId", at_ms AS "atMs", actor, event, hash'
/** Streams whose names begin with $1, by one step down the index each; the names of a kind stand together in every collation. */
const STREAMS =
  'WITH RECURSIVE name(stream) AS (SELECT min(stream) FROM event WHERE stream >= $1 AND stream > $2 UNION ALL SELECT (SELECT min(event.stream) FROM event WHERE event.stream > name.stream) FROM name WHERE starts_with(name.stream, $1)) SELECT stream FROM name WHERE starts_with(stream, $1) LIMIT $3'
/** The condition is that of the index event_of_case, word for word. */
const CASES_WRITTEN =
  'SELECT stream, min(seq) AS first, max(seq) AS last FROM event WHERE starts_with(stream, \'case/\') AND at_ms >= $1 GROUP BY stream ORDER BY stream COLLATE "C"'
/** The stream before this one, of the kind whose names begin so. */
const STREAM_BEFORE = 'SELECT max(stream) AS name FROM event WHERE stream < $1 AND stream >= $2'
const DOORBELL = 'yichuang'
/** "unique_violation": another server has used the seq. */
const UNIQUE = '23505'
const BIGINT = 20
/** What pg says when query_timeout is over. */
const NO_ANSWER = 'Query read timeout'

export interface PostgresStore extends Store {
  /** Hears of writes of any server, soon; a hint only, the log itself is what counts. Returns the way to stop. */
  onDoorbell(ring: () => void): Promise<() => Promise<void>>
}

/** Opens `postgres://user:password@host:port/database` as it is, to read it. Throws StoreUnusable where no hall is. */
export function readPostgresStore(address: string): Promise<PostgresStore> {
  return openPostgresStore(address, mustBeCurrent)
}

/** Opens it, its schema brought forward. Throws StoreUnusable with one plain sentence. */
export async function openPostgresStore(address: string, schema = bringForward): Promise<PostgresStore> {
  const pools: Pools = {
    reading: openPool(address, READING, 3),
    looking: openPool(address, BRIEF, 3),
    writing: openPool(address, BRIEF, 2),
  }
  try {
    await onSchema(address, schema)
    const { rows } = await pools.looking.query<{ synchronous_commit: string }>('SHOW synchronous_commit')
    if (rows[0]?.synchronous_commit === 'off')
      throw new StoreUnusable(
        'This database answers before it has written (synchronous_commit=off). Switch it on, or tickets may be lost in a power cut.',
      )
    return storeOn(pools, address)
  } catch (error) {
    await endOf(pools)
    if (error instanceof StoreUnusable) throw error
    throw new StoreUnusable(
      `The database cannot be used: ${error instanceof Error ? error.message : String(error)}. Check the address after --database, and that PostgreSQL runs.`,
    )
  }
}

/** Connections of one server: for days and logs that are read whole, for what is looked up, for what is written. */
interface Pools {
  readonly reading: Pool
  readonly looking: Pool
  readonly writing: Pool
}

async function endOf({ reading, looking, writing }: Pools): Promise<void> {
  await Promise.all([reading.end(), looking.end(), writing.end()])
}

/**
 * No wait on the database has an end of its own: a server that hangs in the middle of a transaction, or a machine that
 * lost its power, would stop the numbers of all the others. Milliseconds, unless PostgreSQL says otherwise.
 */
const BRIEF = {
  // Waiting for another server's transaction.
  lock_timeout: 3000,
  statement_timeout: 4000,
  // This server hangs: its transaction is taken back, and the others go on.
  idle_in_transaction_session_timeout: 2000,
  // The database does not answer at all.
  query_timeout: 6000,
}
/** A day is read whole, a log is walked through: these may take longer, and whoever looks up a row waits for none. */
const READING = {
  lock_timeout: 3000,
  statement_timeout: 60_000,
  idle_in_transaction_session_timeout: 2000,
  query_timeout: 65_000,
}
/** A step over a large table takes its time, and nobody waits for a number yet. */
const MIGRATING = { query_timeout: 0 }
/** A line that is cut without a word is noticed after twelve seconds. */
const KEEPALIVE =
  '-c tcp_keepalives_idle=6 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c tcp_user_timeout=12000'

function openPool(address: string, limits: Partial<typeof BRIEF>, most: number): Pool {
  const pool = new Pool({
    connectionString: address,
    max: most,
    connectionTimeoutMillis: 3000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 6000,
    options: KEEPALIVE,
    ...limits,
    // Milliseconds and numbers of events fit a double; pg gives bigint as text otherwise.
    types: { getTypeParser: (oid, format) => (oid === BIGINT ? Number : types.getTypeParser(oid, format)) },
  })
  // A connection that breaks while it idles is replaced; whoever needs one next hears of a real outage.
  pool.on('error', () => undefined)
  // Also one that breaks in the packet that opened it, before anybody could listen.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** `work` looks at the schema before anything else does. */
async function onSchema(address: string, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const pool = openPool(address, MIGRATING, 1)
  try {
    await inTransaction(pool, work)
  } finally {
    await pool.end()
  }
}

/** A database that is gone says so in many ways; whoever asked hears the one (StoreAway). */
async function answered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asAway(error)
  }
}

function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return answered(() => oneTransaction(pool, work))
}

async function oneTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
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
    // Whoever does not answer would not answer this either; a closed connection takes back what it had begun.
    if (error instanceof Error && error.message === NO_ANSWER) isBroken = true
    else
      await client.query('ROLLBACK').catch(() => {
        isBroken = true
      })
    throw error
  } finally {
    client.off('error', onBroken)
    client.release(isBroken)
  }
}

function storeOn(pools: Pools, address: string): PostgresStore {
  const [all, brief] = [askOf(pools.reading), askOf(pools.looking)]
  const writers = pools.writing
  const events = (stream: string, afterSeq: number): Promise<EventRow[]> =>
    all<EventRow>(`SELECT ${EVENT_COLUMNS} FROM event WHERE stream = $1 AND seq > $2 ORDER BY seq`, [stream, afterSeq])
  return {
    append: (batch) => append(writers, batch),
    read: async <E extends HallEvent>(stream: string, afterSeq: number) =>
      (await events(stream, afterSeq)).map((row) => recordOf<E>(row)),
    rows: (stream, afterSeq, limit) =>
      all<EventRow>(`SELECT ${EVENT_COLUMNS} FROM event WHERE stream = $1 AND seq > $2 ORDER BY seq LIMIT $3`, [
        stream,
        afterSeq,
        limit,
      ]),
    head: (stream) => answered(() => headOf(pools.looking, stream)),
    streams: async (kind, page) =>
      (await all<{ stream: string }>(STREAMS, [beginningOf(kind), page?.after ?? '', page?.limit ?? null])).map(
        (row) => row.stream,
      ),
    casesWritten: (sinceMs) => all<WrittenCase>(CASES_WRITTEN, [sinceMs]),
    commandsBefore: async (stream, limit) => {
      const found = await brief<{ name: string | null }>(STREAM_BEFORE, [stream, `${kindOfStream(stream)}/`])
      const name = found[0]?.name ?? ''
      const last = await all<CommandAt>(
        'SELECT seq, command_id AS "commandId" FROM event WHERE stream = $1 ORDER BY seq DESC LIMIT $2',
        [name, limit],
      )
      return { stream: name, commands: last.reverse() }
    },
    behind: () => brief<BehindDay>('SELECT stream, seq AS "upTo" FROM behind ORDER BY stream'),
    saveTickets: (rows) => inTransaction(writers, (client) => saveTickets(client, rows)),
    verify: async (stream) => verifyRows(stream, await events(stream, 0)),
    tickets: (serviceDate) =>
      all<TicketRow>(
        `SELECT ${TICKET_FIELDS.map(([column, name]) => `${column} AS "${name}"`).join(', ')} FROM ticket WHERE service_date = $1 ORDER BY issued_at_ms, ticket_no COLLATE "C"`,
        [serviceDate],
      ),
    ...peopleOn(brief),
    // Every row of the log, one by one.
    counts: peopleOn(all).counts,
    // As a real write goes, with its short waits.
    probe: async (nowMs, stream = null) => {
      if (stream !== null) await tryRecord(writers, stream, nowMs)
      await peopleOn(askOf(writers)).probe(nowMs)
    },
    ...bookingsOn(brief),
    ...casesOn(all),
    ...sharedOn(askOf(writers)),
    replacePeople: (people) => inTransaction(writers, (client) => replacePeople(askOf(client), people)),
    check: async () => {
      await brief('SELECT 1')
      return null
    },
    onDoorbell: (ring) => listen(address, ring),
    close: () => endOf(pools),
  }
}

/** A record at the end of a stream, taken back; one that another server has just written there is a record too. */
async function tryRecord(pool: Pool, stream: string, nowMs: number): Promise<void> {
  const taken = new Error('taken back')
  await inTransaction(pool, async (client) => {
    const { seq } = await headOf(client, stream)
    await client.query(
      "INSERT INTO event (stream, seq, command_id, at_ms, actor, event, hash) VALUES ($1, $2, 'probe', $3, '{}', '{}', '')",
      [stream, seq + 1, nowMs],
    )
    throw taken
  }).catch((error: unknown) => {
    if (error !== taken && !(error instanceof Error && 'code' in error && error.code === UNIQUE)) throw error
  })
}

function askOf(client: Pick<PoolClient, 'query'>): Ask {
  return <R extends object>(sql: string, values: readonly unknown[] = []): Promise<R[]> =>
    answered(async () => (await client.query<R>(sql, [...values])).rows)
}

async function append(pool: Pool, batch: readonly Append[]): Promise<'ok' | 'conflict'> {
  try {
    await inTransaction(pool, (client) => writeBatch(client, batch))
  } catch (error) {
    if (error instanceof SeqTaken || (error instanceof Error && 'code' in error && error.code === UNIQUE))
      return 'conflict'
    throw error
  }
  // After the commit and outside of it: a notification inside would make all writers queue at one lock.
  void pool.query('SELECT pg_notify($1, $2)', [DOORBELL, batch[0]?.stream ?? '']).catch(() => undefined)
  return 'ok'
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
