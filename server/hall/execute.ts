/**
 * One order, whoever sent it: remembered, put into the next batch, answered when its batch is kept (committing.ts). Nothing
 * is told before it is on disk; the rows of tickets, which only lists read, are written behind the answer.
 */
import { isDeepStrictEqual } from 'node:util'
import type { HallCommand, HallEvent } from '../../domain/contract/subjects.ts'
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { DayState } from '../../domain/queue-day/state.ts'
import { createCommitting, createTurns, type Kept, type Waiting } from './committing.ts'
import { ANOTHER_COMMAND, NOT_YOURS, createDeciding } from './deciding.ts'
import { createHolding, serviceDates } from './holding.ts'
import { newToken } from '../people/tokens.ts'
import { textOf } from '../store/hash-chain.ts'
import type { Store } from '../store/port.ts'
import type { Snapshots } from './day-snapshot.ts'
import { createStreams, type Streams } from './streams.ts'

export interface ExecutorParts {
  readonly store: Store
  readonly snapshots: Snapshots | null
  /** The site file. */
  readonly base: HallSettings
  /** Other servers may write to the same store. */
  readonly isShared: boolean
  readonly nowMs: () => number
  /** 128 random bits as text, for a phone's link. */
  readonly newLink: () => string
  readonly onTrouble: (error: unknown) => void
  /** A command of this kind could not be decided: a fault of this program, and nobody else's matter. */
  readonly onFault: (error: unknown, command: HallCommand['type']) => void
}

export interface Executor {
  readonly nowMs: () => number
  /** `tell` hears the answer once, when what it says is kept. */
  give(envelope: Envelope, actor: Actor, tell: (answer: Answer) => void): void
  /** The day in force; a reader's view of the one state. */
  day(): Readonly<DayState>
  /** The settings in force now. */
  readonly index: SettingsIndex
  readonly streams: Streams
  /** null while every write succeeds; else the last failure's words. */
  trouble(): string | null
  /**
   * false while what is held holds more than the store is known to keep: while a batch is being kept, and while the store
   * could not be read after a failure. Screens keep what they have; onCommitted says when it is over.
   */
  isShowable(): boolean
  /** Hears after each commit what was written, never before. Returns the way to stop hearing. */
  onCommitted(listener: (events: readonly HallEvent[]) => void): () => void
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

/** A retry that comes later finds its answer in the log. */
const ANSWERS_KEPT = 2000
const UNDECIDED = 'no number can be given: this program fails at deciding one, and its log says why'
/** A batch that takes longer is trouble: the disk or the database hangs. */
const HANGS_MS = 3000

/** Makes the one executor of a hall. Commands that arrive in the same turn of the event loop share one commit. */
export function createExecutor(parts: ExecutorParts): Executor {
  const { store } = parts
  const answers = createAnswers(ANSWERS_KEPT)
  const listeners = new Set<(events: readonly HallEvent[]) => void>()
  const turns = createTurns<Waiting>((batch) => committing.commit(batch))
  const streams = createStreams(store, parts.snapshots)
  const held = createHolding({
    ...parts,
    streams,
    dateOf: serviceDates(parts.base.timeZone),
    onHeard: committed,
  })
  const deciding = createDeciding({
    ...parts,
    onFault,
    streams,
    hold: held.hold,
    present: () => ({ stream: held.today(), date: held.date(), plan: held.index() }),
  })
  let trouble: string | null = null
  /** A command could not be decided since deciding was last seen to work. */
  let isSuspect = false
  let undecided: string | null = null
  let keepingUp: Promise<void> | null = null
  const committing = createCommitting({ ...parts, onFault, held, deciding, tell, onStore, onCommitted: committed })

  /** What is on disk is done, whatever becomes of those who hear of it. */
  function committed(events: readonly HallEvent[]): void {
    for (const listener of listeners) {
      try {
        listener(events)
      } catch (error) {
        parts.onTrouble(error)
      }
    }
  }

  function keepUp(): Promise<void> {
    keepingUp ??= turns.between(held.keepUp).finally(() => {
      keepingUp = null
    })
    return keepingUp
  }

  function onStore(error: unknown): void {
    trouble = error === null ? null : wordsOf(error)
    if (error !== null) parts.onTrouble(error)
  }

  /** One command that fails is its own matter; that none can be decided is the hall's (SEND-9). */
  function onFault(error: unknown, command: HallCommand['type']): void {
    isSuspect = true
    parts.onFault(error, command)
  }

  /** Tries the very thing that failed: deciding. */
  function probeDeciding(): void {
    if (!isSuspect) return
    const before = undecided
    undecided = deciding.canIssue() ? null : UNDECIDED
    isSuspect = undecided !== null
    if (before !== undecided) committed([])
  }

  async function probe(): Promise<void> {
    probeDeciding()
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
    if ((before === null) !== (trouble === null)) committed([])
  }

  function give(envelope: Envelope, actor: Actor, tell: (answer: Answer) => void): void {
    if (answers.repeat(envelope, actor, tell)) return
    turns.add({ envelope, actor, kept: answers.keep(envelope, actor, tell) })
  }

  /** What is kept is kept, whatever becomes of those who are told. */
  function tell({ envelope, kept }: Waiting, answer: Answer): void {
    if (!answer.ok) answers.forget(envelope.commandId)
    kept.answer = answer
    for (const hear of kept.hearers) {
      try {
        hear(answer)
      } catch (error) {
        parts.onTrouble(error)
      }
    }
    kept.hearers = NOBODY
  }

  return {
    nowMs: parts.nowMs,
    give,
    day: () => streams.state(held.today()),
    get index() {
      return held.index()
    },
    streams,
    trouble: () => trouble ?? undecided ?? hanging(turns.busyMs()),
    isShowable: () => !committing.isKeeping() && !held.isStale(),
    onCommitted: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    load: keepUp,
    probe,
    writeRows: () => turns.between(() => held.writeBehind(() => true)),
  }
}

const LINKS_AHEAD = 64

/** Each command may need a link and few do: they are drawn many at a time, which costs as much as one. */
export function linksAhead(): () => string {
  let links: string[] = []
  return () => {
    if (links.length === 0) links = Array.from({ length: LINKS_AHEAD }, () => newToken(16))
    return links.pop() as string
  }
}

/** A write that has not ended is trouble too. */
function hanging(busyMs: number): string | null {
  return busyMs > HANGS_MS ? `nothing was kept for ${Math.round(busyMs / 1000)} seconds` : null
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** What was answered lately: a command that is sent again hears its own answer, also while it is under way. */
interface Answers {
  /** Whether this command id is remembered; then `tell` hears what was answered, or will be. */
  repeat(envelope: Envelope, actor: Actor, tell: (answer: Answer) => void): boolean
  keep(envelope: Envelope, actor: Actor, tell: (answer: Answer) => void): Kept
  /** A refusal wrote nothing: the same command may succeed later, so it is decided afresh then. */
  forget(commandId: string): void
}

const NOBODY: readonly ((answer: Answer) => void)[] = []

/**
 * Remembers at least the last `least` answers, at most twice as many: when the newer half is full the older is dropped
 * whole. Taking the oldest out of one large map walks over all that were taken out before it.
 */
function createAnswers(least: number): Answers {
  let newer = new Map<string, Kept>()
  let older = new Map<string, Kept>()
  return {
    repeat: ({ commandId, command }, actor, tell) => {
      const kept = newer.get(commandId) ?? older.get(commandId)
      if (!kept) return false
      if (textOf(kept.actor) !== textOf(actor)) tell(NOT_YOURS)
      else if (!isDeepStrictEqual(asSent(kept.command), asSent(command))) tell(ANOTHER_COMMAND)
      else if (kept.answer !== null) tell(kept.answer)
      else kept.hearers = [...kept.hearers, tell]
      return true
    },
    keep: ({ commandId, command }, actor, tell) => {
      if (newer.size >= least) {
        older = newer
        newer = new Map()
      }
      const kept: Kept = { actor, command, answer: null, hearers: [tell] }
      newer.set(commandId, kept)
      return kept
    },
    forget: (commandId) => {
      newer.delete(commandId)
      older.delete(commandId)
    },
  }
}

/** Without what the server itself draws anew for each asking: the code of a booking and its proof. */
function asSent(command: HallCommand): HallCommand {
  return command.type === 'HoldSlot' ? { ...command, code: '', proof: '' } : command
}
