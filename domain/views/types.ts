/**
 * What each role's screen receives: whole, small, and free of what that role may not see. Static names come once with
 * `SitePlan`.
 */
import type { SessionKind } from '../calendar/calendar.ts'
import type { DayKind } from '../calendar/day-plan.ts'
import type { NoTicketReason } from '../calendar/offer.ts'
import type { DeviceCause } from '../device/components.ts'
import type { ItemOutcome, PauseReason, TicketNo } from '../queue-day/commands.ts'
import type { CallRule } from '../queue-day/events.ts'
import type { CounterId, HallSettings, PriorityClass, QueueId } from '../plan/settings.ts'

/** Minutes, rounded outward to 5; null where nothing honest can be said (no counter open, no connection). */
export type WaitSpan = readonly [fromMin: number, toMin: number] | null

/** The part of the settings that any page may know: everything but the clerks. Fetched once, by version. */
export type SitePlan = Omit<HallSettings, 'clerks'>

export interface ViewHead {
  /** Event number that this view shows; a lower one is older. */
  readonly seq: number
  /** Server time at which it was true, UTC ms. */
  readonly atMs: number
  /** The hall's disk keeps nothing now: no number is given and nobody is called until it does. */
  readonly keepsNothing?: boolean
}

/** One line per queue: id, people waiting, wait span, and whether numbers are given (1) or not (0). */
export type QueueLine = readonly [queue: QueueId, waiting: number, span: WaitSpan, isOpen: 0 | 1]

/** What the calendar says now. Times are UTC ms; wall times "08:30" are the hall's. */
export interface HoursView {
  /** Counters are open (self-service does not count). */
  readonly isOpen: boolean
  readonly untilMs: number | null
  /** The next opening; null when there is none within a year. */
  readonly nextMs: number | null
  /** Latest end of giving numbers today, before the waits of the moment shift it. */
  readonly lastTicketMs: number | null
  readonly dayKind: DayKind
  readonly holiday: string | null
  /** No official holiday table covers this date. */
  readonly isProvisional: boolean
  /** Why the hall ordered this day otherwise. */
  readonly note: string | null
  readonly sessions: readonly (readonly [kind: SessionKind, from: string, to: string])[]
  /** Queues that give no numbers now: why, and when they do again. */
  readonly closed: readonly (readonly [QueueId, NoTicketReason, againMs: number | null])[]
}

export interface KioskView extends ViewHead {
  readonly kind: 'kiosk'
  /** null: the hall has no calendar, numbers are given at any time. */
  readonly hours: HoursView | null
  readonly queues: readonly QueueLine[]
  /** Last three calls, for the upper half in low-reach mode: number and counter label. */
  readonly calls: readonly (readonly [TicketNo, string])[]
}

/** callNo, ticket, counter id, which call of this ticket (1 = first), called at (ms), 1 while unanswered. */
export type CallLine = readonly [
  callNo: number,
  no: TicketNo,
  counter: CounterId,
  nth: number,
  atMs: number,
  open: 0 | 1,
]

export interface LobbyView extends ViewHead {
  readonly kind: 'lobby'
  readonly zone: string | null
  /** Newest first, at most nine. */
  readonly calls: readonly CallLine[]
  /** Only queues of this screen's zone, or all. */
  readonly queues: readonly (readonly [QueueId, number, WaitSpan])[]
  /** At most six, expected within five minutes, soonest first. */
  readonly next: readonly TicketNo[]
  /**
   * Where several displays hang in one zone, the name of the one that speaks, and the call after which it took over;
   * null: each as it can.
   */
  readonly speaker?: { readonly name: string; readonly after: number } | null
}

export type CounterStatus = 'closed' | 'free' | 'called' | 'serving' | 'paused'

export interface CounterView extends ViewHead {
  readonly kind: 'counter'
  readonly counter: CounterId
  readonly status: CounterStatus
  readonly ticketNo: TicketNo | null
  readonly nth: number
  readonly clerk: { readonly name: string; readonly badgeNo: string; readonly post: string } | null
  readonly untilMs: number | null
  readonly next: TicketNo | null
  /** Labels of open counters that serve the same queues, for paused and closed. */
  readonly instead: readonly string[]
}

export interface ClerkItem {
  readonly index: number
  readonly item: string
  readonly queue: QueueId
  readonly outcome: ItemOutcome | null
  readonly missing: number | null
  /** false: served elsewhere, the ticket travels on by itself. */
  readonly isHere: boolean
}

export interface ClerkTicket {
  readonly ticketNo: TicketNo
  readonly status: 'called' | 'arrived' | 'serving'
  readonly priorityClass: PriorityClass
  readonly isElder: boolean
  readonly calls: number
  readonly items: readonly ClerkItem[]
  /** Wait frozen at the first call, ms. */
  readonly waitedMs: number
  readonly calledAtMs: number
  readonly lastCalledAtMs: number
  readonly arrivedAtMs: number | null
  readonly startedAtMs: number | null
  readonly why: CallRule
  readonly promiseMin: number
  /** Handed up by a station: the number that its holder has there. */
  readonly escalatedFrom?: { readonly site: string; readonly ticketNo: TicketNo; readonly sinceMs: number }
}

export interface WaitingLine {
  readonly ticketNo: TicketNo
  readonly queue: QueueId
  readonly priorityClass: PriorityClass
  readonly sinceMs: number
  readonly items: readonly string[]
}

export interface AsideLine {
  readonly ticketNo: TicketNo
  readonly status: 'parked' | 'missed'
  readonly reason: string
  readonly atMs: number
  readonly returnAtMs: number | null
  /** false: parked for a colleague, or a missed number whose time to rejoin is over. */
  readonly canReturn: boolean
}

export interface ClerkView extends ViewHead {
  readonly kind: 'clerk'
  readonly counter: CounterId
  readonly status: CounterStatus
  readonly clerk: { readonly name: string; readonly badgeNo: string; readonly post: string } | null
  readonly untilMs: number | null
  readonly current: ClerkTicket | null
  /** id, waiting, longest wait since (ms) or null. Only this counter's queues. */
  readonly queues: readonly (readonly [QueueId, number, number | null])[]
  /** At most five, in the order this counter would call them. */
  readonly next: readonly WaitingLine[]
  /** At most eight, oldest first; `asideCount` says how many there are. */
  readonly aside: readonly AsideLine[]
  readonly asideCount: number
  /** What 撤销 would take back now, and until when. */
  readonly undo: { readonly what: string; readonly ticketNo: TicketNo; readonly untilMs: number } | null
  readonly last: { readonly ticketNo: TicketNo; readonly servedMs: number } | null
}

/** What the holder of the slip's link sees. No name, no other numbers. */
export interface TicketView extends ViewHead {
  readonly kind: 'ticket'
  readonly ticketNo: TicketNo
  readonly status:
    | 'waiting'
    | 'called'
    | 'serving'
    | 'parked'
    | 'missed'
    | 'finished'
    | 'cancelled'
    | 'voided'
    | 'abandoned'
    | 'merged'
  readonly queue: QueueId
  readonly zone: string
  readonly items: readonly { readonly item: string; readonly isSettled: boolean }[]
  readonly ahead: number | null
  readonly span: WaitSpan
  /** Labels of the counters that may call it. */
  readonly counters: readonly string[]
  /** Set while called or serving. */
  readonly counter: CounterId | null
  readonly nth: number
  readonly issuedAtMs: number
  /** Missed: may rejoin until; parked: returns at. */
  readonly untilMs: number | null
  readonly canDelay: boolean
  readonly canRejoin: boolean
  readonly mergedInto: TicketNo | null
}

export interface ManagerCounter {
  readonly counter: CounterId
  readonly status: CounterStatus
  readonly ticketNo: TicketNo | null
  readonly nth: number
  /** When the present status began. */
  readonly sinceMs: number | null
  readonly untilMs: number | null
  readonly clerk: { readonly name: string; readonly badgeNo: string } | null
  readonly isLong: boolean
}

export interface ManagerAlert {
  readonly level: 'yellow' | 'red'
  readonly kind:
    | 'waitNear'
    | 'waitOver'
    | 'longService'
    | 'help'
    | 'device'
    | 'noCounter'
    | 'slipRefused'
    | 'post'
    | 'noAgent'
    | 'standby'
    | 'backup'
  readonly zone: string | null
  readonly counter: CounterId | null
  readonly place: string | null
  readonly helpNo: number | null
  /** What is wrong with a device. */
  readonly cause?: DeviceCause
  readonly sinceMs: number
  readonly value: number
}

export interface ManagerView extends ViewHead {
  readonly kind: 'manager'
  readonly serviceDate: string
  readonly isClosed: boolean
  readonly waiting: number
  readonly longest: { readonly sinceMs: number; readonly queue: QueueId; readonly ticketNo: TicketNo } | null
  /** Share of today's first calls within the promise, 0..1; null before the first call. */
  readonly withinPromise: number | null
  readonly served: number
  readonly issued: number
  readonly meanServiceMs: number | null
  readonly queues: readonly QueueLine[]
  readonly counters: readonly ManagerCounter[]
  readonly alerts: readonly ManagerAlert[]
  /** At most forty each, oldest first; the totals stand beside them. */
  readonly aside: readonly AsideLine[]
  readonly asideCount: number
  readonly line: readonly WaitingLine[]
  readonly lineCount: number
  /** The last forty calls with their reason. */
  readonly calls: readonly {
    readonly callNo: number
    readonly ticketNo: TicketNo
    readonly counter: CounterId
    readonly atMs: number
    readonly nth: number
    readonly why: CallRule
    readonly overtook: number
    readonly overtaken: TicketNo | null
    readonly note: string
  }[]
  readonly help: readonly { readonly helpNo: number; readonly place: string; readonly atMs: number }[]
  readonly closedQueues: readonly { readonly queue: QueueId; readonly reason: string }[]
}

export type View = KioskView | LobbyView | CounterView | ClerkView | TicketView | ManagerView
export type ViewKind = View['kind']
export type { PauseReason }
