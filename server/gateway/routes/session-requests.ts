/** Routes of sessions on demand: anyone asks and reads the answer by a receipt; the duty manager sees all of them. */
import { z } from 'zod'
import { reminderOf, soonSessions } from '../../../domain/session-request/reminders.ts'
import type {
  AskedReply,
  RequestLine,
  RequestsReply,
  SoonSessionsReply,
} from '../../../domain/contract/http/settings.ts'
import type { SessionRequest } from '../../../domain/session-request/state.ts'
import type { Hall } from '../../hall/hall.ts'
import { REQUESTS_STREAM } from '../../../domain/session-request/state.ts'
import { handleCommand } from '../gate/gate.ts'
import type { Routes } from '../guard.ts'
import { checked, refuse, refuseMalformed } from '../problem.ts'
import { statusOf } from '../status.ts'
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
export function requestRoutes(
  { everyone, managers }: Routes,
  { hall, allowance }: { readonly hall: Hall; readonly allowance: number },
): void {
  const all = (): readonly SessionRequest[] => [...hall.streams.state(REQUESTS_STREAM).requests.values()]
  everyone.get(
    '/api/sessions/soon',
    { schema: { summary: 'Sessions on demand that begin within a day (article 21)', tags: ['requests'] } },
    async (): Promise<SoonSessionsReply> => ({ sessions: soonSessions(all(), hall.index, hall.nowMs()) }),
  )
  everyone.post(
    '/api/requests',
    {
      schema: {
        summary: 'Ask for a session outside the hours (article 21); no name is needed',
        tags: ['requests'],
        body: askBody,
      },
      config: { rateLimit: { max: Math.max(REQUESTS_PER_MINUTE, allowance), timeWindow: 60_000 } },
    },
    async (request, reply) => {
      const { answer, receipt } = await askFor(hall, checked(askBody, request.body))
      if (answer.ok) return { requestNo: answer.result.requestNo as number, receipt } satisfies AskedReply
      refuseMalformed(answer)
      void reply.code(statusOf(answer))
      return answer
    },
  )
  everyone.get<{ Params: { receipt: string } }>(
    '/api/requests/:receipt',
    { schema: { summary: 'What became of the requests under a receipt', tags: ['requests'] } },
    async (request): Promise<RequestsReply> => {
      const person = hashOf(request.params.receipt)
      const own = all().filter((one) => one.person === person)
      if (own.length === 0) refuse(404, { code: 'notFound', problem: 'There is no request under this receipt.' })
      return { requests: own.map((one) => lineOf(one, hall)) }
    },
  )
  managers.get(
    '/api/requests',
    { schema: { summary: 'All requests for sessions', tags: ['requests'] } },
    async (): Promise<RequestsReply> => ({
      requests: all()
        .map((one) => lineOf(one, hall))
        .reverse(),
    }),
  )
}

async function askFor(hall: Hall, { receipt = newToken(16), ...asked }: z.output<typeof askBody>) {
  const answer = await handleCommand(hall, { kind: 'visitor' }, () => true, {
    commandId: newToken(16),
    command: { type: 'RequestSession', ...asked, person: hashOf(receipt) },
  })
  return { answer, receipt }
}

function lineOf({ person: _person, ...shown }: SessionRequest, hall: Pick<Hall, 'index' | 'nowMs'>): RequestLine {
  const { calendar, timeZone } = hall.index.settings
  return { ...shown, reminder: reminderOf(shown, calendar, timeZone, hall.nowMs()) }
}
