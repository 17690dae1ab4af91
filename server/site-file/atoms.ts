/** The smallest pieces of a site file's shape. */
import { z } from 'zod'
import { isDateLike } from '../../domain/words/wall-time.ts'

z.config({ jitless: true })

export const name = z.string().trim().min(1)
/** A day, said to be none where it has the form of one and no calendar has it; `example` shows the form. */
export function day(example: string): z.ZodISODate {
  return z.iso.date({
    error: ({ input }) =>
      isDateLike(input) ? `no calendar has the day ${input}; give one that there is` : `a date looks like ${example}`,
  })
}

/** What is typed at a sign-in: figures of an input method count as what they look like. */
export const badge = z.string().normalize('NFKC').trim().min(1)
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time looks like "09:00"')
export const minutes = z.number().positive()
