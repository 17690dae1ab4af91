/** Shapes of ratings, and of what is done about poor ones. */
import { z } from 'zod'
import { PHONE } from '../../../domain/words/phone.ts'
import { LEVELS, POOR_REASONS, REASONS } from '../../../domain/rating/levels.ts'
import { DECISIONS, SKIPPED, type RatingCommand } from '../../../domain/rating/commands.ts'
import { CALL_RESULTS, FINDINGS, type RectificationCommand } from '../../../domain/rectification/commands.ts'
import { command, date, id, text, ticketNo, type ShapesOf } from './atoms.ts'

export const phone = z.string().regex(PHONE, 'a phone number')

/** What is said of a visit or a case. */
export const verdict = {
  level: z.literal(LEVELS),
  reasons: z.array(z.enum([...REASONS, ...POOR_REASONS])).max(11),
  words: z.string().max(500),
  phone: phone.nullable(),
}
const ofVisit = { date, ticketNo, link: id.exactOptional() }
const words = z.string().min(1).max(500)
const ofPoor = { reference: z.string().regex(/^P\d{4}-\d{10}$/, 'a reference looks like P2026-4827195036') }

export const ratingShapes: ShapesOf<RatingCommand> = {
  RateVisit: command('RateVisit', { ...ofVisit, ...verdict }),
  SkipRating: command('SkipRating', { ...ofVisit, how: z.enum(SKIPPED) }),
  RateCase: null,
  ReviewRating: command('ReviewRating', { date, about: id, decision: z.enum(DECISIONS), reason: text }),
  CloseRatings: null,
}

export const rectificationShapes: ShapesOf<RectificationCommand> = {
  VerifyPoorRating: command('VerifyPoorRating', { ...ofPoor, finding: z.enum(FINDINGS), words }),
  MendPoorRating: command('MendPoorRating', { ...ofPoor, words }),
  CallBackRater: command('CallBackRater', { ...ofPoor, result: z.enum(CALL_RESULTS), words: text }),
  ClosePoorRating: command('ClosePoorRating', { ...ofPoor, words }),
}
