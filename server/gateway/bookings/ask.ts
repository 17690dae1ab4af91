/** Questions about bookings as they come from a page of this site or from a linked site's server. */
import { commandId, date, id } from '../shapes/atoms.ts'
import { z } from 'zod'
import { phoneDigits } from '../../people/booking-people.ts'

const code = z.string().regex(/^\d{8}$/, 'a booking code has eight digits')
const phone = z
  .string()
  .max(30)
  .transform(
    (text, context) =>
      phoneDigits(text) ?? (context.addIssue({ code: 'custom', message: 'this is no phone number' }), z.NEVER),
  )
const items = z
  .array(
    z
      .strictObject({ item: id, missing: z.number().int().min(0).max(50).optional() })
      .transform(({ item, missing }) => (missing === undefined ? { item } : { item, missing })),
  )
  .min(1)
  .max(20)

/** The fields of each question, without the site that it goes to. */
export const bookingFields = {
  slots: { item: z.string().min(1).max(400).optional(), queue: id.optional(), from: date.optional() },
  hold: { commandId, date, minute: z.number().int().min(0).max(1439), items, phone },
  own: { code, proof: z.string().max(100) },
  checkIn: { commandId, code: code.optional(), phone: phone.optional(), isElder: z.boolean().optional() },
}
export const oneOfItemOrQueue = [
  ({ item, queue }: { readonly item?: string | undefined; readonly queue?: string | undefined }): boolean =>
    (item === undefined) !== (queue === undefined),
  'either item or queue',
] as const
export const oneOfCodeOrPhone = [
  ({
    code: said,
    phone: number,
  }: {
    readonly code?: string | undefined
    readonly phone?: string | undefined
  }): boolean => (said === undefined) !== (number === undefined),
  'either the code or the phone number',
] as const

/** A question as it travels between sites. */
export const bookingAsk = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('items') }),
  z.strictObject({ ask: z.literal('slots'), ...bookingFields.slots }).refine(...oneOfItemOrQueue),
  z.strictObject({ ask: z.literal('hold'), ...bookingFields.hold }),
  /** Whether a booking of this code is served here; servers ask it of each other, pages never. */
  z.strictObject({ ask: z.literal('knows'), code }),
  z.strictObject({ ask: z.enum(['look', 'confirm', 'cancel']), ...bookingFields.own }),
  z.strictObject({ ask: z.literal('checkIn'), ...bookingFields.checkIn }).refine(...oneOfCodeOrPhone),
])
export type BookingAsk = z.output<typeof bookingAsk>
export type AskOf<A extends BookingAsk['ask']> = Extract<BookingAsk, { ask: A }>
