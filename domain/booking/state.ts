/** The bookings of one date as their events have made them. */
import type { TicketNo, QueueId } from '../words/ids.ts'
import { streamName, type StreamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
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

export type BookingStream = StreamName<BookingDay, BookingEvent>

/** The stream that holds the bookings of one date. */
export function bookingStream(date: string): BookingStream {
  return streamName('booking', date)
}

/** LIFE-3. */
export const folds: Folds<BookingDay, BookingEvent> = {
  SlotHeld: ({ bookings }, { type: _type, ...made }, { atMs }) => {
    bookings.set(made.code, { ...made, status: 'held', changedAtMs: atMs, movedFrom: null, ticketNo: null })
  },
  BookingMovedIn: ({ bookings }, { type: _type, from, ...made }, { atMs }) => {
    bookings.set(made.code, { ...made, changedAtMs: atMs, movedFrom: from, ticketNo: null })
  },
  BookingConfirmed: (day, event, { atMs }) => change(day, event, { status: 'confirmed', changedAtMs: atMs }),
  HoldEnded: (day, event) => change(day, event, { status: 'ended', changedAtMs: event.endedAtMs }),
  BookingCancelled: (day, event, { atMs }) => change(day, event, { status: 'cancelled', changedAtMs: atMs }),
  BookingCheckedIn: (day, event, { atMs }) =>
    change(day, event, { status: 'checkedIn', changedAtMs: atMs, ticketNo: event.ticketNo }),
  BookingMissed: (day, event, { atMs }) => change(day, event, { status: 'missed', changedAtMs: atMs }),
  BookingExcused: (day, event, { atMs }) => change(day, event, { status: 'excused', changedAtMs: atMs }),
  BookingMovedAway: (day, event, { atMs }) => change(day, event, { status: 'movedAway', changedAtMs: atMs }),
  BookingUnplaced: (day, event, { atMs }) => change(day, event, { status: 'unplaced', changedAtMs: atMs }),
}

function change({ bookings }: BookingDay, { code, type }: BookingEvent, patch: Partial<Booking>): void {
  const before = bookings.get(code)
  if (before === undefined) throw new Error(`there is no booking ${code} that ${type} could follow`)
  bookings.set(code, { ...before, ...patch })
}
