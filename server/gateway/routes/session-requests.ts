/** Routes of sessions on demand: anyone asks and reads the answer by a receipt; the duty manager sees all of them. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { reminderOf, soonSessions } from '../../../domain/session-request/reminders.ts'
import type {
  AskedReply,
  RequestLine,
  RequestsReply,
  SoonSessionsReply,
} from '../../../domain/contract/http/settings.ts'
import type { SessionRequest } from '../../../domain/session-request/state.ts'
import { REQUESTS_STREAM } from '../../../domain/session-request/state.ts'
import { handleCommand } from '../gate/gate.ts'
import type { HttpParts } from '../http.ts'
import { checked, refuse } from '../problem.ts'
import { needStaff } from '../senders.ts'
import { hashOf, newToken } from '../../people/tokens.ts'

/** Times and items are checked by the gate, like those of every command. */
const askBody = z.strictObject({
  date: z.string().max(10),
  from: z.string().max(5),
  to: z.string().max(5),
  items: z.array(z.string().max(64)).max(20),
  receipt: z.string().min(16).max(64).optional(),
})
const REQUESTS_PER_MINUTE = 10

/** Adds the routes of requests. */
export function requestRoutes(app: FastifyInstance, { hall, identity, allowance }: HttpParts): void {
  const all = (): readonly SessionRequest[] => [...hall.streams.state(REQUESTS_STREAM).requests.values()]
  const lineOf = ({ person: _person, ...shown }: SessionRequest): RequestLine => {
    const { calendar, timeZone } = hall.index.settings
    return { ...shown, reminder: reminderOf(shown, calendar, timeZone, hall.nowMs()) }
  }
  app.get(
    '/api/sessions/soon',
    { schema: { summary: 'Sessions on demand that begin within a day (article 21)', tags: ['requests'] } },
    async (): Promise<SoonSessionsReply> => ({ sessions: soonSessions(all(), hall.index, hall.nowMs()) }),
  )
  app.post(
    '/api/requests',
    {
      schema: {
        summary: 'Ask for a session outside the hours (article 21); no name is needed',
        tags: ['requests'],
        body: z.toJSONSchema(askBody),
      },
      config: { rateLimit: { max: Math.max(REQUESTS_PER_MINUTE, allowance), timeWindow: 60_000 } },
    },
    async (request, reply) => {
      const { receipt = newToken(16), ...asked } = checked(askBody, request.body)
      const answer = await handleCommand(hall, { kind: 'visitor' }, () => true, {
        commandId: newToken(16),
        command: { type: 'RequestSession', ...asked, person: hashOf(receipt) },
      })
      if (answer.ok) return { requestNo: answer.result.requestNo as number, receipt } satisfies AskedReply
      if ('malformed' in answer)
        refuse(400, {
          code: 'malformed',
          field: answer.malformed.field.replace(/^command\./, ''),
          problem: answer.malformed.problem,
        })
      void reply.code('refused' in answer ? 503 : 409)
      return answer
    },
  )
  app.get<{ Params: { receipt: string } }>(
    '/api/requests/:receipt',
    { schema: { summary: 'What became of the requests under a receipt', tags: ['requests'] } },
    async (request): Promise<RequestsReply> => {
      const person = hashOf(request.params.receipt)
      const own = all().filter((one) => one.person === person)
      if (own.length === 0) refuse(404, { code: 'notFound', problem: 'There is no request under this receipt.' })
      return { requests: own.map(lineOf) }
    },
  )
  app.get(
    '/api/requests',
    { schema: { summary: 'All requests for sessions', tags: ['requests'] } },
    async (request): Promise<RequestsReply> => {
      await needStaff(request, identity, 'dutyManager')
      return { requests: all().map(lineOf).reverse() }
    },
  )
}
