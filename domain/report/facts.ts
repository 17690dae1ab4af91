/** What a report counts of one day: visits, their legs, counters at work, people in the house; taken from the events. */
import type { BadgeNo, CounterId, PriorityClass, QueueId, TicketNo } from '../words/ids.ts'
import type { ItemOutcome, TicketOrigin } from '../queue-day/commands.ts'
import type { ClosedAs } from '../queue-day/transitions.ts'

/** How a stretch of a visit ended: at a counter, by not coming, sent on, set aside, by going away; 'open': not yet. */
export type LegEnd = 'served' | 'missed' | 'sentOn' | 'aside' | 'left' | 'open'

/** One wait and what came of it. Times are UTC ms. */
export interface LegFact {
  readonly leg: number
  readonly queue: QueueId
  readonly waitingFromMs: number
  readonly calledAtMs: number | null
  readonly calls: number
  readonly arrivedAtMs: number | null
  readonly startedAtMs: number | null
  readonly endedAtMs: number | null
  readonly counter: CounterId | null
  readonly badgeNo: BadgeNo | null
  readonly end: LegEnd
}

export interface ItemFact {
  readonly item: string
  readonly outcome: ItemOutcome | null
}

/** One number from its issue to its end. */
export interface VisitFact {
  readonly ticketNo: TicketNo
  /** Of its first leg. */
  readonly queue: QueueId
  readonly origin: TicketOrigin
  readonly priorityClass: PriorityClass
  readonly isBooked: boolean
  readonly issuedAtMs: number
  /** Upper end of the wait that its slip said, minutes; null where nothing was said. */
  readonly toldMin: number | null
  readonly items: readonly ItemFact[]
  readonly legs: readonly LegFact[]
  /** Minutes away between a miss and coming back, and after a miss nobody came back from. */
  readonly awayFromMs: number | null
  readonly awayMs: number
  readonly closedAs: ClosedAs | null
  readonly closedAtMs: number | null
}

/** A counter in one state with one clerk. */
export interface StintFact {
  readonly counter: CounterId
  readonly badgeNo: BadgeNo | null
  readonly kind: 'open' | 'paused'
  readonly fromMs: number
  readonly toMs: number
}

/** The house as it stood at one moment, counted and not computed from durations. */
export interface HouseFact {
  /** Minutes since midnight by the hall's own clock. */
  readonly minute: number
  readonly inHouse: number
  readonly waiting: number
  readonly openCounters: number
}

export interface DayFacts {
  readonly date: string
  /** Last record that is counted. */
  readonly seq: number
  /** Its time, UTC ms. */
  readonly lastMs: number
  readonly visits: readonly VisitFact[]
  readonly stints: readonly StintFact[]
  readonly house: readonly HouseFact[]
}
