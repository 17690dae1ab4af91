/**
 * Composes a hall without its network: store, day, views, jobs. The server, the replay and the simulation run this same
 * code.
 */
import type { HallCommand, HallEvent } from '../../domain/contract/subjects.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { newToken } from '../people/tokens.ts'
import type { Store } from '../store/port.ts'
import type { Snapshots } from './day-snapshot.ts'
import { createExecutor } from './execute.ts'
import type { Hall, HallJob } from './hall.ts'
import { viewOf } from './views-of-rooms.ts'

export interface HallParts {
  readonly settings: HallSettings
  readonly store: Store
  /** Where the day may be taken from, instead of being folded from its first record. */
  readonly snapshots?: Snapshots
  readonly nowMs: () => number
  readonly onTrouble: (error: unknown) => void
  /** A command of this kind could not be decided: a fault of this program. Left out: taken for trouble. */
  readonly onFault?: (error: unknown, command: HallCommand['type']) => void
  /** What time alone brings about; none: whatever falls due waits (server/jobs/of-a-hall.ts). */
  readonly jobs: readonly HallJob[]
  /** Other servers may write to the same store (PostgreSQL). */
  readonly isShared?: boolean
  /** Unguessable text for a phone's link; only the simulation draws its own. */
  readonly newLink?: () => string
}

/** Composes a hall and reads its present day from the store. */
export async function composeHall(parts: HallParts): Promise<Hall> {
  const listeners = new Set<(events: readonly HallEvent[]) => void>()
  const executor = createExecutor({
    store: parts.store,
    snapshots: parts.snapshots ?? null,
    base: parts.settings,
    isShared: parts.isShared ?? false,
    nowMs: parts.nowMs,
    newLink: parts.newLink ?? linksAhead(),
    onTrouble: parts.onTrouble,
    onFault: parts.onFault ?? parts.onTrouble,
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
    store: withFreshRows(parts.store, executor.writeRows),
    nowMs: parts.nowMs,
    execute: executor.execute,
    probe: executor.probe,
    close: executor.writeRows,
    day: executor.day,
    trouble: executor.trouble,
    isShowable: executor.isShowable,
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

const LINKS_AHEAD = 64

/** Each command may need a link and few do: they are drawn many at a time, which costs as much as one. */
function linksAhead(): () => string {
  let links: string[] = []
  return () => {
    if (links.length === 0) links = Array.from({ length: LINKS_AHEAD }, () => newToken(16))
    return links.pop() as string
  }
}

/** Ticket rows come behind the answers: whoever reads them has them written first. */
function withFreshRows(store: Store, writeRows: () => Promise<void>): Store {
  return {
    ...store,
    tickets: async (serviceDate) => {
      await writeRows()
      return store.tickets(serviceDate)
    },
  }
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
