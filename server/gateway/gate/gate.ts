/**
 * The gate that every command passes, from a socket or over HTTP: known sender, well-formed, allowed, then executed.
 */
import type { Answer, Envelope } from '../../../domain/contract/protocol.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { unfitIn, visibleTexts, type UnfitText } from '../../../domain/words/typed-text.ts'
import type { Hall } from '../../hall/hall.ts'
import { parseEnvelope } from '../shapes/envelope.ts'
import { hotEnvelope } from '../shapes/hot-commands.ts'
import { MAY, mayDo } from '../../../domain/contract/subjects.ts'
import { senderAt, type Identity } from '../identity.ts'
import type { Seat } from '../seat.ts'
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

/** Makes what carries out each seat's commands, whoever gives them now; never rejects. */
export function commandDesk(parts: GateParts): (seat: Seat) => (envelope: unknown) => Promise<Answer> {
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

function commandsOf(seat: Seat, parts: GateParts, isAllowedNow: () => boolean): (envelope: unknown) => Promise<Answer> {
  const carryOut = (envelope: unknown): Promise<Answer> => {
    const handle = (sender: Actor | null): Promise<Answer> => handleCommand(parts.hall, sender, isAllowedNow, envelope)
    const sender = senderAt(seat, parts.identity)
    return sender instanceof Promise ? sender.then(handle, () => NOT_KNOWN) : handle(sender)
  }
  return async (envelope) => {
    const from = performance.now()
    const answer = await carryOut(envelope)
    parts.observe(typeOf(envelope), answer, performance.now() - from)
    return answer
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
  if (actor === null) return told({ ok: false, refused: 'notAuthorised' })
  if (!isAllowedNow()) return told({ ok: false, refused: 'rateLimited' })
  const hot = hotEnvelope(message)
  if (hot) return mayDo(actor, hot.command) ? hall.execute(hot, actor) : told(NOT_ALLOWED)
  const parsed = parseEnvelope(message)
  if (!parsed.ok) return told({ ok: false, malformed: { field: parsed.field, problem: parsed.problem } })
  const unfit = unfitEnvelope(parsed.envelope)
  if (unfit) return told({ ok: false, malformed: unfit })
  if (!mayDo(actor, parsed.envelope.command)) return told(NOT_ALLOWED)
  return executeFit(hall, parsed.envelope, actor)
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
