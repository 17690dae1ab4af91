/**
 * Routes of bookings, of this site and of the linked ones of its line: what is free, hold, confirm, cancel, look at
 * one's own, check in.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { PROOF_HEADER, type BookingSitesReply, type CheckInReply } from '../../../domain/contract/http/booking.ts'
import { bookingSite } from '../../../domain/views/booking.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { bookingGround } from '../../hall/booking-offer.ts'
import type { BookingLine } from '../../sites/remote-bookings.ts'
import {
  bookingFields,
  oneOfCodeOrPhone,
  oneOfItemOrQueue,
  type BookingAsk,
  type BookingDesk,
  type Told,
} from '../../hall/booking-answers.ts'
import { needGiver, needLink, type LinkParts } from '../../sites/routes.ts'
import { checked } from '../problem.ts'
import { actorOf } from '../senders.ts'

/** What the routes of bookings need besides those of the links. */
export type BookingParts = LinkParts & { readonly desk: BookingDesk; readonly bookingLine: BookingLine }

const site = z.string().min(1).max(64).optional()
const siteQuery = z.strictObject({ site })
const slotsQuery = z.strictObject({ ...bookingFields.slots, site }).refine(...oneOfItemOrQueue)
const holdBody = z.strictObject({ ...bookingFields.hold, site })
const checkInBody = z.strictObject({ ...bookingFields.checkIn, site }).refine(...oneOfCodeOrPhone)
const codeParam = z.strictObject({ code: bookingFields.own.code })

const HOLDS_PER_MINUTE = 60
const LOOKS_PER_MINUTE = 60

/** Adds the routes of bookings. */
export function bookingRoutes(app: FastifyInstance, parts: BookingParts): void {
  const { hall, bookingLine } = parts
  const limit = (perMinute: number) => ({
    rateLimit: { max: Math.max(perMinute, parts.allowance), timeWindow: 60_000 },
  })
  app.get(
    '/api/bookings/sites',
    {
      schema: {
        summary: 'Where one can book from here: this site and the linked ones of its line (article 20)',
        tags: ['bookings'],
      },
    },
    async (): Promise<BookingSitesReply> => ({
      sites: [
        { site: bookingSite(hall.index), isOwn: true, state: bookingGround(hall) === null ? 'takesNone' : 'takes' },
        ...(await bookingLine.list()),
      ],
    }),
  )
  app.get(
    '/api/bookings/items',
    {
      schema: {
        summary: 'Matters that can be booked, with those that come into force later',
        tags: ['bookings'],
        querystring: z.toJSONSchema(siteQuery),
      },
    },
    async (request, reply) =>
      send(
        reply,
        await answerAt(parts, checked(siteQuery, request.query).site, { ask: 'items' }, await bookerOf(request, parts)),
      ),
  )
  app.get(
    '/api/bookings/slots',
    {
      schema: {
        summary: 'Free slots of a queue or of matters (comma-separated), day by day',
        tags: ['bookings'],
        querystring: z.toJSONSchema(slotsQuery),
      },
    },
    async (request, reply) => {
      const { site: at, ...wanted } = checked(slotsQuery, request.query)
      return send(reply, await answerAt(parts, at, { ask: 'slots', ...wanted }, await bookerOf(request, parts)))
    },
  )
  app.post(
    '/api/bookings',
    {
      schema: {
        summary: 'Hold a slot; it must be confirmed before the hold runs out',
        tags: ['bookings'],
        body: z.toJSONSchema(holdBody, { io: 'input' }),
      },
      config: limit(HOLDS_PER_MINUTE),
    },
    async (request, reply) => {
      const { site: at, ...wanted } = checked(holdBody, request.body)
      return send(reply, await answerAt(parts, at, { ask: 'hold', ...wanted }, await bookerOf(request, parts)))
    },
  )
  ownRoutes(app, parts, limit(LOOKS_PER_MINUTE))
  app.post(
    '/api/bookings/check-in',
    {
      schema: {
        summary: 'Check in with a code or a phone number; gives a ticket of the site that serves the booking',
        tags: ['bookings'],
        body: z.toJSONSchema(checkInBody, { io: 'input' }),
      },
      config: limit(LOOKS_PER_MINUTE),
    },
    async (request, reply) => {
      const { site: at, ...wanted } = checked(checkInBody, request.body)
      const actor = await needGiver(request, parts)
      return send(reply, await answerWherever(parts, at, wanted.code, { ask: 'checkIn', ...wanted }, actor))
    },
  )
}

function ownRoutes(app: FastifyInstance, parts: BookingParts, config: object): void {
  const schema = (summary: string) => ({
    summary,
    tags: ['bookings'],
    querystring: z.toJSONSchema(siteQuery),
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
  const asked = (ask: 'look' | 'confirm' | 'cancel') => async (request: FastifyRequest, reply: FastifyReply) => {
    const { code } = checked(codeParam, request.params)
    const { site: at } = checked(siteQuery, request.query)
    const said = request.headers[PROOF_HEADER]
    void reply.header('cache-control', 'no-store')
    return send(
      reply,
      await answerWherever(
        parts,
        at,
        code,
        { ask, code, proof: typeof said === 'string' ? said.slice(0, 100) : '' },
        await bookerOf(request, parts),
      ),
    )
  }
  app.get('/api/bookings/:code', { schema: schema('A booking as its holder sees it'), config }, asked('look'))
  app.post('/api/bookings/:code/confirm', { schema: schema('Confirm a held slot'), config }, asked('confirm'))
  app.delete('/api/bookings/:code', { schema: schema('Cancel a booking or give a hold back'), config }, asked('cancel'))
}

async function bookerOf(request: FastifyRequest, { identity }: BookingParts): Promise<Actor> {
  return (await actorOf(request, identity)) ?? { kind: 'visitor' }
}

/** This site's own answer, or that of the site that is named. */
async function answerAt(parts: BookingParts, at: string | undefined, ask: BookingAsk, actor: Actor): Promise<Told> {
  if (at === undefined || at === parts.hall.index.settings.siteId) return parts.desk.answer(ask, actor)
  needLink(at, parts)
  const told = withWholeLink(await parts.bookingLine.answer(at, ask), parts.line.links.get(at)?.url)
  const { result, place } = told.body as Partial<CheckInReply>
  if (result?.ticketNo !== undefined && place) parts.slips.remember({ result, place })
  return told
}

/**
 * A code that is unknown here is looked for along the line; while a site is silent nobody can say that there is none.
 */
async function answerWherever(
  parts: BookingParts,
  at: string | undefined,
  code: string | undefined,
  ask: BookingAsk,
  actor: Actor,
): Promise<Told> {
  if (
    at !== undefined ||
    code === undefined ||
    parts.bookingLine.sites().length === 0 ||
    (await parts.hall.store.bookingOf(code))
  )
    return answerAt(parts, at, ask, actor)
  const { site: found, silent } = await parts.bookingLine.find(code)
  if (found !== null) return answerAt(parts, found, ask, actor)
  return silent[0] === undefined
    ? answerAt(parts, undefined, ask, actor)
    : { status: 503, body: { ok: false, unreachable: silent[0] } }
}

/** A ticket's link means nothing without the server that gave it. */
function withWholeLink({ status, body }: Told, url: string | undefined): Told {
  const { result } = body as { readonly result?: { readonly link?: string } }
  return result?.link === undefined
    ? { status, body }
    : { status, body: { ...body, result: { ...result, link: `${url}/t/${result.link}` } } }
}

function send(reply: FastifyReply, { status, body }: Told): object {
  void reply.code(status)
  return body
}
