/** Tickets that are handed up and what becomes of them, from linked sites (article 20). */
import { PRIORITY_CLASSES } from '../../../domain/words/ids.ts'
import { ITEM_OUTCOMES } from '../../../domain/queue-day/commands.ts'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { LinkCommand } from '../../../domain/site-link/commands.ts'
import type { Hall } from '../../hall/hall.ts'
import type { SiteClient } from '../../sites/client.ts'
import { executeFit } from '../gate/gate.ts'
import type { Routes } from '../guard.ts'
import { refuse } from '../problem.ts'
import { time } from '../shapes/atoms.ts'
import { statusOf } from '../status.ts'
import { actorOfSite, signedBody } from './signed-body.ts'
import { itemFields } from './ticket-fields.ts'

/** A station whose line is torn hands up what waited until then. */
const POST_MS_MOST = 3 * 86_400_000
const ticketNo = z.string().min(1).max(12)
const escalationId = z.string().min(8).max(120)
const outcome = z.enum(ITEM_OUTCOMES).nullable()
const escalationBody = z.strictObject({
  escalationId,
  ticket: z.strictObject({
    site: z.string(),
    ticketNo,
    sinceMs: time,
    items: itemFields,
    priorityClass: z.enum(PRIORITY_CLASSES),
    isElder: z.boolean(),
    reason: z.string().max(200),
  }),
})
const resultBody = z.strictObject({
  escalationId,
  result: z.strictObject({
    ticketNo,
    ended: z.enum(['finished', 'cancelled', 'voided', 'abandoned', 'merged', 'dayOver']),
    outcomes: z.array(z.strictObject({ item: z.string(), outcome })).max(50),
  }),
})
const recallBody = z.strictObject({ escalationId })

/**
 * Nobody waits longer than the post may take. A clock that runs ahead is set right when it is decided: what is delivered
 * twice must be the same command both times (LINK-7).
 */
function sinceWithin(sinceMs: number, nowMs: number): number {
  if (sinceMs < nowMs - POST_MS_MOST)
    refuse(400, { code: 'malformed', field: 'ticket.sinceMs', problem: 'is more than three days ago' })
  return sinceMs
}

/** Adds the routes. What is at least once delivered is done once: the command id is that of the handing-over (LINK-7). */
export function peerEscalationRoutes(
  { linkedSites }: Routes,
  {
    hall,
    siteClient,
  }: { readonly hall: Pick<Hall, 'execute' | 'nowMs'>; readonly siteClient: Pick<SiteClient, 'links'> },
): void {
  const carryOut = async (reply: FastifyReply, site: string, commandId: string, command: LinkCommand) => {
    const answer = await executeFit(hall, { commandId, command }, actorOfSite(site))
    void reply.code(statusOf(answer))
    return answer
  }
  linkedSites('escalations').post(
    '/api/links/escalations',
    {
      schema: {
        summary: 'A station hands a ticket up (article 20)',
        tags: ['links'],
        body: escalationBody,
      },
    },
    async (request, reply, site) => {
      const { escalationId: id, ticket } = signedBody(escalationBody, request)
      const items = ticket.items.map(({ item, missing }) => ({ item, ...(missing === undefined ? {} : { missing }) }))
      return carryOut(reply, site, `received-${site}-${id}`, {
        type: 'ReceiveEscalation',
        escalationId: id,
        ticket: { ...ticket, site, items, sinceMs: sinceWithin(ticket.sinceMs, hall.nowMs()) },
        queue: siteClient.links.get(site)?.backOffice ?? null,
      })
    },
  )
  linkedSites('escalations').post(
    '/api/links/recalls',
    {
      schema: {
        summary: 'A station calls back a ticket that it has handed up',
        tags: ['links'],
        body: recallBody,
      },
    },
    async (request, reply, from) => {
      const { escalationId: id } = signedBody(recallBody, request)
      return carryOut(reply, from, `recalled-${from}-${id}`, { type: 'WithdrawEscalation', escalationId: id, from })
    },
  )
  resultRoute(linkedSites, carryOut)
}

type CarryOut = (reply: FastifyReply, site: string, commandId: string, command: LinkCommand) => Promise<Answer>

function resultRoute(linkedSites: Routes['linkedSites'], carryOut: CarryOut): void {
  linkedSites('results').post(
    '/api/links/results',
    {
      schema: {
        summary: 'What became of a ticket that was handed up',
        tags: ['links'],
        body: resultBody,
      },
    },
    async (request, reply, from) => {
      const { escalationId: id, result } = signedBody(resultBody, request)
      return carryOut(reply, from, `settled-${from}-${id}`, {
        type: 'SettleEscalation',
        escalationId: id,
        from,
        result,
      })
    },
  )
}
