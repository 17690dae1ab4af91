/**
 * The gate that every command passes, from a socket or over HTTP: known sender, well-formed, allowed, then executed.
 */
import type { Answer, Envelope } from '../../../domain/contract/protocol.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { unfitIn, visibleTexts, type UnfitText } from '../../../domain/words/typed-text.ts'
import type { Hall } from '../../hall/hall.ts'
import { parseEnvelope } from '../shapes/envelope.ts'
import { MAY, mayDo } from '../../../domain/contract/subjects.ts'
import { ISSUE_ORIGINS, ITEM_OUTCOMES } from '../../../domain/queue-day/commands.ts'
import { PRIORITY_CLASSES } from '../../../domain/words/ids.ts'
import { SETTINGS_STREAM } from '../../../domain/settings/state.ts'
import { voidLeftPins } from '../../people/pins.ts'
import { senderAt, type Identity } from '../identity.ts'
import type { Seat } from '../seat.ts'
import type { Tell } from '../wire.ts'
import { masked, personNumberIn } from './personal-text.ts'

const SENDERS_MOST = 10_000

/** What carries out the commands of screens. */
export interface GateParts {
  readonly hall: Hall
  readonly identity: Identity
  /** Commands per second and at once, per screen that is no phone. */
  readonly allowance: { readonly perSecond: number; readonly burst: number }
  readonly observe: (type: string, answer: Answer, tookMs: number) => void
}

/** Nobody can be known while the store cannot be read. */
const NOT_KNOWN: Answer = { ok: false, refused: 'cannotStore' }
const NOT_ALLOWED: Answer = { ok: false, rejection: { code: 'NotAllowed' } }
const PHONE = { perSecond: 1, burst: 5 }

/** Allows `perSecond` on average and `burst` at once; one per sender. */
export function createAllowance(perSecond: number, burst: number, nowMs: () => number): () => boolean {
  let left = burst
  let atMs = nowMs()
  return () => {
    const now = nowMs()
    left = Math.min(burst, left + ((now - atMs) / 1000) * perSecond)
    atMs = now
    if (left < 1) return false
    left -= 1
    return true
  }
}

/** One allowance per sender, however many screens they have opened; the oldest is forgotten first. */
export function createAllowances(
  nowMs: () => number,
): (sender: string, perSecond: number, burst: number) => () => boolean {
  const known = new Map<string, () => boolean>()
  return (sender, perSecond, burst) => {
    const allowance = known.get(sender) ?? createAllowance(perSecond, burst, nowMs)
    known.delete(sender)
    known.set(sender, allowance)
    if (known.size > SENDERS_MOST) known.delete(known.keys().next().value as string)
    return allowance
  }
}

/** Carries out a command of a seat and tells its answer, sooner or later. */
export type CarryOut = (envelope: unknown, tell: Tell) => void

/** Makes what carries out each seat's commands, whoever gives them now; never throws. */
export function commandDesk(parts: GateParts): (seat: Seat) => CarryOut {
  const allowanceOf = createAllowances(() => performance.now())
  return (seat) => {
    const { perSecond, burst } = seat.screen.screen === 'ticket' ? PHONE : parts.allowance
    // A second screen of the same machine, link or person brings no second allowance.
    return commandsOf(seat, parts, allowanceOf(senderOf(seat), perSecond, burst))
  }
}

function senderOf({ screen, actor }: Seat): string {
  if (screen.screen === 'ticket') return `link ${screen.link}`
  if (actor === null) return 'nobody'
  return JSON.stringify(actor)
}

function commandsOf(seat: Seat, parts: GateParts, isAllowedNow: () => boolean): CarryOut {
  // A machine is who it is as long as its connection lasts; people come and go.
  const machine = seat.actor?.kind === 'device' ? seat.actor : null
  return (envelope, tell) => {
    const from = performance.now()
    const tellAndCount = (answer: Answer): void => {
      tell(answer)
      parts.observe(typeOf(envelope), answer, performance.now() - from)
    }
    const sender = machine ?? senderAt(seat, parts.identity)
    if (sender instanceof Promise)
      sender.then(
        (known) => pass(parts.hall, known, isAllowedNow, envelope, tellAndCount),
        () => tellAndCount(NOT_KNOWN),
      )
    else pass(parts.hall, sender, isAllowedNow, envelope, tellAndCount)
  }
}

/** Every word becomes a row of figures that is never forgotten: only words of the hall count. */
function typeOf(envelope: unknown): string {
  const command = (envelope as { command?: { type?: unknown } } | null)?.command
  return typeof command?.type === 'string' && Object.hasOwn(MAY, command.type) ? command.type : 'unknown'
}

/** Where answers that came to one end are counted, and how long they took. */
interface Row {
  readonly count: { inc(): void }
  readonly seconds: { observe(seconds: number): void }
}

/** Counts what was answered in the row of its type and outcome; each is asked for once: the words are the hall's own. */
export function countedIn(rowOf: (type: string, outcome: string) => Row): GateParts['observe'] {
  const rows = new Map<string, Row>()
  return (type, answer, tookMs) => {
    const outcome = outcomeOf(answer)
    const key = `${type} ${outcome}`
    const row = rows.get(key) ?? rowOf(type, outcome)
    rows.set(key, row)
    row.count.inc()
    row.seconds.observe(tookMs / 1000)
  }
}

/** What became of a command in one word: ok, the code of its rejection, why it was refused, or malformed. */
function outcomeOf(answer: Answer): string {
  if (answer.ok) return 'ok'
  if ('rejection' in answer) return answer.rejection.code
  return 'refused' in answer ? answer.refused : 'malformed'
}

/** Answers any message; never throws for what a sender did wrong. */
export function handleCommand(
  hall: Hall,
  actor: Actor | null,
  isAllowedNow: () => boolean,
  message: unknown,
): Promise<Answer> {
  return new Promise((tell) => pass(hall, actor, isAllowedNow, message, tell))
}

function pass(hall: Hall, actor: Actor | null, isAllowedNow: () => boolean, message: unknown, tell: Tell): void {
  if (actor === null) return tell({ ok: false, refused: 'notAuthorised' })
  if (!isAllowedNow()) return tell({ ok: false, refused: 'rateLimited' })
  const hot = hotEnvelope(message)
  if (hot) return mayDo(actor, hot.command) ? hall.give(hot, actor, tell) : tell(NOT_ALLOWED)
  const parsed = parseEnvelope(message)
  if (!parsed.ok) return tell({ ok: false, malformed: { field: parsed.field, problem: parsed.problem } })
  const unfit = unfitEnvelope(parsed.envelope)
  if (unfit) return tell({ ok: false, malformed: unfit })
  if (!mayDo(actor, parsed.envelope.command)) return tell(NOT_ALLOWED)
  const { command } = parsed.envelope
  const answer = executeFit(hall, parsed.envelope, actor)
  const isRoster =
    command.type === 'RollBackSettings' || (command.type === 'ChangeSettings' && command.changes.clerks !== undefined)
  if (isRoster) answer.then((one) => afterRoster(hall, one)).then(tell, () => tell(NOT_KNOWN))
  else void answer.then(tell)
}

/** A new roster is answered once nobody is signed in under a number that is another person's now (SETUP-13). */
async function afterRoster({ store, streams, index }: Hall, answer: Answer): Promise<Answer> {
  if (answer.ok) await voidLeftPins(store, streams.state(SETTINGS_STREAM), index.settings.clerks)
  return answer
}

/**
 * Carries out a command that is well-formed and allowed, whoever made it: what no screen could show is refused, what
 * nobody sees is taken out, numbers of people are masked.
 */
export function executeFit(
  hall: Pick<Hall, 'execute'>,
  { commandId, command }: Envelope,
  actor: Actor,
): Promise<Answer> {
  const unfit = unfitEnvelope({ commandId, command })
  if (unfit) return told({ ok: false, malformed: unfit })
  return hall.execute({ commandId, command: masked(visibleTexts(command)) }, actor)
}

function unfitEnvelope(envelope: Envelope): UnfitText | null {
  const field = personNumberIn(envelope, '')
  return (
    unfitIn(envelope) ??
    (field === null ? null : { field, problem: 'is the number of a person; draw an id that says nothing' })
  )
}

function told(answer: Answer): Promise<Answer> {
  return Promise.resolve(answer)
}

type Fields = Readonly<Record<string, unknown>>
type Check = (value: unknown) => boolean

/** Ids as plans and pages write them: every screen can show them, and no look at texts would change them. */
const PLAIN = /^[\x21-\x7e\u4e00-\u9fff]{1,64}$/
/** A drawn id with a letter that no number of a person holds. */
const DRAWN = /^(?=.*[a-wyz])[\x21-\x7e]{8,64}$/i

/**
 * The envelope of one of the four orders that a hall's day is made of, checked by hand: the same as their shapes say, at a
 * tenth of the price. They hold nothing that anybody has typed. null: not surely right; the shapes and the looks at texts
 * know what is wrong with it.
 */
export function hotEnvelope(message: unknown): Envelope | null {
  if (!isFields(message) || countOf(message) !== 2) return null
  if (typeof message.commandId !== 'string' || !DRAWN.test(message.commandId)) return null
  const { command } = message
  if (!isFields(command) || typeof command.type !== 'string') return null
  const shape = Object.hasOwn(HOT, command.type) ? HOT[command.type] : undefined
  return shape && fits(command, shape) ? (message as unknown as Envelope) : null
}

interface Shape {
  readonly needed: Readonly<Record<string, Check>>
  readonly optional: Readonly<Record<string, Check>>
}

const isId: Check = (value) => typeof value === 'string' && PLAIN.test(value)
const isFlag: Check = (value) => typeof value === 'boolean'
const isType: Check = (value) => typeof value === 'string'
const isOneOf =
  (words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value)
/** A place on a ticket, or how many materials are missing. */
const isUpTo50: Check = (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 50
const isListOf =
  (shape: Shape): Check =>
  (value) =>
    Array.isArray(value) && value.length <= 20 && value.every((one) => isFields(one) && fits(one, shape))

const isListOfPlaces: Check = (value) => Array.isArray(value) && value.length <= 50 && value.every(isUpTo50)

const ITEM: Shape = { needed: { item: isId }, optional: { missing: isUpTo50 } }
const OUTCOME: Shape = {
  needed: { index: isUpTo50, outcome: isOneOf(ITEM_OUTCOMES) },
  optional: { deferred: isListOfPlaces },
}
const AT_COUNTER: Shape = { needed: { type: isType, counter: isId }, optional: {} }
const HOT: Readonly<Record<string, Shape>> = {
  IssueTicket: {
    needed: { type: isType, items: isListOf(ITEM), origin: isOneOf(ISSUE_ORIGINS) },
    optional: { priorityClass: isOneOf(PRIORITY_CLASSES), isElder: isFlag },
  },
  CallNext: AT_COUNTER,
  StartService: AT_COUNTER,
  FinishService: {
    needed: { type: isType, counter: isId, outcomes: isListOf(OUTCOME) },
    optional: { thenCallNext: isFlag },
  },
}

/** Every needed field, perhaps an optional one, and nothing else. */
function fits(value: Fields, { needed, optional }: Shape): boolean {
  let known = 0
  for (const name in needed) {
    if (!Object.hasOwn(value, name) || !(needed[name] as Check)(value[name])) return false
    known += 1
  }
  for (const name in optional) {
    if (!Object.hasOwn(value, name)) continue
    if (!(optional[name] as Check)(value[name])) return false
    known += 1
  }
  return countOf(value) === known
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function countOf(value: Fields): number {
  return Object.keys(value).length
}
