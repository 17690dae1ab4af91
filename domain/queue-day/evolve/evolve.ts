/**
 * What each event makes of the day's state, in place: the state has one owner, and replaying the events gives it again
 * (LIFE-3).
 */
import type { Folds } from '../../words/subject.ts'
import type { DayEvent } from '../events.ts'
import type { DayState } from '../state.ts'
import { callFolds } from './call.ts'
import { hallFolds } from './hall.ts'
import { lessonFolds } from './lessons.ts'
import { serveFolds } from './serve.ts'
import { ticketFolds } from './ticket.ts'

/** A forgotten event does not compile. */
export const folds: Folds<DayState, DayEvent> = {
  ...ticketFolds,
  ...callFolds,
  ...serveFolds,
  ...hallFolds,
  ...lessonFolds,
}
