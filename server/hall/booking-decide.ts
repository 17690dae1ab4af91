/**
 * Brings booking commands to their room: the streams they need, the facts they are handed, what is written and told.
 */
import { checkIn } from '../../domain/booking/check-in.ts'
import type { BookingCommand } from '../../domain/booking/commands.ts'
import { decideBooking, type BookingContext } from '../../domain/booking/decide.ts'
import type { BookingEvent } from '../../domain/booking/events.ts'
import { historyDays } from '../../domain/booking/person.ts'
import type { Booking, BookingDay } from '../../domain/booking/state.ts'
import { addDays } from '../../domain/words/wall-time.ts'
import { inForceFrom, itemsInForce } from '../../domain/catalogue/in-force.ts'
import type { CatalogueState } from '../../domain/catalogue/state.ts'
import type { HallCommand, HallEvent } from '../../domain/contract/hall-command.ts'
import type { BookingResult } from '../../domain/contract/protocol.ts'
import type { Context as DayContext } from '../../domain/queue-day/decision.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { Store } from '../store/port.ts'
import type { Streams } from './streams.ts'

/** What deciding about bookings is handed besides the command. */
export interface BookingScope extends DayContext {
  /** The site file alone. */
  readonly base: HallSettings
  readonly dayStream: string
  readonly serviceDate: string
  readonly streams: Streams
  /** Earlier bookings of whoever wants one now. */
  readonly history: readonly Booking[]
}

type Written = readonly (readonly [stream: string, events: readonly HallEvent[]])[]

const TYPES: { readonly [T in BookingCommand['type']]: true } = {
  HoldSlot: true,
  ConfirmBooking: true,
  CancelBooking: true,
  CheckInBooking: true,
  ExpireHolds: true,
  MissBookings: true,
  MoveBooking: true,
}

/** Whether a command belongs to the bookings. */
export function isBooking(command: HallCommand): command is BookingCommand {
  return command.type in TYPES
}

/** The stream that holds the bookings of one date. */
export function bookingStream(date: string): string {
  return `booking/${date}`
}

/** Streams of dates that a command touches. */
export function bookingStreams(command: BookingCommand): readonly string[] {
  const dates = command.type === 'MoveBooking' && command.to !== null ? [command.date, command.to.date] : [command.date]
  return [...new Set(dates)].map(bookingStream)
}

/** Earlier bookings of whoever wants one now; nothing for any other command. */
export async function bookingHistory(
  command: HallCommand,
  store: Pick<Store, 'bookingsOf'>,
  index: SettingsIndex,
  today: string,
): Promise<readonly Booking[]> {
  const rules = index.settings.booking
  return command.type === 'HoldSlot' && rules
    ? store.bookingsOf(command.person, addDays(today, -historyDays(rules)))
    : []
}

/**
 * What a booking command writes; throws Rejected. A check-in writes the ticket and the booking in one transaction
 * (BOOK-8).
 */
export function decideBookings(
  command: BookingCommand,
  scope: BookingScope,
  catalogue: Readonly<CatalogueState>,
): Written {
  const dayOf = (date: string): Readonly<BookingDay> => scope.streams.state('booking', bookingStream(date))
  if (command.type === 'CheckInBooking') {
    const { ticket, booking } = checkIn(
      command,
      dayOf(command.date),
      scope.streams.state('day', scope.dayStream),
      scope,
    )
    return [
      [scope.dayStream, ticket],
      [bookingStream(command.date), booking],
    ]
  }
  const context: BookingContext = {
    nowMs: scope.nowMs,
    today: scope.serviceDate,
    index: scope.index,
    history: scope.history,
    dayOf,
    isStaff: scope.actor.kind === 'clerk',
    itemsOn: (date) => itemsInForce(catalogue, scope.base.items, date),
    inForceFrom: (item) => inForceFrom(catalogue, item, scope.serviceDate),
  }
  return decideBooking(command, context).map(([date, events]) => [bookingStream(date), events])
}

/** What the sender is told of the booking, from what its command has written. */
export function bookingResult(
  command: BookingCommand,
  events: readonly HallEvent[],
  scope: Pick<BookingScope, 'streams'>,
): { readonly booking?: BookingResult } {
  const written = events.find((event): event is BookingEvent => 'code' in event)
  if (!written) return {}
  const booking = scope.streams.state('booking', bookingStream(command.date)).bookings.get(written.code)
  if (!booking) return {}
  const { code, date, minute, movedFrom, holdUntilMs } = booking
  const late = events.find((event) => event.type === 'BookingCheckedIn')
  return {
    booking: {
      code,
      date,
      minute,
      movedFrom,
      ...(command.type === 'HoldSlot' ? { holdUntilMs } : {}),
      ...(late ? { isLate: late.isLate } : {}),
    },
  }
}

/**
 * Rows of the booking table for what these events touch, as the date stands after them. One that moved away stands in
 * the other date's rows.
 */
export function bookingRows(day: Readonly<BookingDay>, events: readonly BookingEvent[]): readonly Booking[] {
  return [...new Set(events.map((event) => event.code))].flatMap((code) => {
    const booking = day.bookings.get(code)
    return booking && booking.status !== 'movedAway' ? [booking] : []
  })
}
