/** The states that a hall's streams have folded into: one owner, read from the store when first needed. */
import { emptyState, foldInto, type HallEvent, type StreamStates } from '../../domain/contract/subjects.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import type { StreamName } from '../../domain/words/stream.ts'
import { CommandIds, hashOf } from './command-ids.ts'
import { hasTickets, type Store } from '../store/port.ts'
import { TicketsBehind } from './rows/rows-of-events.ts'
import type { DayState } from '../../domain/queue-day/state.ts'
import type { DaySnapshot, Snapshots } from './day-snapshot.ts'

const NOWHERE: readonly (readonly [stream: string, seq: number])[] = []
/** A retry after midnight is looked for among so many of the last records of the day before. */
const COMMANDS_BEFORE = 10_000

interface Held {
  readonly state: StreamStates[keyof StreamStates]
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
  /** Holds a stream that nobody has written to yet, without looking; the store refuses it where that is not so. */
  begin(stream: string): void
  /** State of a stream that was loaded. Throws for one that was not: a broken invariant. */
  state<S>(stream: StreamName<S>): Readonly<S>
  /** Number of a loaded stream's last event, 0 before the first. */
  seqOf(stream: string): number
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

/** Makes the states over a store; `snapshots` spare the reading of a day's beginning. */
export function createStreams(store: Pick<Store, ReadForStreams>, snapshots: Snapshots | null = null): Streams {
  const held = new Map<string, Held>()
  let before: { readonly day: string; readonly stream: string; readonly commands: CommandIds } | null = null
  const holding = (stream: string): Held => {
    const found = held.get(stream)
    if (!found) throw new Error(`stream ${stream} was not loaded`)
    return found
  }
  async function read(stream: string): Promise<Held> {
    const known = hasTickets(stream) ? ((await snapshots?.find(stream)) ?? null) : null
    const one: Held = {
      state: known?.state ?? emptyState(stream),
      commands: CommandIds.of(known?.commands ?? null),
      behind: hasTickets(stream) ? new TicketsBehind(await markOf(stream)) : null,
      lastAtMs: known?.atMs ?? 0,
    }
    if (known) await noteRows(stream, one, known)
    for (const record of await store.read<HallEvent>(stream, known?.seq ?? 0)) take(stream, one, record)
    one.behind?.loaded(one.state.seq)
    return one
  }

  /** Which rows are behind is not in the snapshot: the log tells it from the mark on. */
  async function noteRows(stream: string, { behind }: Held, { seq, state }: DaySnapshot): Promise<void> {
    const mark = behind?.standing(state) ?? Infinity
    if (mark >= seq) return
    for (const record of await store.read<HallEvent>(stream, mark)) {
      if (record.seq > seq) break
      behind?.touched(record, state)
    }
  }

  /** Up to which record the rows of a day are complete; Infinity: all. */
  async function markOf(stream: string): Promise<number> {
    return (await store.behind()).find((one) => one.stream === stream)?.upTo ?? Infinity
  }

  function take(stream: string, one: Held, record: Recorded<HallEvent>): void {
    foldInto(stream, one.state, record)
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
    begin: (stream) => {
      const state = emptyState(stream)
      if (!held.has(stream)) held.set(stream, { state, commands: CommandIds.of(null), behind: null, lastAtMs: 0 })
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
    find: (commandId) => {
      const hash = hashOf(commandId)
      let found = NOWHERE
      held.forEach(({ commands }, stream) => {
        const seq = commands.find(hash)
        if (seq > 0) found = [...found, [stream, seq]]
      })
      const seq = before?.commands.find(hash) ?? 0
      return before && seq > 0 && !held.has(before.stream) ? [...found, [before.stream, seq]] : found
    },
    holdBefore: async (day) => {
      if (before?.day === day) return
      const commands = new CommandIds()
      const last = await store.commandsBefore(day, COMMANDS_BEFORE)
      for (const one of last.commands) commands.note(one)
      before = { day, stream: last.stream, commands }
    },
    behind: (stream) => held.get(stream)?.behind ?? null,
    names: () => held.keys(),
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
