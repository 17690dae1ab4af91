/** What linked sites tell about errands: materials come from below, receipts and results from above (articles 15, 27). */
import { date, id } from '../shapes/atoms.ts'
import { papers } from '../shapes/errand.ts'
import { ERRAND_OUTCOMES } from '../../../domain/site-link/errand-post.ts'
import { z } from 'zod'
import { mayReach, treeOf } from '../../../domain/site/reach.ts'
import type { Hall } from '../../hall/hall.ts'
import { executeFit } from '../gate/gate.ts'
import type { Routes } from '../guard.ts'
import { refuse } from '../problem.ts'
import { statusOf } from '../status.ts'
import { actorOfSite, signedBody } from './signed-body.ts'

const holder = z.strictObject({ site: id, badgeNo: id, name: z.string().max(60) })
const reference = z.string().regex(/^D\d{4}-\d{10}$/)
const post = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('handOver'),
    reference,
    item: id,
    itemName: z.string().max(100),
    itemNameEn: z.string().max(200),
    materials: z.number().int().min(0).max(99),
    papers: papers.exactOptional(),
    giver: holder,
    date,
  }),
  z.strictObject({ about: z.literal('receipt'), reference, holder, date }),
  z.strictObject({
    about: z.literal('result'),
    reference,
    result: z.strictObject({ outcome: z.enum(ERRAND_OUTCOMES), words: z.string().max(300), by: holder, date }),
  }),
])
const postBody = z.strictObject({ messageId: z.string().min(8).max(120), post })

/** Adds the route. */
export function peerErrandRoutes(
  { linkedSites }: Routes,
  { hall }: { readonly hall: Pick<Hall, 'index' | 'execute'> },
): void {
  linkedSites('errands').post(
    '/api/links/errands',
    {
      schema: {
        summary: 'Hand-over, receipt or result of an errand (articles 15, 27)',
        tags: ['links'],
        body: postBody,
      },
    },
    async (request, reply, from) => {
      const sent = signedBody(postBody, request)
      const isFromBelow = mayReach(hall.index.settings.siteId, from, treeOf(hall.index.settings))
      if ((sent.post.about === 'handOver') !== isFromBelow)
        refuse(403, {
          code: 'notAuthorised',
          field: 'post.about',
          problem: 'Materials come from a site below, receipts and results from one above.',
        })
      const answer = await executeFit(
        hall,
        {
          commandId: `errand-${from}-${sent.messageId}`,
          command: { type: 'ReceiveErrandPost', from, post: sent.post },
        },
        actorOfSite(from),
      )
      void reply.code(statusOf(answer))
      return answer
    },
  )
}
