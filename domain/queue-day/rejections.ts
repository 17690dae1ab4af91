/** The expected ways to say no: codes with their facts; the pages translate them. */
import type { TicketNo } from './commands.ts'
import type { BadgeNo, CounterId, QueueId } from './settings.ts'

export type Rejection =
  | { readonly code: 'UnknownItem'; readonly item: string }
  | { readonly code: 'ItemNotForTickets'; readonly item: string }
  | { readonly code: 'NoItems' }
  | { readonly code: 'TooManyItems'; readonly most: number }
  | { readonly code: 'UnknownQueue'; readonly queue: string }
  | { readonly code: 'QueueClosed'; readonly queue: QueueId; readonly reason: string }
  | { readonly code: 'UnknownCounter'; readonly counter: string }
  | { readonly code: 'UnknownTicket'; readonly ticketNo: TicketNo }
  | { readonly code: 'UnknownClerk'; readonly badgeNo: string }
  | { readonly code: 'QueueEmpty' }
  /** The ticket is not in a state that allows this. `counter` says who has it, if anyone. */
  | { readonly code: 'TicketNotReady'; readonly ticketNo: TicketNo; readonly status: string; readonly counter: CounterId | null }
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
  /** The role table says no. */
  | { readonly code: 'NotAllowed' }

export type RejectionCode = Rejection['code']
