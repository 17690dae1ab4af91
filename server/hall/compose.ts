/**
 * Composes a hall without its network: store, day, views, time. The server, the replay and the simulation run this same
 * code.
 */
import { momentOf, wallTime } from '../../domain/words/wall-time.ts'
import { refusalAlerts } from '../../domain/offline/alerts.ts'
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { HallEvent } from '../../domain/contract/hall-command.ts'
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { DayState } from '../../domain/queue-day/state.ts'
import type { View } from '../../domain/views/view.ts'
import { createBookingClock } from '../jobs/bookings.ts'
import { createContactClock } from '../jobs/contacts.ts'
import { createExecutor, type Executor } from './execute.ts'
import { newToken } from '../people/tokens.ts'
import { OFFLINE_STREAM } from './offline-decide.ts'
import { viewOf } from './views-of-rooms.ts'
import { settingsInForce } from './settings-in-force.ts'
import type { Store } from '../store/port.ts'
import type { Snapshots } from './day-snapshot.ts'
import type { Streams } from './streams.ts'
import { returnDueTickets } from '../jobs/parked-tickets.ts'

export interface HallParts {
  readonly settings: HallSettings
  readonly store: Store
  /** Where the day may be taken from, instead of being folded from its first record. */
  readonly snapshots?: Snapshots
  readonly nowMs: () => number
  readonly onTrouble: (error: unknown) => void
  /** Other servers may write to the same store (PostgreSQL). */
  readonly isShared?: boolean
  /** Unguessable text for a phone's link; only the simulation draws its own. */
  readonly newLink?: () => string
}

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
  /** The view of a room now, or null. */
  view(room: string): View | null
  /** What the disk said when it last refused, or null. */
  trouble(): string | null
  /** Hears of every commit, after it. Returns the way to stop hearing. */
  onCommitted(listener: (events: readonly HallEvent[]) => void): () => void
  /** What time alone brings about; call about once a second. */
  tick(): Promise<void>
  /** Finds out whether the disk keeps what is written; see trouble(). */
  probe(): Promise<void>
}

/** The duty manager also sees which slips of a kiosk's journal could not be taken on this date (OFF-8). */
function withRefusals(view: View | null, executor: Executor, nowMs: number): View | null {
  if (view?.kind !== 'manager') return view
  const { timeZone } = executor.index().settings
  const alerts = refusalAlerts(
    executor.streams().state('offline', OFFLINE_STREAM),
    momentOf(wallTime(nowMs, timeZone).date, 0, timeZone),
  )
  return alerts.length === 0 ? view : { ...view, alerts: [...alerts, ...view.alerts] }
}

/** Composes a hall and reads its present day from the store. */
export async function composeHall(parts: HallParts): Promise<Hall> {
  const listeners = new Set<(events: readonly HallEvent[]) => void>()
  const executor = createExecutor({
    store: parts.store,
    snapshots: parts.snapshots ?? null,
    base: parts.settings,
    indexOf: settingsInForce(parts.settings),
    isShared: parts.isShared ?? false,
    nowMs: parts.nowMs,
    newLink: parts.newLink ?? (() => newToken(16)),
    onTrouble: parts.onTrouble,
    onCommitted: (events) => {
      for (const listener of listeners) {
        // What is on disk is done, whatever becomes of those who hear of it.
        try {
          listener(events)
        } catch (error) {
          parts.onTrouble(error)
        }
      }
    },
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
    view: (room) =>
      executor.isShowable()
        ? withRefusals(viewOf(room, executor.day(), executor.index(), parts.nowMs()), executor, parts.nowMs())
        : null,
    onCommitted: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tick: async () => {
      await executor.load()
      await returnDueTickets(executor.day(), parts.nowMs(), executor.execute)
      await keepBookings()
      await keepContacts()
    },
  }
  const keepBookings = createBookingClock(hall)
  const keepContacts = createContactClock(hall)
  return hall
}
