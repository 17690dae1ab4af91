/** Sending staff to windows for a time, as a subject. */
import type { Subject } from '../plan/world.ts'
import { POSTING_MAY, type PostingCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { PostingEvent } from './events.ts'
import type { PostingRejection } from './rejections.ts'
import { emptyPostings, folds, POSTINGS_STREAM, type PostingsState } from './state.ts'

export const postings: Subject<{
  kind: 'postings'
  command: PostingCommand
  event: PostingEvent
  state: PostingsState
  rejection: PostingRejection
  answer: object
}> = {
  kind: 'postings',
  standing: POSTINGS_STREAM,
  empty: emptyPostings,
  folds,
  may: POSTING_MAY,
  decide: deciders,
}
