/**
 * Pages of one server of a hall ask another with their cookie (CORS); pages of any other site read nothing and order
 * nothing.
 */
import type { FastifyInstance } from 'fastify'
import { PROOF_HEADER } from '../../domain/contract/http/booking.ts'
import { DEVICE_HEADER } from '../../domain/contract/http/hall.ts'
import { refuse } from './problem.ts'
import { LINK_HEADER } from './senders.ts'
import type { ServerList } from './server-list.ts'

const HEADERS = ['content-type', DEVICE_HEADER, LINK_HEADER, PROOF_HEADER].join(', ')

/** Adds the check before every route. */
export function guardOrigins(app: FastifyInstance, servers: ServerList): void {
  app.addHook('onRequest', async (request, reply): Promise<unknown> => {
    const { origin, host } = request.headers
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    if (!servers.admits(origin, host)) {
      if (isReading) return undefined
      refuse(403, { code: 'notAuthorised', problem: 'This request comes from a page of another site.' })
    }
    if (origin === undefined || new URL(origin).host === host) return undefined
    void reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      vary: 'origin',
    })
    if (request.method !== 'OPTIONS') return undefined
    return reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, POST, PUT, DELETE',
        'access-control-allow-headers': HEADERS,
        'access-control-max-age': '600',
      })
      .send()
  })
}
