/** The expected ways in which the day says no: codes with their facts; the pages translate them. */
import type { NoTicketReason } from '../calendar/offer.ts'
import type { PlanRejection } from '../plan/rejections.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'
import type { TicketNo, BadgeNo, CounterId, QueueId } from '../words/ids.ts'

export type DayRejection =
  | { readonly code: 'QueueClosed'; readonly queue: QueueId; readonly reason: string }
  /**
   * The calendar gives no numbers for this queue now; `againMs` is when it does, null when not within a year (CAL-9).
   */
  | {
      readonly code: 'NotOffered'
      readonly queue: QueueId
      readonly reason: NoTicketReason
      readonly againMs: number | null
    }
  | { readonly code: 'UnknownTicket'; readonly ticketNo: TicketNo }
  | { readonly code: 'QueueEmpty' }
  /** The ticket is not in a state that allows this. `counter` says who has it, if anyone. */
  | {
      readonly code: 'TicketNotReady'
      readonly ticketNo: TicketNo
      readonly status: string
      readonly counter: CounterId | null
    }
  | { readonly code: 'NotYourCounter'; readonly counter: CounterId }
  | { readonly code: 'CounterBusy'; readonly ticketNo: TicketNo }
  | { readonly code: 'CounterIdle' }
  | { readonly code: 'CounterNotOpen'; readonly status: 'closed' | 'paused' }
  | { readonly code: 'CounterTaken'; readonly badgeNo: BadgeNo }
  | { readonly code: 'ClerkElsewhere'; readonly counter: CounterId }
  | { readonly code: 'NotSignedIn' }
  | { readonly code: 'TooSoon'; readonly waitSec: number }
  | { readonly code: 'TooFewCalls'; readonly calls: number; readonly needed: number }
  | { readonly code: 'OutcomeMissing'; readonly index: number }
  | { readonly code: 'NoSuchItem'; readonly index: number }
  /** No material stands at this place of the item's list. */
  | { readonly code: 'UnknownMaterial'; readonly place: number }
  | { readonly code: 'RejoinTooLate'; readonly withinMin: number }
  | { readonly code: 'RejoinUsedUp' }
  /** The class of a booking is given by checking one in, never by hand. */
  | { readonly code: 'BookingMissing' }
  | { readonly code: 'DelayUsedUp' }
  | { readonly code: 'DelayTooLong'; readonly mostMin: number }
  | { readonly code: 'ParkedForOther'; readonly badgeNo: BadgeNo }
  | { readonly code: 'NothingToUndo' }
  /** Nobody is served at this counter, and nobody has been (FLAG-1). */
  | { readonly code: 'NothingServed' }
  | { readonly code: 'NotServedHere'; readonly queue: QueueId }
  /** Whoever sits there has no record of training for it (article 19). */
  | { readonly code: 'NotTrained'; readonly queue: QueueId }
  | { readonly code: 'SameTicket' }
  | { readonly code: 'UnknownHelp'; readonly helpNo: number }
  | { readonly code: 'StillServing'; readonly ticketNo: TicketNo; readonly counter: CounterId }
  | { readonly code: 'DayIsClosed' }
  | { readonly code: 'ReturnInPast' }

export const reject: (rejection: DayRejection | PlanRejection | CommonRejection) => never = stop
