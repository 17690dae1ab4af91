/** What is done about poor ratings, as a subject. */
import type { Subject } from '../plan/world.ts'
import { RECTIFICATION_MAY, type RectificationCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { RectificationEvent } from './events.ts'
import type { RectificationRejection } from './rejections.ts'
import { RECTIFICATION_STREAM, emptyRectifications, folds, type RectificationState } from './state.ts'

export const rectifications: Subject<{
  kind: 'rectification'
  command: RectificationCommand
  event: RectificationEvent
  state: RectificationState
  rejection: RectificationRejection
  answer: object
}> = {
  kind: 'rectification',
  standing: RECTIFICATION_STREAM,
  empty: emptyRectifications,
  folds,
  may: RECTIFICATION_MAY,
  decide: deciders,
}
