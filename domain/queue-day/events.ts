/**
 * What has happened in a day of a hall. Each event says all that `evolve` needs, so a day replays without its settings.
 */
import type { Recorded as RecordedOf } from '../words/recorded.ts'
import type { CaseNo } from '../words/case-no.ts'
import type { QueueLessons, WaitSpan } from '../forecast/wait-span.ts'
import type { ItemOutcome, ItemSettlement, PauseReason, SealedHead, Target, TicketOrigin } from './commands.ts'
import type { TicketNo, BadgeNo, CounterId, ItemId, PriorityClass, QueueId } from '../words/ids.ts'

/** A stretch of a visit that one counter can serve: the queue it waits in and the skills it needs. */
export interface Leg {
  readonly queue: QueueId
  /** Sorted, without repeats; always holds `queue`. */
  readonly skills: readonly QueueId[]
  /** All items short enough for a quick counter. */
  readonly isQuick: boolean
}

export interface TicketItem {
  readonly item: ItemId
  readonly queue: QueueId
  /** null until it is settled. */
  readonly outcome: ItemOutcome | null
  /** Materials the citizen said are missing; null when no box was touched. */
  readonly missing: number | null
  /** Mean minutes at the counter, from the catalogue at the time of issue. */
  readonly serviceMin: number
  /** Of an accepted item: its case. */
  readonly caseNo?: CaseNo
}

/** What became of one item; an accepted one has the number of its case (CASE-1). */
export interface SettledItem extends ItemSettlement {
  readonly caseNo?: CaseNo
}

/** The time a booking was made for, UTC ms. */
export interface Slot {
  readonly fromMs: number
  readonly toMs: number
}

/** What a newcomer was told with the number: the slip and the answer say nothing else. */
export interface Told {
  readonly ahead: number
  readonly span: WaitSpan
  /** The middle of the wait, not rounded; absent where a free counter was left, or in days of an older version. */
  readonly p50Min?: number
}

export type CallRule =
  | 'longestWait'
  | 'headStart'
  | 'bookedSlot'
  | 'quickFirst'
  | 'scarceSkill'
  | 'onlyEligible'
  | 'sentToYou'
  | 'byNumber'
  | 'arrivalOrder'
  | 'withoutTicket'

/** Why this ticket and no other: readable by a duty manager, checkable by a test. */
export interface CallReason {
  readonly rule: CallRule
  /** Waiting tickets this counter could have called whose clock began earlier. */
  readonly overtook: number
  /** The one among them that has waited longest. */
  readonly overtaken: TicketNo | null
  /** Typed by the clerk with a call by number. */
  readonly note?: string
}

/** The ticket at another site that this one stands for. */
export interface EscalatedFrom {
  readonly site: string
  readonly ticketNo: TicketNo
  readonly sinceMs: number
}

/** Why a ticket stands aside: a clerk set it aside, its holder will be late (LATE-1), it was handed up (LINK-5). */
export type ParkedBecause = 'clerk' | 'holderLate' | 'escalated'

/**
 * Why a ticket left the floor: somebody ordered it, its slip was handed in after its day (OFF-7), a slip stands instead
 * of it (OFF-10), its day is over (DAY-3).
 */
export type ClosedBecause = 'ordered' | 'handedInLate' | 'replacedBySlip' | 'dayOver'

export type DayEvent =
  | { readonly type: 'DayOpened'; readonly siteId: string; readonly serviceDate: string; readonly timeZone: string }
  | {
      readonly type: 'TicketIssued'
      readonly ticketNo: TicketNo
      readonly prefix: string
      readonly number: number
      readonly items: readonly TicketItem[]
      readonly leg: Leg
      readonly priorityClass: PriorityClass
      readonly origin: TicketOrigin
      readonly isElder: boolean
      /** 128 random bits for the phone's page; unguessable. */
      readonly link: string
      readonly sinceMs: number
      /** Handed up by a station: its holder waits there, with that number (article 20). */
      readonly escalatedFrom?: EscalatedFrom
      /** Given by a kiosk without its server and handed in later: by which, and when by its clock (OFF-7). */
      readonly offline?: { readonly deviceId: string; readonly issuedAtMs: number }
      readonly slot?: Slot
      readonly told?: Told
      /** Why a floor guide gave this class (PICK-8). */
      readonly reason?: string
      /** Waits for somebody from the start: the named helper of a project (PROJECT-2). */
      readonly target?: Target
    }
  | {
      readonly type: 'ItemsAdded'
      readonly ticketNo: TicketNo
      readonly items: readonly TicketItem[]
      readonly leg: Leg
    }
  | {
      readonly type: 'TicketCalled'
      readonly ticketNo: TicketNo
      readonly counter: CounterId
      readonly badgeNo: BadgeNo
      /** Running number of all calls of the day, recalls included: the voice speaks each once. */
      readonly callNo: number
      readonly why: CallReason
      readonly isSilent: boolean
    }
  | {
      readonly type: 'TicketRecalled'
      readonly ticketNo: TicketNo
      readonly counter: CounterId
      readonly callNo: number
      readonly nth: number
    }
  | { readonly type: 'TicketArrived'; readonly ticketNo: TicketNo; readonly counter: CounterId }
  | { readonly type: 'ServiceStarted'; readonly ticketNo: TicketNo; readonly counter: CounterId }
  | ({
      readonly type: 'ItemSettled'
      readonly ticketNo: TicketNo
      readonly counter: CounterId
    } & SettledItem)
  | {
      readonly type: 'ServiceFinished'
      readonly ticketNo: TicketNo
      readonly counter: CounterId
      readonly outcomes: readonly SettledItem[]
      /** Where the ticket walks next with the same number; null when the visit is over. */
      readonly next: { readonly leg: Leg; readonly target: Target | null; readonly sinceMs: number } | null
    }
  | { readonly type: 'TicketMissed'; readonly ticketNo: TicketNo; readonly counter: CounterId }
  | {
      readonly type: 'TicketRejoined'
      readonly ticketNo: TicketNo
      readonly sinceMs: number
      /** Those it lets go first. */
      readonly behind?: readonly TicketNo[]
      /** By the number alone at a machine: the holder's own rejoining is left (ISSUE-9). */
      readonly isByNumber?: true
    }
  | {
      readonly type: 'TicketParked'
      readonly ticketNo: TicketNo
      readonly counter: CounterId | null
      readonly keepFor: BadgeNo | null
      readonly because: ParkedBecause
      /** What was typed; no rule reads it. */
      readonly reason: string
      readonly returnAtMs: number | null
    }
  | { readonly type: 'TicketUnparked'; readonly ticketNo: TicketNo; readonly sinceMs: number }
  | {
      readonly type: 'TicketTransferred'
      readonly ticketNo: TicketNo
      readonly counter: CounterId
      readonly leg: Leg
      readonly target: Target | null
      readonly returnTo: BadgeNo | null
      readonly sinceMs: number
      readonly reason: string
    }
  | {
      readonly type: 'TicketClosed'
      readonly ticketNo: TicketNo
      readonly as: 'cancelled' | 'voided' | 'abandoned'
      readonly because: ClosedBecause
      /** What was typed; no rule reads it. */
      readonly reason: string
    }
  | {
      readonly type: 'PriorityChanged'
      readonly ticketNo: TicketNo
      readonly priorityClass: PriorityClass
      readonly reason: string
    }
  | {
      readonly type: 'TicketsMerged'
      readonly from: TicketNo
      readonly into: TicketNo
      readonly items: readonly TicketItem[]
      readonly leg: Leg
      readonly sinceMs: number
    }
  | {
      readonly type: 'TransitionUndone'
      readonly ticketNo: TicketNo
      readonly counter: CounterId
      readonly undone: string
    }
  | { readonly type: 'ClerkSignedIn'; readonly badgeNo: BadgeNo; readonly counter: CounterId }
  | { readonly type: 'ClerkSignedOut'; readonly badgeNo: BadgeNo; readonly counter: CounterId }
  | { readonly type: 'CounterOpened'; readonly counter: CounterId }
  | {
      readonly type: 'CounterPaused'
      readonly counter: CounterId
      readonly reason: PauseReason
      readonly note: string
      readonly untilMs: number | null
    }
  | { readonly type: 'CounterClosed'; readonly counter: CounterId }
  | { readonly type: 'QueueClosed'; readonly queue: QueueId; readonly reason: string }
  | { readonly type: 'QueueOpened'; readonly queue: QueueId }
  | { readonly type: 'HelpRequested'; readonly helpNo: number; readonly place: string }
  | { readonly type: 'HelpAnswered'; readonly helpNo: number; readonly badgeNo: BadgeNo }
  /** A case without a ticket took a number of this date. */
  | { readonly type: 'CaseNumbered'; readonly caseNo: CaseNo }
  /** What earlier days have taught, at the beginning of this one (LEARN-4). */
  | {
      readonly type: 'ForecastLearned'
      readonly from: string
      readonly queues: readonly (readonly [queue: QueueId, lessons: QueueLessons])[]
    }
  | { readonly type: 'ServiceTimeFlagged'; readonly counter: CounterId; readonly ticketNo: TicketNo }
  | { readonly type: 'DayClosed'; readonly reason: string }
  /** The streams as they stood when `date` was over: whoever cuts a day off must also undo this (SEAL-1). */
  | { readonly type: 'DaySealed'; readonly date: string; readonly heads: readonly SealedHead[] }
  /** After a restore: numbers up to this one may be in people's hands; of `lost` it is known that they are (KEEP-14). */
  | {
      readonly type: 'NumbersWithheld'
      readonly prefix: string
      readonly upTo: number
      readonly lost: readonly TicketNo[]
    }

export type DayEventType = DayEvent['type']

export type Recorded<E = DayEvent> = RecordedOf<E>
