/**
 * Routes of bookings, of this site and of the linked ones of its line: what is free, hold, confirm, cancel, look at
 * one's own, check in.
 */
import { id } from '../shapes/atoms.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  PROOF_HEADER,
  type BookableReply,
  type BookingRefused,
  type BookingReply,
  type BookingSitesReply,
  type CheckInReply,
  type HoldReply,
  type SlotsReply,
} from '../../../domain/contract/http/booking.ts'
import { bookingSite } from '../../../domain/views/booking.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { Hall } from '../../hall/hall.ts'
import { bookingOffer } from '../../hall/booking-offer.ts'
import { answerAt, answerWherever, type AnywhereParts } from '../bookings/anywhere.ts'
import { bookingFields, oneOfCodeOrPhone, oneOfItemOrQueue } from '../bookings/ask.ts'
import type { Anybody, Routes } from '../guard.ts'
import { hashOf } from '../../people/tokens.ts'
import { networkOf } from '../network-of.ts'
import { checked, queryOf, refuse } from '../problem.ts'
import { sendAnswer } from '../status.ts'

interface BookingParts extends AnywhereParts {
  readonly hall: Hall
  readonly allowance: number
}

const site = id.optional()
const siteQuery = z.strictObject({ site })
const slotsQuery = z.strictObject({ ...bookingFields.slots, site }).refine(...oneOfItemOrQueue)
const holdBody = z.strictObject({ ...bookingFields.hold, site })
const checkInBody = z.strictObject({ ...bookingFields.checkIn, site }).refine(...oneOfCodeOrPhone)
const codeParam = z.strictObject({ code: bookingFields.own.code })

const HOUR_MS = 3_600_000
const HOLDS_PER_HOUR = 20
const HOLDS_OF_DATE = 12
const HOLDS_PER_MINUTE = 60
const LOOKS_PER_MINUTE = 60

/** Adds the routes of bookings. */
export function bookingRoutes(routes: Routes, parts: BookingParts): void {
  const limit = (perMinute: number) => ({
    rateLimit: { max: Math.max(perMinute, parts.allowance), timeWindow: 60_000 },
  })
  offerRoutes(routes, parts)
  routes.everyone.post(
    '/api/bookings',
    {
      schema: {
        summary: 'Hold a slot; it must be confirmed before the hold runs out',
        tags: ['bookings'],
        body: holdBody,
      },
      config: limit(HOLDS_PER_MINUTE),
    },
    async (request, reply, sender) => {
      const { site: at, ...wanted } = checked(holdBody, request.body)
      const booker = await bookerOf(sender)
      if (booker.kind !== 'device' && booker.kind !== 'clerk') await countHold(request, wanted.date, parts)
      return sendAnswer<HoldReply | BookingRefused>(
        reply,
        await answerAt(parts, at, { ask: 'hold', ...wanted }, booker),
      )
    },
  )
  ownRoutes(routes, parts, limit(LOOKS_PER_MINUTE))
  routes.givers.post(
    '/api/bookings/check-in',
    {
      schema: {
        summary: 'Check in with a code or a phone number; gives a ticket of the site that serves the booking',
        tags: ['bookings'],
        body: checkInBody,
      },
      config: limit(LOOKS_PER_MINUTE),
    },
    async (request, reply, giver) => {
      const { site: at, ...wanted } = checked(checkInBody, request.body)
      return sendAnswer<CheckInReply | BookingRefused>(
        reply,
        await answerWherever(parts, at, wanted.code, { ask: 'checkIn', ...wanted }, giver),
      )
    },
  )
}

function offerRoutes({ everyone }: Routes, parts: BookingParts): void {
  everyone.get(
    '/api/bookings/sites',
    {
      schema: {
        summary: 'Where one can book from here: this site and the linked ones of its line (article 20)',
        tags: ['bookings'],
      },
    },
    () => sitesReply(parts),
  )
  everyone.get(
    '/api/bookings/items',
    {
      schema: {
        summary: 'Matters that can be booked, with those that come into force later',
        tags: ['bookings'],
        querystring: siteQuery,
      },
    },
    async (request, reply, sender) => {
      const { site: at } = queryOf(siteQuery, request)
      return sendAnswer<BookableReply | BookingRefused>(
        reply,
        await answerAt(parts, at, { ask: 'items' }, await bookerOf(sender)),
      )
    },
  )
  everyone.get(
    '/api/bookings/slots',
    {
      schema: {
        summary: 'Free slots of a queue or of matters (comma-separated), day by day',
        tags: ['bookings'],
        querystring: slotsQuery,
      },
    },
    async (request, reply, sender) => {
      const { site: at, ...wanted } = queryOf(slotsQuery, request)
      return sendAnswer<SlotsReply | BookingRefused>(
        reply,
        await answerAt(parts, at, { ask: 'slots', ...wanted }, await bookerOf(sender)),
      )
    },
  )
}

async function sitesReply({ hall, remoteBookings }: BookingParts): Promise<BookingSitesReply> {
  const state = bookingOffer(hall) === null ? 'takesNone' : 'takes'
  return { sites: [{ site: bookingSite(hall.index), isOwn: true, state }, ...(await remoteBookings.list())] }
}

function ownRoutes({ everyone }: Routes, parts: BookingParts, config: object): void {
  const schema = (summary: string) => ({
    summary,
    tags: ['bookings'],
    querystring: siteQuery,
    headers: {
      type: 'object',
      properties: {
        [PROOF_HEADER]: {
          type: 'string',
          description: 'the secret of the booking, or the last four digits of the phone number',
        },
      },
    },
  })
  const asked =
    (ask: 'look' | 'confirm' | 'cancel') => async (request: FastifyRequest, reply: FastifyReply, sender: Anybody) => {
      const { code } = checked(codeParam, request.params)
      const { site: at } = queryOf(siteQuery, request)
      const given = request.headers[PROOF_HEADER]
      const proof = typeof given === 'string' ? given.slice(0, 100) : ''
      void reply.header('cache-control', 'no-store')
      return sendAnswer<BookingReply | BookingRefused>(
        reply,
        await answerWherever(parts, at, code, { ask, code, proof }, await bookerOf(sender)),
      )
    }
  everyone.get('/api/bookings/:code', { schema: schema('A booking as its holder sees it'), config }, asked('look'))
  everyone.post('/api/bookings/:code/confirm', { schema: schema('Confirm a held slot'), config }, asked('confirm'))
  everyone.delete(
    '/api/bookings/:code',
    { schema: schema('Cancel a booking or give a hold back'), config },
    asked('cancel'),
  )
}

/**
 * Numbers are easily invented, so what one network may take is bounded: within an hour, and of one date. Kiosks and
 * staff stand in the hall and are not counted.
 */
async function countHold(request: FastifyRequest, date: string, { hall, allowance }: BookingParts): Promise<void> {
  const network = hashOf(networkOf(request.ip)).slice(0, 22)
  const most = (few: number): number => Math.max(few, allowance)
  const hour = await hall.store.tally(`hold/${network}`, hall.nowMs(), { ms: HOUR_MS, since: 'first' })
  const ofDate = await hall.store.tally(`hold/${network}/${date}`, hall.nowMs(), { ms: 12 * HOUR_MS, since: 'first' })
  if (hour.count > most(HOLDS_PER_HOUR) || ofDate.count > most(HOLDS_OF_DATE))
    refuse(429, {
      code: 'rateLimited',
      retryAfterSec: Math.max(1, Math.ceil((hour.firstMs + HOUR_MS - hall.nowMs()) / 1000)),
      problem: 'Too many bookings were made from this network; wait an hour, or book at a kiosk or the desk.',
    })
}

async function bookerOf(sender: Anybody): Promise<Actor> {
  return (await sender.actor()) ?? { kind: 'visitor' }
}
