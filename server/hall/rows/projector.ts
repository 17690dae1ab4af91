/**
 * The rows of the tables that follow from a stream's events, the same whoever writes them: the hall itself, a standby,
 * a restored or a moved hall.
 */
import type { BookingEvent } from '../../../domain/booking/events.ts'
import type { BookingStream } from '../../../domain/booking/state.ts'
import { booking } from '../../../domain/booking/subject.ts'
import type { CaseStream } from '../../../domain/case/state.ts'
import { cases } from '../../../domain/case/subject.ts'
import type { HallEvent } from '../../../domain/contract/subjects.ts'
import type { Recorded } from '../../../domain/words/recorded.ts'
import { kindOfStream, type Contact } from '../../../domain/words/stream.ts'
import { bookingRows } from './booking-rows.ts'
import { caseRow } from './case-rows.ts'
import { hasTickets, type Append, type Store } from '../../store/port.ts'
import { createStreams, type ReadForStreams, type Streams } from '../streams.ts'
import { writeTickets } from './tickets-behind.ts'

/**
 * What is written, in one transaction, for records that `streams` has folded already: bookings and cases are read by
 * decisions, and must not be behind.
 */
export function appendOf(
  streams: Streams,
  stream: string,
  records: readonly Recorded<HallEvent>[],
  contacts: readonly Contact[] = [],
): Append {
  const kind = kindOfStream(stream)
  if (kind === cases.kind) {
    const { file } = streams.state(stream as CaseStream)
    return { stream, records, contacts, cases: file === null ? [] : [caseRow(file)] }
  }
  if (kind !== booking.kind) return { stream, records, contacts }
  const events = records.map((one) => one.event as BookingEvent)
  return { stream, records, contacts, bookings: bookingRows(streams.state(stream as BookingStream), events) }
}

/** Of all other streams nothing follows. */
function hasRows(stream: string): boolean {
  return hasTickets(stream) || [booking.kind, cases.kind].some((kind) => kind === kindOfStream(stream))
}

/** Streams held at once: a hall works on a handful, and years of days are passed one by one. */
const HELD_MOST = 12

/** Records of one stream, in order. */
export interface Run {
  readonly stream: string
  readonly records: readonly Recorded<HallEvent>[]
}

export interface Projector {
  /** Writes runs that follow on what the store holds, with all rows that follow from them. */
  write(runs: readonly Run[]): Promise<'ok' | 'conflict'>
}

/** Makes a projector over the store into which it writes. After a write that failed make a new one. */
export function createProjector(store: Pick<Store, ReadForStreams | 'append' | 'saveTickets'>): Projector {
  const streams = createStreams(store)
  let recent: readonly string[] = []
  return {
    write: async (runs) => {
      const batch: Append[] = []
      for (const { stream, records } of runs) {
        if (hasRows(stream)) {
          await streams.load(stream)
          for (const record of records) streams.fold(stream, record)
        }
        batch.push(appendOf(streams, stream, records))
      }
      if (batch.length > 0 && (await store.append(batch)) !== 'ok') return 'conflict'
      for (const { stream } of runs) await writeTickets(store, streams, stream, true)
      recent = [...new Set([...runs.map((run) => run.stream), ...recent])].slice(0, Math.max(HELD_MOST, runs.length))
      streams.keepOnly(new Set(recent))
      return 'ok'
    },
  }
}

/** Writes the ticket rows of days that a crash, or a copy of a running hall, has left behind; not those of `except`. */
export async function completeTickets(
  store: Pick<Store, ReadForStreams | 'saveTickets'>,
  except: (stream: string) => boolean = () => false,
): Promise<void> {
  for (const { stream } of await store.behind()) {
    if (except(stream) || !hasTickets(stream)) continue
    const streams = createStreams(store)
    await streams.load(stream)
    await writeTickets(store, streams, stream, true)
  }
}
