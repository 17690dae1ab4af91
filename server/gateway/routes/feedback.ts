/**
 * Routes of the suggestion box: anyone puts something in and reads the answer by its reference; the duty manager sees
 * all of it.
 */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { SuggestionReply, SuggestionsReply } from '../../../domain/contract/http/feedback.ts'
import {
  daysLeft,
  publicSuggestion,
  type FeedbackState,
  type PublicSuggestion,
} from '../../../domain/feedback/state.ts'
import { FEEDBACK_STREAM } from '../../../domain/feedback/state.ts'
import { serviceDates } from '../../hall/service-date.ts'
import { handleCommand } from '../gate/gate.ts'
import type { HttpParts } from '../http.ts'
import { checked, refuse } from '../problem.ts'
import { actorOf, needStaff } from '../senders.ts'

/** Length and form are checked by the gate, like those of every command. */
const body = z.strictObject({
  commandId: z.string().min(8).max(64),
  kind: z.enum(['suggestion', 'complaint']),
  text: z.string(),
  phone: z.string().nullable(),
})
const PER_MINUTE = 10
/** So few that ten digits are not found by trying. */
const LOOKS_PER_MINUTE = 30

/** Adds the routes of suggestions and complaints. */
export function feedbackRoutes(app: FastifyInstance, { hall, identity, allowance }: HttpParts): void {
  const dateOf = serviceDates(hall.base.timeZone)
  const state = (): FeedbackState => hall.streams.state(FEEDBACK_STREAM)
  app.post(
    '/api/suggestions',
    {
      schema: {
        summary: 'A suggestion or a complaint; no name is needed (article 22)',
        tags: ['feedback'],
        body: z.toJSONSchema(body),
      },
      config: { rateLimit: { max: Math.max(PER_MINUTE, allowance), timeWindow: 60_000 } },
    },
    async (request, reply) => {
      const { commandId, ...said } = checked(body, request.body)
      const actor = (await actorOf(request, identity)) ?? { kind: 'visitor' as const }
      const answer = await handleCommand(hall, actor, () => true, {
        commandId,
        command: { type: 'SubmitSuggestion', ...said },
      })
      if (answer.ok) return answer.result.suggestion satisfies SuggestionReply | undefined
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
  app.get<{ Params: { reference: string } }>(
    '/api/suggestions/:reference',
    {
      schema: { summary: 'What became of a suggestion or complaint', tags: ['feedback'] },
      config: { rateLimit: { max: Math.max(LOOKS_PER_MINUTE, allowance), timeWindow: 60_000 } },
    },
    async (request): Promise<PublicSuggestion> => {
      const one = state().suggestions.get(request.params.reference)
      return one
        ? publicSuggestion(one)
        : refuse(404, { code: 'notFound', problem: 'There is nothing under this reference.' })
    },
  )
  app.get(
    '/api/suggestions',
    { schema: { summary: 'All suggestions and complaints, newest first', tags: ['feedback'] } },
    async (request): Promise<SuggestionsReply> => {
      await needStaff(request, identity, 'dutyManager')
      const today = dateOf(hall.nowMs())
      const phones = new Map((await hall.store.contacts()).map(({ reference, phone }) => [reference, phone]))
      return {
        suggestions: [...state().suggestions.values()].reverse().map((one) => ({
          ...one,
          phone: phones.get(one.reference) ?? null,
          daysLeft: daysLeft(one, hall.index.settings.calendar, today),
        })),
        today,
      }
    },
  )
}
