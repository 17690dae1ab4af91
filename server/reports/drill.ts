/** From a figure down to the tickets behind it, and from a ticket to its records in the log (REPORT-6). */
import type { DrillOnly, DrillQuery, DrillReply, DrillTicket } from '../../domain/contract/http/report.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import { dayStream } from '../../domain/queue-day/state.ts'
import { ticketRecord, isAbout } from '../../domain/report/ticket-record.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { recordOf, verifyRows } from '../store/hash-chain.ts'
import type { StoreReader } from '../store/port.ts'
import type { Asks } from './asks.ts'
import { dateOfNo, type Columns } from './columns.ts'
import { machinesOf } from './machines.ts'
import { withPromise, type Stretch } from './stretch.ts'

const TICKETS_MOST = 200
const ALL = Number.MAX_SAFE_INTEGER

const ONLY: Readonly<Record<DrillOnly, string>> = {
  overPromise: '(wait_ms > promise_ms OR in_vain_ms > promise_ms)',
  missed: "ended = 'missed'",
  left: "ended IN ('cancelled', 'voided', 'abandoned')",
  secondTrip: 'is_second_trip',
}

/** The tickets behind a figure, the longest waits first. */
export async function ticketsBehind(
  columns: Columns,
  drill: DrillQuery,
  stretch: Stretch,
): Promise<Omit<DrillReply, 'tookMs'>> {
  const conditions: [sql: string, value: string | number | undefined][] = [
    ['asked.queue = ?', drill.queue],
    ['asked.counter = ?', drill.counter],
    [`ticket_no IN (SELECT ticket_no FROM item WHERE item.date = asked.date AND item.item = ?)`, drill.item],
    ['weekday = ?', drill.weekday],
    ['minute // 30 * 30 = ?', drill.minute],
  ]
  const used = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]))
  const where = [...used.map(({ sql }) => sql), ...(drill.only === undefined ? [] : [ONLY[drill.only]])].join(' AND ')
  const tickets = await columns.all<Omit<DrillTicket, 'date'> & { readonly date: number; readonly whole: number }>(
    `${withPromise({ ...stretch, from: drill.from, to: drill.to })}
     SELECT date, ticket_no AS "ticketNo", queue, issued_ms AS "issuedAtMs", coalesce(wait_ms, in_vain_ms) AS "waitMs",
       service_ms AS "serviceMs", ended AS "end", counter, count(*) OVER ()::DOUBLE AS whole
     FROM asked ${where === '' ? '' : `WHERE ${where}`}
     ORDER BY "waitMs" DESC, date, ticket_no LIMIT ${TICKETS_MOST}`,
    used.map(({ value }) => value),
  )
  return {
    count: tickets[0]?.whole ?? 0,
    tickets: tickets.map(({ whole: _, date, ...ticket }) => ({ date: dateOfNo(date), ...ticket })),
  }
}

/** Every record of a day's log about a ticket, with the hash that holds it in its chain. */
export async function recordsOfTicket(
  store: Pick<StoreReader, 'rows' | 'read' | 'devices'>,
  date: string,
  ticketNo: string,
): Promise<Asks['ticket']['answer']> {
  const stream = dayStream(date)
  const rows = await store.rows(stream, 0, ALL)
  const sound = verifyRows(stream, rows)
  const machines = await machinesOf(store)
  const named = `"${ticketNo}"`
  const records = rows
    .filter(({ event }) => event.includes(named))
    .map((row) => ({ record: recordOf<DayEvent>(row) as Recorded<DayEvent>, hash: row.hash }))
    .filter(({ record }) => isAbout(record.event, ticketNo))
    .map(({ record, hash }) => ({ ...ticketRecord(record, machines), hash }))
  return { date, ticketNo, records, isSound: sound.ok }
}
