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
import { hasTickets, type Store } from '../store/port.ts'
import { CommandIds, hashOf } from './command-ids.ts'
import { TicketsBehind } from './tickets-behind.ts'

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

/** A retry after midnight is looked for among so many of the last records of the day before. */
const COMMANDS_BEFORE = 10_000

interface Held {
  readonly state: StreamStates[StreamKind]
  readonly commands: CommandIds
  /** Of a day: its tickets whose rows are not written yet. */
  readonly behind: TicketsBehind | null
  lastAtMs: number
}

/** What of a store the states are read from. */
export type ReadForStreams = 'read' | 'behind' | 'commandsBefore'

export interface Streams {
  has(stream: string): boolean
  /** Reads a stream from the store unless it is held already. */
  load(stream: string): Promise<void>
  /** State of a stream that was loaded. Throws for one that was not: a broken invariant. */
  state<K extends StreamKind>(kind: K, stream: string): StreamStates[K]
  /** Time of a loaded stream's last event, 0 before the first. */
  lastAtMs(stream: string): number
  /**
   * Holds the last commands of the day before this one: an answer may be lost at midnight, or in the crash that ended a
   * day.
   */
  holdBefore(day: string): Promise<void>
  /** Place of the first record of this command in each stream that is held; a hint, the record itself tells. */
  find(commandId: string): readonly (readonly [stream: string, seq: number])[]
  /** Tickets of a held day whose rows are not written yet; null when it is not held, or is no day. */
  behind(stream: string): TicketsBehind | null
  names(): Iterable<string>
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

/** Makes the states over a store. */
export function createStreams(store: Pick<Store, ReadForStreams>): Streams {
  const held = new Map<string, Held>()
  let before: { readonly for: string; readonly stream: string; readonly commands: CommandIds } | null = null
  const holding = (stream: string): Held => {
    const found = held.get(stream)
    if (!found) throw new Error(`stream ${stream} was not loaded`)
    return found
  }
  const foldOf = (stream: string): Fold<StreamStates[StreamKind]> =>
    FOLDS[kindOf(stream)] as Fold<StreamStates[StreamKind]>
  async function read(stream: string): Promise<Held> {
    const one: Held = {
      state: foldOf(stream).empty(),
      commands: new CommandIds(),
      behind: hasTickets(stream) ? new TicketsBehind(await markOf(stream)) : null,
      lastAtMs: 0,
    }
    for (const record of await store.read<HallEvent>(stream, 0)) foldInto(stream, one, record)
    one.behind?.loaded(one.state.seq)
    return one
  }

  /** Up to which record the rows of a day are complete; Infinity: all. */
  async function markOf(stream: string): Promise<number> {
    return (await store.behind()).find((one) => one.stream === stream)?.upTo ?? Infinity
  }

  function foldInto(stream: string, one: Held, record: Recorded<HallEvent>): void {
    foldOf(stream).evolve(one.state, record as Recorded<never>)
    one.lastAtMs = record.atMs
    // A day may be opened by a command that was then refused.
    if (record.event.type !== 'DayOpened') one.commands.note(record)
    one.behind?.touched(record, one.state as DayState)
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
    find: (commandId) => {
      const hash = hashOf(commandId)
      let found: (readonly [string, number])[] = []
      for (const [stream, { commands }] of held) {
        const seq = commands.find(hash)
        if (seq > 0) found = [...found, [stream, seq]]
      }
      const seq = before?.commands.find(hash) ?? 0
      return before && seq > 0 && !held.has(before.stream) ? [...found, [before.stream, seq]] : found
    },
    holdBefore: async (stream) => {
      if (before?.for === stream) return
      const commands = new CommandIds()
      const { stream: name, commands: last } = await store.commandsBefore(stream, COMMANDS_BEFORE)
      for (const one of last) commands.note(one)
      before = { for: stream, stream: name, commands }
    },
    behind: (stream) => held.get(stream)?.behind ?? null,
    names: () => held.keys(),
    fold: (stream, record) => foldInto(stream, holding(stream), record),
    catchUp: async () => {
      const foreign: HallEvent[] = []
      for (const [stream, one] of held) {
        for (const record of await store.read<HallEvent>(stream, one.state.seq)) {
          foldInto(stream, one, record)
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
