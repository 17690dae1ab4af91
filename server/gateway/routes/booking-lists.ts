/**
 * Routes of bookings for the floor's staff: a day's list, one by its code, cancelling for a citizen who calls
 * (BOOK-15).
 */
import { date } from '../shapes/atoms.ts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { bookingList } from '../../../domain/views/booking-list.ts'
import type { BookingFoundReply, BookingListReply } from '../../../domain/contract/http/booking.ts'
import type { Booking } from '../../../domain/booking/state.ts'
import type { BookingOffer } from '../../../domain/views/booking.ts'
import { bookingOffer } from '../../hall/booking-offer.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Routes } from '../guard.ts'
import { actorOfClerk } from '../identity.ts'
import { checked, refuse } from '../problem.ts'

const day = z.strictObject({ date })
const one = z.strictObject({ code: z.string().regex(/^\d{8}$/, 'a booking code has eight digits') })

/** Adds the routes; for duty manager and floor guides. */
export function bookingStaffRoutes({ floor }: Routes, { hall }: { readonly hall: Hall }): void {
  const offer = (): BookingOffer =>
    bookingOffer(hall) ?? refuse(404, { code: 'notFound', field: 'bookings', problem: 'This hall takes no bookings.' })
  const found = async (request: FastifyRequest): Promise<Booking> =>
    (await hall.store.bookingOf(checked(one, request.params).code)) ??
    refuse(404, { code: 'notFound', field: 'booking', problem: 'There is no booking with this code.' })

  floor.get(
    '/api/booking-days/:date',
    { schema: { summary: 'Slots and bookings of a date, without who made them', tags: ['bookings'] } },
    async (request): Promise<BookingListReply> => {
      const { date } = checked(day, request.params)
      const now = offer()
      return { today: now.today, list: bookingList(date, await hall.store.bookingsOn(date), now) }
    },
  )
  floor.get(
    '/api/booking-codes/:code',
    { schema: { summary: 'The date of a booking, for staff who were told its code', tags: ['bookings'] } },
    async (request): Promise<BookingFoundReply> => {
      return { date: (await found(request)).date }
    },
  )
  floor.delete(
    '/api/booking-codes/:code',
    { schema: { summary: 'Cancel a booking for a citizen who calls', tags: ['bookings'] } },
    async (request, reply, clerk) => {
      const { code, date } = await found(request)
      const answer = await hall.execute(
        { commandId: `cancel-${code}-${date}-${clerk.badgeNo}`, command: { type: 'CancelBooking', date, code } },
        actorOfClerk(clerk),
      )
      return answer.ok ? answer : reply.code('refused' in answer ? 503 : 409).send(answer)
    },
  )
}
