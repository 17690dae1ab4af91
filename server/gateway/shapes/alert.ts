/** Shapes of what is done with alerts. */
import { z } from 'zod'
import { CAUSE_PATTERN } from '../../../domain/alert/cause.ts'
import { SILENCE_MIN_MOST, type AlertCommand } from '../../../domain/alert/commands.ts'
import { command, type ShapesOf } from './atoms.ts'

const figure = z.number().int().min(0).max(1_000_000)
const seen = z.strictObject({ level: z.enum(['yellow', 'red']), places: figure, value: figure })
const cause = z.string().regex(CAUSE_PATTERN, 'a cause looks like "device|silent"; a call for help is answered')

export const alertShapes: ShapesOf<AlertCommand> = {
  TakeAlert: command('TakeAlert', { cause, seen }),
  SilenceAlert: command('SilenceAlert', { cause, seen, minutes: z.number().int().min(5).max(SILENCE_MIN_MOST) }),
  ReturnAlert: command('ReturnAlert', { cause }),
  EndAlertMark: null,
}
