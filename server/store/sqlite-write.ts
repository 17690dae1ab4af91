/** What is written to a hall's SQLite file while people wait: the log in one durable transaction, ticket rows behind it. */
import type { Database as Sqlite, Statement } from 'better-sqlite3'
import type { Acknowledging } from './beside/acknowledged.ts'
import { rowOf, startOf } from './hash-chain.ts'
import { caseWriter } from './sqlite-cases.ts'
import { hasTickets, type Append, type Head, type Store, type TicketRows } from './port.ts'

const INSERT_EVENT =
  'INSERT INTO event (stream, seq, command_id, at_ms, actor, event, hash) VALUES (?, ?, ?, ?, ?, ?, ?)'
const UPSERT_TICKET = `INSERT INTO ticket (service_date, ticket_no, queue, status, priority_class, origin,
    issued_at_ms, called_at_ms, started_at_ms, closed_at_ms, counter, badge_no, calls, items)
  VALUES (@serviceDate, @ticketNo, @queue, @status, @priorityClass, @origin,
    @issuedAtMs, @calledAtMs, @startedAtMs, @closedAtMs, @counter, @badgeNo, @calls, @items)
  ON CONFLICT (service_date, ticket_no) DO UPDATE SET
    queue = excluded.queue, status = excluded.status, priority_class = excluded.priority_class,
    called_at_ms = excluded.called_at_ms, started_at_ms = excluded.started_at_ms, closed_at_ms = excluded.closed_at_ms,
    counter = excluded.counter, badge_no = excluded.badge_no, calls = excluded.calls, items = excluded.items`
const UPSERT_BOOKING = `INSERT INTO booking (code, date, minute, person, status, booking)
  VALUES (@code, @date, @minute, @person, @status, @booking)
  ON CONFLICT (code) DO UPDATE SET date = excluded.date, minute = excluded.minute, person = excluded.person,
    status = excluded.status, booking = excluded.booking`

export const INSERT_CONTACT = `INSERT INTO contact (reference, phone) VALUES (@reference, @phone)
  ON CONFLICT (reference) DO UPDATE SET phone = excluded.phone`
export const BEHIND = 'SELECT stream, seq AS upTo FROM behind ORDER BY stream'

/**
 * The writer of a file that nobody else may write to: it remembers the head of each stream, and which days are known to
 * be behind.
 */
export function writerOn(
  db: Sqlite,
  { acknowledged, checkPlace }: { readonly acknowledged: Acknowledging; readonly checkPlace: () => void },
): Pick<Store, 'append' | 'saveTickets'> {
  const heads = new Map<string, Head>()
  const behind = new Set<string>()
  const begin = db.prepare('INSERT INTO behind (stream, seq) VALUES (?, ?) ON CONFLICT (stream) DO NOTHING')
  const insertEvent = db.prepare(INSERT_EVENT)
  const upsertBooking = db.prepare(UPSERT_BOOKING)
  const insertContact = db.prepare(INSERT_CONTACT)
  const upsertCase = caseWriter(db)

  const write = db.transaction((batch: readonly Append[]) => {
    for (const { stream, records, bookings, cases, contacts } of batch) {
      let head = heads.get(stream) ?? headOf(db, stream)
      if (records.length > 0 && !behind.has(stream) && hasTickets(stream)) {
        begin.run(stream, head.seq)
        behind.add(stream)
      }
      for (const record of records) {
        if (record.seq !== head.seq + 1) throw new SeqTaken()
        const row = rowOf(stream, record, head.hash)
        insertEvent.run(row.stream, row.seq, row.commandId, row.atMs, row.actor, row.event, row.hash)
        head = { seq: row.seq, hash: row.hash }
      }
      heads.set(stream, head)
      for (const booking of bookings ?? []) upsertBooking.run({ ...booking, booking: JSON.stringify(booking) })
      for (const row of cases ?? []) upsertCase.run(row)
      for (const contact of contacts ?? []) insertContact.run(contact)
    }
  })

  const upsertTicket = db.prepare(UPSERT_TICKET)
  const markOf = db.prepare<[string], number>('SELECT seq FROM behind WHERE stream = ?').pluck()
  const isOver = db.prepare('DELETE FROM behind WHERE stream = ?')
  const moveMark = db.prepare('UPDATE behind SET seq = ? WHERE stream = ?')
  const saveTickets = db.transaction(({ stream, upTo, isWhole, tickets }: TicketRows): 'ok' | 'older' => {
    if ((markOf.get(stream) ?? 0) > upTo) return 'older'
    for (const ticket of tickets) upsertTicket.run(ticket)
    if (isWhole && headOf(db, stream).seq === upTo) isOver.run(stream)
    else moveMark.run(upTo, stream)
    return 'ok'
  })

  /** What was remembered of a write that was rolled back is not so. */
  function forget(): void {
    heads.clear()
    behind.clear()
  }

  return {
    append: async (batch) => {
      checkPlace()
      try {
        write.immediate(batch)
        acknowledged.keep(batch, (stream) => heads.get(stream) as Head)
        return 'ok'
      } catch (error) {
        forget()
        if (isTaken(error)) return 'conflict'
        throw error
      }
    },
    saveTickets: async (rows) => {
      behind.delete(rows.stream)
      return saveTickets.immediate(rows)
    },
  }
}

/** The last record's place and hash; before the first, the hash of the name. */
export function headOf(db: Sqlite, stream: string): Head {
  return headStatement(db).get(stream) ?? { seq: 0, hash: startOf(stream) }
}

const headStatements = new WeakMap<Sqlite, Statement<[string], Head>>()

function headStatement(db: Sqlite): Statement<[string], Head> {
  const known =
    headStatements.get(db) ??
    db.prepare<[string], Head>('SELECT seq, hash FROM event WHERE stream = ? ORDER BY seq DESC LIMIT 1')
  headStatements.set(db, known)
  return known
}

/** Rolls the batch back: somebody else has written meanwhile. */
class SeqTaken extends Error {}

function isTaken(error: unknown): boolean {
  return (
    error instanceof SeqTaken ||
    (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY')
  )
}
