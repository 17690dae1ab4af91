/** The HTTP status of an answer. */
import type { Answer } from '../../domain/contract/protocol.ts'

/** 200, or the status that fits the refusal (HTTP-1). */
export function statusOf(answer: Answer): number {
  if (answer.ok) return 200
  if ('refused' in answer)
    return { rateLimited: 429, notAuthorised: 403, cannotStore: 503, reload: 426 }[answer.refused]
  return 'malformed' in answer ? 400 : 409
}
