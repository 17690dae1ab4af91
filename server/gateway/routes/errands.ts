/**
 * Routes of errands: the list of a site for its staff, one by its reference for the villager, the post from linked
 * sites.
 */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { ErrandsReply } from '../../../domain/contract/http/errand.ts'
import {
  errandDue,
  errandLamp,
  publicErrand,
  type ErrandState,
  type PublicErrand,
} from '../../../domain/errand/state.ts'
import { mayReach, treeOf } from '../../../domain/site/reach.ts'
import { ERRANDS_STREAM } from '../../hall/decide-any.ts'
import { serviceDates } from '../../hall/service-date.ts'
import { actorOfSite, needSite, signedBody, type LinkParts } from '../peers/tickets.ts'
import { refuse } from '../problem.ts'
import { needStaff } from '../senders.ts'
import { statusOf } from '../status.ts'

const id = z.string().min(1).max(64)
const holder = z.strictObject({ site: id, badgeNo: id, name: z.string().max(60) })
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const reference = z.string().regex(/^D\d{4}-\d{10}$/)
const post = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('handOver'),
    reference,
    item: id,
    itemName: z.string().max(100),
    itemNameEn: z.string().max(200),
    materials: z.number().int().min(0).max(99),
    giver: holder,
    date,
  }),
  z.strictObject({ about: z.literal('receipt'), reference, holder, date }),
  z.strictObject({
    about: z.literal('result'),
    reference,
    result: z.strictObject({ outcome: z.enum(['done', 'refused']), words: z.string().max(300), by: holder, date }),
  }),
])
const postBody = z.strictObject({ messageId: z.string().min(8).max(120), post })
/** So few that ten digits are not found by trying. */
const LOOKS_PER_MINUTE = 30

/** Adds what staff and villagers of this site ask. */
export function errandRoutes(app: FastifyInstance, { hall, identity, allowance }: LinkParts): void {
  const dateOf = serviceDates(hall.base.timeZone)
  const state = (): ErrandState => hall.streams.state('errands', ERRANDS_STREAM)
  app.get(
    '/api/errands',
    {
      schema: {
        summary: 'Errands of this site with who answers for each, and its lamp (articles 27, 29)',
        tags: ['errands'],
      },
    },
    async (request): Promise<ErrandsReply> => {
      await needStaff(request, identity)
      const today = dateOf(hall.nowMs())
      const { calendar } = hall.index.settings
      return {
        today,
        errands: [...state().errands.values()].reverse().map((errand) => {
          const due = errandDue(errand, calendar, hall.index.items.get(errand.item)?.guide?.promisedDays ?? null)
          return { ...errand, due, lamp: errandLamp(due, calendar, today) }
        }),
      }
    },
  )
  app.get<{ Params: { reference: string } }>(
    '/api/errands/:reference',
    {
      schema: { summary: 'Where an errand is and what came of it, for who has its reference', tags: ['errands'] },
      config: { rateLimit: { max: Math.max(LOOKS_PER_MINUTE, allowance), timeWindow: 60_000 } },
    },
    async (request): Promise<PublicErrand> => {
      const errand = state().errands.get(request.params.reference)
      return errand
        ? publicErrand(errand)
        : refuse(404, { code: 'notFound', problem: 'There is no errand under this reference.' })
    },
  )
}

/** What linked sites tell: materials come from below, receipts and results from above. */
export function peerErrandRoutes(app: FastifyInstance, parts: LinkParts): void {
  const { hall } = parts
  app.post(
    '/api/links/errands',
    { schema: { summary: 'Hand-over, receipt or result of an errand (articles 15, 27)', tags: ['links'] } },
    async (request, reply) => {
      const from = needSite(request, 'errands', parts)
      const told = signedBody(postBody, request)
      const isFromBelow = mayReach(hall.index.settings.siteId, from, treeOf(hall.index.settings))
      if ((told.post.about === 'handOver') !== isFromBelow)
        refuse(403, {
          code: 'notAuthorised',
          field: 'post.about',
          problem: 'Materials come from a site below, receipts and results from one above.',
        })
      const answer = await hall.execute(
        {
          commandId: `errand-${from}-${told.messageId}`,
          command: { type: 'ReceiveErrandPost', from, post: told.post },
        },
        actorOfSite(from),
      )
      void reply.code(statusOf(answer))
      return answer
    },
  )
}
