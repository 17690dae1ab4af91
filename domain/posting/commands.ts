/** What sends a member of staff to a window for a time, and what ends that (tidal windows, ACT-3 … ACT-5). */
import { MANAGER, type Access } from '../words/who.ts'
import type { BadgeNo, CounterId, QueueId } from '../words/ids.ts'

/** Longest time for which somebody is sent. */
export const POSTED_MIN_MOST = 240

/** What the server's clock sees: the person is there; the time is over; the queue is calm; they have left the window. */
const POSTING_NOTES = ['there', 'timeOver', 'calm', 'left', 'neverCame'] as const
export type PostingNote = (typeof POSTING_NOTES)[number]

/** 'word': windows of a queue are opened by the manager's press alone; 'rule': by the hall itself as well. */
export const TIDES = ['word', 'rule'] as const
export type Tide = (typeof TIDES)[number]

export interface Sent {
  readonly counter: CounterId
  readonly badgeNo: BadgeNo
}

export type PostingCommand =
  /** One press: all of them or none. */
  | {
      readonly type: 'SendToCounters'
      readonly queue: QueueId
      readonly who: readonly Sent[]
      readonly minutes: number
    }
  /** They may go back: as soon as whoever is in front of them is served. */
  | { readonly type: 'CallBack'; readonly counter: CounterId }
  | { readonly type: 'SetTide'; readonly queue: QueueId; readonly tide: Tide }
  | {
      readonly type: 'NotePosting'
      readonly counter: CounterId
      readonly postingNo: number
      readonly what: PostingNote
    }

export const POSTING_MAY: Access<PostingCommand> = {
  SendToCounters: [...MANAGER, 'timekeeper'],
  CallBack: MANAGER,
  SetTide: MANAGER,
  NotePosting: ['timekeeper'],
}
