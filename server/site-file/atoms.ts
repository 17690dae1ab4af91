/** The smallest pieces of a site file's shape. */
import { z } from 'zod'

z.config({ jitless: true })

export const name = z.string().min(1)
export const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'a time looks like "09:00"')
export const minutes = z.number().positive()
