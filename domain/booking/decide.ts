/** Decides everything about bookings but the check-in (BOOK-1 … BOOK-11); check-in.ts has that. */
import { itemFault } from './matters.ts'
import type { HallCalendar } from '../plan/calendar-tables.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { ServiceItem } from '../plan/settings.ts'
import type { ItemId, QueueId } from '../words/ids.ts'
import { reject } from '../words/rejected.ts'
import type { BookingCode, BookingCommand } from './commands.ts'
import type { BookedItem, BookingEvent } from './events.ts'
import { activeOf, blockedUntil } from './person.ts'
import type { BookingRules } from '../plan/booking-rules.ts'
import { bookableDates, placesLeft, slotStartMs, slotStarts, type Matter } from './slots.ts'
import type { Booking, BookingDay } from './state.ts'

export interface BookingContext {
  readonly nowMs: number
  readonly today: string
  /** Settings in force now: counters, queues, calendar, rules. */
  readonly index: SettingsIndex
  /** Items in force on a date (CAT-2). */
  readonly itemsOn: (date: string) => readonly ServiceItem[]
  /** First date from which an item is in force, for one that is not yet. */
  readonly inForceFrom: (item: ItemId) => string | null
  /** Bookings of a date. */
  readonly dayOf: (date: string) => Readonly<BookingDay>
  /** Earlier bookings of whoever books now. */
  readonly history: readonly Booking[]
  /** Staff cancel for a citizen who calls, at any time (BOOK-7). */
  readonly isStaff: boolean
}

export interface OfferedRules {
  readonly rules: BookingRules
  readonly calendar: HallCalendar
}

/** Events per date, in the order of writing. */
export type BookingOutcome = readonly (readonly [date: string, events: readonly BookingEvent[]])[]

type Of<T extends BookingCommand['type']> = Extract<BookingCommand, { type: T }>

/** The events that a command causes; throws Rejected otherwise. */
export function decideBooking(
  command: Exclude<BookingCommand, { type: 'CheckInBooking' }>,
  context: BookingContext,
): BookingOutcome {
  switch (command.type) {
    case 'HoldSlot':
      return [[command.date, [holdSlot(command, context)]]]
    case 'ConfirmBooking':
      return [[command.date, confirm(command, context)]]
    case 'CancelBooking':
      return [[command.date, cancel(command, context)]]
    case 'ExpireHolds':
      return [[command.date, expireHolds(command, context)]]
    case 'MissBookings':
      return [[command.date, missBookings(command, context)]]
    case 'MoveBooking':
      return moveBooking(command, context)
  }
}

/** Rules and calendar of a hall that takes bookings; refused where it does not. */
export function offeredRules(index: SettingsIndex): OfferedRules {
  const { booking, calendar } = index.settings
  return booking && calendar ? { rules: booking, calendar } : reject({ code: 'NoBookings' })
}

/** A booking of a date, or UnknownBooking. */
export function bookingOf(day: Readonly<BookingDay>, code: BookingCode): Booking {
  return day.bookings.get(code) ?? reject({ code: 'UnknownBooking' })
}

/** Whether a booking's slot is still offered for all its matters on its date (BOOK-11). */
export function isStillOffered(
  booking: Booking,
  context: Pick<BookingContext, 'index' | 'itemsOn'>,
  { rules, calendar }: OfferedRules,
): boolean {
  const items = new Map(context.itemsOn(booking.date).map((item) => [item.id, item]))
  const matters = booking.items.flatMap(({ item }): Matter[] => {
    const found = items.get(item)
    return found?.isApplicantInitiated === true && context.index.queues.has(found.queue)
      ? [{ item, queue: found.queue }]
      : []
  })
  return (
    matters.length === booking.items.length &&
    slotStarts(calendar, rules, booking.date, matters).includes(booking.minute)
  )
}

function holdSlot(command: Of<'HoldSlot'>, context: BookingContext): BookingEvent {
  const { nowMs, today, index } = context
  const { rules, calendar } = offeredRules(index)
  const { date, minute, person } = command
  const day = context.dayOf(date)
  const { matters, items } = mattersOn(command, context)
  const dates = bookableDates(calendar, rules, today)
  if (date < dates.first) reject({ code: 'SlotNotOffered', date, minute, reason: 'tooSoon' })
  if (date > dates.last) reject({ code: 'SlotNotOffered', date, minute, reason: 'tooFar' })
  if (!slotStarts(calendar, rules, date, matters).includes(minute))
    reject({ code: 'SlotNotOffered', date, minute, reason: 'noSession' })
  if (slotStartMs(date, minute, index.settings.timeZone) <= nowMs)
    reject({ code: 'SlotNotOffered', date, minute, reason: 'tooSoon' })
  const untilDate = blockedUntil(context.history, rules, today, index.settings.timeZone)
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
  context: BookingContext,
): { readonly matters: readonly Matter[]; readonly items: readonly BookedItem[] } {
  const most = context.index.settings.rules.itemsMax
  if (command.items.length === 0) reject({ code: 'NoItems' })
  if (command.items.length > most) reject({ code: 'TooManyItems', most })
  const inForce = new Map(context.itemsOn(command.date).map((item) => [item.id, item]))
  const matters = command.items.map((request): Matter => {
    const item = inForce.get(request.item)
    return item?.isApplicantInitiated && context.index.queues.has(item.queue)
      ? { item: item.id, queue: item.queue }
      : reject(itemFault(request.item, item, context))
  })
  return { matters, items: command.items.map(({ item, missing }) => ({ item, missing: missing ?? null })) }
}

function queuesOf(matters: readonly Matter[]): readonly QueueId[] {
  return [...new Set(matters.map((matter) => matter.queue))]
}

function confirm(command: Of<'ConfirmBooking'>, context: BookingContext): readonly BookingEvent[] {
  const booking = bookingOf(context.dayOf(command.date), command.code)
  if (booking.status === 'ended' || (booking.status === 'held' && context.nowMs >= booking.holdUntilMs))
    reject({ code: 'HoldRanOut' })
  if (booking.status !== 'held') reject({ code: 'BookingNotReady', status: booking.status, ticketNo: booking.ticketNo })
  return [{ type: 'BookingConfirmed', code: booking.code }]
}

function cancel(command: Of<'CancelBooking'>, context: BookingContext): readonly BookingEvent[] {
  const { nowMs, index } = context
  const booking = bookingOf(context.dayOf(command.date), command.code)
  if (booking.status === 'held') {
    return nowMs < booking.holdUntilMs
      ? [{ type: 'HoldEnded', code: booking.code, why: 'givenUp', endedAtMs: nowMs }]
      : [{ type: 'HoldEnded', code: booking.code, why: 'ranOut', endedAtMs: booking.holdUntilMs }]
  }
  if (booking.status !== 'confirmed' && booking.status !== 'unplaced')
    reject({ code: 'BookingNotReady', status: booking.status, ticketNo: booking.ticketNo })
  const untilMin = index.settings.booking?.cancelUntilMin ?? 0
  // Whom the hall has moved may leave at any time.
  const isFree = context.isStaff || booking.status === 'unplaced' || booking.movedFrom !== null
  if (!isFree && nowMs > slotStartMs(booking.date, booking.minute, index.settings.timeZone) - untilMin * 60_000)
    reject({ code: 'CancelTooLate', untilMin })
  return [{ type: 'BookingCancelled', code: booking.code }]
}

function expireHolds(command: Of<'ExpireHolds'>, context: BookingContext): readonly BookingEvent[] {
  return [...context.dayOf(command.date).bookings.values()]
    .filter((one) => one.status === 'held' && one.holdUntilMs <= context.nowMs)
    .map((one) => ({ type: 'HoldEnded', code: one.code, why: 'ranOut', endedAtMs: one.holdUntilMs }))
}

/** When a booking counts as missed: its slot is over and the late-comers' time as well (BOOK-10). */
export function missedFromMs(booking: Pick<Booking, 'date' | 'minute'>, rules: BookingRules, timeZone: string): number {
  return slotStartMs(booking.date, booking.minute + rules.slotMin, timeZone) + rules.lateMin * 60_000
}

function missBookings(command: Of<'MissBookings'>, context: BookingContext): readonly BookingEvent[] {
  const { rules } = offeredRules(context.index)
  const { timeZone } = context.index.settings
  return [...context.dayOf(command.date).bookings.values()]
    .filter((one) => one.status === 'confirmed' && missedFromMs(one, rules, timeZone) <= context.nowMs)
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

function moveBooking(command: Of<'MoveBooking'>, context: BookingContext): BookingOutcome {
  const booking = bookingOf(context.dayOf(command.date), command.code)
  if (booking.status !== 'held' && booking.status !== 'confirmed')
    reject({ code: 'BookingNotReady', status: booking.status, ticketNo: booking.ticketNo })
  const offered = offeredRules(context.index)
  if (isStillOffered(booking, context, offered))
    reject({ code: 'SlotStillOffered', date: booking.date, minute: booking.minute })
  const { to } = command
  if (to === null) return [[command.date, [{ type: 'BookingUnplaced', code: booking.code }]]]
  const moved: Booking = { ...booking, date: to.date, minute: to.minute }
  if (!isStillOffered(moved, context, offered)) reject({ code: 'SlotNotOffered', ...to, reason: 'noSession' })
  const inForce = new Map(context.itemsOn(to.date).map((item) => [item.id, item.queue]))
  const queues = [...new Set(booking.items.map(({ item }) => inForce.get(item) as QueueId))]
  const others = [...context.dayOf(to.date).bookings.values()].filter((one) => one.code !== booking.code)
  if (placesLeft(others, to.minute, queues, offered.rules, context.index, context.nowMs) < 1)
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
    ? [[command.date, [away, arrived]]]
    : [
        [command.date, [away]],
        [to.date, [arrived]],
      ]
}
