/**
 * The rows of the tables that follow from a stream's events, the same whoever writes them: the hall itself, a standby,
 * a restored or a moved hall.
 */
import type { BookingEvent } from '../../domain/booking/events.ts'
import type { BookingStream } from '../../domain/booking/state.ts'
import { booking } from '../../domain/booking/subject.ts'
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import type { DayStream } from '../../domain/queue-day/state.ts'
import { queueDay } from '../../domain/queue-day/subject.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { kindOfStream } from '../../domain/words/stream.ts'
import { bookingRows } from './booking-rows.ts'
import type { Append, Store } from '../store/port.ts'
import { createStreams, type Streams } from './streams.ts'
import { ticketRows } from './ticket-rows.ts'

/** What is written for records that `streams` has folded already. */
export function appendOf(streams: Streams, stream: string, records: readonly Recorded<HallEvent>[]): Append {
  const events = records.map((one) => one.event)
  const kind = kindOfStream(stream)
  return {
    stream,
    records,
    tickets:
      kind === queueDay.kind ? ticketRows(streams.state(stream as DayStream), events as readonly DayEvent[]) : [],
    bookings:
      kind === booking.kind
        ? bookingRows(streams.state(stream as BookingStream), events as readonly BookingEvent[])
        : [],
  }
}

/** Streams held at once: a hall works on a handful, and years of days are passed one by one. */
const HELD_MOST = 12

export interface Projector {
  /**
   * What is to be written for the next records of a stream; call in the order of the stream, and write it before the
   * next call for this stream.
   */
  next(stream: string, records: readonly Recorded<HallEvent>[]): Promise<Append>
}

/** Makes a projector over the store into which its appends go. After an append that failed make a new one. */
export function createProjector(store: Pick<Store, 'read'>): Projector {
  const streams = createStreams(store)
  let recent: readonly string[] = []
  return {
    next: async (stream, records) => {
      await streams.load(stream)
      recent = [stream, ...recent.filter((one) => one !== stream)].slice(0, HELD_MOST)
      streams.keepOnly(new Set(recent))
      for (const record of records) streams.fold(stream, record)
      return appendOf(streams, stream, records)
    },
  }
}
