/**
 * Orders about sessions on demand (article 21): people ask for a time outside office hours, a duty manager opens one or
 * says why not.
 */
import type { BadgeNo, ItemId } from '../words/ids.ts'
import { FLOOR_STAFF, MANAGER, type Access } from '../words/who.ts'

export type RequestNo = number

export type RequestCommand =
  /** `person` is a keyed hash or a random receipt's hash: enough to tell two people apart, and no more. */
  | {
      readonly type: 'RequestSession'
      readonly date: string
      readonly from: string
      readonly to: string
      readonly items: readonly ItemId[]
      readonly person: string
    }
  /** Opens one session for requests of one date, served by `badgeNo`; only the matters asked for are served in it. */
  | {
      readonly type: 'AcceptRequests'
      readonly ids: readonly RequestNo[]
      readonly session: OwnSession
      readonly badgeNo: BadgeNo
      readonly note: string
    }
  | { readonly type: 'DeclineRequests'; readonly ids: readonly RequestNo[]; readonly reason: string }

/** The session that an accepted request opens; its kind, queues and items follow from the date and the matters. */
export interface OwnSession {
  readonly from: string
  readonly to: string
  readonly isBookedOnly: boolean
}

export const REQUEST_MAY: Access<RequestCommand> = {
  RequestSession: ['kiosk', 'visitor', 'holder', ...FLOOR_STAFF],
  AcceptRequests: MANAGER,
  DeclineRequests: MANAGER,
}
