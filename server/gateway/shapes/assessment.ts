/** Shapes of what is entered about staff by hand. */
import { z } from 'zod'
import { ENTRY_KINDS, type AssessmentCommand } from '../../../domain/assessment/commands.ts'
import { command, date, id, runningNo, text, type ShapesOf } from './atoms.ts'

export const assessmentShapes: ShapesOf<AssessmentCommand> = {
  EnterAssessment: command('EnterAssessment', {
    kind: z.enum(ENTRY_KINDS),
    badgeNo: id,
    from: date,
    to: date,
    reason: text,
  }),
  WithdrawAssessment: command('WithdrawAssessment', { entryNo: runningNo, reason: text }),
}
