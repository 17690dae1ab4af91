/** Routes of the hall itself: its plan, commands over HTTP, a ticket by its link. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PlanReply } from '../../../domain/contract/http/hall.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { TicketView } from '../../../domain/views/ticket.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { ticketView } from '../../../domain/views/ticket.ts'
import type { Hall } from '../../hall/hall.ts'
import { createAllowances, handleCommand } from '../gate/gate.ts'
import type { Anybody, Routes } from '../guard.ts'
import type { Metrics } from '../metrics.ts'
import { refuse } from '../problem.ts'
import { envelopeSchema } from '../shapes/envelope.ts'
import { statusOf } from '../status.ts'

interface HallRouteParts {
  readonly hall: Hall
  /** Of the plan in force now. */
  readonly planVersion: () => string
  readonly metrics: Metrics
  readonly allowance: number
}

/** Adds the routes of the hall. */
export function hallRoutes({ everyone }: Routes, parts: HallRouteParts): void {
  const { hall } = parts
  everyone.get(
    '/api/plan',
    { schema: { summary: 'What any page may know of this site', tags: ['hall'] } },
    async (_request, reply): Promise<PlanReply> => {
      const version = parts.planVersion()
      void reply.header('etag', `"${version}"`)
      return { version, plan: sitePlan(hall.index.settings) }
    },
  )
  // For everyone: the gate behind it asks access.ts for every single command.
  everyone.post(
    '/api/commands',
    {
      schema: {
        summary: 'One command; the same gate as the socket',
        tags: ['hall'],
        body: envelopeSchema,
      },
    },
    commandAnswers(parts),
  )
  everyone.get<{ Params: { link: string } }>(
    '/api/tickets/:link',
    { schema: { summary: 'A ticket as its holder sees it', tags: ['hall'] } },
    async (request): Promise<TicketView> =>
      ticketView(hall.day(), hall.index, request.params.link, hall.nowMs()) ??
      refuse(404, { code: 'notFound', problem: 'No ticket of today has this link.' }),
  )
}

function commandAnswers(parts: HallRouteParts) {
  const allowanceOf = createAllowances(() => performance.now())
  return async (request: FastifyRequest, reply: FastifyReply, sender: Anybody): Promise<Answer> => {
    const actor = await sender.actor()
    const from = performance.now()
    const answer = await handleCommand(
      parts.hall,
      actor,
      allowanceOf(JSON.stringify(actor), parts.allowance, parts.allowance * 2),
      request.body,
    )
    parts.metrics.observe('http', answer, performance.now() - from)
    // Over HTTP the gate refuses only whoever is nobody.
    const isNobody = !answer.ok && 'refused' in answer && answer.refused === 'notAuthorised'
    void reply.code(isNobody ? 401 : statusOf(answer))
    return answer
  }
}
