/**
 * One command, whoever sent it: decide → append → catch up → answer → publish. Nothing is told before it is on disk.
 */
import {
  STANDING_STREAMS,
  answerOf,
  decide,
  questionOf,
  streamsOf,
  type HallCommand,
  type HallEvent,
  type HallWritten,
} from '../../domain/contract/subjects.ts'
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { World } from '../../domain/plan/world.ts'
import { dayStream, type DayState } from '../../domain/queue-day/state.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { onto, type Contact, type StreamName } from '../../domain/words/stream.ts'
import { appendOf } from './projector.ts'
import { serviceDates } from './service-date.ts'
import type { Append, Store } from '../store/port.ts'
import { createStreams, type Streams } from './streams.ts'

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
}

interface Waiting {
  readonly envelope: Envelope
  readonly actor: Actor
  readonly settle: (answer: Answer) => void
}

/** What one stream gets of one command. */
interface Recording {
  readonly stream: StreamName
  readonly records: readonly Recorded<HallEvent>[]
  readonly contacts: readonly Contact[]
}

interface Decided {
  readonly waiting: Waiting
  readonly answer: Answer
  readonly appends: readonly Append[]
}

const ANSWERS_KEPT = 20_000
const TRIES = 5
const BATCH_MOST = 200

/** Makes the one executor of a hall. Commands that arrive in the same turn of the event loop share one commit. */
export function createExecutor(parts: ExecutorParts): Executor {
  const { store, nowMs } = parts
  const dateOf = serviceDates(parts.base.timeZone)
  const answers = new Map<string, { readonly actor: string; readonly answer: Promise<Answer> }>()
  const streams = createStreams(store)
  /** The stream of the day in force, and its date. */
  let today = dayStream('')
  let date = ''
  let trouble: string | null = null
  let queue: Waiting[] = []
  let isDraining = false
  /** What is held may hold more than the store kept; nothing is shown or decided from it. */
  let isStale = false
  /** Streams were read since it was last asked which commands are known. */
  let hasReadSince = false

  async function load(): Promise<void> {
    if (isStale) return reload()
    const wantedDate = dateOf(nowMs())
    const wanted = dayStream(wantedDate)
    for (const stream of STANDING_STREAMS) await streams.load(stream)
    await streams.load(wanted)
    if (wanted === today) return
    today = wanted
    date = wantedDate
    streams.keepOnly(new Set([...STANDING_STREAMS, today]))
  }

  async function reload(): Promise<void> {
    isStale = true
    const wantedDate = dateOf(nowMs())
    await streams.reload([...STANDING_STREAMS, dayStream(wantedDate)])
    // Only now: until the store answers, the day that is held stays the day in force.
    date = wantedDate
    today = dayStream(wantedDate)
    isStale = false
  }

  /**
   * Keeps up with the date and with other servers between commands: a stream that is read while one is decided could
   * come back older than what is held.
   */
  async function keepUp(): Promise<void> {
    if (isDraining) return
    isDraining = true
    try {
      await load()
      if (parts.isShared) {
        const foreign = await streams.catchUp()
        if (foreign.length > 0) parts.onCommitted(foreign)
      }
    } finally {
      await drain()
    }
  }

  async function probe(): Promise<void> {
    // A real write says it by itself.
    if (isDraining) return
    const before = trouble
    try {
      await store.probe(nowMs())
      trouble = null
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error)
      if (before === null) parts.onTrouble(error)
    }
    if ((before === null) !== (trouble === null)) parts.onCommitted([])
  }

  async function execute(envelope: Envelope, actor: Actor): Promise<Answer> {
    const actorKey = JSON.stringify(actor)
    const known = answers.get(envelope.commandId)
    if (known) return known.actor === actorKey ? known.answer : { ok: false, refused: 'notAuthorised' }
    const answer = new Promise<Answer>((settle) => queue.push({ envelope, actor, settle }))
    remember(envelope.commandId, { actor: actorKey, answer })
    if (!isDraining) {
      isDraining = true
      setImmediate(() => void drain())
    }
    const told = await answer
    // A refusal wrote nothing: the same command may succeed later, so it is decided afresh then.
    if (!told.ok) answers.delete(envelope.commandId)
    return told
  }

  function remember(commandId: string, entry: { readonly actor: string; readonly answer: Promise<Answer> }): void {
    answers.set(commandId, entry)
    if (answers.size > ANSWERS_KEPT) answers.delete(answers.keys().next().value as string)
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, BATCH_MOST)
      queue = queue.slice(BATCH_MOST)
      await commit(batch)
    }
    isDraining = false
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      try {
        const decided: Decided[] = []
        hasReadSince = false
        const known = await store.knownCommands(batch.map((waiting) => waiting.envelope.commandId))
        for (const waiting of batch) decided.push(await decideOne(waiting, known.has(waiting.envelope.commandId)))
        const appends = decided.flatMap((one) => one.appends)
        if (appends.length === 0 && tries < TRIES && (await isBehind(decided))) continue
        const outcome = appends.length === 0 ? 'ok' : await store.append(appends)
        if (outcome === 'ok') {
          if (appends.length > 0) {
            trouble = null
            parts.onCommitted(appends.flatMap((append) => append.records.map((record) => record.event)))
          }
          for (const one of decided) one.waiting.settle(one.answer)
          return
        }
        await reload()
        // What the other server wrote is held now, and stands on no screen here yet.
        parts.onCommitted([])
      } catch (error) {
        trouble = error instanceof Error ? error.message : String(error)
        parts.onTrouble(error)
        await reload().catch(parts.onTrouble)
        break
      }
    }
    for (const waiting of batch) waiting.settle({ ok: false, refused: 'cannotStore' })
  }

  /**
   * A refusal writes nothing, so the lock of (stream, seq) does not guard it: before it is told, what other servers
   * have written is read, and then it is decided again.
   */
  async function isBehind(decided: readonly Decided[]): Promise<boolean> {
    if (!parts.isShared || decided.every((one) => one.answer.ok)) return false
    const foreign = await streams.catchUp()
    if (foreign.length > 0) parts.onCommitted(foreign)
    return foreign.length > 0
  }

  async function decideOne(waiting: Waiting, isKnown: boolean): Promise<Decided> {
    const { envelope } = waiting
    await bringUp(envelope)
    // A clock that is set back never makes the log run backwards.
    const atMs = Math.max(nowMs(), streams.lastAtMs(today))
    // What was read just now may hold what another server has meanwhile done of this very command.
    const repeated = isKnown || hasReadSince ? await earlier(waiting) : null
    if (repeated) return { waiting, answer: repeated, appends: [] }
    const { siteId, timeZone } = parts.base
    const opening = isNew() ? [onto(today, { type: 'DayOpened', siteId, serviceDate: date, timeZone })] : []
    const opened = opening.map((one) => record(one, atMs, waiting))
    const bare = worldAt(waiting, atMs)
    const world = { ...bare, random: parts.newLink(), ...(await foundFor(envelope.command, bare)) }
    const decision = decide(envelope.command, world)
    if (!decision.ok)
      return { waiting, answer: { ok: false, rejection: decision.rejection }, appends: appendsOf(opened) }
    const { written, answer } = decision.value
    const recorded = written.map((one) => record(one, atMs, waiting))
    const events = written.flatMap((one) => one.events)
    const result = answer ?? answerOf(envelope.command, events, { ...world, plan: parts.indexOf(streams, date) })
    return {
      waiting,
      answer: { ok: true, seq: streams.seqOf(written[0]?.stream ?? today), result },
      appends: appendsOf([...opened, ...recorded]),
    }
  }

  /** The world as a command finds it, without chance and without what it asks of tables. */
  function worldAt({ envelope: { commandId }, actor }: Waiting, nowMs: number): World {
    const plan = parts.indexOf(streams, date)
    const { state } = streams
    return {
      nowMs,
      today: date,
      actor,
      commandId,
      plan,
      base: parts.base,
      state,
      random: '',
      device: null,
      history: [],
    }
  }

  async function foundFor(command: HallCommand, world: World): Promise<Pick<World, 'device' | 'history'>> {
    const { device, bookingsOf } = questionOf(command, world)
    return {
      device: device === undefined ? null : ((await store.devices()).find((one) => one.deviceId === device) ?? null),
      history: bookingsOf === undefined ? [] : await store.bookingsOf(bookingsOf.person, bookingsOf.fromDate),
    }
  }

  /** Holds all streams that a command needs. */
  async function bringUp(envelope: Envelope): Promise<void> {
    const isOtherDay = dayStream(dateOf(nowMs())) !== today
    const missing = (): readonly string[] => streamsOf(envelope.command).filter((stream) => !streams.has(stream))
    hasReadSince ||= isStale || isOtherDay || missing().length > 0
    if (isStale) await reload()
    else if (isOtherDay) await load()
    for (const stream of missing()) await streams.load(stream)
  }

  function isNew(): boolean {
    return streams.state(today).status === 'new'
  }

  /** Folds what is about to be written. */
  function record(written: HallWritten, atMs: number, { envelope, actor }: Waiting): Recording {
    const { stream, contacts } = written
    const records = written.events.map((event) => {
      // Another stream than the day's may have been written to before the clock was set back.
      const recorded: Recorded<HallEvent> = {
        seq: streams.seqOf(stream) + 1,
        atMs: Math.max(atMs, streams.lastAtMs(stream)),
        actor,
        commandId: envelope.commandId,
        event,
      }
      streams.fold(stream, recorded)
      return recorded
    })
    return { stream, records, contacts: contacts ?? [] }
  }

  /** One append per stream that has something to write, with the rows that follow from its events. */
  function appendsOf(recorded: readonly Recording[]): readonly Append[] {
    return recorded.flatMap(({ stream, records, contacts }) =>
      records.length === 0 ? [] : [{ ...appendOf(streams, stream, records), contacts }],
    )
  }

  /** A retry after a lost answer or a restart finds its own events and gets the same answer. */
  async function earlier(waiting: Waiting): Promise<Answer | null> {
    const { envelope, actor } = waiting
    const found = await store.findCommand(envelope.commandId)
    const events = found?.records.map((one) => one.event).filter((event) => event.type !== 'DayOpened') ?? []
    if (!found || events.length === 0) return null
    if (JSON.stringify(found.actor) !== JSON.stringify(actor)) return { ok: false, refused: 'notAuthorised' }
    const last = found.records.at(-1) as Recorded<HallEvent>
    return {
      ok: true,
      seq: last.seq,
      result: answerOf(envelope.command, events, worldAt(waiting, last.atMs)),
    }
  }

  return {
    execute,
    day: () => streams.state(today),
    index: () => parts.indexOf(streams, date),
    streams: () => streams,
    trouble: () => trouble,
    isShowable: () => !isStale,
    load: keepUp,
    probe,
  }
}
