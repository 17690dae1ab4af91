/** Shapes of rosters and leave. */
import type { DutyCommand } from '../../../domain/duty/commands.ts'
import { command, date, id, type ShapesOf } from './atoms.ts'

export const dutyShapes: ShapesOf<DutyCommand> = {
  // The route of the draft makes it: a week's seats are more than a screen's line carries.
  AdoptRoster: null,
  NoteLeave: command('NoteLeave', { badgeNo: id, from: date, to: date }),
  TakeLeaveBack: command('TakeLeaveBack', { badgeNo: id, from: date }),
}
