/** Answers over HTTP: their status, and in one word what became of a command. */
import type { FastifyReply } from 'fastify'
import type { Answer } from '../../domain/contract/protocol.ts'

/** 200, or the status that fits the refusal (HTTP-1). */
export function statusOf(answer: Answer): number {
  if (answer.ok) return 200
  if ('refused' in answer)
    return { rateLimited: 429, notAuthorised: 403, cannotStore: 503, reload: 426 }[answer.refused]
  return 'malformed' in answer ? 400 : 409
}

/** What became of a command in one word: ok, the code of its rejection, why it was refused, or malformed. */
export function outcomeOf(answer: Answer): string {
  if (answer.ok) return 'ok'
  if ('rejection' in answer) return answer.rejection.code
  return 'refused' in answer ? answer.refused : 'malformed'
}

/** An answer with its HTTP status. */
export interface HttpAnswer {
  readonly status: number
  readonly body: object
}

/** Sends it. `Body`: what it is, for the description of the route (server/gateway/description). */
export function sendAnswer<Body extends object>(reply: FastifyReply, { status, body }: HttpAnswer): Body {
  void reply.code(status)
  return body as Body
}
