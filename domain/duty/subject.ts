/** Rosters and leave, as a subject. */
import type { Subject } from '../plan/world.ts'
import { DUTY_MAY, type DutyCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { DutyEvent } from './events.ts'
import type { DutyRejection } from './rejections.ts'
import { DUTY_STREAM, emptyDuty, folds, type DutyState } from './state.ts'

export const duty: Subject<{
  kind: 'duty'
  command: DutyCommand
  event: DutyEvent
  state: DutyState
  rejection: DutyRejection
  answer: object
}> = {
  kind: 'duty',
  standing: DUTY_STREAM,
  empty: emptyDuty,
  folds,
  may: DUTY_MAY,
  decide: deciders,
}
