/** What linked sites' servers send: the body as it was signed, and who the sending server is here. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor } from '../../../domain/words/actor.ts'
import { checked, refuse } from '../problem.ts'

/** The actor that another site's server is here: a kiosk that stands elsewhere. */
export function actorOfSite(site: string): Actor {
  return { kind: 'device', deviceId: `site:${site}`, deviceKind: 'kiosk' }
}

/** Leaves bodies as they came: a signature is over their very bytes. */
export function keepBodiesAsSigned(scope: FastifyInstance): void {
  scope.removeContentTypeParser('application/json')
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))
}

/** The body that was signed, as `schema` wants it. */
export function signedBody<T>(schema: z.ZodType<T>, request: FastifyRequest): T {
  try {
    return checked(schema, JSON.parse(String(request.body)))
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(400, { code: 'malformed', field: 'body', problem: 'not JSON' })
    throw error
  }
}
