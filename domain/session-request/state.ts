/** Requests for sessions as their events have made them. */
import type { Session } from '../plan/calendar-tables.ts'
import type { BadgeNo, ItemId } from '../words/ids.ts'
import type { Recorded } from '../words/recorded.ts'
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

/** Folds one event. */
export function evolveRequests(state: RequestState, record: Recorded<RequestEvent>): void {
  const { event, atMs, actor } = record
  state.seq = record.seq
  if (event.type === 'SessionRequested') {
    const { type: _type, ...asked } = event
    state.requests.set(event.requestNo, { ...asked, askedAtMs: atMs, outcome: { kind: 'open' } })
    return
  }
  const by = actor.kind === 'clerk' ? actor.badgeNo : actor.kind
  const outcome: RequestOutcome =
    event.type === 'RequestsAccepted'
      ? { kind: 'accepted', session: event.session, badgeNo: event.badgeNo, note: event.note, by, atMs }
      : { kind: 'declined', reason: event.reason, by, atMs }
  for (const id of event.ids) {
    const asked = state.requests.get(id)
    if (asked) state.requests.set(id, { ...asked, outcome })
  }
}
