/**
 * Composes a hall without its network: store, day, views, jobs. The server, the replay and the simulation run this same
 * code.
 */
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import type { Actor } from '../../domain/queue-day/commands.ts'
import type { HallEvent } from '../../domain/contract/hall-command.ts'
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { DayState } from '../../domain/queue-day/state.ts'
import type { View } from '../../domain/views/types.ts'
import { createExecutor } from './execute.ts'
import { newToken } from '../people/tokens.ts'
import { viewOf, type Surroundings } from './views-of-rooms.ts'
import { settingsInForce } from './settings-in-force.ts'
import type { Store } from '../store/port.ts'
import type { Streams } from './streams.ts'

export interface HallParts {
  readonly settings: HallSettings
  readonly store: Store
  readonly nowMs: () => number
  readonly onTrouble: (error: unknown) => void
  /** What time alone brings about; none: whatever falls due waits (server/jobs/of-a-hall.ts). */
  readonly jobs: readonly HallJob[]
  /** Other servers may write to the same store (PostgreSQL). */
  readonly isShared?: boolean
  /** Unguessable text for a phone's link; only the simulation draws its own. */
  readonly newLink?: () => string
}

/** Something that a hall does by itself as time passes; made once, run about once a second. */
export type HallJob = (hall: Hall) => () => Promise<void>

export interface Hall {
  /** The settings in force now; ask anew each time, they change while the hall runs. */
  readonly index: SettingsIndex
  /** The site file alone, before any change of settings or catalogue. */
  readonly base: HallSettings
  readonly streams: Streams
  readonly store: Store
  readonly nowMs: () => number
  execute(envelope: Envelope, actor: Actor): Promise<Answer>
  day(): Readonly<DayState>
  /** The view of a room now, or null; `surroundings`: what the hall's log does not know. */
  view(room: string, surroundings?: Surroundings): View | null
  /** What the disk said when it last refused, or null. */
  trouble(): string | null
  /** Hears of every commit, after it. Returns the way to stop hearing. */
  onCommitted(listener: (events: readonly HallEvent[]) => void): () => void
  /** Takes up what other servers have written, then runs the jobs; call about once a second. */
  tick(): Promise<void>
  /** Finds out whether the disk keeps what is written; see trouble(). */
  probe(): Promise<void>
}

/** Composes a hall and reads its present day from the store. */
export async function composeHall(parts: HallParts): Promise<Hall> {
  const listeners = new Set<(events: readonly HallEvent[]) => void>()
  const executor = createExecutor({
    store: parts.store,
    base: parts.settings,
    indexOf: settingsInForce(parts.settings),
    isShared: parts.isShared ?? false,
    nowMs: parts.nowMs,
    newLink: parts.newLink ?? (() => newToken(16)),
    onTrouble: parts.onTrouble,
    onCommitted: (events) => tellAll(listeners, events, parts.onTrouble),
  })
  await executor.load()
  const hall: Hall = {
    get index() {
      return executor.index()
    },
    get streams() {
      return executor.streams()
    },
    base: parts.settings,
    store: parts.store,
    nowMs: parts.nowMs,
    execute: executor.execute,
    probe: executor.probe,
    day: executor.day,
    trouble: executor.trouble,
    view: (room, surroundings) => (executor.isShowable() ? viewOf(room, hall, surroundings) : null),
    onCommitted: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tick: async () => {
      await executor.load()
      for (const job of jobs) await job()
    },
  }
  const jobs = parts.jobs.map((make) => make(hall))
  return hall
}

/** What is on disk is done, whatever becomes of those who hear of it. */
function tellAll(
  listeners: Iterable<(events: readonly HallEvent[]) => void>,
  events: readonly HallEvent[],
  onTrouble: (error: unknown) => void,
): void {
  for (const listener of listeners) {
    try {
      listener(events)
    } catch (error) {
      onTrouble(error)
    }
  }
}
