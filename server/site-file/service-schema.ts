/** The shape of a hall's service systems in its site file: ratings, cover, training, clocks. */
import { z } from 'zod'
import { SERVICE_DEFAULTS as V } from '../../domain/plan/service-rules.ts'
import { badge, day, name } from './atoms.ts'

const days = z.number().int().min(1).max(365)
const date = day('2026-11-30')
/** The service systems: ratings, cover, training, clocks (articles 10, 12, 19, 22, 26). */
export const serviceSchema = z.strictObject({
  pairs: z.array(z.strictObject({ post: name, queues: z.array(name).min(1), a: badge, b: badge })).default([]),
  training: z
    .array(
      z.strictObject({ badgeNo: badge, queue: name, record: name, from: date, until: date.nullable().default(null) }),
    )
    .default([]),
  trainingFrom: date.nullable().default(V.trainingFrom),
  rateWithinDays: days.default(V.rateWithinDays),
  isSilenceRated: z.boolean().default(V.isSilenceRated),
  poorRatingDays: days.default(V.poorRatingDays),
  unresolvedDays: z.strictObject({ simple: days, medium: days, hard: days }).default(V.unresolvedDays),
  silentDays: days.default(V.silentDays),
})
