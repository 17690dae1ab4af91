/** What a hall offers to be booked: its rules, whether a slot is still offered, when a booking is missed. */
import type { BookingRules } from '../plan/booking-rules.ts'
import type { HallCalendar } from '../plan/calendar-tables.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { ServiceItem } from '../plan/settings.ts'
import type { BookingCode } from './commands.ts'
import { reject } from './rejections.ts'
import { slotStartMs, slotStarts, type Matter } from './slots.ts'
import type { Booking, BookingDay } from './state.ts'

export interface OfferedRules {
  readonly rules: BookingRules
  readonly calendar: HallCalendar
}

/** Rules and calendar of a hall that takes bookings; refused where it does not. */
export function offeredRules(index: SettingsIndex): OfferedRules {
  const { booking, calendar } = index.settings
  return booking && calendar ? { rules: booking, calendar } : reject({ code: 'NoBookings' })
}

/** Whether a hall takes bookings at all. */
export function takesBookings({ settings: { booking, calendar } }: SettingsIndex): boolean {
  return Boolean(booking && calendar)
}

/** A booking of a date, or UnknownBooking. */
export function bookingOf(day: Readonly<BookingDay>, code: BookingCode): Booking {
  return day.bookings.get(code) ?? reject({ code: 'UnknownBooking' })
}

/** What the plan and the catalogue have, on any date. */
export interface StillOffered {
  readonly index: SettingsIndex
  /** Items in force on a date (CAT-2). */
  readonly itemsOn: (date: string) => readonly ServiceItem[]
}

/** Whether a booking's slot is still offered for all its matters on its date (BOOK-11). */
export function isStillOffered(booking: Booking, context: StillOffered, { rules, calendar }: OfferedRules): boolean {
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

/** When a booking counts as missed: its slot is over and the late-comers' time as well (BOOK-10). */
export function missedFromMs(booking: Pick<Booking, 'date' | 'minute'>, rules: BookingRules, timeZone: string): number {
  return slotStartMs(booking.date, booking.minute + rules.slotMin, timeZone) + rules.lateMin * 60_000
}
