/** Answers over HTTP and their status. */
import type { FastifyReply } from 'fastify'
import type { Answer } from '../../domain/contract/protocol.ts'

/** 200, or the status that fits the refusal (HTTP-1). */
export function statusOf(answer: Answer): number {
  if (answer.ok) return 200
  if ('refused' in answer)
    return { rateLimited: 429, notAuthorised: 403, cannotStore: 503, reload: 426 }[answer.refused]
  return 'malformed' in answer ? 400 : 409
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
