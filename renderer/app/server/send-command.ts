/** Orders of pages that have no socket. */
import type { SessionReply } from '../../../domain/contract/http/hall.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { CommandResult, HallCommand } from '../../../domain/contract/subjects.ts'
import { ask, type Reply, newCommandId } from './http.ts'
import { signedOutCount } from './page-state.ts'

/** Ids of commands whose fate is not known: whoever presses again for the same means the same one (SEND-1). */
const unanswered = new Map<string, string>()

/** Gives one command through the same gate as every socket, for pages that have none. */
export async function sendCommand(command: HallCommand, withinMs?: number): Promise<Reply<CommandResult>> {
  const key = JSON.stringify(command)
  const commandId = unanswered.get(key) ?? newCommandId()
  unanswered.set(key, commandId)
  const reply = await sendAs(commandId, command, withinMs)
  if (!isFateUnknown(reply)) unanswered.delete(key)
  return reply
}

/** Gives one command under an id that the page keeps. */
export async function sendAs(
  commandId: string,
  command: HallCommand,
  withinMs?: number,
): Promise<Reply<CommandResult>> {
  const reply = await ask<Extract<Answer, { ok: true }>>('POST', '/api/commands', {
    body: { commandId, command },
    ...(withinMs === undefined ? {} : { withinMs }),
  })
  if (reply.ok) return { ok: true, value: reply.value.result }
  if (reply.why !== 'refused' || !('refused' in reply.answer) || reply.answer.refused !== 'notAuthorised') return reply
  // Whoever is signed in and has no right to it is told so; only nobody is asked to sign in.
  const session = await ask<SessionReply>('GET', '/api/session')
  if (session.ok && session.value.staff !== null) return reply
  signedOutCount.value += 1
  return { ok: false, why: 'signedOut' }
}

/** No answer, one of a gateway in between, or one of a hall that could not keep it: the hall may have taken it. */
export function isFateUnknown(reply: Reply<unknown>): boolean {
  if (reply.ok) return false
  if (reply.why === 'refused') return 'refused' in reply.answer && reply.answer.refused === 'cannotStore'
  return reply.why === 'silent' || (reply.why === 'problem' && reply.problem.code === 'internal')
}

/** Whether the same order may succeed later: nobody decided it. What a machine keeps is dropped for nothing else. */
export function isForLater(reply: Reply<unknown>): boolean {
  return !reply.ok && (reply.why !== 'refused' || isUndecided(reply.answer))
}

/** The hall had no look at the order itself: it keeps nothing now, too many ask, nobody is signed in. */
export function isUndecided(answer: Answer): boolean {
  return !answer.ok && 'refused' in answer
}
