/**
 * Composes a hall without its network: store, day, views, jobs. The server, the replay and the simulation run this same
 * code.
 */
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import type { HallCommand } from '../../domain/contract/subjects.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { Store } from '../store/port.ts'
import type { Snapshots } from './day-snapshot.ts'
import { createExecutor, linksAhead, type Executor } from './execute.ts'
import type { Hall, HallJob } from './hall.ts'
import { viewsOf } from './views-of-rooms.ts'

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
  const executor = createExecutor({
    store: parts.store,
    snapshots: parts.snapshots ?? null,
    base: parts.settings,
    isShared: parts.isShared ?? false,
    nowMs: parts.nowMs,
    newLink: parts.newLink ?? linksAhead(),
    onTrouble: parts.onTrouble,
    onFault: parts.onFault ?? parts.onTrouble,
  })
  await executor.load()
  const hall: Hall = Object.assign(executor, {
    base: parts.settings,
    store: withFreshRows(parts.store, executor.writeRows),
    execute: (envelope: Envelope, actor: Actor) => new Promise<Answer>((tell) => executor.give(envelope, actor, tell)),
    close: executor.writeRows,
    view: viewsOf(executor),
    tick: async () => {
      await keptUp(executor)
      for (const job of jobs) await job()
    },
  })
  const jobs = parts.jobs.map((make) => make(hall))
  return hall
}

/** What the look of every second cannot read is trouble now, not at the next try of the disk, and no longer than so. */
async function keptUp({ load, probe, trouble }: Executor): Promise<void> {
  try {
    await load()
  } catch (error) {
    await probe()
    throw error
  }
  if (trouble() !== null) await probe()
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
