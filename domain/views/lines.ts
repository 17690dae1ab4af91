/** Rows of waiting, parked and missed tickets for the screens of staff. */
import type { ParkedBecause } from '../queue-day/events.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { Day } from '../queue-day/decide/checks.ts'
import { isKeptFor } from '../queue-day/pick/may-call.ts'
import type { Ticket } from '../queue-day/state.ts'
import type { PriorityClass, QueueId, TicketNo } from '../words/ids.ts'

export interface WaitingLine {
  readonly ticketNo: TicketNo
  readonly queue: QueueId
  readonly priorityClass: PriorityClass
  readonly sinceMs: number
  readonly items: readonly string[]
}

export interface AsideLine {
  readonly ticketNo: TicketNo
  readonly status: 'parked' | 'missed'
  /** Why it stands aside; null: it was missed. */
  readonly because: ParkedBecause | null
  /** What was typed. */
  readonly reason: string
  readonly atMs: number
  readonly returnAtMs: number | null
  /** false: parked for a colleague, or a missed number whose time to rejoin is over. */
  readonly canReturn: boolean
}

export function asideTickets(day: Day): readonly Ticket[] {
  return [...day.aside].map((no) => day.tickets.get(no) as Ticket)
}

export function asideLine(
  day: Day,
  ticket: Ticket,
  badgeNo: string | null,
  index: SettingsIndex,
  nowMs: number,
): AsideLine {
  const { rules } = index.settings
  const keptFor = ticket.parked?.keepFor ?? null
  const isOthers = keptFor !== null && isKeptFor(day, keptFor, ticket.parked?.atMs ?? 0, index, nowMs)
  const isMine = badgeNo === null || keptFor === badgeNo || !isOthers
  const canRejoin =
    ticket.rejoins < rules.rejoinsMax && nowMs - (ticket.missedAtMs ?? 0) <= rules.rejoinWithinMin * 60_000
  return {
    ticketNo: ticket.no,
    status: ticket.status === 'missed' ? 'missed' : 'parked',
    because: ticket.parked?.because ?? null,
    reason: ticket.parked?.reason ?? '',
    atMs: ticket.parked?.atMs ?? ticket.missedAtMs ?? 0,
    returnAtMs: ticket.parked?.returnAtMs ?? null,
    canReturn: ticket.status === 'missed' ? canRejoin : isMine,
  }
}

export function waitingLine(ticket: Ticket): WaitingLine {
  return {
    ticketNo: ticket.no,
    queue: ticket.leg.queue,
    priorityClass: ticket.priorityClass,
    sinceMs: ticket.sinceMs,
    items: ticket.items.map((item) => item.item),
  }
}
