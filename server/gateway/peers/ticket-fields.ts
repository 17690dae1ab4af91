/** The fields of a number that is wanted at another site, as a page asks for them and as its server passes them on. */
import { z } from 'zod'

export const itemFields = z
  .array(z.strictObject({ item: z.string().min(1).max(64), missing: z.number().int().min(0).max(50).optional() }))
  .min(1)
  .max(20)

export const ticketFields = {
  items: itemFields,
  commandId: z.string().min(8).max(64),
  isElder: z.boolean().optional(),
}
