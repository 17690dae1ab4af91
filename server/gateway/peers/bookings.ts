/** What a linked site's server asks about the bookings that are served here (articles 20, 21). */
import type { FastifyInstance } from 'fastify'
import { BOOKINGS_PATH } from '../bookings/remote.ts'
import { bookingAsk } from '../bookings/answers.ts'
import type { BookingParts } from '../routes/bookings.ts'
import { actorOfSite, needSite, placeOf, signedBody } from './tickets.ts'

/** Adds the route; the desk checks proofs, limits and capacity as for this site's own pages. */
export function peerBookingRoutes(app: FastifyInstance, parts: BookingParts): void {
  app.post(
    BOOKINGS_PATH,
    { schema: { summary: 'Bookings served here, asked for by a linked site', tags: ['links'] } },
    async (request, reply) => {
      const from = needSite(request, 'bookings', parts)
      const { status, body } = await parts.desk.answer(signedBody(bookingAsk, request), actorOfSite(from))
      void reply.code(status)
      const { result } = body as { readonly result?: { readonly ticketNo?: string } }
      return result?.ticketNo === undefined ? body : { ...body, place: placeOf(parts.hall, result.ticketNo) }
    },
  )
}
