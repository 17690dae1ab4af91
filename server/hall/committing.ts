/**
 * One batch of commands after the other: decide, append, answer. Another server that was faster makes it try anew; a store
 * that fails, or a command that cannot be folded, leaves what is held as the store alone has it.
 */
import type { Answer } from '../../domain/contract/protocol.ts'
import type { HallCommand, HallEvent } from '../../domain/contract/subjects.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import type { Append, Store } from '../store/port.ts'
import { UNDECIDABLE, type Decided, type Deciding, type Facts, type Given } from './deciding.ts'
import type { Holding } from './holding.ts'

/** One command with its answer: null while it is under way, and heard by these then. */
export interface Kept {
  readonly actor: Actor
  readonly command: HallCommand
  answer: Answer | null
  hearers: readonly ((answer: Answer) => void)[]
}

export interface Waiting extends Given {
  readonly kept: Kept
}

export interface CommittingParts {
  readonly store: Pick<Store, 'append'>
  readonly held: Holding
  readonly deciding: Deciding
  /** Other servers may write to the same store. */
  readonly isShared: boolean
  readonly onCommitted: (events: readonly HallEvent[]) => void
  readonly onFault: (error: unknown, command: HallCommand['type']) => void
  /** The store failed with this error, which is said; null: it has kept something. */
  readonly onStore: (error: unknown) => void
  readonly onTrouble: (error: unknown) => void
  readonly tell: (waiting: Waiting, answer: Answer) => void
}

export interface Committing {
  /** Never throws; every command of the batch has been told when it is over. */
  commit(batch: readonly Waiting[]): Promise<void>
  /** What was decided is folded and not kept yet, so that no screen may show it; never between two batches. */
  isKeeping(): boolean
}

const TRIES = 5

/** Makes the committing of a hall; one batch at a time. */
export function createCommitting(parts: CommittingParts): Committing {
  const { held, deciding, tell } = parts
  let isKeeping = false
  /** Views that were asked for meanwhile, and what another server wrote: neither stands on a screen here yet. */
  let areViewsOwed = false

  async function commit(batch: readonly Waiting[]): Promise<void> {
    let left = batch
    for (let tries = 1; tries <= TRIES && left.length > 0; tries += 1) {
      try {
        if (await tryOnce(left, tries === TRIES)) return
        await reload()
      } catch (error) {
        if (error instanceof Spoilt) {
          left = left.filter((one) => one !== error.waiting)
          parts.onFault(error.cause, error.waiting.envelope.command.type)
          tell(error.waiting, UNDECIDABLE)
        } else {
          parts.onStore(error)
          tries = TRIES
        }
        await reload().catch(parts.onTrouble)
        if (held.isStale()) break
      }
    }
    payViews()
    for (const waiting of left) tell(waiting, { ok: false, refused: 'cannotStore' })
  }

  async function reload(): Promise<void> {
    areViewsOwed = true
    const reading = held.reload()
    // What is held is stale by its own word until it is read, whoever reads it in the end.
    isKeeping = false
    await reading
  }

  function payViews(): void {
    if (areViewsOwed) parts.onCommitted([])
    areViewsOwed = false
  }

  /** Whether everybody was told; false: another server was faster, and what is held is wrong. */
  async function tryOnce(batch: readonly Waiting[], isLast: boolean): Promise<boolean> {
    const decided = await decideAll(batch)
    isKeeping = true
    const appends = joined(decided)
    if (appends.length === 0 && !isLast && (await isBehind(decided))) return tryOnce(batch, true)
    if (appends.length > 0) {
      if ((await parts.store.append(appends)) !== 'ok') return false
      held.used(appends.map((append) => append.stream))
      parts.onStore(null)
      isKeeping = areViewsOwed = false
      parts.onCommitted(appends.flatMap((append) => append.records.map((record) => record.event)))
    }
    isKeeping = false
    payViews()
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
    for (const waiting of batch) for (const stream of deciding.streamsOf(waiting)) await held.hold(stream)
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

  return { commit, isKeeping: () => isKeeping }
}

/** What a batch writes: commands that follow on each other in one stream, and bring nothing but records, as one. */
function joined(decided: readonly Decided[]): readonly Append[] {
  const all: (Append & { readonly records: Recorded<HallEvent>[] })[] = []
  for (const { appends } of decided) {
    for (const append of appends) {
      const before = all.at(-1)
      if (before && before.stream === append.stream && isBare(before) && isBare(append))
        before.records.push(...append.records)
      else all.push({ ...append, records: [...append.records] })
    }
  }
  return all
}

function isBare({ bookings, cases, contacts }: Append): boolean {
  return bookings === undefined && cases === undefined && (contacts ?? []).length === 0
}

/** Folding what was decided failed half-way: what is held is spoilt, and the command must not come into it again. */
class Spoilt extends Error {
  readonly waiting: Waiting
  constructor(waiting: Waiting, cause: unknown) {
    super('a command could not be folded', { cause })
    this.waiting = waiting
  }
}

export interface Turns<T> {
  /** Puts one more into the next batch; what comes in the same turn of the event loop shares it. */
  add(one: T): void
  /** Runs between two batches. */
  between<R>(work: () => Promise<R>): Promise<R>
  /** For how long the present batch has been under way, ms; 0 between batches. */
  busyMs(): number
}

/** At most so many share a batch. */
const BATCH_MOST = 200

/** Hands batches to `work`, which never throws, one after the other. */
export function createTurns<T>(work: (batch: readonly T[]) => Promise<void>): Turns<T> {
  let waiting: T[] = []
  let visits: (() => Promise<void>)[] = []
  let isRunning = false
  let sinceMs: number | null = null

  function wake(): void {
    if (isRunning) return
    isRunning = true
    setImmediate(() => void run())
  }

  async function run(): Promise<void> {
    while (waiting.length > 0 || visits.length > 0) {
      const visiting = visits
      visits = []
      sinceMs = performance.now()
      for (const visit of visiting) await visit()
      const batch = waiting.slice(0, BATCH_MOST)
      waiting = waiting.slice(BATCH_MOST)
      sinceMs = performance.now()
      if (batch.length > 0) await work(batch)
      sinceMs = null
      // Whoever was told of this batch may look at what is held before the next one changes it.
      if (waiting.length > 0) await new Promise((resolve) => setImmediate(resolve))
    }
    isRunning = false
  }

  return {
    add: (one) => {
      waiting.push(one)
      wake()
    },
    between: (visit) =>
      new Promise((resolve, reject) => {
        visits.push(() => visit().then(resolve, reject))
        wake()
      }),
    busyMs: () => (sinceMs === null ? 0 : performance.now() - sinceMs),
  }
}
