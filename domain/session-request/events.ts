/** What has happened to requests for sessions. */
import type { Session } from '../plan/calendar-tables.ts'
import type { BadgeNo, ItemId } from '../words/ids.ts'
import type { RequestNo } from './commands.ts'

export type RequestEvent =
  | {
      readonly type: 'SessionRequested'
      readonly requestNo: RequestNo
      readonly date: string
      readonly from: string
      readonly to: string
      readonly items: readonly ItemId[]
      readonly person: string
    }
  | {
      readonly type: 'RequestsAccepted'
      readonly ids: readonly RequestNo[]
      readonly date: string
      readonly session: Session
      readonly badgeNo: BadgeNo
      readonly note: string
    }
  | { readonly type: 'RequestsDeclined'; readonly ids: readonly RequestNo[]; readonly reason: string }
