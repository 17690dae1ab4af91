/** What has happened to the bookings of one date. Each event says all that folding needs. */
import type { TicketNo, ItemId, QueueId } from '../words/ids.ts'
import type { BookingCode, PersonKey } from './commands.ts'

export interface BookedItem {
  readonly item: ItemId
  /** Materials the citizen said are missing; null when no box was touched. */
  readonly missing: number | null
}

export interface SlotPlace {
  readonly date: string
  readonly minute: number
}

export type BookingEvent =
  | {
      readonly type: 'SlotHeld'
      readonly code: BookingCode
      readonly date: string
      readonly minute: number
      readonly queues: readonly QueueId[]
      readonly items: readonly BookedItem[]
      readonly person: PersonKey
      readonly proof: string
      readonly holdUntilMs: number
    }
  | { readonly type: 'BookingConfirmed'; readonly code: BookingCode }
  | {
      readonly type: 'HoldEnded'
      readonly code: BookingCode
      readonly why: 'ranOut' | 'givenUp'
      /** When it ended; a hold that ran out while nobody looked ended at its time. */
      readonly endedAtMs: number
    }
  | { readonly type: 'BookingCancelled'; readonly code: BookingCode }
  | {
      readonly type: 'BookingCheckedIn'
      readonly code: BookingCode
      readonly ticketNo: TicketNo
      readonly isLate: boolean
    }
  | { readonly type: 'BookingMissed'; readonly code: BookingCode }
  /** Nobody came, but the hall was down at some time of the slot: it counts against nobody. */
  | { readonly type: 'BookingExcused'; readonly code: BookingCode }
  | { readonly type: 'BookingMovedAway'; readonly code: BookingCode; readonly to: SlotPlace }
  | {
      readonly type: 'BookingMovedIn'
      readonly code: BookingCode
      readonly date: string
      readonly minute: number
      readonly queues: readonly QueueId[]
      readonly items: readonly BookedItem[]
      readonly person: PersonKey
      readonly proof: string
      readonly status: 'held' | 'confirmed'
      readonly holdUntilMs: number
      readonly from: SlotPlace
    }
  /** Its slot is gone and no other was found; the holder is asked to choose anew. */
  | { readonly type: 'BookingUnplaced'; readonly code: BookingCode }
