/** What a linked site's server asks about the bookings that are served here (articles 20, 21). */
import type {
  BookableReply,
  BookingKnownReply,
  BookingRefused,
  BookingReply,
  CheckInReply,
  HoldReply,
  SlotsReply,
} from '../../../domain/contract/http/booking.ts'
import type { Hall } from '../../hall/hall.ts'
import { placeOf } from '../../sites/place.ts'
import type { BookingAnswers } from '../bookings/answers.ts'
import { bookingAsk } from '../bookings/ask.ts'
import { BOOKINGS_PATH } from '../bookings/remote.ts'
import type { Routes } from '../guard.ts'
import { actorOfSite, signedBody } from './signed-body.ts'

type PeerReply =
  | BookableReply
  | SlotsReply
  | HoldReply
  | BookingReply
  | CheckInReply
  | BookingKnownReply
  | BookingRefused

/** Adds the route; proofs, limits and capacity are checked as for this site's own pages. */
export function peerBookingRoutes(
  { linkedSites }: Routes,
  { hall, bookings }: { readonly hall: Hall; readonly bookings: BookingAnswers },
): void {
  linkedSites('bookings').post(
    BOOKINGS_PATH,
    {
      schema: {
        summary: 'Bookings served here, asked for by a linked site',
        tags: ['links'],
        body: bookingAsk,
      },
    },
    async (request, reply, from): Promise<PeerReply> => {
      const { status, body } = await bookings.answer(signedBody(bookingAsk, request), actorOfSite(from))
      void reply.code(status)
      const { result } = body as { readonly result?: { readonly ticketNo?: string } }
      return (result?.ticketNo === undefined ? body : { ...body, place: placeOf(hall, result.ticketNo) }) as PeerReply
    },
  )
}
