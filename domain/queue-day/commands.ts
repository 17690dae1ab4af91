/** The orders that a day of a hall understands. */
import type { TicketNo } from '../words/ids.ts'
import type { BadgeNo, CounterId, ItemId, PriorityClass, QueueId } from '../words/ids.ts'

/** Where a ticket is sent: into a line, to one counter, or to one clerk wherever that clerk sits. */
export type Target =
  | { readonly kind: 'queue'; readonly queue: QueueId }
  | { readonly kind: 'counter'; readonly counter: CounterId }
  | { readonly kind: 'clerk'; readonly badgeNo: BadgeNo }

export type ItemOutcome =
  | /** 办结 */ 'done'
    /** 告知补正: told once, in full, what is missing */
  | 'noticed'
  /** 转移: sent on to another window, by the rest of the visit */
  | 'referred'
  /** 未办 */
  | 'notDone'

export type PauseReason = 'shortBreak' | 'meal' | 'fieldWork' | 'deviceFault' | 'other'

export interface ItemRequest {
  readonly item: ItemId
  /** Materials the citizen said are missing; absent when no box was touched. */
  readonly missing?: number
}

export type Command =
  | {
      readonly type: 'IssueTicket'
      readonly items: readonly ItemRequest[]
      readonly priorityClass?: PriorityClass
      readonly origin: 'kiosk' | 'floorGuide' | 'phone'
      /** Elder mode was on: slow walker, slow voice. */
      readonly isElder?: boolean
    }
  | { readonly type: 'AddItems'; readonly ticketNo: TicketNo; readonly items: readonly ItemRequest[] }
  | { readonly type: 'CallNext'; readonly counter: CounterId }
  | { readonly type: 'CallByNumber'; readonly counter: CounterId; readonly ticketNo: TicketNo; readonly reason: string }
  | { readonly type: 'Recall'; readonly counter: CounterId }
  | { readonly type: 'Arrive'; readonly counter: CounterId }
  /** Implies Arrive when that was not pressed. */
  | { readonly type: 'StartService'; readonly counter: CounterId }
  | { readonly type: 'SettleItem'; readonly counter: CounterId; readonly index: number; readonly outcome: ItemOutcome }
  /** Items without an outcome that this counter serves must be named here; the rest travels on by itself. */
  | {
      readonly type: 'FinishService'
      readonly counter: CounterId
      readonly outcomes: readonly { readonly index: number; readonly outcome: ItemOutcome }[]
      readonly thenCallNext?: boolean
    }
  | { readonly type: 'MarkMissed'; readonly counter: CounterId; readonly thenCallNext?: boolean }
  | { readonly type: 'Rejoin'; readonly ticketNo: TicketNo }
  | {
      readonly type: 'Park'
      readonly counter: CounterId
      readonly keepFor: 'me' | 'anyone'
      readonly reason: string
      readonly returnAtMs?: number
    }
  /** Parked and due (timekeeper), or the holder came back early: into its line again with its clock. */
  | { readonly type: 'Unpark'; readonly ticketNo: TicketNo }
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
  | { readonly type: 'Undo'; readonly counter: CounterId }
  /** 无号接待: gives a number, calls it silently and starts at once. */
  | { readonly type: 'ServeWithoutTicket'; readonly counter: CounterId; readonly items: readonly ItemRequest[] }
  | { readonly type: 'SignIn'; readonly counter: CounterId }
  | { readonly type: 'SignOut'; readonly counter: CounterId }
  | { readonly type: 'OpenCounter'; readonly counter: CounterId }
  | {
      readonly type: 'PauseCounter'
      readonly counter: CounterId
      readonly reason: PauseReason
      readonly note?: string
      readonly untilMs?: number
    }
  | { readonly type: 'CloseCounter'; readonly counter: CounterId }
  | { readonly type: 'CloseQueue'; readonly queue: QueueId; readonly reason: string }
  | { readonly type: 'OpenQueue'; readonly queue: QueueId }
  /** `place` is a counter or a device: "24 号窗口", "3 号机". */
  | { readonly type: 'RequestHelp'; readonly place: string }
  | { readonly type: 'AnswerHelp'; readonly helpNo: number }
  | { readonly type: 'CloseDay'; readonly reason: string }

export type CommandType = Command['type']
