/**
 * The state of one hall on one service date, as the events have made it. It has one owner; readers get it as
 * `Readonly`.
 */
import type { PauseReason, Target, TicketOrigin } from './commands.ts'
import type { TicketNo, BadgeNo, CounterId, PriorityClass, QueueId } from '../words/ids.ts'
import type { QueueLessons } from '../forecast/wait-span.ts'
import { streamName, type StreamName } from '../words/stream.ts'
import type { CallReason, DayEvent, EscalatedFrom, Leg, Told, ParkedBecause, Slot, TicketItem } from './events.ts'
import type { Line } from './evolve/records.ts'
import type { ClosedAs, TicketStatus } from './transitions.ts'

/** A ticket's record is never changed, only replaced: an older record is a true picture of that moment. */
export interface Ticket {
  readonly no: TicketNo
  readonly link: string
  /** Id of the command that made it. */
  readonly press: string
  readonly origin: TicketOrigin
  readonly isElder: boolean
  readonly issuedAtMs: number
  /** Place in the order of issue: breaks ties of the waiting clock. */
  readonly order: number
  readonly status: TicketStatus
  readonly items: readonly TicketItem[]
  readonly leg: Leg
  readonly priorityClass: PriorityClass
  /** Start of the waiting clock that decides its turn, UTC ms. */
  readonly sinceMs: number
  readonly target: Target | null
  readonly returnTo: BadgeNo | null
  readonly counter: CounterId | null
  readonly badgeNo: BadgeNo | null
  readonly calls: number
  readonly calledAtMs: number
  readonly lastCalledAtMs: number
  /** Wait until the first call of this leg, frozen there: a recall never changes it. */
  readonly waitedMs: number
  readonly arrivedAtMs: number | null
  readonly startedAtMs: number | null
  readonly why: CallReason | null
  readonly parked: {
    readonly keepFor: BadgeNo | null
    readonly because: ParkedBecause
    readonly reason: string
    readonly returnAtMs: number | null
    readonly atMs: number
  } | null
  readonly missedAtMs: number | null
  readonly rejoins: number
  /** Of those by the number alone at a machine, where anybody may have typed it; left out: none. */
  readonly rejoinsByNumber?: number
  readonly delays: number
  readonly escalatedFrom?: EscalatedFrom
  /** When it came to stand in its present line: whom it was sent to keeps it from then on. */
  readonly inLine: { readonly seq: number; readonly atMs: number }
  /** Back from a miss: those it lets go first (MISS-2). */
  readonly behind: readonly TicketNo[]
  /** The slot of a booking until its first call; null for everybody else. */
  readonly slot: Slot | null
  /** What its holder was told with the number, while that can still teach; null once it cannot. */
  readonly told: Told | null
  /** Its clerk has said that this service is not as long as it looks. */
  readonly isTimeFlagged?: true
  /** By when its slip said that it would be called, until that first call; null where nothing was said. */
  readonly toldByMs: number | null
}

/** What decides the turn of whoever stands in line, or is about to. */
export type InLine = Pick<
  Ticket,
  'no' | 'leg' | 'sinceMs' | 'order' | 'priorityClass' | 'slot' | 'target' | 'behind' | 'inLine'
>

export interface ClosedTicket {
  readonly ticket: Ticket
  readonly as: ClosedAs
  readonly atMs: number
  readonly mergedInto: TicketNo | null
}

/** What a counter does to a ticket that it can take back; a new one needs its words on the console. */
export type StepType = Extract<
  DayEvent['type'],
  | 'TicketCalled'
  | 'TicketArrived'
  | 'TicketMissed'
  | 'ServiceStarted'
  | 'ServiceFinished'
  | 'TicketParked'
  | 'TicketTransferred'
>

/** One step a counter could take back: the records before and after it. */
export interface Step {
  readonly what: StepType
  readonly ticketNo: TicketNo
  readonly atMs: number
  readonly before: Ticket
  /** The live record it left, or the closed one; taken back only while this is still the record in force. */
  readonly after: Ticket | ClosedTicket
  readonly ticketNoBefore: TicketNo | null
  readonly ticketNoAfter: TicketNo | null
}

export interface CounterState {
  readonly id: CounterId
  readonly status: 'closed' | 'open' | 'paused'
  readonly badgeNo: BadgeNo | null
  /** The ticket called to or served at this counter. */
  readonly ticketNo: TicketNo | null
  readonly sinceMs: number
  readonly pause: { readonly reason: PauseReason; readonly note: string; readonly untilMs: number | null } | null
  /** Newest last, at most three. */
  readonly steps: readonly Step[]
  readonly last: { readonly ticketNo: TicketNo; readonly servedMs: number } | null
}

export interface Call {
  readonly callNo: number
  readonly ticketNo: TicketNo
  readonly counter: CounterId
  readonly nth: number
  readonly atMs: number
  readonly why: CallReason
  readonly isSilent: boolean
}

/** The day's own pace of one queue: exponentially weighted minutes between calls while people wait. */
export interface Pace {
  readonly lastCallMs: number
  readonly gapMs: number
  readonly samples: number
}

export interface Totals {
  issued: number
  /** Calls out of a line; a recall is none. */
  called: number
  /** Per queue, how many were called after 0, 1, 2 … 240 whole minutes of waiting. */
  readonly waits: Map<QueueId, number[]>
  finished: number
  serviceMs: number
  served: number
}

export interface DayState {
  siteId: string
  serviceDate: string
  /** Number of the last event folded in. */
  seq: number
  status: 'new' | 'open' | 'closed'
  readonly lastNumber: Map<string, number>
  /** Cases that were given a number on this date. */
  caseCount: number
  /** Given, and lost with a damaged file: their holders are to be asked to the desk. */
  readonly lostNumbers: TicketNo[]
  /** The day before, once its seal stands in this one; empty before. */
  sealedDate: string
  readonly tickets: Map<TicketNo, Ticket>
  readonly closed: Map<TicketNo, ClosedTicket>
  readonly links: Map<string, TicketNo>
  readonly lines: Map<string, Line>
  readonly waiting: Map<QueueId, number>
  /** Raised when the place of somebody who stands in this queue may have changed; pictures of places are keyed by it. */
  readonly moves: Map<QueueId, number>
  /** Tickets set aside, in the order of being set aside. */
  readonly aside: Set<TicketNo>
  readonly counters: Map<CounterId, CounterState>
  readonly clerks: Map<BadgeNo, CounterId>
  /** Raised when a counter opens, pauses or closes; memos of coverage are keyed by it. */
  staffing: number
  /** Newest last, at most forty. */
  calls: readonly Call[]
  callNo: number
  readonly closedQueues: Map<QueueId, string>
  readonly pace: Map<QueueId, Pace>
  /** What ended waits and services have taught, by queue; learned on as the day goes. */
  readonly lessons: Map<QueueId, QueueLessons>
  /** The day from which the lessons came; null: nothing was brought along. */
  learnedFrom: string | null
  /** The last service of each counter, as long as it may be taken out of the lessons again. */
  readonly taught: Map<CounterId, ServiceTaught>
  readonly help: Map<number, { readonly place: string; readonly atMs: number }>
  helpNo: number
  readonly totals: Totals
}

export interface ServiceTaught {
  readonly ticketNo: TicketNo
  readonly queue: QueueId
  readonly minutes: number
  /** Its number among the lessons of the queue. */
  readonly nth: number
}

export type DayStream = StreamName<DayState, DayEvent>

/** Asked with every command, nearly always for the same date. */
let lastNamed: readonly [date: string, stream: DayStream] = ['', streamName('day', '')]

/** The stream that holds one service date of a site. */
export function dayStream(date: string): DayStream {
  if (lastNamed[0] !== date) lastNamed = [date, streamName('day', date)]
  return lastNamed[1]
}

/** The day before its first event. */
export function emptyDay(): DayState {
  return {
    siteId: '',
    serviceDate: '',
    seq: 0,
    status: 'new',
    lastNumber: new Map(),
    caseCount: 0,
    lostNumbers: [],
    sealedDate: '',
    tickets: new Map(),
    closed: new Map(),
    links: new Map(),
    lines: new Map(),
    waiting: new Map(),
    moves: new Map(),
    aside: new Set(),
    counters: new Map(),
    clerks: new Map(),
    staffing: 0,
    calls: [],
    callNo: 0,
    closedQueues: new Map(),
    pace: new Map(),
    lessons: new Map(),
    learnedFrom: null,
    taught: new Map(),
    help: new Map(),
    helpNo: 0,
    totals: { issued: 0, called: 0, waits: new Map(), finished: 0, serviceMs: 0, served: 0 },
  }
}
