/**
 * The gate that every command passes, from a socket or over HTTP: known sender, well-formed, allowed, then executed.
 */
import type { Answer, Envelope } from '../../../domain/contract/protocol.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { unfitIn, visibleTexts, type UnfitText } from '../../../domain/words/typed-text.ts'
import type { Hall } from '../../hall/hall.ts'
import { parseEnvelope } from '../shapes/envelope.ts'
import { mayDo } from '../../../domain/contract/access.ts'
import { masked, personNumberIn } from './personal-text.ts'

const SENDERS_MOST = 10_000

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

/** Answers any message; never throws for what a sender did wrong. */
export function handleCommand(
  hall: Hall,
  actor: Actor | null,
  isAllowedNow: () => boolean,
  message: unknown,
): Promise<Answer> {
  if (actor === null) return told({ ok: false, refused: 'notAuthorised' })
  if (!isAllowedNow()) return told({ ok: false, refused: 'rateLimited' })
  const parsed = parseEnvelope(message)
  if (!parsed.ok) return told({ ok: false, malformed: { field: parsed.field, problem: parsed.problem } })
  const unfit = unfitEnvelope(parsed.envelope)
  if (unfit) return told({ ok: false, malformed: unfit })
  if (!mayDo(actor, parsed.envelope.command)) return told({ ok: false, rejection: { code: 'NotAllowed' } })
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
