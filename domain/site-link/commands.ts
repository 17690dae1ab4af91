/** Orders about a ticket that a station hands to the hall above it (article 20), and about the post between the two. */
import type { ItemOutcome, ItemRequest } from '../queue-day/commands.ts'
import type { TicketNo, CounterId, PriorityClass, QueueId, SiteId } from '../words/ids.ts'
import { COUNTER_STAFF, type Access } from '../words/who.ts'
import type { ClosedAs } from '../queue-day/transitions.ts'

/** Names one handing-over for both sites: station, date, number, and which time it is. */
export type EscalationId = string

/** What the hall above is told of the station's ticket. */
export interface EscalatedTicket {
  readonly site: SiteId
  readonly ticketNo: TicketNo
  /** The waiting clock that it brings along. */
  readonly sinceMs: number
  readonly items: readonly ItemRequest[]
  readonly priorityClass: PriorityClass
  readonly isElder: boolean
  readonly reason: string
}

/** What became of it above. */
export interface EscalationResult {
  readonly ticketNo: TicketNo
  /** 'dayOver': it was still there when the day ended. */
  readonly ended: ClosedAs | 'dayOver'
  readonly outcomes: readonly { readonly item: string; readonly outcome: ItemOutcome | null }[]
}

export type LinkCommand =
  /** The ticket in front of a counter, or by its number one that waits or is parked. */
  | {
      readonly type: 'EscalateTicket'
      readonly to: SiteId
      readonly reason: string
      readonly counter?: CounterId
      readonly ticketNo?: TicketNo
    }
  /** Above: the station's server brings it. `queue` is the back office's, null: that of its first matter. */
  | {
      readonly type: 'ReceiveEscalation'
      readonly escalationId: EscalationId
      readonly ticket: EscalatedTicket
      readonly queue: QueueId | null
    }
  /** Above: its ticket has left the floor (timekeeper). */
  | { readonly type: 'ResolveEscalation'; readonly escalationId: EscalationId }
  /** At the station: the result is here. */
  | {
      readonly type: 'SettleEscalation'
      readonly escalationId: EscalationId
      readonly from: SiteId
      readonly result: EscalationResult
    }
  /** At the station: its ticket was called back, or has gone, while it was up (timekeeper). */
  | { readonly type: 'RecallEscalation'; readonly escalationId: EscalationId }
  /** Above: the station wants its ticket back. */
  | { readonly type: 'WithdrawEscalation'; readonly escalationId: EscalationId; readonly from: SiteId }
  /** The other server has taken a message, or will never take it (timekeeper). */
  | { readonly type: 'MarkDelivered'; readonly messageId: string; readonly ticketNo: TicketNo | null }
  | { readonly type: 'MarkRefused'; readonly messageId: string; readonly code: string }

/**
 * A clerk hands up; a signed route brings what comes from outside (server/gateway/peers/tickets.ts), the clock does the post.
 */
export const LINK_MAY: Access<LinkCommand> = {
  EscalateTicket: COUNTER_STAFF,
  ReceiveEscalation: [],
  SettleEscalation: [],
  WithdrawEscalation: [],
  RecallEscalation: ['timekeeper'],
  ResolveEscalation: ['timekeeper'],
  MarkDelivered: ['timekeeper'],
  MarkRefused: ['timekeeper'],
}
