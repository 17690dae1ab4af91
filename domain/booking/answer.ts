/** What the sender of a booking command is told, found again from its events. */
import type { World } from '../plan/world.ts'
import { dayAnswer, type DayAnswer } from '../queue-day/subject.ts'
import { eventIn } from '../words/stream.ts'
import type { Typed } from '../words/subject.ts'
import type { BookingCommand } from './commands.ts'
import type { BookingEvent, SlotPlace } from './events.ts'
import { bookingStream } from './state.ts'

/** A booking as its holder or the kiosk is told of it. */
export interface BookingResult {
  readonly code: string
  readonly date: string
  /** Beginning of the slot, minute of the day. */
  readonly minute: number
  /** The slot it was moved from, when the hall had to move it. */
  readonly movedFrom: SlotPlace | null
  readonly holdUntilMs?: number
  /** Checked in too late: an ordinary number. */
  readonly isLate?: boolean
}

/** A check-in is told its ticket too. */
export function bookingAnswer(
  command: BookingCommand,
  events: readonly Typed[],
  world: World,
): DayAnswer & { readonly booking?: BookingResult } {
  const booked = resultOf(command, events, world)
  const answer = booked === null ? {} : { booking: booked }
  return command.type === 'CheckInBooking' ? { ...dayAnswer(command, events, world), ...answer } : answer
}

function resultOf(command: BookingCommand, events: readonly Typed[], { state }: World): BookingResult | null {
  const written = events.find((event): event is BookingEvent => 'code' in event)
  const booking = written && state(bookingStream(command.date)).bookings.get(written.code)
  if (!booking) return null
  const { code, date, minute, movedFrom, holdUntilMs } = booking
  const late = eventIn<BookingEvent, 'BookingCheckedIn'>(events, 'BookingCheckedIn')
  return {
    code,
    date,
    minute,
    movedFrom,
    ...(command.type === 'HoldSlot' ? { holdUntilMs } : {}),
    ...(late ? { isLate: late.isLate } : {}),
  }
}
