/** The bookings of one date as their events have made them. */
import type { TicketNo, QueueId } from '../words/ids.ts'
import type { Recorded } from '../words/recorded.ts'
import type { BookingCode, PersonKey } from './commands.ts'
import type { BookedItem, BookingEvent, SlotPlace } from './events.ts'

export type BookingStatus =
  | /** 占号，待确认 */ 'held'
  | 'confirmed'
  /** A hold that ran out or was given up. */
  | 'ended'
  | 'cancelled'
  | 'checkedIn'
  /** 爽约 */
  | 'missed'
  /** Nobody came, but the hall could not have checked anybody in: no miss. */
  | 'excused'
  /** Stands on another date now. */
  | 'movedAway'
  /** Its slot is gone, and no other was found. */
  | 'unplaced'

/** Never changed, only replaced; the same record stands in the table that lists read. */
export interface Booking {
  readonly code: BookingCode
  readonly date: string
  /** Beginning of its slot, minute of the day by the clock on the wall. */
  readonly minute: number
  /** Queues in whose capacity it counts. */
  readonly queues: readonly QueueId[]
  readonly items: readonly BookedItem[]
  readonly person: PersonKey
  readonly proof: string
  readonly status: BookingStatus
  readonly holdUntilMs: number
  /** When it came to its present status. */
  readonly changedAtMs: number
  /** The slot it was first moved from; null when it never was. */
  readonly movedFrom: SlotPlace | null
  readonly ticketNo: TicketNo | null
}

export interface BookingDay {
  seq: number
  readonly bookings: Map<BookingCode, Booking>
}

/** A date without bookings. */
export function emptyBookingDay(): BookingDay {
  return { seq: 0, bookings: new Map() }
}

/** Folds one event (LIFE-3). */
export function evolveBooking(state: BookingDay, record: Recorded<BookingEvent>): void {
  const { event, atMs } = record
  state.seq = record.seq
  const before = state.bookings.get(event.code)
  const after = next(before, event, atMs)
  state.bookings.set(event.code, after)
}

function next(before: Booking | undefined, event: BookingEvent, atMs: number): Booking {
  if (event.type === 'SlotHeld') {
    const { type: _type, ...made } = event
    return { ...made, status: 'held', changedAtMs: atMs, movedFrom: null, ticketNo: null }
  }
  if (event.type === 'BookingMovedIn') {
    const { type: _type, from, ...made } = event
    return { ...made, changedAtMs: atMs, movedFrom: from, ticketNo: null }
  }
  if (before === undefined) throw new Error(`there is no booking ${event.code} that ${event.type} could follow`)
  switch (event.type) {
    case 'BookingConfirmed':
      return { ...before, status: 'confirmed', changedAtMs: atMs }
    case 'HoldEnded':
      return { ...before, status: 'ended', changedAtMs: event.endedAtMs }
    case 'BookingCancelled':
      return { ...before, status: 'cancelled', changedAtMs: atMs }
    case 'BookingCheckedIn':
      return { ...before, status: 'checkedIn', changedAtMs: atMs, ticketNo: event.ticketNo }
    case 'BookingMissed':
      return { ...before, status: 'missed', changedAtMs: atMs }
    case 'BookingExcused':
      return { ...before, status: 'excused', changedAtMs: atMs }
    case 'BookingMovedAway':
      return { ...before, status: 'movedAway', changedAtMs: atMs }
    case 'BookingUnplaced':
      return { ...before, status: 'unplaced', changedAtMs: atMs }
  }
}
