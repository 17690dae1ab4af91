/** Shapes of what citizens say of the hall, and of its answers. */
import { z } from 'zod'
import { SUGGESTION_KINDS, type FeedbackCommand } from '../../../domain/feedback/commands.ts'
import { command, type ShapesOf } from './atoms.ts'

const words = z.string().min(1).max(500)

export const feedbackShapes: ShapesOf<FeedbackCommand> = {
  SubmitSuggestion: command('SubmitSuggestion', {
    kind: z.enum(SUGGESTION_KINDS),
    text: words,
    phone: z
      .string()
      .regex(/^[+0-9 -]{5,20}$/, 'a phone number')
      .nullable(),
  }),
  AnswerSuggestion: command('AnswerSuggestion', {
    reference: z.string().regex(/^Y\d{4}-\d{4,10}$/, 'a reference looks like Y2026-4827195036'),
    answer: words,
  }),
}
