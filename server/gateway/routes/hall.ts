/**
 * Routes about the hall itself: its plan, commands over HTTP, a ticket by its link, health, metrics, the description of
 * it all.
 */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { PlanReply } from '../../../domain/contract/http/hall.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { TicketView } from '../../../domain/views/ticket.ts'
import { ticketView } from '../../../domain/views/ticket.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { envelopeSchema } from '../shapes/command-schema.ts'
import { docsPage } from './docs-page.ts'
import { createAllowance, handleCommand } from '../gate/gate.ts'
import type { HttpParts } from '../http.ts'
import { refuse } from '../problem.ts'
import { actorOf } from '../senders.ts'

const SENDERS_MOST = 5000

/** Adds the routes of the hall. */
export function hallRoutes(app: FastifyInstance, parts: HttpParts): void {
  const { hall, identity } = parts
  const allowanceOf = allowances(parts)
  app.get(
    '/api/plan',
    { schema: { summary: 'What any page may know of this site', tags: ['hall'] } },
    async (_request, reply): Promise<PlanReply> => {
      const version = parts.planVersion()
      void reply.header('etag', `"${version}"`)
      return { version, plan: sitePlan(hall.index.settings) }
    },
  )
  app.post(
    '/api/commands',
    {
      schema: {
        summary: 'One command; the same gate as the socket',
        tags: ['hall'],
        body: z.toJSONSchema(envelopeSchema, { io: 'input' }),
      },
    },
    async (request, reply): Promise<Answer> => {
      const actor = await actorOf(request, identity)
      const from = performance.now()
      const answer = await handleCommand(hall, actor, allowanceOf(JSON.stringify(actor)), request.body)
      const outcome = answer.ok
        ? 'ok'
        : 'rejection' in answer
          ? answer.rejection.code
          : 'refused' in answer
            ? answer.refused
            : 'malformed'
      parts.metrics().observe('http', outcome, performance.now() - from)
      void reply.code(
        answer.ok ? 200 : 'refused' in answer ? statusOf(answer.refused) : 'malformed' in answer ? 400 : 409,
      )
      return answer
    },
  )
  app.get<{ Params: { link: string } }>(
    '/api/tickets/:link',
    { schema: { summary: 'A ticket as its holder sees it', tags: ['hall'] } },
    async (request): Promise<TicketView> =>
      ticketView(hall.day(), hall.index, request.params.link, hall.nowMs()) ??
      refuse(404, { code: 'notFound', problem: 'No ticket of today has this link.' }),
  )
  watchRoutes(app, parts)
}

function watchRoutes(app: FastifyInstance, parts: HttpParts): void {
  const { hall } = parts
  const startedMs = hall.nowMs()
  app.get(
    '/health',
    {
      schema: { summary: 'Whether the hall can issue and keep numbers', tags: ['operation'] },
      config: { rateLimit: false },
    },
    async (_request, reply) => {
      const trouble = hall.trouble()
      const { warnings, standby, backup, check } = parts.safekeeping()
      void reply.code(trouble === null ? 200 : 503).header('cache-control', 'no-store')
      return {
        ok: trouble === null,
        site: hall.index.settings.siteId,
        serviceDate: hall.day().serviceDate || null,
        seq: hall.day().seq,
        build: parts.build,
        upSec: Math.round((hall.nowMs() - startedMs) / 1000),
        trouble,
        warnings,
        standby,
        backup,
        check,
      }
    },
  )
  app.get(
    '/metrics',
    { schema: { summary: 'Figures for monitoring', tags: ['operation'] } },
    async (_request, reply) => {
      void reply.type(parts.metrics().contentType)
      return parts.metrics().text()
    },
  )
  app.get(
    '/api/openapi.json',
    { schema: { summary: 'This description, for programs', tags: ['operation'] } },
    async () => app.swagger(),
  )
  app.get(
    '/api/docs',
    { schema: { summary: 'This description, for people', tags: ['operation'] } },
    async (_request, reply) => {
      void reply.type('text/html; charset=utf-8')
      return docsPage(app.swagger() as Parameters<typeof docsPage>[0])
    },
  )
}

function statusOf(refused: Extract<Answer, { refused: string }>['refused']): number {
  return { rateLimited: 429, notAuthorised: 401, cannotStore: 503, reload: 426 }[refused]
}

/** One allowance per sender; the least recently made are forgotten first. */
function allowances(parts: HttpParts): (sender: string) => () => boolean {
  const known = new Map<string, () => boolean>()
  return (sender) => {
    const allowance =
      known.get(sender) ?? createAllowance(parts.allowance, parts.allowance * 2, () => performance.now())
    known.set(sender, allowance)
    if (known.size > SENDERS_MOST) known.delete(known.keys().next().value as string)
    return allowance
  }
}
