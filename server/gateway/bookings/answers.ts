/**
 * The bookings that this site serves: every question about them, whoever asks it – a page of this site, or a linked
 * site's server.
 */
import type { BookingCommand } from '../../../domain/booking/commands.ts'
import type {
  BookableReply,
  BookingReply,
  CheckInReply,
  HoldReply,
  SlotsReply,
} from '../../../domain/contract/http/booking.ts'
import type { Booking } from '../../../domain/booking/state.ts'
import {
  bookableItems,
  bookingNotices,
  bookingSite,
  bookingView,
  datesOf,
  mattersOf,
  slotDay,
  type BookingOffer,
} from '../../../domain/views/booking.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { bookingOffer } from '../../hall/booking-offer.ts'
import type { BookingPeople } from '../../people/booking-people.ts'
import type { Hall } from '../../hall/hall.ts'
import { mayDo } from '../../../domain/contract/subjects.ts'
import { executeFit } from '../gate/gate.ts'
import { refuse } from '../problem.ts'
import { statusOf, type HttpAnswer } from '../status.ts'
import type { TallyWindow } from '../../store/passing/passing.ts'
import type { AskOf, BookingAsk } from './ask.ts'

export interface BookingAnswers {
  /** Throws Problem where there is no such booking, holder or hall of bookings. */
  answer(ask: BookingAsk, actor: Actor): Promise<HttpAnswer>
}

/** Wrong proofs for one code before it rests: four digits must not be tried out. */
const WRONG_MOST = 5
const REST: TallyWindow = { ms: 600_000, since: 'last' }

/** Makes the answers of this site. */
export function createBookingAnswers(hall: Hall, people: BookingPeople): BookingAnswers {
  const own = holders(hall, people)
  return {
    answer: async (ask, actor) => {
      const now = offerOf(hall)
      switch (ask.ask) {
        case 'items':
          return ok({ items: bookableItems(now), site: bookingSite(now.index) } satisfies BookableReply)
        case 'slots':
          return ok(await slots(hall, ask))
        case 'hold':
          return hold(hall, people, ask, actor)
        case 'knows':
          return ok({ ok: true, isKnown: (await hall.store.bookingOf(ask.code)) !== null })
        case 'look':
          return ok({ ok: true, booking: bookingView(await own(ask), now) } satisfies BookingReply)
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
  { commandId: sent, phone: number, ask: _ask, ...wanted }: AskOf<'hold'>,
  actor: Actor,
): Promise<HttpAnswer> {
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
  return ok({
    ok: true,
    booking: bookingView(booked, offerOf(hall)),
    secret: people.secret(booked.code),
  } satisfies HoldReply)
}

/** The command's id names its sender too: the same order from another hand is another order (SEND-2). */
async function order(
  hall: Hall,
  type: 'ConfirmBooking' | 'CancelBooking',
  booking: Booking,
  actor: Actor,
): Promise<HttpAnswer> {
  const answer = await give(hall, actor, `${type}-${booking.code}-${booking.date}-${senderOf(actor)}`, {
    type,
    date: booking.date,
    code: booking.code,
  })
  return answer.ok
    ? ok({ ok: true, booking: bookingView(await bookingAt(hall, answer), offerOf(hall)) } satisfies BookingReply)
    : refused(answer)
}

async function checkIn(hall: Hall, people: BookingPeople, ask: AskOf<'checkIn'>, actor: Actor): Promise<HttpAnswer> {
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
    ? ok({ ...answer, notices: bookingNotices(booking, offerOf(hall)) } satisfies CheckInReply)
    : refused(answer)
}

async function slots(hall: Hall, { item, queue, from }: AskOf<'slots'>): Promise<SlotsReply> {
  const now = offerOf(hall)
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

function offerOf(hall: Hall): BookingOffer {
  return bookingOffer(hall) ?? refuse(404, { code: 'notFound', problem: 'This hall takes no bookings.' })
}

/** Access first, as at the gate of the sockets. */
async function give(hall: Hall, actor: Actor, commandId: string, command: BookingCommand): Promise<Answer> {
  return mayDo(actor, command)
    ? executeFit(hall, { commandId, command }, actor)
    : { ok: false, refused: 'notAuthorised' }
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
  const own = await hall.store.bookingsOf(person, offerOf(hall).today)
  return own.find((one) => one.status === 'confirmed') ?? own[0] ?? null
}

/** Finds the booking of a code for who proves to be its holder; 404 alike for an unknown code and a wrong proof. */
function holders(hall: Hall, people: BookingPeople): (said: AskOf<'look' | 'confirm' | 'cancel'>) => Promise<Booking> {
  return async ({ code: wanted, proof }) => {
    const booking = await hall.store.bookingOf(wanted)
    // Nobody guesses the secret of a booking: whoever has it is never locked out by those who guess.
    if (booking && people.isSecretOf(booking, proof)) return booking
    // Counted before it is checked: guesses sent all at once are guesses one by one, at all servers together.
    const { count } = await hall.store.tally(`proof/${wanted}`, hall.nowMs(), REST)
    if (count > WRONG_MOST)
      refuse(429, {
        code: 'rateLimited',
        retryAfterSec: REST.ms / 1000,
        problem: 'Too many wrong tries for this booking; wait ten minutes.',
      })
    if (booking && people.isHolder(booking, proof)) {
      await hall.store.forgetTally(`proof/${wanted}`)
      return booking
    }
    return refuse(404, { code: 'notFound', problem: 'There is no booking with this code and these digits.' })
  }
}

function ok(body: object): HttpAnswer {
  return { status: 200, body }
}

function refused(answer: Extract<Answer, { ok: false }>): HttpAnswer {
  return { status: statusOf(answer), body: answer }
}
