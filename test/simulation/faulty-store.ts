/**
 * One disk under all servers of a run: each operation takes its time, writes fail when told to, and a dead server hears
 * no more of it.
 */
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { openMemoryStore } from '../../server/store/memory.ts'
import type { Append, Store } from '../../server/store/port.ts'
import type { Chance } from './chance.ts'
import type { Plant } from './plants.ts'
import type { Timeline } from './timeline.ts'

export type WriteFault = 'refused' | 'writtenButRefused' | 'conflict'

export interface Effect {
  readonly actor: Actor
  readonly stream: string
  readonly records: Recorded<HallEvent>[]
  /** How many writes carried it; more than one is a command carried out twice. */
  writes: number
  readonly writtenAtMs: number
}

export interface Disk {
  /** The truth, without delay and fault. */
  readonly truth: Store
  /** Effects of each command, in the log. */
  readonly effects: ReadonlyMap<string, Effect>
  /** The next writes fail like this, one after the other. */
  readonly nextWrites: WriteFault[]
  /** So many reads from now fail. */
  failReads(count: number): void
  /** The store as one server sees it, until it dies. */
  attach(): { readonly store: Store; die(): void }
}

export interface DiskParts {
  readonly timeline: Timeline
  readonly chance: Chance
  readonly plant: Plant
  /** Hears of each write, once it is on disk. */
  readonly onWritten: (batch: readonly Append[]) => void
}

/** Longest time one operation takes, half before it happens and half before it is told. */
const OPERATION_MS = 12

/** Makes the disk of a run. */
export function openDisk(parts: DiskParts): Disk {
  const { timeline, chance, plant } = parts
  const truth = openMemoryStore()
  const effects = new Map<string, Effect>()
  const nextWrites: WriteFault[] = []
  let badReads = 0

  async function write(batch: readonly Append[]): Promise<'ok' | 'conflict'> {
    const fault = nextWrites.shift()
    if (fault === 'refused') throw new Error('simulated: no space left on device')
    if (fault === 'conflict') return 'conflict'
    const planted = plant.onWrite(batch)
    if (planted === null) return 'ok'
    const outcome = await truth.append(planted)
    if (outcome === 'ok') {
      note(planted)
      parts.onWritten(planted)
    }
    if (fault === 'writtenButRefused') throw new Error('simulated: the answer of the disk was lost')
    return outcome
  }

  function note(batch: readonly Append[]): void {
    const now = new Set<string>()
    for (const { stream, records } of batch) {
      for (const record of records) {
        if (record.event.type === 'DayOpened') continue
        const effect = effects.get(record.commandId) ?? {
          actor: record.actor,
          stream,
          records: [],
          writes: 0,
          writtenAtMs: timeline.nowMs(),
        }
        if (!now.has(record.commandId)) effect.writes += 1
        now.add(record.commandId)
        effect.records.push(record)
        effects.set(record.commandId, effect)
      }
    }
  }

  async function read<E extends HallEvent = DayEvent>(
    stream: string,
    afterSeq: number,
  ): Promise<Iterable<Recorded<E>>> {
    if (badReads > 0) {
      badReads -= 1
      throw new Error('simulated: input/output error')
    }
    return truth.read<E>(stream, afterSeq)
  }

  return {
    truth,
    effects,
    nextWrites,
    failReads: (count) => {
      badReads = count
    },
    attach: () => {
      const life = slowly(timeline, chance)
      return {
        die: life.die,
        store: {
          ...truth,
          append: (batch) => life.take(() => write(batch)),
          read: <E extends HallEvent = DayEvent>(stream: string, afterSeq: number) =>
            life.take(() => read<E>(stream, afterSeq)),
          saveTickets: (rows) => life.take(() => truth.saveTickets(rows)),
        },
      }
    },
  }
}

/** Operations of one server: what was under way when it died may still reach the disk, but nobody is told. */
function slowly(timeline: Timeline, chance: Chance): { take<T>(work: () => Promise<T>): Promise<T>; die(): void } {
  let isDead = false
  return {
    die: () => {
      isDead = true
    },
    take: <T>(work: () => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        const tell = (told: () => void): void =>
          void timeline.after(chance.below(OPERATION_MS / 2), () => {
            if (!isDead) told()
          })
        timeline.after(chance.below(OPERATION_MS / 2), () => {
          if (isDead && chance.below(2) === 0) return
          work().then(
            (value) => tell(() => resolve(value)),
            (error: unknown) => tell(() => reject(error as Error)),
          )
        })
      }),
  }
}
