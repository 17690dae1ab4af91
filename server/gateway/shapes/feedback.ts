/** Shapes of what citizens say of the hall, and of its answers. */
import { z } from 'zod'
import { PHONE } from '../../../domain/words/phone.ts'
import {
  DIFFICULTIES,
  FEEDBACK_TEXT_MOST,
  MATTER_OUTCOMES,
  SUGGESTION_KINDS,
  TOLD_WAYS,
  type FeedbackCommand,
} from '../../../domain/feedback/commands.ts'
import { command, id, text, type ShapesOf } from './atoms.ts'

const words = z.string().min(1).max(FEEDBACK_TEXT_MOST)
const reference = z.string().regex(/^Y\d{4}-\d{4,10}$/, 'a reference looks like Y2026-4827195036')

export const feedbackShapes: ShapesOf<FeedbackCommand> = {
  SubmitSuggestion: command('SubmitSuggestion', {
    kind: z.enum(SUGGESTION_KINDS),
    text: words,
    phone: z.string().regex(PHONE, 'a phone number').nullable(),
  }),
  AnswerSuggestion: command('AnswerSuggestion', { reference, answer: words }),
  RouteMatter: command('RouteMatter', { reference, difficulty: z.enum(DIFFICULTIES), to: id }),
  AnswerMatter: command('AnswerMatter', { reference, answer: words }),
  CheckMatter: command('CheckMatter', { reference, isGood: z.boolean(), words: text }),
  CloseMatter: command('CloseMatter', {
    reference,
    outcome: z.enum(MATTER_OUTCOMES),
    told: z.enum(TOLD_WAYS).nullable(),
  }),
}
