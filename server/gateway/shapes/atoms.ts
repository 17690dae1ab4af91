/** The smallest shapes of what pages and sites send: ids, dates, texts, numbers with their bounds, one place for all. */
import { z } from 'zod'
import type { OfType, Typed } from '../../../domain/words/subject.ts'
import { day } from '../../site-file/atoms.ts'

z.config({ jitless: true })

/** The last moment that a Date can be. */
const TIME_MOST_MS = 8_640_000_000_000_000

export const id = z.string().min(1).max(64)
export const commandId = z.string().min(8).max(64)
export const ticketNo = z.string().regex(/^[A-Z]{1,4}\d{3,6}$/, 'a ticket number looks like C032')
/** What staff write beside an order. */
export const text = z.string().max(200)
/** A day that the calendar has, in years that a hall has to do with: beyond them sums of days end. */
export const date = day('2026-10-01').refine((one) => one >= '1970' && one < '3000', 'a year from 1970 to 2999')
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time looks like "09:00"')
/** UTC ms. */
export const time = z.number().int().min(0).max(TIME_MOST_MS)
export const version = z.number().int().min(0).max(1_000_000)
/** A running number: of a request, a call for help. */
export const runningNo = z.number().int().min(1).max(1_000_000)
/** Materials that are missing of one matter. */
export const missing = z.number().int().min(0).max(50)
/** Place of an item on a ticket. */
export const place = z.number().int().min(0).max(50)
export const items = z.array(z.strictObject({ item: id, missing: missing.exactOptional() })).max(20)
/** Whoever asks from home: a keyed hash or a receipt's hash. */
export const person = z.string().min(16).max(64)

/**
 * One shape for every command of a subject, checked against its type; null: no sender gives it, the server's own routes
 * and clock make it.
 */
export type ShapesOf<C extends Typed> = { readonly [T in C['type']]: z.ZodType<OfType<C, T>> | null }

/** The shape of a command: its type and its fields, and nothing else. */
export function command<T extends string, S extends z.ZodRawShape>(type: T, fields: S) {
  return z.strictObject({ type: z.literal(type), ...fields })
}
