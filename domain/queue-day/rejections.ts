/** The expected ways to say no: codes with their facts; the pages translate them. */
import type { CalendarFault } from '../calendar/check.ts'
import type { NoTicketReason } from '../calendar/offer.ts'
import type { TicketNo, BadgeNo, CounterId, QueueId } from '../words/ids.ts'

export type Rejection =
  | { readonly code: 'UnknownItem'; readonly item: string }
  | { readonly code: 'ItemNotForTickets'; readonly item: string }
  | { readonly code: 'NoItems' }
  | { readonly code: 'TooManyItems'; readonly most: number }
  | { readonly code: 'UnknownQueue'; readonly queue: string }
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
  | { readonly code: 'UnknownCounter'; readonly counter: string }
  | { readonly code: 'UnknownTicket'; readonly ticketNo: TicketNo }
  | { readonly code: 'UnknownClerk'; readonly badgeNo: string }
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
  | { readonly code: 'ReasonMissing' }
  | { readonly code: 'RejoinTooLate'; readonly withinMin: number }
  | { readonly code: 'RejoinUsedUp' }
  | { readonly code: 'DelayUsedUp' }
  | { readonly code: 'DelayTooLong'; readonly mostMin: number }
  | { readonly code: 'ParkedForOther'; readonly badgeNo: BadgeNo }
  | { readonly code: 'NothingToUndo' }
  | { readonly code: 'NotServedHere'; readonly queue: QueueId }
  | { readonly code: 'SameTicket' }
  | { readonly code: 'UnknownHelp'; readonly helpNo: number }
  | { readonly code: 'StillServing'; readonly ticketNo: TicketNo; readonly counter: CounterId }
  | { readonly code: 'DayIsClosed' }
  | { readonly code: 'ReturnInPast' }
  | { readonly code: 'UnknownVersion'; readonly version: number }
  /** Somebody else changed the settings meanwhile; `version` is in force now. */
  | { readonly code: 'SettingsMoved'; readonly version: number }
  | {
      readonly code: 'SettingsRefused'
      readonly path: string
      readonly fault: 'Twice' | 'Missing' | 'InUse'
      readonly value: string
    }
  | { readonly code: 'CalendarRefused'; readonly fault: CalendarFault }
  /** A catalogue version is not at the step that this order needs. */
  | {
      readonly code: 'ItemNotReady'
      readonly item: string
      readonly version: number
      readonly status: string
      readonly needed: string
    }
  | { readonly code: 'FieldMissing'; readonly field: string }
  | { readonly code: 'DateInPast'; readonly date: string }
  /** Approved, perhaps, but not in force today; `fromDate` is when it is, null when no date is set (article 7). */
  | { readonly code: 'ItemNotInForce'; readonly item: string; readonly fromDate: string | null }
  /** This hall takes no bookings. */
  | { readonly code: 'NoBookings' }
  | {
      readonly code: 'SlotNotOffered'
      readonly date: string
      readonly minute: number
      readonly reason: 'tooSoon' | 'tooFar' | 'noSession'
    }
  | { readonly code: 'SlotFull'; readonly date: string; readonly minute: number }
  | { readonly code: 'BookingLimit'; readonly most: number; readonly date: string }
  /** Too many bookings that nobody came for, or that were cancelled. */
  | { readonly code: 'PersonBlocked'; readonly untilDate: string }
  | { readonly code: 'UnknownBooking' }
  | {
      readonly code: 'BookingNotReady'
      readonly status: string
      /** Checked in already: as this number. */ readonly ticketNo: TicketNo | null
    }
  | { readonly code: 'BookingOtherDay'; readonly date: string; readonly minute: number }
  | { readonly code: 'HoldRanOut' }
  | { readonly code: 'CancelTooLate'; readonly untilMin: number }
  | { readonly code: 'SlotStillOffered'; readonly date: string; readonly minute: number }
  /** Higher law keeps this item out of the shared service: where it is done, and which law says so (article 5). */
  | {
      readonly code: 'ItemNotShared'
      readonly item: string
      readonly basis: string
      readonly basisEn: string
      readonly place: string
      readonly placeEn: string
      readonly address: string
      readonly addressEn: string
    }
  /** This hall gives numbers at any time; there is no calendar to open a session in. */
  | { readonly code: 'NoCalendar' }
  | { readonly code: 'DateTooFar'; readonly date: string; readonly days: number }
  /** The counters are open then anyway: no request is needed. */
  | { readonly code: 'AlreadyOpen'; readonly date: string; readonly from: string; readonly to: string }
  | { readonly code: 'RequestTwice'; readonly requestNo: number; readonly date: string }
  | { readonly code: 'TooManyRequests'; readonly most: number }
  | { readonly code: 'UnknownRequest'; readonly requestNo: number }
  | { readonly code: 'RequestSettled'; readonly requestNo: number; readonly outcome: string }
  | { readonly code: 'RequestsApart' }
  | { readonly code: 'UnknownSuggestion'; readonly reference: string }
  | { readonly code: 'SuggestionSettled'; readonly reference: string; readonly date: string }
  /** A ticket is handed up only to a site above this one (LINK-5). */
  | { readonly code: 'SiteNotAbove'; readonly site: string }
  | { readonly code: 'UnknownErrand'; readonly reference: string }
  | { readonly code: 'ErrandNotReady'; readonly reference: string; readonly status: string }
  | { readonly code: 'UnknownEscalation'; readonly escalationId: string }
  /** Every series of labels is leased to some kiosk (OFF-5). */
  | { readonly code: 'NoSeriesLeft' }
  | { readonly code: 'UnknownDevice' }
  | { readonly code: 'NotAKiosk'; readonly name: string }
  /** It is already as it was ordered to be. */
  | { readonly code: 'DeviceUnchanged'; readonly name: string }
  /** The machine that asks was taken out of use (DEV-5). */
  | { readonly code: 'DeviceDisabled' }
  /** The role table says no. */
  | { readonly code: 'NotAllowed' }

export type RejectionCode = Rejection['code']
