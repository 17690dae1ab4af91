/** The bookings of one date, as a subject. */
import type { Subject } from '../plan/world.ts'
import type { DayAnswer } from '../queue-day/subject.ts'
import { addDays } from '../words/wall-time.ts'
import { bookingAnswer, type BookingResult } from './answer.ts'
import { BOOKING_MAY, type BookingCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { BookingEvent } from './events.ts'
import { historyDays } from './person.ts'
import type { BookingRejection } from './rejections.ts'
import { bookingStream, emptyBookingDay, folds, type BookingDay } from './state.ts'

export const booking: Subject<{
  kind: 'booking'
  command: BookingCommand
  event: BookingEvent
  state: BookingDay
  rejection: BookingRejection
  answer: DayAnswer & { readonly booking?: BookingResult }
}> = {
  kind: 'booking',
  empty: emptyBookingDay,
  folds,
  may: BOOKING_MAY,
  decide: deciders,
  streams: (command) =>
    command.type === 'MoveBooking' && command.to !== null && command.to.date !== command.date
      ? [bookingStream(command.date), bookingStream(command.to.date)]
      : [bookingStream(command.date)],
  asks: (command, { plan, today }) =>
    command.type === 'HoldSlot' && plan.settings.booking
      ? { bookingsOf: { person: command.person, fromDate: addDays(today, -historyDays(plan.settings.booking)) } }
      : {},
  answer: bookingAnswer,
}
