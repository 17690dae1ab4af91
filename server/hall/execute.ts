/**
 * One command, whoever sent it: decide → append → answer → publish. Nothing is told before it is on disk; the rows of
 * tickets, which only lists read, are written behind the answer.
 */
import { STANDING_STREAMS, streamsOf, type HallCommand, type HallEvent } from '../../domain/contract/subjects.ts'
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { dayStream, type DayState } from '../../domain/queue-day/state.ts'
import { createAnswers } from './answers.ts'
import { UNDECIDABLE, createDeciding, type Decided, type Facts, type Given } from './deciding.ts'
import { completeTickets } from './projector.ts'
import { serviceDates } from './service-date.ts'
import type { Store } from '../store/port.ts'
import { createStreams, type Streams } from './streams.ts'
import { writeTickets } from './tickets-behind.ts'
import { createTurns } from './turns.ts'

export interface ExecutorParts {
  readonly store: Store
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
/** Streams of other dates are forgotten when nobody has asked for them so long. */
const IDLE_MS = 60_000
/** Most streams of other dates that are held. */
const OTHERS_MOST = 60

/** Makes the one executor of a hall. Commands that arrive in the same turn of the event loop share one commit. */
export function createExecutor(parts: ExecutorParts): Executor {
  const { store, nowMs } = parts
  const dateOf = serviceDates(parts.base.timeZone)
  const answers = createAnswers(ANSWERS_KEPT)
  const turns = createTurns(commit)
  const streams = createStreams(store)
  /** When each stream of another date was last asked for. */
  const usedMs = new Map<string, number>()
  /** The stream of the day in force, and its date. */
  let today = dayStream('')
  let date = ''
  let trouble: string | null = null
  /** What is held may hold more than the store kept; nothing is shown or decided from it. */
  let isStale = false
  /** Days that are not held may have been left behind: by a crash before this start, by a failure since. */
  let mayBeBehind = true
  /** Ticket rows could not be written; said once. */
  let areRowsLate = false
  let keepingUp: Promise<void> | null = null
  const deciding = createDeciding({
    ...parts,
    streams,
    present: () => ({ stream: today, date, plan: parts.indexOf(streams, date) }),
  })

  async function load(): Promise<void> {
    if (isStale) return reload()
    const wantedDate = dateOf(nowMs())
    const wanted = dayStream(wantedDate)
    for (const stream of STANDING_STREAMS) await streams.load(stream)
    await streams.load(wanted)
    await streams.holdBefore(wanted)
    if (wanted === today) return
    if (date !== '') await writeBehind((stream) => stream !== wanted)
    today = wanted
    date = wantedDate
    streams.keepOnly(new Set([...STANDING_STREAMS, today]))
  }

  async function reload(): Promise<void> {
    isStale = true
    mayBeBehind = true
    const wantedDate = dateOf(nowMs())
    await streams.reload([...STANDING_STREAMS, dayStream(wantedDate)])
    await streams.holdBefore(dayStream(wantedDate))
    // Only now: until the store answers, the day that is held stays the day in force.
    date = wantedDate
    today = dayStream(wantedDate)
    isStale = false
  }

  /**
   * Keeps up with the date, with other servers and with the rows behind the answers, between commands: a stream that is
   * read while one is decided could come back older than what is held.
   */
  function keepUp(): Promise<void> {
    keepingUp ??= turns
      .between(async () => {
        const isStart = date === ''
        await load()
        if (parts.isShared) await hearOthers()
        await writeBehind((stream) => stream !== today)
        if (mayBeBehind && !isStart) {
          await completeTickets(store, (stream) => streams.behind(stream) !== null)
          mayBeBehind = false
        }
        dropIdle()
      })
      .finally(() => {
        keepingUp = null
      })
    return keepingUp
  }

  async function hearOthers(): Promise<boolean> {
    const foreign = await streams.catchUp()
    if (foreign.length > 0) parts.onCommitted(foreign)
    return foreign.length > 0
  }

  /** Ticket rows of all held days; of those that are over also the rows of tickets that were never closed. */
  async function writeBehind(isWhole: (stream: string) => boolean): Promise<void> {
    if (isStale) return
    try {
      for (const stream of streams.names()) await writeTickets(store, streams, stream, isWhole(stream))
      areRowsLate = false
    } catch (error) {
      if (!areRowsLate) parts.onTrouble(error)
      areRowsLate = true
    }
  }

  function dropIdle(): void {
    const now = nowMs()
    const busy = [...usedMs].filter(([, atMs]) => Math.abs(now - atMs) <= IDLE_MS).slice(-OTHERS_MOST)
    if (busy.length === usedMs.size) return
    usedMs.clear()
    for (const [stream, atMs] of busy) usedMs.set(stream, atMs)
    streams.keepOnly(new Set([...STANDING_STREAMS, today, ...usedMs.keys()]))
  }

  async function probe(): Promise<void> {
    // A real write says by itself how it goes.
    if (turns.busyMs() > 0) return
    const before = trouble
    try {
      await store.probe(nowMs())
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
    for (let tries = 1; tries <= TRIES; tries += 1) {
      try {
        const facts = await gather(left)
        const decided = left.map((waiting, at) => decideOne(waiting, facts[at] as Facts))
        const appends = decided.flatMap((one) => one.appends)
        if (appends.length === 0 && tries < TRIES && (await isBehind(decided))) continue
        const outcome = appends.length === 0 ? 'ok' : await store.append(appends)
        if (outcome === 'ok') {
          if (appends.length > 0) {
            trouble = null
            parts.onCommitted(appends.flatMap((append) => append.records.map((record) => record.event)))
          }
          left.forEach((waiting, at) => tell(waiting, (decided[at] as Decided).answer))
          return
        }
        await reload()
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
        await reload().catch(parts.onTrouble)
        if (isStale) break
      }
    }
    for (const waiting of left) tell(waiting, { ok: false, refused: 'cannotStore' })
  }

  /**
   * A refusal writes nothing, so the lock of (stream, seq) does not guard it: before it is told, what other servers
   * have written is read, and then it is decided again.
   */
  async function isBehind(decided: readonly Decided[]): Promise<boolean> {
    if (!parts.isShared || decided.every((one) => one.answer.ok)) return false
    return hearOthers()
  }

  /** Holds all streams that these commands need, and asks for whatever else: nothing is awaited while one is decided. */
  async function gather(batch: readonly Waiting[]): Promise<readonly Facts[]> {
    if (isStale) await reload()
    else if (dayStream(dateOf(nowMs())) !== today) await load()
    for (const { envelope } of batch) for (const stream of streamsOf(envelope.command)) await hold(stream)
    const facts: Facts[] = []
    for (const waiting of batch) {
      const gathered = deciding.gather(waiting)
      facts.push(gathered instanceof Promise ? await gathered : gathered)
    }
    return facts
  }

  async function hold(stream: string): Promise<void> {
    if (stream === today) return
    usedMs.delete(stream)
    usedMs.set(stream, nowMs())
    await streams.load(stream)
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
    day: () => streams.state(today),
    index: () => parts.indexOf(streams, date),
    streams: () => streams,
    trouble: () => trouble ?? hanging(turns.busyMs()),
    isShowable: () => !isStale,
    load: keepUp,
    probe,
    writeRows: () => turns.between(() => writeBehind(() => true)),
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
