/**
 * The gate that every command passes, from a socket or over HTTP: known sender, well-formed, allowed, then executed.
 */
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { unfitIn, visibleTexts } from '../../../domain/words/typed-text.ts'
import type { Hall } from '../../hall/hall.ts'
import { parseEnvelope } from '../shapes/envelope.ts'
import { mayDo } from '../../../domain/contract/access.ts'
import { masked } from './personal-text.ts'

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
  const { commandId, command } = parsed.envelope
  const unfit = unfitIn(parsed.envelope)
  if (unfit) return told({ ok: false, malformed: unfit })
  if (!mayDo(actor, command)) return told({ ok: false, rejection: { code: 'NotAllowed' } })
  return hall.execute({ commandId, command: masked(visibleTexts(command)) }, actor)
}

function told(answer: Answer): Promise<Answer> {
  return Promise.resolve(answer)
}
