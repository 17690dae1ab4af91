/** What the holder of a slip's link sees: no name, no other number, no priority. */
import type { WaitSpan } from '../forecast/wait-span.ts'
import { breakOf } from '../calendar/offer.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { Day } from '../queue-day/decide/checks.ts'
import type { ClosedTicket, Ticket } from '../queue-day/state.ts'
import { aheadOf, backMs, callerLabels, isAttended, spanFor } from '../queue-day/pick/waiting.ts'
import type { ViewHead } from './view-head.ts'
import type { CounterId, QueueId, TicketNo } from '../words/ids.ts'

/** What the holder of the slip's link sees. No name, no other numbers. */
export interface TicketView extends ViewHead {
  readonly kind: 'ticket'
  readonly ticketNo: TicketNo
  readonly status:
    | 'waiting'
    | 'called'
    | 'serving'
    | 'parked'
    | 'missed'
    | 'finished'
    | 'cancelled'
    | 'voided'
    | 'abandoned'
    | 'merged'
  readonly queue: QueueId
  readonly zone: string
  readonly items: readonly { readonly item: string; readonly isSettled: boolean }[]
  readonly ahead: number | null
  readonly span: WaitSpan
  /**
   * Waiting, and nobody at work may call it (the duty manager knows); `backMs` when somebody is back, if that is known;
   * `rest` the break of the calendar that its queue is in or comes to today.
   */
  readonly unattended: {
    readonly backMs: number | null
    readonly rest?: readonly [fromMs: number, toMs: number]
  } | null
  /** Labels of the counters that may call it. */
  readonly counters: readonly string[]
  /** Set while called or serving. */
  readonly counter: CounterId | null
  readonly nth: number
  readonly issuedAtMs: number
  /** Missed: may rejoin until; parked: returns at. */
  readonly untilMs: number | null
  readonly canDelay: boolean
  readonly canRejoin: boolean
  readonly mergedInto: TicketNo | null
}

/** What the holder of a link sees (VIEW-4); null for a link of no ticket of this day. */
export function ticketView(day: Day, index: SettingsIndex, link: string, nowMs: number): TicketView | null {
  const no = day.links.get(link)
  if (no === undefined) return null
  const live = day.tickets.get(no)
  const closed = day.closed.get(no)
  const ticket = live ?? closed?.ticket
  if (!ticket) return null
  const isWaiting = live?.status === 'waiting'
  const ahead = isWaiting ? aheadOf(day, ticket, index, nowMs) : null
  const { rules } = index.settings
  const rejoinUntilMs = ticket.missedAtMs === null ? null : ticket.missedAtMs + rules.rejoinWithinMin * 60_000
  return {
    kind: 'ticket',
    seq: day.seq,
    atMs: nowMs,
    ticketNo: no,
    status: holderStatus(ticket, closed),
    queue: ticket.leg.queue,
    zone: index.queues.get(ticket.leg.queue)?.zone ?? '',
    items: ticket.items.map((item) => ({ item: item.item, isSettled: item.outcome !== null })),
    ahead,
    span: ahead === null ? null : spanFor(day, ticket, ahead, index, nowMs),
    unattended: isWaiting && !isAttended(day, ticket, index) ? unattended(day, ticket, index, nowMs) : null,
    counters: callerLabels(day, ticket, index, nowMs),
    counter: live?.counter ?? null,
    nth: live?.calls ?? 0,
    issuedAtMs: ticket.issuedAtMs,
    untilMs:
      live?.status === 'missed'
        ? rejoinUntilMs
        : live?.status === 'parked'
          ? (ticket.parked?.returnAtMs ?? null)
          : null,
    canDelay: (isWaiting || live?.status === 'called') && ticket.delays === 0,
    canRejoin:
      live?.status === 'missed' &&
      ticket.rejoins < rules.rejoinsMax &&
      rejoinUntilMs !== null &&
      nowMs <= rejoinUntilMs,
    mergedInto: closed?.mergedInto ?? null,
  }
}

function unattended(day: Day, ticket: Ticket, index: SettingsIndex, nowMs: number): TicketView['unattended'] {
  const { calendar, timeZone } = index.settings
  const rest = calendar === null ? null : breakOf(calendar, ticket.leg.queue, nowMs, timeZone)
  return { backMs: backMs(day, ticket, index, nowMs), ...(rest === null ? {} : { rest }) }
}

function holderStatus(ticket: Ticket, closed: ClosedTicket | undefined): TicketView['status'] {
  if (closed) return closed.as
  return ticket.status === 'arrived' ? 'called' : ticket.status
}
