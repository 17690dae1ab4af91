/** The states that a hall's streams have folded into: one owner, read from the store when first needed. */
import { emptyState, foldInto, type HallEvent, type StreamStates } from '../../domain/contract/subjects.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import type { StreamName } from '../../domain/words/stream.ts'
import type { Store } from '../store/port.ts'

interface Held {
  readonly state: StreamStates[keyof StreamStates]
  lastAtMs: number
}

export interface Streams {
  has(stream: string): boolean
  /** Reads a stream from the store unless it is held already. */
  load(stream: string): Promise<void>
  /** State of a stream that was loaded. Throws for one that was not: a broken invariant. */
  state<S>(stream: StreamName<S>): Readonly<S>
  /** Number of a loaded stream's last event, 0 before the first. */
  seqOf(stream: string): number
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

/** Makes the states over a store. */
export function createStreams(store: Pick<Store, 'read'>): Streams {
  const held = new Map<string, Held>()
  const holding = (stream: string): Held => {
    const found = held.get(stream)
    if (!found) throw new Error(`stream ${stream} was not loaded`)
    return found
  }
  async function read(stream: string): Promise<Held> {
    const one: Held = { state: emptyState(stream), lastAtMs: 0 }
    for (const record of await store.read<HallEvent>(stream, 0)) take(stream, one, record)
    return one
  }
  function take(stream: string, one: Held, record: Recorded<HallEvent>): void {
    foldInto(stream, one.state, record)
    one.lastAtMs = record.atMs
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
    state: <S>(stream: StreamName<S>) => holding(stream).state as unknown as Readonly<S>,
    seqOf: (stream) => holding(stream).state.seq,
    lastAtMs: (stream) => holding(stream).lastAtMs,
    fold: (stream, record) => take(stream, holding(stream), record),
    catchUp: async () => {
      const foreign: HallEvent[] = []
      for (const [stream, one] of held) {
        for (const record of await store.read<HallEvent>(stream, one.state.seq)) {
          take(stream, one, record)
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
