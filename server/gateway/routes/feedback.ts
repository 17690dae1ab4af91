/**
 * Routes of the suggestion box: anyone puts something in and reads the answer by its reference; the duty manager sees
 * all of it.
 */
import { SUGGESTION_KINDS } from '../../../domain/feedback/commands.ts'
import { z } from 'zod'
import type { SuggestionLook, SuggestionReply, SuggestionsReply } from '../../../domain/contract/http/feedback.ts'
import { daysLeft, publicSuggestion, type FeedbackState } from '../../../domain/feedback/state.ts'
import type { Hall } from '../../hall/hall.ts'
import { FEEDBACK_STREAM } from '../../../domain/feedback/state.ts'
import { serviceDates } from '../../hall/holding.ts'
import { handleCommand } from '../gate/gate.ts'
import type { Routes } from '../guard.ts'
import { checked, refuse, refuseMalformed } from '../problem.ts'
import { statusOf } from '../status.ts'

/** Length and form are checked by the gate, like those of every command. */
const body = z.strictObject({
  commandId: z.string().min(8).max(64),
  kind: z.enum(SUGGESTION_KINDS),
  text: z.string(),
  phone: z.string().nullable(),
})
const PER_MINUTE = 10
/** So few that ten digits are not found by trying. */
const LOOKS_PER_MINUTE = 30

/** Adds the routes of suggestions and complaints. */
export function feedbackRoutes(
  { everyone, managers }: Routes,
  { hall, allowance }: { readonly hall: Hall; readonly allowance: number },
): void {
  const limit = (perMinute: number) => ({ rateLimit: { max: Math.max(perMinute, allowance), timeWindow: 60_000 } })
  everyone.post(
    '/api/suggestions',
    {
      schema: {
        summary: 'A suggestion or a complaint; no name is needed (article 22)',
        tags: ['feedback'],
        body: body,
      },
      config: limit(PER_MINUTE),
    },
    async (request, reply, sender) => {
      const { commandId, ...said } = checked(body, request.body)
      const answer = await handleCommand(hall, (await sender.actor()) ?? { kind: 'visitor' }, () => true, {
        commandId,
        command: { type: 'SubmitSuggestion', ...said },
      })
      if (answer.ok) return answer.result.suggestion satisfies SuggestionReply | undefined
      refuseMalformed(answer)
      void reply.code(statusOf(answer))
      return answer
    },
  )
  everyone.get<{ Params: { reference: string } }>(
    '/api/suggestions/:reference',
    {
      schema: { summary: 'What became of a suggestion or complaint', tags: ['feedback'] },
      config: limit(LOOKS_PER_MINUTE),
    },
    async (request): Promise<SuggestionLook> => {
      const one = stateOf(hall).suggestions.get(request.params.reference)
      return one
        ? { ...publicSuggestion(one), daysLeft: daysLeft(one, hall.index.settings.calendar, todayOf(hall)) }
        : refuse(404, { code: 'notFound', problem: 'There is nothing under this reference.' })
    },
  )
  managers.get(
    '/api/suggestions',
    { schema: { summary: 'All suggestions and complaints, newest first', tags: ['feedback'] } },
    () => allSuggestions(hall),
  )
}

async function allSuggestions(hall: Hall): Promise<SuggestionsReply> {
  const today = todayOf(hall)
  const phones = new Map((await hall.store.contacts()).map(({ reference, phone }) => [reference, phone]))
  return {
    suggestions: [...stateOf(hall).suggestions.values()].reverse().map((one) => ({
      ...one,
      phone: phones.get(one.reference) ?? null,
      daysLeft: daysLeft(one, hall.index.settings.calendar, today),
    })),
    today,
  }
}

function todayOf(hall: Hall): string {
  return serviceDates(hall.base.timeZone)(hall.nowMs())
}

function stateOf(hall: Hall): FeedbackState {
  return hall.streams.state(FEEDBACK_STREAM)
}
