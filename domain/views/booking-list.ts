/**
 * One date of bookings as the floor's staff see it: slots with their room, and each booking without who made it
 * (BOOK-15).
 */
import { dayPlan } from '../calendar/day-plan.ts'
import type { QueueId } from '../words/ids.ts'
import { placesLeft, slotCapacity, slotStarts, slotStartMs } from '../booking/slots.ts'
import type { Booking } from '../booking/state.ts'
import { bookingView, type BookingOffer, type BookingView } from './booking.ts'

/** A slot of one queue: what it takes, and what is left of it now. */
export interface SlotLine {
  readonly minute: number
  readonly capacity: number
  readonly left: number
}

export interface StaffBooking extends BookingView {
  readonly queues: readonly QueueId[]
}

export interface BookingList {
  readonly date: string
  readonly slotMin: number
  /** Queues that offer slots on this date, in the order of the plan. */
  readonly queues: readonly { readonly queue: QueueId; readonly slots: readonly SlotLine[] }[]
  /** By slot, then by code. */
  readonly bookings: readonly StaffBooking[]
}

/** The list of a date; neither person nor proof is in it. */
export function bookingList(date: string, bookings: readonly Booking[], offer: BookingOffer): BookingList {
  const {
    index,
    offered: { rules, calendar },
    nowMs,
  } = offer
  const isServed = dayPlan(calendar, date).sessions.length > 0
  const queues = (isServed ? index.settings.queues : []).map(({ id }) => ({
    queue: id,
    slots: slotStarts(calendar, rules, date, [{ item: null, queue: id }]).map((minute) => ({
      minute,
      capacity: slotCapacity(id, rules, index),
      left: placesLeft(bookings, minute, [id], rules, index, nowMs),
    })),
  }))
  return {
    date,
    slotMin: rules.slotMin,
    queues: queues.filter((one) => one.slots.length > 0),
    bookings: [...bookings]
      .sort((a, b) => a.minute - b.minute || a.code.localeCompare(b.code))
      .map((one) => ({ ...bookingView(one, offer), queues: one.queues, canCancel: mayBeCancelled(one, offer) })),
  }
}

/** Staff cancel for a citizen who calls, also within the time in which the citizen could not (BOOK-7). */
function mayBeCancelled(booking: Booking, { nowMs, index, offered }: BookingOffer): boolean {
  if (booking.status === 'held') return nowMs < booking.holdUntilMs
  if (booking.status === 'unplaced') return true
  return (
    booking.status === 'confirmed' &&
    nowMs < slotStartMs(booking.date, booking.minute + offered.rules.slotMin, index.settings.timeZone)
  )
}
