/** What is entered about staff by hand, as a subject. */
import type { Subject } from '../plan/world.ts'
import { ASSESSMENT_MAY, type AssessmentCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { AssessmentEvent } from './events.ts'
import type { AssessmentRejection } from './rejections.ts'
import { ASSESSMENT_STREAM, emptyAssessment, folds, type AssessmentState } from './state.ts'

export const assessment: Subject<{
  kind: 'assessment'
  command: AssessmentCommand
  event: AssessmentEvent
  state: AssessmentState
  rejection: AssessmentRejection
  answer: object
}> = {
  kind: 'assessment',
  standing: ASSESSMENT_STREAM,
  empty: emptyAssessment,
  folds,
  may: ASSESSMENT_MAY,
  decide: deciders,
}
