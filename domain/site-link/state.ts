/** The outbox and both sides of every handing-over, as the events have made them. */
import type { ErrandPost } from '../errand/commands.ts'
import type { TicketNo, SiteId } from '../words/ids.ts'
import type { Recorded } from '../words/recorded.ts'
import type { EscalatedTicket, EscalationId, EscalationResult } from './commands.ts'
import type { LinkEvent } from './events.ts'

/** Something another server must be told, at least once. */
export type Message = { readonly id: string; readonly to: SiteId; readonly atMs: number } & (
  | { readonly kind: 'escalation'; readonly escalationId: EscalationId; readonly ticket: EscalatedTicket }
  | { readonly kind: 'result'; readonly escalationId: EscalationId; readonly result: EscalationResult }
  | { readonly kind: 'recall'; readonly escalationId: EscalationId }
  | { readonly kind: 'errand'; readonly post: ErrandPost }
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
}

/** What may follow what for a ticket that was handed up (LINK-5). */
export const SENT_NEXT: Readonly<Record<SentStatus, readonly SentStatus[]>> = {
  inOutbox: ['delivered', 'settled', 'refused', 'recalled'],
  delivered: ['settled', 'recalled'],
  recalled: [],
  settled: [],
  refused: [],
}

/** Handings-over that are over are remembered this long back. */
const KEPT_MOST = 1000

/** Nothing sent, nothing received. */
export function emptyOutbox(): OutboxState {
  return { seq: 0, pending: new Map(), sent: new Map(), received: new Map() }
}

/** Id of the message that carries a result down. */
export function resultMessageId(escalationId: EscalationId): string {
  return `result-${escalationId}`
}

/** Id of the message that calls a ticket back. */
export function recallMessageId(escalationId: EscalationId): string {
  return `recall-${escalationId}`
}

/** Folds one event. */
export function evolveOutbox(state: OutboxState, record: Recorded<LinkEvent>): void {
  const { event, atMs } = record
  state.seq = record.seq
  switch (event.type) {
    case 'TicketEscalated': {
      const { escalationId, to, serviceDate, ticket } = event
      state.pending.set(escalationId, { id: escalationId, to, atMs, kind: 'escalation', escalationId, ticket })
      state.sent.set(escalationId, {
        escalationId,
        to,
        serviceDate,
        ticket,
        atMs,
        status: 'inOutbox',
        theirNo: null,
        result: null,
        refusal: '',
      })
      return forget(state.sent, (one) => SENT_NEXT[one.status].length === 0)
    }
    case 'EscalationReceived': {
      const { type: _type, ...received } = event
      state.received.set(event.escalationId, { ...received, atMs, status: 'open' })
      return forget(state.received, (one) => one.status !== 'open')
    }
    case 'EscalationResolved': {
      const { escalationId, to, result } = event
      const id = resultMessageId(escalationId)
      state.pending.set(id, { id, to, atMs, kind: 'result', escalationId, result })
      return change(state.received, escalationId, { status: 'resolved' })
    }
    case 'EscalationSettled':
      state.pending.delete(event.escalationId)
      return change(state.sent, event.escalationId, {
        status: 'settled',
        result: event.result,
        theirNo: event.result.ticketNo,
      })
    case 'EscalationRecalled': {
      const { escalationId } = event
      const id = recallMessageId(escalationId)
      state.pending.set(id, { id, to: state.sent.get(escalationId)?.to ?? '', atMs, kind: 'recall', escalationId })
      return change(state.sent, escalationId, { status: 'recalled' })
    }
    case 'ErrandPosted': {
      const { messageId: id, to, post } = event
      state.pending.set(id, { id, to, atMs, kind: 'errand', post })
      return
    }
    case 'EscalationWithdrawn':
      return change(state.received, event.escalationId, { status: 'withdrawn' })
    case 'MessageDelivered':
      state.pending.delete(event.messageId)
      if (state.sent.get(event.messageId)?.status === 'inOutbox')
        change(state.sent, event.messageId, { status: 'delivered', theirNo: event.ticketNo })
      return
    case 'MessageRefused':
      state.pending.delete(event.messageId)
      if (state.sent.get(event.messageId)?.status === 'recalled') return
      return change(state.sent, event.messageId, { status: 'refused', refusal: event.code })
  }
}

function change<T>(kept: Map<EscalationId, T>, id: EscalationId, patch: Partial<T>): void {
  const one = kept.get(id)
  if (one) kept.set(id, { ...one, ...patch })
}

function forget<T>(kept: Map<EscalationId, T>, isOver: (one: T) => boolean): void {
  for (const [id, one] of kept) {
    if (kept.size <= KEPT_MOST) return
    if (isOver(one)) kept.delete(id)
  }
}
