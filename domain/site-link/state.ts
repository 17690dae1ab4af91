/** The outbox and both sides of every handing-over, as the events have made them. */
import type { CaseNo } from '../words/case-no.ts'
import type { CasePost } from './case-post.ts'
import type { ErrandPost } from './errand-post.ts'
import type { TicketNo, SiteId } from '../words/ids.ts'
import { streamName } from '../words/stream.ts'
import type { EscalatedTicket, EscalationId, EscalationResult } from './commands.ts'
import type { LinkEvent } from './events.ts'

/** Something another server must be told, at least once. */
export type Message = { readonly id: string; readonly to: SiteId; readonly atMs: number } & (
  | { readonly kind: 'escalation'; readonly escalationId: EscalationId; readonly ticket: EscalatedTicket }
  | { readonly kind: 'result'; readonly escalationId: EscalationId; readonly result: EscalationResult }
  | { readonly kind: 'recall'; readonly escalationId: EscalationId }
  | { readonly kind: 'errand'; readonly post: ErrandPost }
  | { readonly kind: 'case'; readonly post: CasePost }
)

export type SentStatus = 'inOutbox' | 'delivered' | 'settled' | 'refused' | 'recalled'

/** A ticket that we have handed up. */
export interface Sent {
  readonly escalationId: EscalationId
  readonly to: SiteId
  readonly serviceDate: string
  readonly ticket: EscalatedTicket
  readonly atMs: number
  readonly status: SentStatus
  /** Its number above, once that is known. */
  readonly theirNo: TicketNo | null
  readonly result: EscalationResult | null
  /** Why it was refused; '' otherwise. */
  readonly refusal: string
}

/** A ticket that a station has handed to us. */
export interface Received {
  readonly escalationId: EscalationId
  readonly serviceDate: string
  readonly ticket: EscalatedTicket
  readonly ticketNo: TicketNo
  readonly atMs: number
  readonly status: 'open' | 'resolved' | 'withdrawn'
}

export interface OutboxState {
  seq: number
  /** Not delivered yet, oldest first. */
  readonly pending: Map<string, Message>
  readonly sent: Map<EscalationId, Sent>
  readonly received: Map<EscalationId, Received>
  /** Own numbers of cases that came from below, by site and number there. */
  readonly casesBelow: Map<string, CaseNo>
}

/** What may follow what for a ticket that was handed up (LINK-5). */
export const SENT_NEXT: Readonly<Record<SentStatus, readonly SentStatus[]>> = {
  inOutbox: ['delivered', 'settled', 'refused', 'recalled'],
  delivered: ['settled', 'recalled'],
  recalled: [],
  settled: [],
  refused: [],
}

/** Nothing sent, nothing received. */
export function emptyOutbox(): OutboxState {
  return { seq: 0, pending: new Map(), sent: new Map(), received: new Map(), casesBelow: new Map() }
}

/** Id of the message that carries a result down. */
export function resultMessageId(escalationId: EscalationId): string {
  return `result-${escalationId}`
}

/** Id of the message that calls a ticket back. */
export function recallMessageId(escalationId: EscalationId): string {
  return `recall-${escalationId}`
}

export const OUTBOX_STREAM = streamName<OutboxState, LinkEvent>('outbox')
