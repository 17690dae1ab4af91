/**
 * One command, whoever sent it: decide → append → answer → publish. Nothing is told before it is on disk; the rows of
 * tickets, which only lists read, are written behind the answer.
 */
import { streamsOf, type HallCommand, type HallEvent } from '../../domain/contract/subjects.ts'
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { DayState } from '../../domain/queue-day/state.ts'
import { createAnswers } from './answers.ts'
import { UNDECIDABLE, createDeciding, type Decided, type Facts, type Given } from './deciding.ts'
import { createHolding } from './holding.ts'
import { serviceDates } from './service-date.ts'
import type { Store } from '../store/port.ts'
import type { Snapshots } from './day-snapshot.ts'
import { createStreams, type Streams } from './streams.ts'
import { createTurns } from './turns.ts'

export interface ExecutorParts {
  readonly store: Store
  readonly snapshots: Snapshots | null
  /** The site file. */
  readonly base: HallSettings
  /** The settings in force on a service date, with their look-ups; asked often, so it must remember. */
  readonly indexOf: (streams: Streams, serviceDate: string) => SettingsIndex
  /** Other servers may write to the same store. */
  readonly isShared: boolean
  readonly nowMs: () => number
  /** 128 random bits as text, for a phone's link. */
  readonly newLink: () => string
  /** Told after each commit what was written; never before. Must not throw: what is on disk is done. */
  readonly onCommitted: (events: readonly HallEvent[]) => void
  readonly onTrouble: (error: unknown) => void
  /** A command of this kind could not be decided: a fault of this program, and nobody else's matter. */
  readonly onFault: (error: unknown, command: HallCommand['type']) => void
}

export interface Executor {
  execute(envelope: Envelope, actor: Actor): Promise<Answer>
  /** The day in force; a reader's view of the one state. */
  day(): Readonly<DayState>
  /** The settings in force now. */
  index(): SettingsIndex
  streams(): Streams
  /** null while every write succeeds; else the last failure's words. */
  trouble(): string | null
  /** false while the store could not be read after a failure: screens keep what they have. */
  isShowable(): boolean
  /**
   * Reads the present day and the settings from the store, and what other servers have written; call before serving,
   * then about once a second.
   */
  load(): Promise<void>
  /**
   * Writes something of no meaning: the hall learns that its disk keeps nothing before anybody asks for a number, and
   * that it keeps again (STORE-9).
   */
  probe(): Promise<void>
  /** Writes the ticket rows that are behind, also of tickets that are still open: before somebody reads them. */
  writeRows(): Promise<void>
}

interface Waiting extends Given {
  readonly settle: (answer: Answer) => void
}

/** A retry that comes later finds its answer in the log. */
const ANSWERS_KEPT = 2000
const TRIES = 5
/** A batch that takes longer is trouble: the disk or the database hangs. */
const HANGS_MS = 3000

/** Makes the one executor of a hall. Commands that arrive in the same turn of the event loop share one commit. */
export function createExecutor(parts: ExecutorParts): Executor {
  const { store } = parts
  const answers = createAnswers(ANSWERS_KEPT)
  const turns = createTurns(commit)
  const streams = createStreams(store, parts.snapshots)
  const held = createHolding({
    ...parts,
    streams,
    dateOf: serviceDates(parts.base.timeZone),
    onHeard: parts.onCommitted,
  })
  const index = (): SettingsIndex => parts.indexOf(streams, held.date())
  const deciding = createDeciding({
    ...parts,
    streams,
    present: () => ({ stream: held.today(), date: held.date(), plan: index() }),
  })
  let trouble: string | null = null
  let keepingUp: Promise<void> | null = null

  function keepUp(): Promise<void> {
    keepingUp ??= turns.between(held.keepUp).finally(() => {
      keepingUp = null
    })
    return keepingUp
  }

  async function probe(): Promise<void> {
    // A real write says by itself how it goes.
    if (turns.busyMs() > 0) return
    const before = trouble
    try {
      // After a failure the very thing that failed is tried: a record of today, and reading what is stale.
      await store.probe(parts.nowMs(), before === null ? null : held.today())
      if (held.isStale()) await turns.between(held.bringUp)
      trouble = null
    } catch (error) {
      trouble = wordsOf(error)
      if (before === null) parts.onTrouble(error)
    }
    if ((before === null) !== (trouble === null)) parts.onCommitted([])
  }

  function execute(envelope: Envelope, actor: Actor): Promise<Answer> {
    const known = answers.of(envelope, actor)
    if (known) return known
    const answer = new Promise<Answer>((settle) => turns.add({ envelope, actor, settle }))
    answers.keep(envelope, actor, answer)
    return answer
  }

  function tell({ envelope, settle }: Waiting, answer: Answer): void {
    if (!answer.ok) answers.forget(envelope.commandId)
    settle(answer)
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    let left = batch
    let hasReloaded = false
    for (let tries = 1; tries <= TRIES && left.length > 0; tries += 1) {
      try {
        if (await tryOnce(left, tries === TRIES)) {
          // What another server wrote was read meanwhile, and stands on no screen here yet.
          if (hasReloaded) parts.onCommitted([])
          return
        }
        await held.reload()
        hasReloaded = true
      } catch (error) {
        if (error instanceof Spoilt) {
          left = left.filter((one) => one !== error.waiting)
          parts.onFault(error.cause, error.waiting.envelope.command.type)
          tell(error.waiting, UNDECIDABLE)
        } else {
          trouble = wordsOf(error)
          parts.onTrouble(error)
          tries = TRIES
        }
        await held.reload().catch(parts.onTrouble)
        if (held.isStale()) break
      }
    }
    for (const waiting of left) tell(waiting, { ok: false, refused: 'cannotStore' })
  }

  /** Whether everybody was told; false: another server was faster, and what is held is wrong. */
  async function tryOnce(batch: readonly Waiting[], isLast: boolean): Promise<boolean> {
    const decided = await decideAll(batch)
    const appends = decided.flatMap((one) => one.appends)
    if (appends.length === 0 && !isLast && (await isBehind(decided))) return tryOnce(batch, true)
    if (appends.length > 0) {
      if ((await store.append(appends)) !== 'ok') return false
      trouble = null
      parts.onCommitted(appends.flatMap((append) => append.records.map((record) => record.event)))
    }
    batch.forEach((waiting, at) => tell(waiting, (decided[at] as Decided).answer))
    return true
  }

  /**
   * A refusal writes nothing, so the lock of (stream, seq) does not guard it: before it is told, what other servers
   * have written is read, and then it is decided again.
   */
  async function isBehind(decided: readonly Decided[]): Promise<boolean> {
    if (!parts.isShared || decided.every((one) => one.answer.ok)) return false
    return held.hearOthers()
  }

  /** Holds and asks for all that these commands need first: nothing is awaited while they are decided. */
  async function decideAll(batch: readonly Waiting[]): Promise<readonly Decided[]> {
    await held.bringUp()
    for (const { envelope } of batch) for (const stream of streamsOf(envelope.command)) await held.hold(stream)
    const facts: Facts[] = []
    for (const waiting of batch) {
      const gathered = deciding.gather(waiting)
      facts.push(gathered instanceof Promise ? await gathered : gathered)
    }
    return batch.map((waiting, at) => decideOne(waiting, facts[at] as Facts))
  }

  function decideOne(waiting: Waiting, facts: Facts): Decided {
    try {
      return deciding.decide(waiting, facts)
    } catch (error) {
      throw new Spoilt(waiting, error)
    }
  }

  return {
    execute,
    day: () => streams.state(held.today()),
    index,
    streams: () => streams,
    trouble: () => trouble ?? hanging(turns.busyMs()),
    isShowable: () => !held.isStale(),
    load: keepUp,
    probe,
    writeRows: () => turns.between(() => held.writeBehind(() => true)),
  }
}

/** Folding what was decided failed half-way: what is held is spoilt, and the command must not come into it again. */
class Spoilt extends Error {
  readonly waiting: Waiting
  constructor(waiting: Waiting, cause: unknown) {
    super('a command could not be folded', { cause })
    this.waiting = waiting
  }
}

/** A write that has not ended is trouble too. */
function hanging(busyMs: number): string | null {
  return busyMs > HANGS_MS ? `nothing was kept for ${Math.round(busyMs / 1000)} seconds` : null
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
