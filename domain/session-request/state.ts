/** Requests for sessions as their events have made them. */
import type { Session } from '../plan/calendar-tables.ts'
import type { BadgeNo, ItemId } from '../words/ids.ts'
import { nameOf } from '../words/actor.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import type { RequestNo } from './commands.ts'
import type { RequestEvent } from './events.ts'

export interface SessionRequest {
  readonly requestNo: RequestNo
  readonly date: string
  readonly from: string
  readonly to: string
  readonly items: readonly ItemId[]
  readonly person: string
  readonly askedAtMs: number
  readonly outcome: RequestOutcome
}

export type RequestOutcome =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'accepted'
      readonly session: Session
      readonly badgeNo: BadgeNo
      readonly note: string
      readonly by: string
      readonly atMs: number
    }
  | { readonly kind: 'declined'; readonly reason: string; readonly by: string; readonly atMs: number }

export interface RequestState {
  seq: number
  readonly requests: Map<RequestNo, SessionRequest>
}

/** No requests yet. */
export function emptyRequests(): RequestState {
  return { seq: 0, requests: new Map() }
}

export const REQUESTS_STREAM = streamName<RequestState, RequestEvent>('requests')

export const folds: Folds<RequestState, RequestEvent> = {
  SessionRequested: ({ requests }, { type: _type, ...asked }, { atMs }) => {
    requests.set(asked.requestNo, { ...asked, askedAtMs: atMs, outcome: { kind: 'open' } })
  },
  RequestsAccepted: (state, { ids, session, badgeNo, note }, { actor, atMs }) =>
    settle(state, ids, { kind: 'accepted', session, badgeNo, note, by: nameOf(actor), atMs }),
  RequestsDeclined: (state, { ids, reason }, { actor, atMs }) =>
    settle(state, ids, { kind: 'declined', reason, by: nameOf(actor), atMs }),
}

function settle({ requests }: RequestState, ids: readonly RequestNo[], outcome: RequestOutcome): void {
  for (const id of ids) {
    const asked = requests.get(id)
    if (asked) requests.set(id, { ...asked, outcome })
  }
}
