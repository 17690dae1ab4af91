/** Deciding a command of a batch: what it needs is gathered first, then it is decided and folded without a wait. */
import {
  answerOf,
  decide,
  mayAsk,
  questionOf,
  streamsOf,
  type Decision,
  type HallCommand,
  type HallEvent,
  type HallWritten,
} from '../../domain/contract/subjects.ts'
import { caseStream } from '../../domain/case/state.ts'
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { World } from '../../domain/plan/world.ts'
import type { DayStream } from '../../domain/queue-day/state.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { onto, type Contact, type StreamName } from '../../domain/words/stream.ts'
import type { Append, Store } from '../store/port.ts'
import { textOf } from '../store/hash-chain.ts'
import { isOfAnother, recordsOfCommand } from './earlier.ts'
import { appendOf } from './rows/rows-of-events.ts'
import type { Streams } from './streams.ts'

/** A command with its sender. */
export interface Given {
  readonly envelope: Envelope
  readonly actor: Actor
}

/** What deciding one command needs besides the streams. */
export interface Facts extends Pick<World, 'device' | 'history' | 'cases'> {
  /** The one draw of chance, where the question to the tables needed it; null: drawn when it is decided. */
  readonly random: string | null
  /** The answer that this very command was given before. */
  readonly earlier: Answer | null
}

export interface Decided {
  readonly answer: Answer
  readonly appends: readonly Append[]
}

export interface DecidingParts {
  readonly store: Pick<Store, 'devices' | 'bookingsOf' | 'knownCases' | 'rows'>
  readonly streams: Streams
  readonly base: HallSettings
  /** The day in force. */
  readonly present: () => { readonly stream: DayStream; readonly date: string; readonly plan: SettingsIndex }
  readonly nowMs: () => number
  readonly newLink: () => string
  /** Holds one more stream for a while. */
  readonly hold: (stream: string) => Promise<void>
  readonly onFault: (error: unknown, command: HallCommand['type']) => void
}

export interface Deciding {
  /** Streams that this command needs held, besides today's and the standing ones. */
  streamsOf(given: Given): readonly StreamName[]
  /** What this command needs; all its streams are held. */
  gather(given: Given): Facts | Promise<Facts>
  /** Whether a number could be given now, as far as deciding goes; writes and folds nothing. */
  canIssue(): boolean
  /** Decides and folds. Throws only when what is held is spoilt by it. */
  decide(given: Given, facts: Facts): Decided
}

export const NOT_YOURS: Answer = { ok: false, refused: 'notAuthorised' }
export const ANOTHER_COMMAND: Answer = {
  ok: false,
  malformed: { field: 'commandId', problem: 'was used for another command; each needs an id of its own' },
}
/** A command that makes this program fail is refused, alone; its sender need not try again. */
export const UNDECIDABLE: Answer = {
  ok: false,
  malformed: { field: 'command', problem: 'this program cannot decide it; its log says why' },
}
const NO_FACTS: Facts = { earlier: null, device: null, history: [], cases: [], random: null }

/** What one stream gets of one command. */
interface Recording {
  readonly stream: StreamName
  readonly records: readonly Recorded<HallEvent>[]
  readonly contacts: readonly Contact[]
}

/** Makes the deciding of a hall. */
export function createDeciding(parts: DecidingParts): Deciding {
  const { store, streams } = parts

  /** The world as a command finds it, without chance and without what it asks of tables. */
  function worldAt({ envelope: { commandId }, actor }: Given, nowMs: number, facts: Facts, random: string): World {
    const { date, plan } = parts.present()
    const { device, history, cases } = facts
    const { base } = parts
    const [clockMs, today] = [parts.nowMs(), date]
    return { nowMs, clockMs, today, actor, commandId, plan, base, state: streams.state, random, device, history, cases }
  }

  async function factsOf(given: Given): Promise<Facts> {
    const { command } = given.envelope
    const random = parts.newLink()
    const { device, bookingsOf, cases } = questionOf(command, worldAt(given, parts.nowMs(), NO_FACTS, random))
    return {
      random,
      earlier: await earlier(given),
      device: device === undefined ? null : ((await store.devices()).find((one) => one.deviceId === device) ?? null),
      history: bookingsOf === undefined ? [] : await store.bookingsOf(bookingsOf.person, bookingsOf.fromDate),
      cases: cases === undefined ? [] : await casesFor(parts, cases),
    }
  }

  /** A retry after a lost answer or a restart finds its own events and gets the same answer. */
  async function earlier(given: Given): Promise<Answer | null> {
    const { commandId, command } = given.envelope
    const found = await recordsOfCommand(store, streams.find(commandId), commandId)
    const last = found.at(-1)?.record
    if (!last) return null
    if (JSON.stringify(last.actor) !== textOf(given.actor)) return NOT_YOURS
    if (isOfAnother(command, found)) return ANOTHER_COMMAND
    const events = found.map(({ record }) => record.event)
    return { ok: true, seq: last.seq, result: answerOf(command, events, worldAt(given, last.atMs, NO_FACTS, '')) }
  }

  function decideOne(given: Given, facts: Facts): Decided {
    if (facts.earlier) return { answer: facts.earlier, appends: [] }
    const { command } = given.envelope
    const { stream: today } = parts.present()
    // A clock that is set back never makes the log run backwards.
    const atMs = Math.max(parts.nowMs(), streams.lastAtMs(today))
    const opened = streams.state(today).status === 'new' ? [record(opening(), atMs, given)] : []
    const world = worldAt(given, atMs, facts, facts.random ?? parts.newLink())
    const decision = attempted(command, world)
    if (decision === null) return { answer: UNDECIDABLE, appends: appendsOf(opened) }
    if (!decision.ok) return { answer: { ok: false, rejection: decision.rejection }, appends: appendsOf(opened) }
    const { written, answer } = decision.value
    const [first] = written
    const recorded = written.map((one) => record(one, atMs, given))
    const events = written.length === 1 ? (first as HallWritten).events : written.flatMap((one) => one.events)
    const result = answer ?? answerOf(command, events, world)
    return {
      answer: { ok: true, seq: streams.seqOf(first?.stream ?? today), result },
      appends: appendsOf([...opened, ...recorded]),
    }
  }

  /** null: deciding failed, and changed nothing. */
  function attempted(command: HallCommand, world: World): Decision | null {
    try {
      return decide(command, world)
    } catch (error) {
      parts.onFault(error, command.type)
      return null
    }
  }

  function opening(): HallWritten {
    const { siteId, timeZone } = parts.base
    const { stream, date } = parts.present()
    return onto(stream, { type: 'DayOpened', siteId, serviceDate: date, timeZone })
  }

  /** Folds what is about to be written. */
  function record(written: HallWritten, atMs: number, { envelope: { commandId }, actor }: Given): Recording {
    const { stream, contacts } = written
    if (written.isBeginning === true) streams.begin(stream)
    const records = written.events.map((event) => {
      // Another stream than the day's may have been written to before the clock was set back.
      const recorded: Recorded<HallEvent> = {
        seq: streams.seqOf(stream) + 1,
        atMs: Math.max(atMs, streams.lastAtMs(stream)),
        actor,
        commandId,
        event,
      }
      streams.fold(stream, recorded)
      return recorded
    })
    return { stream, records, contacts: contacts ?? [] }
  }

  /** One append per stream that has something to write, with the rows that must not be behind it. */
  function appendsOf(recorded: readonly Recording[]): readonly Append[] {
    return recorded.flatMap(({ stream, records, contacts }) =>
      records.length === 0 ? [] : [appendOf(streams, stream, records, contacts)],
    )
  }

  return {
    streamsOf: (given) =>
      streamsOf(given.envelope.command, parts.present().date, () => worldAt(given, parts.nowMs(), NO_FACTS, '')),
    gather: (given) => {
      const { command, commandId } = given.envelope
      // Nearly every command: it is new, and what is held decides it.
      return mayAsk(command) || streams.find(commandId).length > 0 ? factsOf(given) : NO_FACTS
    },
    canIssue: () => {
      const probe = probeOf(parts.present().plan)
      if (probe === null) return true
      return attempted(probe.envelope.command, worldAt(probe, parts.nowMs(), NO_FACTS, '')) !== null
    },
    decide: decideOne,
  }
}

/** Somebody at a kiosk who wants a number; null where there is nothing to want one for. */
function probeOf({ settings }: SettingsIndex): Given | null {
  const item = settings.items.find((one) => one.isApplicantInitiated)
  if (item === undefined) return null
  return {
    envelope: { commandId: 'probe', command: { type: 'IssueTicket', items: [{ item: item.id }], origin: 'kiosk' } },
    actor: { kind: 'device', deviceId: 'probe', deviceKind: 'kiosk' },
  }
}

/** Cases that the table finds by a group or by codes; the command may write to them, so each is held. */
async function casesFor(
  { store, hold }: Pick<DecidingParts, 'store' | 'hold'>,
  { group, codes }: NonNullable<ReturnType<typeof questionOf>['cases']>,
): Promise<Facts['cases']> {
  const known = await store.knownCases(group ?? null, codes)
  for (const { caseNo } of known) await hold(caseStream(caseNo))
  return known
}
