/** Decides the check-in of a booking: it becomes a ticket of the day, both in one step (BOOK-8, BOOK-9). */
import { issueBooked } from '../queue-day/decide-issue.ts'
import type { Context as DayContext, Day } from '../queue-day/decision.ts'
import type { DayEvent } from '../queue-day/events.ts'
import { reject } from '../words/rejected.ts'
import type { BookingCommand } from './commands.ts'
import { bookingOf, offeredRules } from './decide.ts'
import type { BookingEvent } from './events.ts'
import { slotStartMs } from './slots.ts'
import type { BookingDay } from './state.ts'

type CheckIn = Extract<BookingCommand, { type: 'CheckInBooking' }>

/** The ticket and the end of the booking; throws Rejected otherwise. */
export function checkIn(
  command: CheckIn,
  bookings: Readonly<BookingDay>,
  day: Day,
  context: DayContext,
): { readonly ticket: readonly DayEvent[]; readonly booking: readonly BookingEvent[] } {
  const booking = bookingOf(bookings, command.code)
  if (booking.status !== 'confirmed') reject(notReady(booking, context.nowMs))
  if (booking.date !== day.serviceDate) reject({ code: 'BookingOtherDay', date: booking.date, minute: booking.minute })
  const { rules } = offeredRules(context.index)
  const startMs = slotStartMs(booking.date, booking.minute, context.index.settings.timeZone)
  const isLate = context.nowMs > startMs + rules.lateMin * 60_000
  const isOver = context.nowMs >= startMs + rules.slotMin * 60_000
  const ticket = issueBooked(
    day,
    {
      items: booking.items.map(({ item, missing }) => (missing === null ? { item } : { item, missing })),
      priorityClass: isLate ? 'ordinary' : 'booked',
      origin: context.actor.kind === 'clerk' ? 'floorGuide' : 'kiosk',
      isElder: command.isElder ?? false,
      ...(isLate ? {} : { slot: { fromMs: startMs, toMs: startMs + rules.slotMin * 60_000 } }),
      sinceMs: isLate ? context.nowMs : Math.max(context.nowMs, startMs - rules.earlyMin * 60_000),
      // Whoever comes when the slot is over stands like one who walks in, by the hours of the calendar.
      isByCalendar: isOver,
    },
    context,
  )
  return {
    ticket: [ticket],
    booking: [{ type: 'BookingCheckedIn', code: booking.code, ticketNo: ticket.ticketNo, isLate }],
  }
}

function notReady(booking: ReturnType<typeof bookingOf>, nowMs: number): Parameters<typeof reject>[0] {
  if (booking.status === 'ended' || (booking.status === 'held' && nowMs >= booking.holdUntilMs))
    return { code: 'HoldRanOut' }
  return { code: 'BookingNotReady', status: booking.status, ticketNo: booking.ticketNo }
}
