/** What citizens say of the hall, as a subject. */
import type { Subject } from '../plan/world.ts'
import { eventIn } from '../words/stream.ts'
import { FEEDBACK_MAY, type FeedbackCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { FeedbackEvent } from './events.ts'
import type { FeedbackRejection } from './rejections.ts'
import { FEEDBACK_STREAM, emptyFeedback, folds, type FeedbackState } from './state.ts'

export interface FeedbackAnswer {
  /** SubmitSuggestion: its number, and the day by which a complaint is decided on. */
  readonly suggestion?: { readonly reference: string; readonly dueDate: string | null }
}

export const feedback: Subject<{
  kind: 'feedback'
  command: FeedbackCommand
  event: FeedbackEvent
  state: FeedbackState
  rejection: FeedbackRejection
  answer: FeedbackAnswer
}> = {
  kind: 'feedback',
  standing: FEEDBACK_STREAM,
  empty: emptyFeedback,
  folds,
  may: FEEDBACK_MAY,
  decide: deciders,
  answer: (_command, events) => {
    const made = eventIn<FeedbackEvent, 'SuggestionSubmitted'>(events, 'SuggestionSubmitted')
    return made ? { suggestion: { reference: made.reference, dueDate: made.dueDate } } : {}
  },
}
