/**
 * What time brings about between sites: results of tickets that have left the floor, and the post, tried until it is
 * delivered.
 */
import { isCalledBack } from '../../domain/site-link/decide.ts'
import type { Message } from '../../domain/site-link/state.ts'
import type { LinkCommand } from '../../domain/site-link/commands.ts'
import type { Answer } from '../../domain/contract/protocol.ts'
import type { Hall } from '../hall/hall.ts'
import { OUTBOX_STREAM } from '../../domain/site-link/state.ts'
import type { SiteClient } from '../sites/client.ts'

const PATHS = {
  escalation: '/api/links/escalations',
  result: '/api/links/results',
  recall: '/api/links/recalls',
  errand: '/api/links/errands',
  case: '/api/links/cases',
} as const
const RETRY_FIRST_MS = 1000
const RETRY_MOST_MS = 30_000

interface Attempt {
  readonly failures: number
  readonly notBeforeMs: number
}

function bodyOf(message: Message): object {
  switch (message.kind) {
    case 'escalation':
      return { escalationId: message.escalationId, ticket: message.ticket }
    case 'result':
      return { escalationId: message.escalationId, result: message.result }
    case 'recall':
      return { escalationId: message.escalationId }
    case 'errand':
    case 'case':
      return { messageId: message.id, post: message.post }
  }
}

type CaseMessage = Extract<Message, { readonly kind: 'case' }>

function isFirstOfCase({ id, to, post }: CaseMessage, pending: Iterable<Message>): boolean {
  for (const one of pending)
    if (one.kind === 'case' && one.to === to && one.post.caseNo === post.caseNo) return one.id === id
  return true
}

/** Makes the job; call the result about once a second, it never waits for the other side. */
export function createSitePost(
  hall: Pick<Hall, 'streams' | 'execute' | 'day' | 'isShowable'>,
  siteClient: SiteClient,
): () => Promise<void> {
  const attempts = new Map<string, Attempt>()
  const underWay = new Set<string>()
  const give = (command: LinkCommand, commandId: string): Promise<Answer> =>
    hall.execute({ commandId, command }, { kind: 'timekeeper' })

  async function deliver(message: Message): Promise<void> {
    const { id, to } = message
    const heard = await siteClient.ask(to, 'POST', PATHS[message.kind], bodyOf(message))
    const answer = heard?.body as Answer | undefined
    if (heard?.status === 200 && answer?.ok === true) {
      await give({ type: 'MarkDelivered', messageId: id, ticketNo: answer.result.ticketNo ?? null }, `delivered-${id}`)
    } else if (heard?.status === 409 && answer?.ok === false && 'rejection' in answer) {
      await give({ type: 'MarkRefused', messageId: id, code: answer.rejection.code }, `refused-${id}`)
    } else {
      const failures = (attempts.get(id)?.failures ?? 0) + 1
      attempts.set(id, {
        failures,
        notBeforeMs: performance.now() + Math.min(RETRY_MOST_MS, RETRY_FIRST_MS * 2 ** Math.min(failures, 10)),
      })
      return
    }
    attempts.delete(id)
  }

  return async () => {
    // What is not kept yet may never have been: its number would be another message's after a crash.
    if (!hall.isShowable()) return
    const outbox = hall.streams.state(OUTBOX_STREAM)
    const day = hall.day()
    for (const one of outbox.received.values()) {
      const isOver = one.serviceDate !== day.serviceDate || day.status === 'closed' || day.closed.has(one.ticketNo)
      if (one.status === 'open' && isOver && day.serviceDate !== '')
        await give({ type: 'ResolveEscalation', escalationId: one.escalationId }, `resolve-${one.escalationId}`)
    }
    for (const sent of outbox.sent.values()) {
      if (isCalledBack(sent, day, outbox))
        await give({ type: 'RecallEscalation', escalationId: sent.escalationId }, `recall-${sent.escalationId}`)
    }
    for (const message of outbox.pending.values()) {
      // What calls a ticket back never overtakes what hands it up.
      if (message.kind === 'recall' && outbox.pending.has(message.escalationId)) continue
      // Of one case a site hears in the order in which it happened.
      if (message.kind === 'case' && !isFirstOfCase(message, outbox.pending.values())) continue
      if (underWay.has(message.id) || (attempts.get(message.id)?.notBeforeMs ?? 0) > performance.now()) continue
      underWay.add(message.id)
      void deliver(message).finally(() => underWay.delete(message.id))
    }
  }
}
