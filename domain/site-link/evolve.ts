/** Folds what happens between sites: messages that wait, tickets that are up, tickets that came from below. */
import type { Folds } from '../words/subject.ts'
import type { EscalationId } from './commands.ts'
import { keyOfCaseBelow } from './case-post.ts'
import type { LinkEvent } from './events.ts'
import { SENT_NEXT, recallMessageId, resultMessageId, type OutboxState } from './state.ts'

/** Handings-over that are over are remembered this long back. */
const KEPT_MOST = 1000

export const folds: Folds<OutboxState, LinkEvent> = {
  TicketEscalated: (state, { escalationId, to, serviceDate, ticket }, { atMs }) => {
    state.pending.set(escalationId, { id: escalationId, to, atMs, kind: 'escalation', escalationId, ticket })
    const sent = { escalationId, to, serviceDate, ticket, atMs, theirNo: null, result: null, refusal: '' }
    state.sent.set(escalationId, { ...sent, status: 'inOutbox' })
    forget(state.sent, (one) => SENT_NEXT[one.status].length === 0)
  },
  EscalationReceived: (state, { type: _type, ...received }, { atMs }) => {
    state.received.set(received.escalationId, { ...received, atMs, status: 'open' })
    forget(state.received, (one) => one.status !== 'open')
  },
  EscalationResolved: (state, { escalationId, to, result }, { atMs }) => {
    const id = resultMessageId(escalationId)
    state.pending.set(id, { id, to, atMs, kind: 'result', escalationId, result })
    change(state.received, escalationId, { status: 'resolved' })
  },
  EscalationSettled: (state, { escalationId, result }) => {
    state.pending.delete(escalationId)
    change(state.sent, escalationId, { status: 'settled', result, theirNo: result.ticketNo })
  },
  EscalationRecalled: (state, { escalationId }, { atMs }) => {
    const id = recallMessageId(escalationId)
    state.pending.set(id, { id, to: state.sent.get(escalationId)?.to ?? '', atMs, kind: 'recall', escalationId })
    change(state.sent, escalationId, { status: 'recalled' })
  },
  EscalationWithdrawn: (state, { escalationId }) => change(state.received, escalationId, { status: 'withdrawn' }),
  ErrandPosted: (state, { messageId: id, to, post }, { atMs }) => {
    state.pending.set(id, { id, to, atMs, kind: 'errand', post })
  },
  CasePosted: (state, { messageId: id, to, post }, { atMs }) => {
    state.pending.set(id, { id, to, atMs, kind: 'case', post })
  },
  CaseTakenIn: ({ casesBelow }, { from, theirNo, caseNo }) =>
    void casesBelow.set(keyOfCaseBelow(from, theirNo), caseNo),
  MessageDelivered: (state, { messageId, ticketNo }) => {
    state.pending.delete(messageId)
    if (state.sent.get(messageId)?.status === 'inOutbox')
      change(state.sent, messageId, { status: 'delivered', theirNo: ticketNo })
  },
  MessageRefused: (state, { messageId, code }) => {
    state.pending.delete(messageId)
    if (state.sent.get(messageId)?.status !== 'recalled')
      change(state.sent, messageId, { status: 'refused', refusal: code })
  },
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
