/** Decides the check-in of a booking: it becomes a ticket of the day, both in one step (BOOK-8, BOOK-9). */
import { issueBooked } from '../queue-day/decide/issue.ts'
import { dayStream } from '../queue-day/state.ts'
import type { World } from '../plan/world.ts'
import { onto, type Written } from '../words/stream.ts'
import type { BookingCommand } from './commands.ts'
import { bookingOf, offeredRules } from './offered.ts'
import { reject, type BookingRejection } from './rejections.ts'
import { slotStartMs } from './slots.ts'
import { bookingStream } from './state.ts'

type CheckIn = Extract<BookingCommand, { type: 'CheckInBooking' }>

/** The ticket and the end of the booking, in one transaction (BOOK-8). */
export function checkIn(command: CheckIn, world: World): readonly Written[] {
  const today = dayStream(world.today)
  const day = world.state(today)
  const ofDate = bookingStream(command.date)
  const booking = bookingOf(world.state(ofDate), command.code)
  if (booking.status !== 'confirmed') reject(notReady(booking, world.nowMs))
  if (booking.date !== day.serviceDate) reject({ code: 'BookingOtherDay', date: booking.date, minute: booking.minute })
  const { rules } = offeredRules(world.plan)
  const startMs = slotStartMs(booking.date, booking.minute, world.plan.settings.timeZone)
  const isLate = world.nowMs > startMs + rules.lateMin * 60_000
  const isOver = world.nowMs >= startMs + rules.slotMin * 60_000
  const ticket = issueBooked(
    day,
    {
      items: booking.items.map(({ item, missing }) => (missing === null ? { item } : { item, missing })),
      priorityClass: isLate ? 'ordinary' : 'booked',
      origin: world.actor.kind === 'clerk' ? 'floorGuide' : 'kiosk',
      isElder: command.isElder ?? false,
      ...(isLate ? {} : { slot: { fromMs: startMs, toMs: startMs + rules.slotMin * 60_000 } }),
      sinceMs: isLate ? world.nowMs : Math.max(world.nowMs, startMs - rules.earlyMin * 60_000),
      // Whoever comes when the slot is over stands like one who walks in, by the hours of the calendar.
      isByCalendar: isOver,
    },
    world,
  )
  return [
    onto(today, ticket),
    onto(ofDate, { type: 'BookingCheckedIn', code: booking.code, ticketNo: ticket.ticketNo, isLate }),
  ]
}

function notReady(booking: ReturnType<typeof bookingOf>, nowMs: number): BookingRejection {
  if (booking.status === 'ended' || (booking.status === 'held' && nowMs >= booking.holdUntilMs))
    return { code: 'HoldRanOut' }
  return { code: 'BookingNotReady', status: booking.status, ticketNo: booking.ticketNo }
}
