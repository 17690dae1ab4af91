/**
 * The bookings that this site serves: every question about them, whoever asks it – a page of this site, or a linked
 * site's server.
 */
import { z } from 'zod'
import type { BookingCommand } from '../../domain/booking/commands.ts'
import type {
  BookableReply,
  BookingReply,
  CheckInReply,
  HoldReply,
  SlotsReply,
} from '../../domain/contract/http/booking.ts'
import type { Booking } from '../../domain/booking/state.ts'
import {
  bookableItems,
  bookingNotices,
  bookingSite,
  bookingView,
  datesOf,
  mattersOf,
  slotDay,
  type BookingGround,
  type BookingSite,
} from '../../domain/views/booking.ts'
import type { Answer } from '../../domain/contract/protocol.ts'
import type { Actor } from '../../domain/words/actor.ts'
import { bookingGround } from './booking-offer.ts'
import { phoneDigits, type BookingPeople } from '../people/booking-people.ts'
import type { Hall } from './compose.ts'
import { mayDo } from '../gateway/access.ts'
import { refuse } from '../gateway/problem.ts'
import { statusOf } from '../gateway/status.ts'

const id = z.string().min(1).max(64)
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date looks like 2026-10-01')
const code = z.string().regex(/^\d{8}$/, 'a booking code has eight digits')
const phone = z
  .string()
  .max(30)
  .transform(
    (text, context) =>
      phoneDigits(text) ?? (context.addIssue({ code: 'custom', message: 'this is no phone number' }), z.NEVER),
  )
const commandId = z.string().min(8).max(64)
const items = z
  .array(
    z
      .strictObject({ item: id, missing: z.number().int().min(0).max(50).optional() })
      .transform(({ item, missing }) => (missing === undefined ? { item } : { item, missing })),
  )
  .min(1)
  .max(20)

/** The fields of each question, without the site that it goes to. */
export const bookingFields = {
  slots: { item: z.string().min(1).max(400).optional(), queue: id.optional(), from: date.optional() },
  hold: { commandId, date, minute: z.number().int().min(0).max(1439), items, phone },
  own: { code, proof: z.string().max(100) },
  checkIn: { commandId, code: code.optional(), phone: phone.optional(), isElder: z.boolean().optional() },
}
export const oneOfItemOrQueue = [
  ({ item, queue }: { readonly item?: string | undefined; readonly queue?: string | undefined }): boolean =>
    (item === undefined) !== (queue === undefined),
  'either item or queue',
] as const
export const oneOfCodeOrPhone = [
  ({
    code: said,
    phone: number,
  }: {
    readonly code?: string | undefined
    readonly phone?: string | undefined
  }): boolean => (said === undefined) !== (number === undefined),
  'either the code or the phone number',
] as const

/** A question as it travels between sites. */
export const bookingAsk = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('items') }),
  z.strictObject({ ask: z.literal('slots'), ...bookingFields.slots }).refine(...oneOfItemOrQueue),
  z.strictObject({ ask: z.literal('hold'), ...bookingFields.hold }),
  /** Whether a booking of this code is served here; servers ask it of each other, pages never. */
  z.strictObject({ ask: z.literal('knows'), code }),
  z.strictObject({ ask: z.enum(['look', 'confirm', 'cancel']), ...bookingFields.own }),
  z.strictObject({ ask: z.literal('checkIn'), ...bookingFields.checkIn }).refine(...oneOfCodeOrPhone),
])
export type BookingAsk = z.output<typeof bookingAsk>
type Of<A extends BookingAsk['ask']> = Extract<BookingAsk, { ask: A }>

/** An answer with its HTTP status. */
export interface Told {
  readonly status: number
  readonly body: object
}

export interface BookingDesk {
  /** Throws Problem where there is no such booking, holder or hall of bookings. */
  answer(ask: BookingAsk, actor: Actor): Promise<Told>
}

/** Wrong proofs for one code before it rests: four digits must not be tried out. */
const WRONG_MOST = 5
const REST_MS = 600_000

/** Opens the desk of this site. */
export function createBookingDesk(hall: Hall, people: BookingPeople): BookingDesk {
  const own = holders(hall, people)
  return {
    answer: async (ask, actor) => {
      const now = ground(hall)
      switch (ask.ask) {
        case 'items':
          return told({ items: bookableItems(now), site: bookingSite(now.index) } satisfies BookableReply & {
            readonly site: BookingSite
          })
        case 'slots':
          return told(await slots(hall, ask))
        case 'hold':
          return hold(hall, people, ask, actor)
        case 'knows':
          return told({ ok: true, isKnown: (await hall.store.bookingOf(ask.code)) !== null })
        case 'look':
          return told({ ok: true, booking: bookingView(await own(ask), now) } satisfies BookingReply)
        case 'confirm':
          return order(hall, 'ConfirmBooking', await own(ask), actor)
        case 'cancel':
          return order(hall, 'CancelBooking', await own(ask), actor)
        case 'checkIn':
          return checkIn(hall, people, ask, actor)
      }
    },
  }
}

async function hold(
  hall: Hall,
  people: BookingPeople,
  { commandId: sent, phone: number, ask: _ask, ...wanted }: Of<'hold'>,
  actor: Actor,
): Promise<Told> {
  const fresh = await people.freshCode()
  const answer = await give(hall, actor, sent, {
    type: 'HoldSlot',
    ...wanted,
    person: people.person(number),
    code: fresh,
    proof: people.proof(fresh, number),
  })
  if (!answer.ok) return refused(answer)
  const booked = await bookingAt(hall, answer)
  return told({
    ok: true,
    booking: bookingView(booked, ground(hall)),
    secret: people.secret(booked.code),
  } satisfies HoldReply)
}

/** The command's id names its sender too: the same order from another hand is another order (SEND-2). */
async function order(
  hall: Hall,
  type: 'ConfirmBooking' | 'CancelBooking',
  booking: Booking,
  actor: Actor,
): Promise<Told> {
  const answer = await give(hall, actor, `${type}-${booking.code}-${booking.date}-${senderOf(actor)}`, {
    type,
    date: booking.date,
    code: booking.code,
  })
  return answer.ok
    ? told({ ok: true, booking: bookingView(await bookingAt(hall, answer), ground(hall)) } satisfies BookingReply)
    : refused(answer)
}

async function checkIn(hall: Hall, people: BookingPeople, ask: Of<'checkIn'>, actor: Actor): Promise<Told> {
  const booking =
    ask.code === undefined
      ? await bookingOfPerson(hall, people.person(ask.phone as string))
      : await hall.store.bookingOf(ask.code)
  if (!booking) return refused({ ok: false, rejection: { code: 'UnknownBooking' } })
  const answer = await give(hall, actor, ask.commandId, {
    type: 'CheckInBooking',
    date: booking.date,
    code: booking.code,
    ...(ask.isElder ? { isElder: true } : {}),
  })
  return answer.ok
    ? told({ ...answer, notices: bookingNotices(booking, ground(hall)) } satisfies CheckInReply)
    : refused(answer)
}

async function slots(hall: Hall, { item, queue, from }: Of<'slots'>): Promise<SlotsReply> {
  const now = ground(hall)
  if (queue !== undefined && !now.index.queues.has(queue))
    refuse(400, { code: 'malformed', field: 'queue', problem: `There is no queue ${queue}.` })
  const dates = datesOf(now)
  const days = dates
    .filter((one) => one >= (from ?? ''))
    .map(async (one) => {
      const matters = queue === undefined ? mattersOf((item ?? '').split(','), one, now) : [{ item: null, queue }]
      return slotDay(one, matters, await hall.store.bookingsOn(one), now)
    })
  return {
    slotMin: now.offered.rules.slotMin,
    first: dates[0] ?? '',
    last: dates.at(-1) ?? '',
    days: await Promise.all(days),
  }
}

function ground(hall: Hall): BookingGround {
  return bookingGround(hall) ?? refuse(404, { code: 'notFound', problem: 'This hall takes no bookings.' })
}

/** Access first, as at the gate of the sockets. */
async function give(hall: Hall, actor: Actor, commandId: string, command: BookingCommand): Promise<Answer> {
  return mayDo(actor, command) ? hall.execute({ commandId, command }, actor) : { ok: false, refused: 'notAuthorised' }
}

function senderOf(actor: Actor): string {
  if (actor.kind === 'clerk') return actor.badgeNo
  return actor.kind === 'device' ? actor.deviceId : actor.kind
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

/** Finds the booking of a code for who proves to be its holder; 404 alike for an unknown code and a wrong proof. */
function holders(hall: Hall, people: BookingPeople): (said: Of<'look' | 'confirm' | 'cancel'>) => Promise<Booking> {
  const wrong = new Map<string, { readonly count: number; readonly atMs: number }>()
  return async ({ code: wanted, proof }) => {
    const before = wrong.get(wanted)
    const tries = before && performance.now() - before.atMs < REST_MS ? before.count : 0
    if (tries >= WRONG_MOST)
      refuse(429, {
        code: 'rateLimited',
        retryAfterSec: REST_MS / 1000,
        problem: 'Too many wrong tries for this booking; wait ten minutes.',
      })
    const booking = await hall.store.bookingOf(wanted)
    if (booking && people.isHolder(booking, proof)) return booking
    wrong.set(wanted, { count: tries + 1, atMs: performance.now() })
    if (wrong.size > 10_000) wrong.delete(wrong.keys().next().value as string)
    return refuse(404, { code: 'notFound', problem: 'There is no booking with this code and these digits.' })
  }
}

function told(body: object): Told {
  return { status: 200, body }
}

function refused(answer: Extract<Answer, { ok: false }>): Told {
  return { status: statusOf(answer), body: answer }
}
