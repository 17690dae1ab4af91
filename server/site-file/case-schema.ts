/** The shapes of what a site file says of cases: theme packages and limits. */
import { z } from 'zod'
import { name } from './atoms.ts'

const days = z.number().int().min(0)

/** Several matters of one event (一件事). */
export const themesSchema = z.array(
  z.strictObject({
    id: name,
    name,
    nameEn: name,
    items: z.array(name).min(2).max(6),
    hint: z.string().default(''),
    hintEn: z.string().default(''),
    documentNo: z.string().default(''),
    receiptNo: z.string().default(''),
    fromDate: z.iso.date(),
    toDate: z.iso.date().nullable().default(null),
  }),
)

/** Limits of cases; what is left out goes by the defaults (domain/plan/case-rules.ts). */
export const caseRulesSchema = z.strictObject({
  promisedDays: days.exactOptional(),
  makingDays: days.exactOptional(),
  deferredDays: days.exactOptional(),
  reentryDays: days.exactOptional(),
  pickupItem: name.exactOptional(),
})
