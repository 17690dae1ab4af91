/** One command, whoever sent it: decide → append → catch up → answer → publish. Nothing is told before it is on disk. */
import { resultOf } from '../domain/queue-day/answer.ts'
import type { Actor } from '../domain/queue-day/commands.ts'
import { decide } from '../domain/queue-day/decide.ts'
import type { DayEvent, Recorded } from '../domain/queue-day/events.ts'
import { evolve } from '../domain/queue-day/evolve.ts'
import { emptyDay, type DayState } from '../domain/queue-day/state.ts'
import type { SettingsIndex } from '../domain/queue-day/settings-index.ts'
import type { Answer, Envelope } from '../domain/protocol.ts'
import { dayStream, serviceDates } from './service-date.ts'
import type { Append, Store } from './store/port.ts'
import { ticketRows } from './ticket-rows.ts'

export interface ExecutorParts {
  readonly store: Store
  readonly index: SettingsIndex
  readonly nowMs: () => number
  /** 128 random bits as text, for a phone's link. */
  readonly newLink: () => string
  /** Told after each commit what was written; never before. */
  readonly onCommitted: (events: readonly DayEvent[]) => void
  readonly onTrouble: (error: unknown) => void
}

export interface Executor {
  execute(envelope: Envelope, actor: Actor): Promise<Answer>
  /** The day in force at `nowMs`; a reader's view of the one state. */
  day(): Readonly<DayState>
  /** null while every write succeeds; else the last failure's words. */
  trouble(): string | null
  /** Reads the present day from the store; call once before serving. */
  load(): Promise<void>
}

interface Waiting {
  readonly envelope: Envelope
  readonly actor: Actor
  readonly settle: (answer: Answer) => void
}

interface Decided {
  readonly waiting: Waiting
  readonly answer: Answer
  readonly append: Append | null
}

const ANSWERS_KEPT = 20_000
const TRIES = 5
const BATCH_MOST = 200

/** Makes the one executor of a hall. Commands that arrive in the same turn of the event loop share one commit. */
export function createExecutor(parts: ExecutorParts): Executor {
  const { store, index, nowMs } = parts
  const dateOf = serviceDates(index.settings.timeZone)
  const answers = new Map<string, { readonly actor: string; readonly answer: Promise<Answer> }>()
  let day = emptyDay()
  let stream = ''
  let trouble: string | null = null
  /** Time of the day's last event: a clock that is set back never makes the log run backwards. */
  let lastAtMs = 0
  let queue: Waiting[] = []
  let isDraining = false

  async function load(): Promise<void> {
    stream = dayStream(dateOf(nowMs()))
    day = emptyDay()
    lastAtMs = 0
    for (const record of await store.read(stream, 0)) {
      evolve(day, record)
      lastAtMs = record.atMs
    }
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
        for (const waiting of batch) decided.push(await decideOne(waiting))
        const appends = decided.flatMap((one) => (one.append ? [one.append] : []))
        const outcome = appends.length === 0 ? 'ok' : await store.append(appends)
        if (outcome === 'ok') {
          trouble = null
          if (appends.length > 0) parts.onCommitted(appends.flatMap((append) => append.records.map((record) => record.event)))
          for (const one of decided) one.waiting.settle(one.answer)
          return
        }
        await load()
      } catch (error) {
        trouble = error instanceof Error ? error.message : String(error)
        parts.onTrouble(error)
        await load().catch(parts.onTrouble)
        break
      }
    }
    for (const waiting of batch) waiting.settle({ ok: false, refused: 'cannotStore' })
  }

  async function decideOne(waiting: Waiting): Promise<Decided> {
    const { envelope, actor } = waiting
    if (dayStream(dateOf(nowMs())) !== stream) await load()
    const atMs = Math.max(nowMs(), lastAtMs)
    const repeated = await earlier(waiting)
    if (repeated) return { waiting, answer: repeated, append: null }
    const opening = day.status === 'new' ? record([{ type: 'DayOpened', siteId: index.settings.siteId, serviceDate: dateOf(atMs), timeZone: index.settings.timeZone }], atMs, actor, envelope.commandId) : []
    const decision = decide(day, envelope.command, { nowMs: atMs, actor, index, link: parts.newLink() })
    if (!decision.ok) return { waiting, answer: { ok: false, rejection: decision.rejection }, append: opening.length > 0 ? { stream, records: opening, tickets: [] } : null }
    const records = [...opening, ...record(decision.events, atMs, actor, envelope.commandId)]
    const answer: Answer = { ok: true, seq: day.seq, result: resultOf(envelope.command, decision.events, day, index, atMs) }
    return { waiting, answer, append: records.length > 0 ? { stream, records, tickets: ticketRows(day, decision.events) } : null }
  }

  function record(events: readonly DayEvent[], atMs: number, actor: Actor, commandId: string): readonly Recorded[] {
    return events.map((event) => {
      const recorded: Recorded = { seq: day.seq + 1, atMs, actor, commandId, event }
      evolve(day, recorded)
      lastAtMs = recorded.atMs
      return recorded
    })
  }

  /** A retry after a lost answer or a restart finds its own events and gets the same answer. */
  async function earlier({ envelope, actor }: Waiting): Promise<Answer | null> {
    const found = await store.findCommand(envelope.commandId)
    const events = found?.records.map((one) => one.event).filter((event) => event.type !== 'DayOpened') ?? []
    if (!found || events.length === 0) return null
    if (JSON.stringify(found.actor) !== JSON.stringify(actor)) return { ok: false, refused: 'notAuthorised' }
    const last = found.records.at(-1) as Recorded
    return { ok: true, seq: last.seq, result: resultOf(envelope.command, events, day, index, last.atMs) }
  }

  return { execute, day: () => day, trouble: () => trouble, load }
}
