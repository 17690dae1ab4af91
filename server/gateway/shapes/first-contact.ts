/** Shapes of first contacts. */
import { z } from 'zod'
import { CONTACT_PLACES, type FirstContactCommand } from '../../../domain/first-contact/commands.ts'
import { command, date, id, runningNo, type ShapesOf } from './atoms.ts'

const sentence = z.string().min(1).max(200)
const outcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('handled'), words: sentence }),
  z.strictObject({ kind: z.literal('guided'), words: sentence }),
  z.strictObject({ kind: z.literal('transferred'), to: id }),
])

export const firstContactShapes: ShapesOf<FirstContactCommand> = {
  OpenFirstContact: command('OpenFirstContact', {
    place: z.enum(CONTACT_PLACES),
    question: sentence,
    tookSec: z.number().int().min(0).max(86_400),
    outcome: outcome.nullable(),
  }),
  CloseFirstContact: command('CloseFirstContact', { date, contactNo: runningNo, outcome }),
}
