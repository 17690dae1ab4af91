/** The states that a hall's streams have folded into: one owner, read from the store when first needed. */
import { emptyBookingDay, evolveBooking, type BookingDay } from '../../domain/booking/state.ts'
import { emptyCatalogue, evolveCatalogue, type CatalogueState } from '../../domain/catalogue/state.ts'
import { emptyErrands, evolveErrands, type ErrandState } from '../../domain/errand/state.ts'
import { emptyDevices, evolveDevices, type DevicesState } from '../../domain/device/state.ts'
import { emptyFeedback, evolveFeedback, type FeedbackState } from '../../domain/feedback/state.ts'
import type { HallEvent } from '../../domain/contract/hall-command.ts'
import { emptyOutbox, evolveOutbox, type OutboxState } from '../../domain/site-link/state.ts'
import { emptyOffline, evolveOffline, type OfflineState } from '../../domain/offline/state.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { evolve } from '../../domain/queue-day/evolve.ts'
import { emptyDay, type DayState } from '../../domain/queue-day/state.ts'
import { emptyRequests, evolveRequests, type RequestState } from '../../domain/session-request/state.ts'
import { emptySettings, evolveSettings, type SettingsState } from '../../domain/settings/state.ts'
import type { Store } from '../store/port.ts'
import type { Snapshots } from './day-snapshot.ts'

/** What each kind of stream folds into; the kind is the first word of the stream's name. */
export interface StreamStates {
  readonly day: DayState
  readonly settings: SettingsState
  readonly catalogue: CatalogueState
  readonly requests: RequestState
  readonly booking: BookingDay
  readonly outbox: OutboxState
  readonly feedback: FeedbackState
  readonly errands: ErrandState
  readonly offline: OfflineState
  readonly devices: DevicesState
}
export type StreamKind = keyof StreamStates

interface Fold<S> {
  empty(): S
  evolve(state: S, record: Recorded<never>): void
}

const FOLDS: { readonly [K in StreamKind]: Fold<StreamStates[K]> } = {
  day: { empty: emptyDay, evolve },
  settings: { empty: emptySettings, evolve: evolveSettings },
  catalogue: { empty: emptyCatalogue, evolve: evolveCatalogue },
  requests: { empty: emptyRequests, evolve: evolveRequests },
  booking: { empty: emptyBookingDay, evolve: evolveBooking },
  outbox: { empty: emptyOutbox, evolve: evolveOutbox },
  feedback: { empty: emptyFeedback, evolve: evolveFeedback },
  errands: { empty: emptyErrands, evolve: evolveErrands },
  offline: { empty: emptyOffline, evolve: evolveOffline },
  devices: { empty: emptyDevices, evolve: evolveDevices },
}

interface Held {
  readonly state: StreamStates[StreamKind]
  lastAtMs: number
}

export interface Streams {
  has(stream: string): boolean
  /** Reads a stream from the store unless it is held already. */
  load(stream: string): Promise<void>
  /** State of a stream that was loaded. Throws for one that was not: a broken invariant. */
  state<K extends StreamKind>(kind: K, stream: string): StreamStates[K]
  /** Time of a loaded stream's last event, 0 before the first. */
  lastAtMs(stream: string): number
  /** Folds an event that is about to be written. */
  fold(stream: string, record: Recorded<HallEvent>): void
  /**
   * Reads these streams anew and holds nothing else: after a failed or beaten write the store alone is right. Changes
   * nothing when it throws.
   */
  reload(streams: readonly string[]): Promise<void>
  /**
   * Folds what other servers have written to the held streams meanwhile; gives those events. Never while a command is
   * decided.
   */
  catchUp(): Promise<readonly HallEvent[]>
  /** Forgets the streams that are not among `kept`. */
  keepOnly(kept: ReadonlySet<string>): void
}

/** Makes the states over a store; `snapshots` spare the reading of a day's beginning. */
export function createStreams(store: Pick<Store, 'read'>, snapshots: Snapshots | null = null): Streams {
  const held = new Map<string, Held>()
  const holding = (stream: string): Held => {
    const found = held.get(stream)
    if (!found) throw new Error(`stream ${stream} was not loaded`)
    return found
  }
  const foldOf = (stream: string): Fold<StreamStates[StreamKind]> =>
    FOLDS[kindOf(stream)] as Fold<StreamStates[StreamKind]>
  async function read(stream: string): Promise<Held> {
    const fold = foldOf(stream)
    const known = kindOf(stream) === 'day' ? ((await snapshots?.find(stream)) ?? null) : null
    const one: Held = known ? { state: known.state, lastAtMs: known.atMs } : { state: fold.empty(), lastAtMs: 0 }
    for (const record of await store.read(stream, known?.seq ?? 0)) {
      fold.evolve(one.state, record as Recorded<never>)
      one.lastAtMs = record.atMs
    }
    return one
  }

  return {
    has: (stream) => held.has(stream),
    load: async (stream) => {
      if (!held.has(stream)) held.set(stream, await read(stream))
    },
    reload: async (names) => {
      const fresh: (readonly [string, Held])[] = []
      for (const stream of names) fresh.push([stream, await read(stream)])
      held.clear()
      for (const [stream, one] of fresh) held.set(stream, one)
    },
    state: <K extends StreamKind>(_kind: K, stream: string) => holding(stream).state as StreamStates[K],
    lastAtMs: (stream) => holding(stream).lastAtMs,
    fold: (stream, record) => {
      const one = holding(stream)
      foldOf(stream).evolve(one.state, record as Recorded<never>)
      one.lastAtMs = record.atMs
    },
    catchUp: async () => {
      const foreign: HallEvent[] = []
      for (const [stream, one] of held) {
        for (const record of await store.read<HallEvent>(stream, one.state.seq)) {
          foldOf(stream).evolve(one.state, record as Recorded<never>)
          one.lastAtMs = record.atMs
          foreign.push(record.event)
        }
      }
      return foreign
    },
    keepOnly: (kept) => {
      for (const stream of held.keys()) if (!kept.has(stream)) held.delete(stream)
    },
  }
}

function kindOf(stream: string): StreamKind {
  const kind = stream.split('/', 1)[0] as string
  if (!(kind in FOLDS)) throw new Error(`there is no stream of the kind "${kind}"`)
  return kind as StreamKind
}
