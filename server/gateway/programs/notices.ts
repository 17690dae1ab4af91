/** Messages to one's own phone, asked for by the holder of a ticket or a booking; off unless the site file sets a way up. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { NoticesReply } from '../../../domain/contract/http/notices.ts'
import { PROOF_HEADER, PROOF_LEAST } from '../../../domain/contract/http/booking.ts'
import { momentOf } from '../../../domain/words/wall-time.ts'
import type { Hall } from '../../hall/hall.ts'
import { CHANNELS } from '../../integration/channels.ts'
import type { Notices, Wish } from '../../integration/notices.ts'
import { phoneDigits, type BookingPeople } from '../../people/booking-people.ts'
import type { Routes } from '../guard.ts'
import { checked, refuse } from '../problem.ts'

interface NoticeRouteParts {
  readonly hall: Pick<Hall, 'day' | 'store' | 'base'>
  readonly notices: Notices
  readonly bookingPeople: Pick<BookingPeople, 'isHolder'>
  readonly allowance: number
}

const wishBody = z.strictObject({
  channel: z.enum(CHANNELS),
  to: z.string().min(5).max(120),
  language: z.enum(['zh', 'en']).default('zh'),
})
const tags = ['messages']
const PER_MINUTE = 10

/** Adds them (NOTIFY-1). */
export function noticeRoutes({ everyone }: Routes, parts: NoticeRouteParts): void {
  const { hall, notices } = parts
  const config = { rateLimit: { max: Math.max(PER_MINUTE, parts.allowance), timeWindow: 60_000 } }
  const ofTicket = (link: string): string =>
    hall.day().links.has(link) ? link : refuse(404, { code: 'notFound', problem: 'No ticket of today has this link.' })
  everyone.get(
    '/api/notices',
    { schema: { summary: 'By which ways this hall sends messages to a phone', tags } },
    async (): Promise<NoticesReply> => ({ channels: notices.offered }),
  )
  everyone.post<{ Params: { link: string } }>(
    '/api/tickets/:link/notice',
    { schema: { summary: 'Tell me when my number is near and when it is called', tags, body: wishBody }, config },
    async (request): Promise<NoticesReply> => {
      await notices.wishForTicket(ofTicket(request.params.link), wishOf(request, notices))
      return { channels: notices.offered }
    },
  )
  everyone.delete<{ Params: { link: string } }>(
    '/api/tickets/:link/notice',
    { schema: { summary: 'Tell me nothing more; what was left is forgotten', tags } },
    async (request): Promise<NoticesReply> => {
      await notices.forget('ticket', ofTicket(request.params.link))
      return { channels: notices.offered }
    },
  )
  everyone.post<{ Params: { code: string } }>(
    '/api/bookings/:code/notice',
    {
      schema: { summary: 'Call my booking to mind before its day (with the booking’s proof)', tags, body: wishBody },
      config,
    },
    async (request): Promise<NoticesReply> => {
      const { code } = request.params
      const booking = await hall.store.bookingOf(code)
      const proof = request.headers[PROOF_HEADER]
      if (
        !booking ||
        typeof proof !== 'string' ||
        proof.length < PROOF_LEAST ||
        !parts.bookingPeople.isHolder(booking, proof)
      )
        refuse(404, { code: 'notFound', problem: 'There is no booking with this code and this secret.' })
      const untilMs = momentOf(booking.date, booking.minute, hall.base.timeZone)
      await notices.wishForBooking(code, untilMs, wishOf(request, notices))
      return { channels: notices.offered }
    },
  )
}

/** As an input method may write it: ＠ and 。 for @ and the point. */
function plainAddress(typed: string): string {
  return typed.normalize('NFKC').replaceAll('。', '.').trim()
}

function wishOf(request: FastifyRequest, { offered }: Notices): Wish {
  const { channel, to, language } = checked(wishBody, request.body)
  if (!offered.includes(channel))
    refuse(404, {
      code: 'notFound',
      field: 'channel',
      problem: `This hall sends no ${channel}; GET /api/notices says what it sends.`,
    })
  const address = channel === 'sms' ? phoneDigits(to) : (z.email().safeParse(plainAddress(to)).data ?? null)
  return {
    channel,
    to:
      address ?? refuse(400, { code: 'malformed', field: 'to', problem: 'this is no phone number or e-mail address' }),
    isEnglish: language === 'en',
  }
}
