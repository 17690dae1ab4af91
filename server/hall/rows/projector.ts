/** Writes whole streams with the rows that follow from them: for a standby, a restored or a moved hall. */
import { booking } from '../../../domain/booking/subject.ts'
import { cases } from '../../../domain/case/subject.ts'
import type { HallEvent } from '../../../domain/contract/subjects.ts'
import type { Recorded } from '../../../domain/words/recorded.ts'
import { kindOfStream } from '../../../domain/words/stream.ts'
import { hasTickets, type Append, type Store } from '../../store/port.ts'
import { createStreams, type ReadForStreams } from '../streams.ts'
import { appendOf, writeTickets } from './rows-of-events.ts'

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
