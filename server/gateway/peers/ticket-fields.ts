/** The fields of a number that is wanted at another site, as a page asks for them and as its server passes them on. */
import { id, missing } from '../shapes/atoms.ts'
import { z } from 'zod'

export const itemFields = z
  .array(z.strictObject({ item: id, missing: missing.optional() }))
  .min(1)
  .max(20)

export const ticketFields = {
  items: itemFields,
  commandId: z.string().min(8).max(64),
  isElder: z.boolean().optional(),
}
