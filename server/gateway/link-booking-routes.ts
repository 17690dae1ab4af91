/** Bookings across one line of sites (article 20): a station looks up and checks in what was booked at its county, and the other way round. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { bookingView } from '../../domain/booking/views.ts'
import type { CheckInReply } from '../../domain/booking/http.ts'
import type { RemoteBookingReply, RemoteTicketReply, Unreachable } from '../../domain/link/http.ts'
import type { Answer } from '../../domain/protocol.ts'
import { bookingGround } from '../booking-ground.ts'
import { actorOfSite, isAnswer, needGiver, needLink, needSite, placeOf, signedBody, statusOf, type LinkParts } from './link-routes.ts'
import { checked } from './problem.ts'

const code = z.string().regex(/^\d{8}$/, 'a booking code has eight digits')
const site = z.string().min(1).max(64)
const lookUp = z.strictObject({ code })
const checkIn = z.strictObject({ code, commandId: z.string().min(8).max(64), isElder: z.boolean().optional() })
const remoteLookUp = lookUp.extend({ site })
const remoteCheckIn = checkIn.extend({ site })
const LOOKS_PER_MINUTE = 60

/** What a linked site's server asks here. */
export function peerBookingRoutes(app: FastifyInstance, parts: LinkParts): void {
  const { hall } = parts
  const unknown: Answer = { ok: false, rejection: { code: 'UnknownBooking' } }
  const none: Answer = { ok: false, rejection: { code: 'NoBookings' } }
  app.post('/api/links/bookings', { schema: { summary: 'A booking of this site, for a linked site’s kiosk', tags: ['links'] } }, async (request, reply): Promise<RemoteBookingReply> => {
    needSite(request, 'bookings', parts)
    const ground = bookingGround(hall)
    const booking = ground === null ? null : await hall.store.bookingOf(signedBody(lookUp, request).code)
    if (booking && ground) return { ok: true, booking: bookingView(booking, ground) }
    void reply.code(409)
    return ground === null ? none : unknown
  })
  app.post('/api/links/check-ins', { schema: { summary: 'Checks a booking of this site in, for somebody at a linked site', tags: ['links'] } }, async (request, reply) => {
    const from = needSite(request, 'bookings', parts)
    const { commandId, isElder, code: wanted } = signedBody(checkIn, request)
    const booking = await hall.store.bookingOf(wanted)
    const answer = booking ? await hall.execute({ commandId, command: { type: 'CheckInBooking', date: booking.date, code: booking.code, ...(isElder ? { isElder } : {}) } }, actorOfSite(from)) : unknown
    void reply.code(statusOf(answer))
    return answer.ok ? { ...answer, place: placeOf(hall, answer.result.ticketNo) } : answer
  })
}

/** What this site's kiosks and floor guides ask of another one (LINK-8). */
export function remoteBookingRoutes(app: FastifyInstance, parts: LinkParts): void {
  const { line } = parts
  const config = { rateLimit: { max: Math.max(LOOKS_PER_MINUTE, parts.allowance), timeWindow: 60_000 } }
  const forward = async <T extends { readonly site: string }>(request: FastifyRequest, schema: z.ZodType<T>, path: string): Promise<{ readonly status: number; readonly body: unknown; readonly site: string }> => {
    await needGiver(request, parts)
    const { site: to, ...wanted } = checked(schema, request.body)
    needLink(to, parts)
    const said = await line.ask(to, 'POST', path, wanted)
    return said && isAnswer(said.body) ? { status: said.status, body: said.body, site: to } : { status: 503, body: { ok: false, unreachable: to } satisfies Unreachable, site: to }
  }
  app.post('/api/remote-bookings/look-up', { schema: { summary: 'A booking made at another site of the line', tags: ['bookings'], body: z.toJSONSchema(remoteLookUp, { io: 'input' }) }, config }, async (request, reply) => {
    const { status, body } = await forward(request, remoteLookUp, '/api/links/bookings')
    return reply.code(status).send(body)
  })
  app.post('/api/remote-bookings/check-in', { schema: { summary: 'Check in, from here, a booking made at another site of the line; gives a number of that site', tags: ['bookings'], body: z.toJSONSchema(remoteCheckIn, { io: 'input' }) }, config }, async (request, reply) => {
    const { status, body, site: to } = await forward(request, remoteCheckIn, '/api/links/check-ins')
    const answer = body as RemoteTicketReply & CheckInReply
    const link = answer.ok ? answer.result.link : undefined
    return reply.code(status).send(link !== undefined && answer.ok ? { ...answer, result: { ...answer.result, link: `${line.links.get(to)?.url}/t/${link}` } } : answer)
  })
}
