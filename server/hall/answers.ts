/** What was answered lately: a command that is sent again hears its own answer, also while it is under way. */
import { isDeepStrictEqual } from 'node:util'
import type { HallCommand } from '../../domain/contract/subjects.ts'
import type { Answer, Envelope } from '../../domain/contract/protocol.ts'
import type { Actor } from '../../domain/words/actor.ts'
import { textOf } from '../store/hash-chain.ts'

export interface Answers {
  /** The answer of this command id, given or to come; null for one that is not remembered. */
  of(envelope: Envelope, actor: Actor): Promise<Answer> | null
  keep(envelope: Envelope, actor: Actor, answer: Promise<Answer>): void
  /** A refusal wrote nothing: the same command may succeed later, so it is decided afresh then. */
  forget(commandId: string): void
}

interface Kept {
  readonly actor: string
  readonly command: HallCommand
  readonly answer: Promise<Answer>
}

export const NOT_YOURS: Answer = { ok: false, refused: 'notAuthorised' }
export const ANOTHER_COMMAND: Answer = {
  ok: false,
  malformed: { field: 'commandId', problem: 'was used for another command; each needs an id of its own' },
}

/**
 * Remembers at least the last `least` answers, at most twice as many: when the newer half is full the older is dropped
 * whole. Taking the oldest out of one large map walks over all that were taken out before it.
 */
export function createAnswers(least: number): Answers {
  let newer = new Map<string, Kept>()
  let older = new Map<string, Kept>()
  return {
    of: ({ commandId, command }, actor) => {
      const kept = newer.get(commandId) ?? older.get(commandId)
      if (!kept) return null
      if (kept.actor !== textOf(actor)) return Promise.resolve(NOT_YOURS)
      return isDeepStrictEqual(asSent(kept.command), asSent(command)) ? kept.answer : Promise.resolve(ANOTHER_COMMAND)
    },
    keep: ({ commandId, command }, actor, answer) => {
      if (newer.size >= least) {
        older = newer
        newer = new Map()
      }
      newer.set(commandId, { actor: textOf(actor), command, answer })
    },
    forget: (commandId) => {
      newer.delete(commandId)
      older.delete(commandId)
    },
  }
}

/** Without what the server itself draws anew for each asking: the code of a booking and its proof. */
function asSent(command: HallCommand): HallCommand {
  return command.type === 'HoldSlot' ? { ...command, code: '', proof: '' } : command
}
