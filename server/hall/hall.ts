/** A hall as the rest of the server knows it. */
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { DayState } from '../../domain/queue-day/state.ts'
import type { ZoneSpeaker } from '../../domain/views/lobby.ts'
import type { ManagerAlert } from '../../domain/words/alert.ts'
import type { View } from '../../domain/views/view.ts'
import type { Store } from '../store/port.ts'
import type { Streams } from './streams.ts'

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
  /** The same without a promise: `tell` hears the answer once, when it is kept. */
  give(envelope: Envelope, actor: Actor, tell: (answer: Answer) => void): void
  day(): Readonly<DayState>
  /**
   * Whether views can be made: false while what is held holds more than is known to be kept. Those who hear of commits
   * hear when it is over, of no event if nothing was kept.
   */
  isShowable(): boolean
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
  /** Writes what may come behind the answers; call before the store is closed. */
  close(): Promise<void>
}

/** One subject's alerts for the duty manager, as of `nowMs`. */
export type AlertSource = (nowMs: number) => readonly ManagerAlert[]

/** What a hall's log does not know and its screens show: machines, sites around it, the keeping of its data. */
export interface Surroundings {
  readonly alerts: readonly AlertSource[]
  /** Which display of a lobby speaks; left out where there are no screens. */
  readonly speakerOf?: (room: string) => ZoneSpeaker
}
