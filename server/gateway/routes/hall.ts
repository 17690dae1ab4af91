/** Routes of the hall itself: its plan, commands over HTTP, a ticket by its link. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PlanReply } from '../../../domain/contract/http/hall.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { TicketView } from '../../../domain/views/ticket.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { ticketView } from '../../../domain/views/ticket.ts'
import type { Hall } from '../../hall/hall.ts'
import { createAllowance, handleCommand } from '../gate/gate.ts'
import type { Anybody, Routes } from '../guard.ts'
import type { Metrics } from '../metrics.ts'
import { refuse } from '../problem.ts'
import { envelopeSchema } from '../shapes/envelope.ts'
import { outcomeOf, statusOf } from '../status.ts'

interface HallRouteParts {
  readonly hall: Hall
  /** Of the plan in force now. */
  readonly planVersion: () => string
  readonly metrics: () => Metrics
  readonly allowance: number
}

const SENDERS_MOST = 5000

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
        body: z.toJSONSchema(envelopeSchema, { io: 'input' }),
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
  const allowanceOf = allowances(parts.allowance)
  return async (request: FastifyRequest, reply: FastifyReply, sender: Anybody): Promise<Answer> => {
    const actor = await sender.actor()
    const from = performance.now()
    const answer = await handleCommand(parts.hall, actor, allowanceOf(JSON.stringify(actor)), request.body)
    parts.metrics().observe('http', outcomeOf(answer), performance.now() - from)
    // Over HTTP the gate refuses only whoever is nobody.
    const isNobody = !answer.ok && 'refused' in answer && answer.refused === 'notAuthorised'
    void reply.code(isNobody ? 401 : statusOf(answer))
    return answer
  }
}

/** One allowance per sender; the least recently made are forgotten first. */
function allowances(perSecond: number): (sender: string) => () => boolean {
  const known = new Map<string, () => boolean>()
  return (sender) => {
    const allowance = known.get(sender) ?? createAllowance(perSecond, perSecond * 2, () => performance.now())
    known.set(sender, allowance)
    if (known.size > SENDERS_MOST) known.delete(known.keys().next().value as string)
    return allowance
  }
}
