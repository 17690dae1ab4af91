/** The orders that a day of a hall understands. */
import type { QueueLessons } from '../forecast/wait-span.ts'
import type { BadgeNo, CounterId, ItemId, PriorityClass, QueueId, TicketNo } from '../words/ids.ts'
import { COUNTER_STAFF, FLOOR_STAFF, MANAGER, STAFF, type Access } from '../words/who.ts'

/** Where a ticket is sent: into a line, to one counter, or to one clerk wherever that clerk sits. */
export type Target =
  | { readonly kind: 'queue'; readonly queue: QueueId }
  | { readonly kind: 'counter'; readonly counter: CounterId }
  | { readonly kind: 'clerk'; readonly badgeNo: BadgeNo }

/** The last record of a stream when a day was over, and its hash. */
export interface SealedHead {
  readonly stream: string
  readonly seq: number
  readonly hash: string
}

/**
 * 办结; 受理: a case is opened; 告知补正: told once, in full, what is missing; 转移: sent on by the rest of the visit;
 * 未办.
 */
export const ITEM_OUTCOMES = ['done', 'noticed', 'referred', 'notDone', 'accepted'] as const
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number]

export const PAUSE_REASONS = ['shortBreak', 'meal', 'fieldWork', 'deviceFault', 'other'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

/** Where somebody may ask for a number. */
export const ISSUE_ORIGINS = ['kiosk', 'floorGuide', 'phone'] as const
export type IssueOrigin = (typeof ISSUE_ORIGINS)[number]
/** Where a number may come from; 'counter': made there, without anybody asking. */
export type TicketOrigin = IssueOrigin | 'counter'

/** For whom a ticket that is set aside is kept. */
export const KEPT_FOR = ['me', 'anyone'] as const
export type KeptFor = (typeof KEPT_FOR)[number]

/** What became of one item of a ticket. */
export interface ItemSettlement {
  readonly index: number
  readonly outcome: ItemOutcome
  /** With 'accepted': places of the materials that come later (容缺受理). */
  readonly deferred?: readonly number[]
}

export interface ItemRequest {
  readonly item: ItemId
  /** Materials the citizen said are missing; absent when no box was touched. */
  readonly missing?: number
}

/** Orders that say nothing but at which counter: their shape, an example and how random days draw them follow from this. */
export const AT_COUNTER = [
  'CallNext',
  'Recall',
  'Arrive',
  /** Implies Arrive when that was not pressed. */
  'StartService',
  'Undo',
  'SignIn',
  'SignOut',
  'OpenCounter',
  'CloseCounter',
  /** The service at this counter, or the last one there, was not as long as it looks (FLAG-1). */
  'FlagServiceTime',
] as const
type AtCounterType = (typeof AT_COUNTER)[number]
export type AtCounter = {
  readonly [T in AtCounterType]: { readonly type: T; readonly counter: CounterId }
}[AtCounterType]

export type Command =
  | AtCounter
  | {
      readonly type: 'IssueTicket'
      readonly items: readonly ItemRequest[]
      readonly priorityClass?: PriorityClass
      readonly origin: IssueOrigin
      /** Elder mode was on: slow walker, slow voice. */
      readonly isElder?: boolean
      /** Why a floor guide gives another class; one who comes back needs it (PICK-8). */
      readonly reason?: string
    }
  | {
      readonly type: 'AddItems'
      readonly ticketNo: TicketNo
      readonly items: readonly ItemRequest[]
      /** The unguessable part of the slip's address; staff need none (ISSUE-8). */
      readonly link?: string
    }
  | { readonly type: 'CallByNumber'; readonly counter: CounterId; readonly ticketNo: TicketNo; readonly reason: string }
  | ({ readonly type: 'SettleItem'; readonly counter: CounterId } & ItemSettlement)
  /** Items without an outcome that this counter serves must be named here; the rest travels on by itself. */
  | {
      readonly type: 'FinishService'
      readonly counter: CounterId
      readonly outcomes: readonly ItemSettlement[]
      readonly thenCallNext?: boolean
    }
  | { readonly type: 'MarkMissed'; readonly counter: CounterId; readonly thenCallNext?: boolean }
  /** `link` as of AddItems: at a machine the number alone takes nothing of its holder's (ISSUE-9). */
  | { readonly type: 'Rejoin'; readonly ticketNo: TicketNo; readonly link?: string }
  | {
      readonly type: 'Park'
      readonly counter: CounterId
      readonly keepFor: KeptFor
      readonly reason: string
      readonly returnAtMs?: number
    }
  /** Parked and due (timekeeper), or the holder came back early: into its line again with its clock. */
  | { readonly type: 'Unpark'; readonly ticketNo: TicketNo; readonly link?: string }
  | {
      readonly type: 'Transfer'
      readonly counter: CounterId
      readonly to: Target
      readonly returnToMe?: boolean
      readonly reason?: string
    }
  | { readonly type: 'Delay'; readonly ticketNo: TicketNo; readonly minutes: number }
  | { readonly type: 'CancelTicket'; readonly ticketNo: TicketNo }
  | { readonly type: 'VoidTicket'; readonly ticketNo: TicketNo; readonly reason: string }
  | {
      readonly type: 'ChangePriority'
      readonly ticketNo: TicketNo
      readonly priorityClass: PriorityClass
      readonly reason: string
    }
  /** Items of `from` go onto `into`; the earlier waiting clock is kept. */
  | { readonly type: 'MergeTickets'; readonly from: TicketNo; readonly into: TicketNo }
  /** 无号接待: gives a number, calls it silently and starts at once. */
  | { readonly type: 'ServeWithoutTicket'; readonly counter: CounterId; readonly items: readonly ItemRequest[] }
  | {
      readonly type: 'PauseCounter'
      readonly counter: CounterId
      readonly reason: PauseReason
      readonly note?: string
      readonly untilMs?: number
    }
  | { readonly type: 'CloseQueue'; readonly queue: QueueId; readonly reason: string }
  | { readonly type: 'OpenQueue'; readonly queue: QueueId }
  /** `place` is a counter or a device: "24 号窗口", "3 号机". */
  | { readonly type: 'RequestHelp'; readonly place: string }
  | { readonly type: 'AnswerHelp'; readonly helpNo: number }
  /** What the days before have taught; only the server knows them (LEARN-4). */
  | {
      readonly type: 'LearnForecast'
      readonly from: string
      readonly queues: readonly (readonly [queue: QueueId, lessons: QueueLessons])[]
    }
  | { readonly type: 'CloseDay'; readonly reason: string }
  /** An earlier day that nobody has closed: its open numbers end with it. */
  | { readonly type: 'SettleDay'; readonly date: string }
  /** Nobody who may sit there sits at this counter any more, or it has left the plan: it is given free. */
  | { readonly type: 'ReleaseSeat'; readonly counter: CounterId }
  /** How far the streams were when the day before this one was over; the server reads it from the store. */
  | { readonly type: 'SealDay'; readonly date: string; readonly heads: readonly SealedHead[] }

export type CommandType = Command['type']

/** A clerk at a counter is checked once more by the deciders: a counter obeys its own clerk. */
export const DAY_MAY: Access<Command> = {
  IssueTicket: ['kiosk', 'visitor', ...FLOOR_STAFF],
  AddItems: ['kiosk', ...STAFF],
  CallNext: COUNTER_STAFF,
  CallByNumber: COUNTER_STAFF,
  Recall: COUNTER_STAFF,
  Arrive: COUNTER_STAFF,
  StartService: COUNTER_STAFF,
  SettleItem: COUNTER_STAFF,
  FinishService: COUNTER_STAFF,
  MarkMissed: COUNTER_STAFF,
  Park: COUNTER_STAFF,
  Transfer: COUNTER_STAFF,
  Undo: COUNTER_STAFF,
  ServeWithoutTicket: COUNTER_STAFF,
  Rejoin: ['kiosk', 'holder', ...STAFF],
  Unpark: ['kiosk', 'holder', 'timekeeper', ...STAFF],
  Delay: ['holder'],
  CancelTicket: ['holder', ...STAFF],
  VoidTicket: MANAGER,
  ChangePriority: FLOOR_STAFF,
  MergeTickets: STAFF,
  SignIn: COUNTER_STAFF,
  SignOut: COUNTER_STAFF,
  OpenCounter: COUNTER_STAFF,
  PauseCounter: COUNTER_STAFF,
  CloseCounter: COUNTER_STAFF,
  CloseQueue: MANAGER,
  OpenQueue: MANAGER,
  CloseDay: MANAGER,
  LearnForecast: ['timekeeper'],
  FlagServiceTime: COUNTER_STAFF,
  SettleDay: ['timekeeper'],
  SealDay: ['timekeeper'],
  ReleaseSeat: ['timekeeper'],
  RequestHelp: ['kiosk', ...STAFF],
  AnswerHelp: STAFF,
}
