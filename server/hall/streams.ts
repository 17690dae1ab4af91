/**
 * The states that a hall's streams have folded into, and which commands they hold: one owner, read from the store when
 * first needed.
 */
import { emptyState, foldInto, type HallEvent, type StreamStates } from '../../domain/contract/subjects.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import type { StreamName } from '../../domain/words/stream.ts'
import { hasTickets, type CommandAt, type Store } from '../store/port.ts'
import { TicketsBehind } from './rows/rows-of-events.ts'
import type { DayState } from '../../domain/queue-day/state.ts'
import type { DaySnapshot, KeptCommands, Snapshots } from './day-snapshot.ts'

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

/** Words per entry: two of the hash, one of the place. */
const WORDS = 3
const FIRST_SIZE = 64
/** Of the table, at most so much is in use. */
const FULL = 0.6

export type CommandHash = readonly [high: number, low: number]

/**
 * Which commands a stream holds, and where: an open table of 64-bit hashes, a tenth of what a map of texts would take. A
 * find is a hint; the record itself says whether it is so.
 */
export class CommandIds {
  #table = new Uint32Array(FIRST_SIZE * WORDS)
  #size = FIRST_SIZE
  #used = 0
  #last = ''

  /** The table that was kept; an empty one for null. */
  static of(kept: KeptCommands | null): CommandIds {
    const ids = new CommandIds()
    if (kept === null) return ids
    ids.#table = kept.table.slice()
    ids.#size = kept.table.length / WORDS
    ids.#used = kept.used
    ids.#last = kept.last
    return ids
  }

  kept(): KeptCommands {
    return { table: this.#table, used: this.#used, last: this.#last }
  }

  /** The records of a command follow one another: its first is noted. */
  note({ seq, commandId }: CommandAt): void {
    if (commandId === this.#last) return
    this.#last = commandId
    if (this.#used + 1 > this.#size * FULL) this.#grow()
    const [high, low] = hashOf(commandId)
    if (this.#put(high, low, seq)) this.#used += 1
  }

  /** Place of the first record of this command, 0 when there is none. */
  find([high, low]: CommandHash): number {
    for (let at = low & (this.#size - 1); ; at = (at + 1) & (this.#size - 1)) {
      const from = at * WORDS
      const seq = this.#table[from + 2] as number
      if (seq === 0 || (this.#table[from] === high && this.#table[from + 1] === low)) return seq
    }
  }

  /** Whether the entry is new. */
  #put(high: number, low: number, seq: number): boolean {
    for (let at = low & (this.#size - 1); ; at = (at + 1) & (this.#size - 1)) {
      const from = at * WORDS
      if (this.#table[from + 2] !== 0) {
        if (this.#table[from] === high && this.#table[from + 1] === low) return false
        continue
      }
      this.#table[from] = high
      this.#table[from + 1] = low
      this.#table[from + 2] = seq
      return true
    }
  }

  #grow(): void {
    const before = this.#table
    this.#size *= 2
    this.#table = new Uint32Array(this.#size * WORDS)
    for (let from = 0; from < before.length; from += WORDS)
      if (before[from + 2] !== 0)
        this.#put(before[from] as number, before[from + 1] as number, before[from + 2] as number)
  }
}

/** Two different multiplications over the same letters (FNV-1a and its cousin with another prime). */
export function hashOf(text: string): CommandHash {
  let high = 0x811c9dc5
  let low = 0x9747b28c
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at)
    high = Math.imul(high ^ letter, 0x01000193)
    low = Math.imul(low ^ letter, 0x5bd1e995)
    low ^= low >>> 15
  }
  return [high >>> 0, low >>> 0]
}
