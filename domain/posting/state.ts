/** Who is on the way to which window, or sits there for a time; and which queues open theirs by themselves. */
import { nameOf } from '../words/actor.ts'
import type { BadgeNo, CounterId, QueueId } from '../words/ids.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import type { PostingEvent } from './events.ts'

export interface Posting {
  /** Number of the record that made it. */
  readonly postingNo: number
  readonly counter: CounterId
  readonly badgeNo: BadgeNo
  readonly from: CounterId | null
  readonly queue: QueueId
  readonly atMs: number
  readonly untilMs: number
  /** Badge of whoever sent them, or 'timekeeper'. */
  readonly by: string
  /** 'sent': on the way; 'there': at work; 'released': they may go back. */
  readonly status: 'sent' | 'there' | 'released'
}

export interface PostingsState {
  seq: number
  readonly postings: Map<CounterId, Posting>
  /** Queues whose windows the hall opens and closes by itself. */
  readonly byRule: Set<QueueId>
}

/** Nobody was sent. */
export function emptyPostings(): PostingsState {
  return { seq: 0, postings: new Map(), byRule: new Set() }
}

export const POSTINGS_STREAM = streamName<PostingsState, PostingEvent>('postings')

export const folds: Folds<PostingsState, PostingEvent> = {
  SentToCounter: (state, { type: _type, ...sent }, { seq, actor, atMs }) => {
    state.postings.set(sent.counter, { ...sent, postingNo: seq, atMs, by: nameOf(actor), status: 'sent' })
  },
  CalledBack: (state, { counter }) => released(state, counter),
  PostingNoted: (state, { counter, what }) => {
    const one = state.postings.get(counter)
    if (!one) return
    if (what === 'there') state.postings.set(counter, { ...one, status: 'there' })
    else if (what === 'left' || what === 'neverCame') state.postings.delete(counter)
    else released(state, counter)
  },
  TideSet: (state, { queue, tide }) => {
    if (tide === 'rule') state.byRule.add(queue)
    else state.byRule.delete(queue)
  },
}

/** Who never came is not waited for any more; who is there is told that they may go. */
function released(state: PostingsState, counter: CounterId): void {
  const one = state.postings.get(counter)
  if (one?.status === 'sent') state.postings.delete(counter)
  else if (one) state.postings.set(counter, { ...one, status: 'released' })
}

/** How a posting is told on the floor and to whom it concerns. */
export interface PostingLine {
  readonly counter: CounterId
  readonly badgeNo: BadgeNo
  readonly name: string
  readonly from: CounterId | null
  readonly queue: QueueId
  readonly atMs: number
  readonly untilMs: number
  readonly status: Posting['status']
}

/** All postings, the oldest first. */
export function postingLines(
  { postings }: Pick<Readonly<PostingsState>, 'postings'>,
  nameFor: (badgeNo: BadgeNo) => string,
): readonly PostingLine[] {
  return [...postings.values()].map(({ counter, badgeNo, from, queue, atMs, untilMs, status }) => ({
    ...{ counter, badgeNo, name: nameFor(badgeNo), from, queue, atMs, untilMs, status },
  }))
}
