/** Routes of bookings: what is free, hold, confirm, cancel, look at one's own, check in. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { BookingCommand } from '../../domain/booking/commands.ts'
import { PROOF_HEADER, type BookableReply, type BookingReply, type CheckInReply, type HoldReply, type SlotsReply } from '../../domain/booking/http.ts'
import type { Booking } from '../../domain/booking/state.ts'
import { bookableItems, bookingView, datesOf, mattersOf, slotDay, type BookingGround } from '../../domain/booking/views.ts'
import type { Answer } from '../../domain/protocol.ts'
import type { Actor } from '../../domain/queue-day/commands.ts'
import { bookingGround } from '../booking-ground.ts'
import { phoneDigits, type BookingPeople } from '../booking-people.ts'
import type { Hall } from '../compose.ts'
import { mayDo } from './access.ts'
import type { HttpParts } from './http.ts'
import { checked, refuse } from './problem.ts'
import { actorOf } from './senders.ts'

const id = z.string().min(1).max(64)
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date looks like 2026-10-01')
const code = z.string().regex(/^\d{8}$/, 'a booking code has eight digits')
const phone = z.string().max(30).transform((text, context) => phoneDigits(text) ?? (context.addIssue({ code: 'custom', message: 'this is no phone number' }), z.NEVER))
const commandId = z.string().min(8).max(64)
const items = z.array(z.strictObject({ item: id, missing: z.number().int().min(0).max(50).optional() }).transform(({ item, missing }) => (missing === undefined ? { item } : { item, missing }))).min(1).max(20)
const holdBody = z.strictObject({ commandId, date, minute: z.number().int().min(0).max(1439), items, phone })
const checkInBody = z.strictObject({ commandId, code: code.optional(), phone: phone.optional(), isElder: z.boolean().optional() }).refine((body) => (body.code === undefined) !== (body.phone === undefined), 'either the code or the phone number')
const slotsQuery = z.strictObject({ item: z.string().min(1).max(400).optional(), queue: id.optional(), from: date.optional() }).refine((query) => (query.item === undefined) !== (query.queue === undefined), 'either item or queue')

const HOLDS_PER_MINUTE = 60
const LOOKS_PER_MINUTE = 60
/** Wrong proofs for one code before it rests: four digits must not be tried out. */
const WRONG_MOST = 5
const REST_MS = 600_000

interface Desk {
  readonly hall: Hall
  readonly people: BookingPeople
  /** The booking of this code, for who proves to be its holder; 404 alike for an unknown code and a wrong proof. */
  own(request: FastifyRequest<{ Params: { code: string } }>): Promise<Booking>
}

/** Adds the routes of bookings. */
export function bookingRoutes(app: FastifyInstance, parts: HttpParts & { readonly people: BookingPeople }): void {
  const { hall, people } = parts
  const desk: Desk = { hall, people, own: holders(hall, people) }
  const limit = (perMinute: number) => ({ rateLimit: { max: Math.max(perMinute, parts.allowance), timeWindow: 60_000 } })
  app.get('/api/bookings/items', { schema: { summary: 'Matters that can be booked, with those that come into force later', tags: ['bookings'] } }, async (): Promise<BookableReply> => ({ items: bookableItems(ground(hall)) }))
  app.get('/api/bookings/slots', { schema: { summary: 'Free slots of a queue or of matters (comma-separated), day by day', tags: ['bookings'], querystring: z.toJSONSchema(slotsQuery) } }, async (request): Promise<SlotsReply> => slots(hall, checked(slotsQuery, request.query)))
  app.post('/api/bookings', {
    schema: { summary: 'Hold a slot; it must be confirmed before the hold runs out', tags: ['bookings'], body: z.toJSONSchema(holdBody, { io: 'input' }) }, config: limit(HOLDS_PER_MINUTE),
  }, async (request, reply) => {
    const { commandId: sent, phone: number, ...wanted } = checked(holdBody, request.body)
    ground(hall)
    const fresh = await people.freshCode()
    const answer = await give(hall, (await actorOf(request, parts.identity)) ?? { kind: 'visitor' }, sent, { type: 'HoldSlot', ...wanted, person: people.person(number), code: fresh, proof: people.proof(fresh, number) })
    if (!answer.ok) return reply.code(statusOf(answer)).send(answer)
    const booked = await bookingAt(hall, answer)
    return { ok: true, booking: bookingView(booked, ground(hall)), secret: people.secret(booked.code) } satisfies HoldReply
  })
  ownRoutes(app, parts, desk, limit(LOOKS_PER_MINUTE))
  app.post('/api/bookings/check-in', {
    schema: { summary: 'Check in at the hall with a code or a phone number; gives a ticket', tags: ['bookings'], body: z.toJSONSchema(checkInBody, { io: 'input' }) }, config: limit(LOOKS_PER_MINUTE),
  }, async (request, reply) => {
    const body = checked(checkInBody, request.body)
    const actor = (await actorOf(request, parts.identity)) ?? refuse(401, { code: 'notAuthorised', problem: 'Only a paired kiosk or the hall’s staff check bookings in.' })
    const booking = body.code === undefined ? await bookingOfPerson(hall, people.person(body.phone as string)) : await hall.store.bookingOf(body.code)
    if (!booking) return reply.code(409).send({ ok: false, rejection: { code: 'UnknownBooking' } } satisfies Answer)
    const answer = await give(hall, actor, body.commandId, { type: 'CheckInBooking', date: booking.date, code: booking.code, ...(body.isElder ? { isElder: true } : {}) })
    if (!answer.ok) return reply.code(statusOf(answer)).send(answer)
    return answer satisfies CheckInReply
  })
}

function ownRoutes(app: FastifyInstance, parts: HttpParts, { hall, own }: Desk, config: object): void {
  const proof = { type: 'object', properties: { [PROOF_HEADER]: { type: 'string', description: 'the secret of the booking, or the last four digits of the phone number' } } }
  app.get<{ Params: { code: string } }>('/api/bookings/:code', { schema: { summary: 'A booking as its holder sees it', tags: ['bookings'], headers: proof }, config }, async (request, reply): Promise<BookingReply> => {
    void reply.header('cache-control', 'no-store')
    return { ok: true, booking: bookingView(await own(request), ground(hall)) }
  })
  const ordered = (type: 'ConfirmBooking' | 'CancelBooking') => async (request: FastifyRequest<{ Params: { code: string } }>): Promise<Answer | BookingReply> => {
    const booking = await own(request)
    const answer = await give(hall, (await actorOf(request, parts.identity)) ?? { kind: 'visitor' }, `${type}-${booking.code}-${booking.date}`, { type, date: booking.date, code: booking.code })
    return answer.ok ? { ok: true, booking: bookingView(await bookingAt(hall, answer), ground(hall)) } : answer
  }
  const confirm = ordered('ConfirmBooking')
  const cancel = ordered('CancelBooking')
  app.post<{ Params: { code: string } }>('/api/bookings/:code/confirm', { schema: { summary: 'Confirm a held slot', tags: ['bookings'], headers: proof }, config }, async (request, reply) => {
    const answer = await confirm(request)
    return answer.ok ? answer : reply.code(statusOf(answer)).send(answer)
  })
  app.delete<{ Params: { code: string } }>('/api/bookings/:code', { schema: { summary: 'Cancel a booking or give a hold back', tags: ['bookings'], headers: proof }, config }, async (request, reply) => {
    const answer = await cancel(request)
    return answer.ok ? answer : reply.code(statusOf(answer)).send(answer)
  })
}

async function slots(hall: Hall, { item, queue, from }: z.output<typeof slotsQuery>): Promise<SlotsReply> {
  const now = ground(hall)
  if (queue !== undefined && !now.index.queues.has(queue)) refuse(400, { code: 'malformed', field: 'queue', problem: `There is no queue ${queue}.` })
  const dates = datesOf(now)
  const days = dates.filter((one) => one >= (from ?? '')).map(async (one) => {
    const matters = queue === undefined ? mattersOf((item ?? '').split(','), one, now) : [{ item: null, queue }]
    return slotDay(one, matters, await hall.store.bookingsOn(one), now)
  })
  return { slotMin: now.offered.rules.slotMin, first: dates[0] ?? '', last: dates.at(-1) ?? '', days: await Promise.all(days) }
}

function ground(hall: Hall): BookingGround {
  return bookingGround(hall) ?? refuse(404, { code: 'notFound', problem: 'This hall takes no bookings.' })
}

/** Access first, as at the gate of the sockets. */
async function give(hall: Hall, actor: Actor, commandId: string, command: BookingCommand): Promise<Answer> {
  return mayDo(actor, command) ? hall.execute({ commandId, command }, actor) : { ok: false, refused: 'notAuthorised' }
}

async function bookingAt(hall: Hall, answer: Extract<Answer, { ok: true }>): Promise<Booking> {
  const booking = await hall.store.bookingOf(answer.result.booking?.code ?? '')
  if (booking === null) throw new Error('a booking was answered that the table does not have')
  return booking
}

/** Whoever forgot the code is known by the number: the booking of today that can be checked in. */
async function bookingOfPerson(hall: Hall, person: string): Promise<Booking | null> {
  const own = await hall.store.bookingsOf(person, ground(hall).today)
  return own.find((one) => one.status === 'confirmed') ?? own[0] ?? null
}

function holders(hall: Hall, people: BookingPeople): Desk['own'] {
  const wrong = new Map<string, { readonly count: number; readonly atMs: number }>()
  return async (request) => {
    const wanted = checked(z.strictObject({ code }), request.params).code
    const said = request.headers[PROOF_HEADER]
    const before = wrong.get(wanted)
    const tries = before && performance.now() - before.atMs < REST_MS ? before.count : 0
    if (tries >= WRONG_MOST) refuse(429, { code: 'rateLimited', retryAfterSec: REST_MS / 1000, problem: 'Too many wrong tries for this booking; wait ten minutes.' })
    const booking = await hall.store.bookingOf(wanted)
    if (booking && typeof said === 'string' && people.isHolder(booking, said)) return booking
    wrong.set(wanted, { count: tries + 1, atMs: performance.now() })
    if (wrong.size > 10_000) wrong.delete(wrong.keys().next().value as string)
    return refuse(404, { code: 'notFound', problem: 'There is no booking with this code and these digits.' })
  }
}

function statusOf(answer: Extract<Answer, { ok: false }>): number {
  if ('rejection' in answer) return 409
  if ('refused' in answer) return { rateLimited: 429, notAuthorised: 403, cannotStore: 503, reload: 426 }[answer.refused]
  return 400
}
