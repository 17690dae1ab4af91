/** The streams of a hall without a store: commands decided and folded as the server does it, one at a time. */
import { indexSettings } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { World } from '../../domain/plan/world.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { StreamName } from '../../domain/words/stream.ts'
import {
  answerOf,
  decide,
  emptyState,
  foldInto,
  type CommandResult,
  type HallCommand,
  type HallEvent,
  type HallWritten,
  type Rejection,
  type StreamStates,
} from '../../domain/contract/subjects.ts'

type State = StreamStates[keyof StreamStates]

/** What a test sets of the world; everything else is a quiet Wednesday. */
export type Setting = Partial<Omit<World, 'state'>>

export type Outcome =
  | { readonly ok: true; readonly events: readonly HallEvent[]; readonly result: CommandResult }
  | { readonly ok: false; readonly rejection: Rejection }

type By = Pick<World, 'nowMs' | 'actor' | 'commandId'>

export class Log {
  readonly events: HallEvent[] = []
  /** Everything that was written, as it would stand in the log. */
  readonly written: { readonly written: HallWritten; readonly by: By }[] = []
  private readonly states = new Map<string, State>()
  private readonly setting: Setting
  private commands = 0

  constructor(base: HallSettings, setting: Setting = {}) {
    this.setting = { base, plan: indexSettings(base), ...setting }
  }

  /** What a stream holds now. */
  readonly state = <S>(stream: StreamName<S>): Readonly<S> => {
    const state = this.states.get(stream) ?? emptyState(stream)
    this.states.set(stream, state)
    return state as unknown as Readonly<S>
  }

  world(actor: Actor, change: Setting = {}): World {
    return {
      nowMs: 0,
      clockMs: change.nowMs ?? this.setting.nowMs ?? 0,
      today: '2026-11-25',
      commandId: `command-${this.commands}`,
      random: `random text ${this.commands}`,
      device: null,
      history: [],
      cases: [],
      ...(this.setting as Required<Pick<Setting, 'base' | 'plan'>>),
      state: this.state,
      actor,
      ...change,
    }
  }

  /** Decides and writes what was decided. */
  give(command: HallCommand, actor: Actor, change: Setting = {}): Outcome {
    this.commands += 1
    const world = this.world(actor, change)
    const decision = decide(command, world)
    if (!decision.ok) return decision
    for (const written of decision.value.written) this.write(written, world)
    const events = decision.value.written.flatMap((one) => one.events)
    return { ok: true, events, result: decision.value.answer ?? answerOf(command, events, world) }
  }

  /** 'ok', or the code of the rejection. */
  told(command: HallCommand, actor: Actor, change: Setting = {}): string {
    const outcome = this.give(command, actor, change)
    return outcome.ok ? 'ok' : outcome.rejection.code
  }

  write(written: HallWritten, by: By): void {
    const { stream, events } = written
    const { nowMs, actor, commandId } = by
    this.written.push({ written, by: { nowMs, actor, commandId } })
    for (const event of events) {
      const state = this.state(stream as StreamName<State>) as State
      foldInto(stream, state, { seq: state.seq + 1, atMs: nowMs, actor, commandId, event })
      this.events.push(event)
    }
  }
}
