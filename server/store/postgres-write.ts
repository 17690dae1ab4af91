/** What is written to PostgreSQL while people wait: the log in one transaction, ticket rows behind it. */
import type { PoolClient } from 'pg'
import { rowOf, startOf, type EventRow } from './hash-chain.ts'
import { hasTickets, type Append, type Head, type TicketRow, type TicketRows } from './port.ts'
import { upsertCases } from './postgres-cases.ts'
import { insertContacts } from './postgres-tables.ts'

/** Columns of the ticket table, their names in a row, their types. */
export const TICKET_FIELDS = [
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

/** Writes a batch; `client` stands in a transaction. Throws SeqTaken when another server was faster. */
export async function writeBatch(client: PoolClient, batch: readonly Append[]): Promise<void> {
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
  await beginBehind(client, batch, rows)
  await upsertBookings(client, batch)
  await upsertCases(client, batch)
  await insertContacts(
    async (sql, values = []) => (await client.query(sql, [...values])).rows,
    batch.flatMap((one) => one.contacts ?? []),
  )
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

/**
 * A day whose tickets were touched is behind until its rows are written. The row is locked, so that no other server
 * finds the day whole before this batch is seen.
 */
async function beginBehind(client: PoolClient, batch: readonly Append[], rows: readonly EventRow[]): Promise<void> {
  const streams = [...new Set(batch.map((one) => one.stream))].filter(hasTickets)
  for (const stream of streams) {
    const first = rows.find((row) => row.stream === stream)
    if (first)
      await client.query(
        'INSERT INTO behind (stream, seq) VALUES ($1, $2) ON CONFLICT (stream) DO UPDATE SET seq = behind.seq',
        [stream, first.seq - 1],
      )
  }
}

/** Writes ticket rows and how far they are complete; `client` stands in a transaction. */
export async function saveTickets(
  client: PoolClient,
  { stream, upTo, isWhole, tickets }: TicketRows,
): Promise<'ok' | 'older'> {
  const { rows } = await client.query<{ seq: number }>('SELECT seq FROM behind WHERE stream = $1 FOR UPDATE', [stream])
  if ((rows[0]?.seq ?? 0) > upTo) return 'older'
  await upsertTickets(client, tickets)
  if (isWhole && (await headOf(client, stream)).seq === upTo)
    await client.query('DELETE FROM behind WHERE stream = $1', [stream])
  else await client.query('UPDATE behind SET seq = $2 WHERE stream = $1', [stream, upTo])
  return 'ok'
}

async function upsertTickets(client: PoolClient, tickets: readonly TicketRow[]): Promise<void> {
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

export async function headOf(client: Pick<PoolClient, 'query'>, stream: string): Promise<Head> {
  const { rows } = await client.query<Head>('SELECT seq, hash FROM event WHERE stream = $1 ORDER BY seq DESC LIMIT 1', [
    stream,
  ])
  return rows[0] ?? { seq: 0, hash: startOf(stream) }
}

/** Rolls the batch back: somebody else has written meanwhile. */
export class SeqTaken extends Error {}
