/** Decides everything about bookings but the check-in (BOOK-1 … BOOK-11); check-in.ts has that. */
import { itemsInForce } from '../catalogue/in-force.ts'
import { CATALOGUE_STREAM } from '../catalogue/state.ts'
import type { ServiceItem } from '../plan/settings.ts'
import type { World } from '../plan/world.ts'
import type { QueueId } from '../words/ids.ts'
import { onto, type Written } from '../words/stream.ts'
import type { Deciders, OfType } from '../words/subject.ts'
import { checkIn } from './check-in.ts'
import type { BookingCommand } from './commands.ts'
import type { BookedItem, BookingEvent } from './events.ts'
import { itemFault } from './matters.ts'
import { bookingOf, isStillOffered, missedFromMs, offeredRules, takesBookings, type StillOffered } from './offered.ts'
import { activeOf, blockedUntil } from './person.ts'
import { reject } from './rejections.ts'
import type { BookingRules } from '../plan/booking-rules.ts'
import { bookableDates, placesLeft, slotStartMs, slotStarts, type Matter } from './slots.ts'
import { bookingStream, type Booking, type BookingDay } from './state.ts'

type Of<T extends BookingCommand['type']> = OfType<BookingCommand, T>

export const deciders: Deciders<BookingCommand, World> = {
  HoldSlot: (command, world) => [onto(bookingStream(command.date), holdSlot(command, world))],
  ConfirmBooking: inDate(confirm),
  CancelBooking: inDate(cancel),
  CheckInBooking: checkIn,
  ExpireHolds: inDate(expireHolds),
  MissBookings: inDate(missBookings),
  MoveBooking: moveBooking,
}

/** A decider over the bookings of the command's date alone. */
function inDate<C extends BookingCommand>(
  decider: (command: C, day: Readonly<BookingDay>, world: World) => readonly BookingEvent[],
): (command: C, world: World) => readonly Written[] {
  return (command, world) => {
    const stream = bookingStream(command.date)
    return [onto(stream, ...decider(command, world.state(stream), world))]
  }
}

/** Items in force on a date (CAT-2). */
function itemsOn(date: string, { state, base }: World): readonly ServiceItem[] {
  return itemsInForce(state(CATALOGUE_STREAM), base.items, date)
}

function bookingsOn(date: string, { state }: World): Readonly<BookingDay> {
  return state(bookingStream(date))
}

function holdSlot(command: Of<'HoldSlot'>, world: World): BookingEvent {
  const { nowMs, today, plan: index } = world
  const { rules, calendar } = offeredRules(index)
  const { date, minute, person } = command
  const day = bookingsOn(date, world)
  const { matters, items } = mattersOn(command, world)
  const dates = bookableDates(calendar, rules, today)
  if (date < dates.first) reject({ code: 'SlotNotOffered', date, minute, reason: 'tooSoon' })
  if (date > dates.last) reject({ code: 'SlotNotOffered', date, minute, reason: 'tooFar' })
  if (!slotStarts(calendar, rules, date, matters).includes(minute))
    reject({ code: 'SlotNotOffered', date, minute, reason: 'noSession' })
  if (slotStartMs(date, minute, index.settings.timeZone) <= nowMs)
    reject({ code: 'SlotNotOffered', date, minute, reason: 'tooSoon' })
  const untilDate = blockedUntil(world.history, rules, today, index.settings.timeZone)
  if (untilDate !== null) reject({ code: 'PersonBlocked', untilDate })
  if (activeOf(day.bookings.values(), person, nowMs) >= rules.perPersonDay)
    reject({ code: 'BookingLimit', most: rules.perPersonDay, date })
  const queues = queuesOf(matters)
  if (placesLeft(day.bookings.values(), minute, queues, rules, index, nowMs) < 1)
    reject({ code: 'SlotFull', date, minute })
  if (day.bookings.has(command.code)) reject({ code: 'SlotFull', date, minute })
  return {
    type: 'SlotHeld',
    code: command.code,
    date,
    minute,
    queues,
    items,
    person,
    proof: command.proof,
    holdUntilMs: nowMs + rules.holdMin * 60_000,
  }
}

/**
 * What is asked for, as the catalogue has it on that date (BOOK-1): a matter not in force today may be booked for after
 * its date.
 */
function mattersOn(
  command: Of<'HoldSlot'>,
  world: World,
): { readonly matters: readonly Matter[]; readonly items: readonly BookedItem[] } {
  const most = world.plan.settings.rules.itemsMax
  if (command.items.length === 0) reject({ code: 'NoItems' })
  if (command.items.length > most) reject({ code: 'TooManyItems', most })
  const inForce = new Map(itemsOn(command.date, world).map((item) => [item.id, item]))
  const matters = command.items.map((request): Matter => {
    const item = inForce.get(request.item)
    return item?.isApplicantInitiated && world.plan.queues.has(item.queue)
      ? { item: item.id, queue: item.queue }
      : reject(itemFault(request.item, item, world))
  })
  return { matters, items: command.items.map(({ item, missing }) => ({ item, missing: missing ?? null })) }
}

function queuesOf(matters: readonly Matter[]): readonly QueueId[] {
  return [...new Set(matters.map((matter) => matter.queue))]
}

function confirm(command: Of<'ConfirmBooking'>, day: Readonly<BookingDay>, world: World): readonly BookingEvent[] {
  const booking = bookingOf(day, command.code)
  if (booking.status === 'ended' || (booking.status === 'held' && world.nowMs >= booking.holdUntilMs))
    reject({ code: 'HoldRanOut' })
  if (booking.status !== 'held') reject({ code: 'BookingNotReady', status: booking.status, ticketNo: booking.ticketNo })
  return [{ type: 'BookingConfirmed', code: booking.code }]
}

function cancel(command: Of<'CancelBooking'>, day: Readonly<BookingDay>, world: World): readonly BookingEvent[] {
  const { nowMs, actor, plan: index } = world
  const booking = bookingOf(day, command.code)
  if (booking.status === 'held') {
    return nowMs < booking.holdUntilMs
      ? [{ type: 'HoldEnded', code: booking.code, why: 'givenUp', endedAtMs: nowMs }]
      : [{ type: 'HoldEnded', code: booking.code, why: 'ranOut', endedAtMs: booking.holdUntilMs }]
  }
  if (booking.status !== 'confirmed' && booking.status !== 'unplaced')
    reject({ code: 'BookingNotReady', status: booking.status, ticketNo: booking.ticketNo })
  const untilMin = index.settings.booking?.cancelUntilMin ?? 0
  // Staff cancel for a citizen who calls, and whom the hall has moved may leave, at any time (BOOK-7).
  const isFree = actor.kind === 'clerk' || booking.status === 'unplaced' || booking.movedFrom !== null
  if (!isFree && nowMs > slotStartMs(booking.date, booking.minute, index.settings.timeZone) - untilMin * 60_000)
    reject({ code: 'CancelTooLate', untilMin })
  return [{ type: 'BookingCancelled', code: booking.code }]
}

function expireHolds(_command: Of<'ExpireHolds'>, day: Readonly<BookingDay>, world: World): readonly BookingEvent[] {
  return [...day.bookings.values()]
    .filter((one) => one.status === 'held' && one.holdUntilMs <= world.nowMs)
    .map((one) => ({ type: 'HoldEnded', code: one.code, why: 'ranOut', endedAtMs: one.holdUntilMs }))
}

function missBookings(command: Of<'MissBookings'>, day: Readonly<BookingDay>, world: World): readonly BookingEvent[] {
  const { rules } = offeredRules(world.plan)
  const { timeZone } = world.plan.settings
  return [...day.bookings.values()]
    .filter((one) => one.status === 'confirmed' && missedFromMs(one, rules, timeZone) <= world.nowMs)
    .map((one) => ({
      type: couldCome(one, command.upSinceMs, rules, timeZone) ? 'BookingMissed' : 'BookingExcused',
      code: one.code,
    }))
}

/** Whether the hall could have checked this booking in all the time that counts for it (BOOK-14). */
function couldCome(
  { date, minute }: Booking,
  upSinceMs: number,
  { earlyMin }: BookingRules,
  timeZone: string,
): boolean {
  return upSinceMs <= slotStartMs(date, minute, timeZone) - earlyMin * 60_000
}

function moveBooking(command: Of<'MoveBooking'>, world: World): readonly Written[] {
  const stream = bookingStream(command.date)
  const booking = bookingOf(world.state(stream), command.code)
  if (booking.status !== 'held' && booking.status !== 'confirmed')
    reject({ code: 'BookingNotReady', status: booking.status, ticketNo: booking.ticketNo })
  const { to } = command
  if (to === null && !takesBookings(world.plan)) return [onto(stream, { type: 'BookingUnplaced', code: booking.code })]
  const offered = offeredRules(world.plan)
  const now: StillOffered = { index: world.plan, itemsOn: (date) => itemsOn(date, world) }
  if (isStillOffered(booking, now, offered))
    reject({ code: 'SlotStillOffered', date: booking.date, minute: booking.minute })
  if (to === null) return [onto(stream, { type: 'BookingUnplaced', code: booking.code })]
  const moved: Booking = { ...booking, date: to.date, minute: to.minute }
  if (!isStillOffered(moved, now, offered)) reject({ code: 'SlotNotOffered', ...to, reason: 'noSession' })
  const inForce = new Map(itemsOn(to.date, world).map((item) => [item.id, item.queue]))
  const queues = [...new Set(booking.items.map(({ item }) => inForce.get(item) as QueueId))]
  const others = [...bookingsOn(to.date, world).bookings.values()].filter((one) => one.code !== booking.code)
  if (placesLeft(others, to.minute, queues, offered.rules, world.plan, world.nowMs) < 1)
    reject({ code: 'SlotFull', ...to })
  const from = booking.movedFrom ?? { date: booking.date, minute: booking.minute }
  const away: BookingEvent = { type: 'BookingMovedAway', code: booking.code, to }
  const arrived: BookingEvent = {
    type: 'BookingMovedIn',
    code: booking.code,
    date: to.date,
    minute: to.minute,
    queues,
    items: booking.items,
    person: booking.person,
    proof: booking.proof,
    status: booking.status,
    holdUntilMs: booking.holdUntilMs,
    from,
  }
  return to.date === command.date
    ? [onto(stream, away, arrived)]
    : [onto(stream, away), onto(bookingStream(to.date), arrived)]
}
