/** What linked sites tell about errands: materials come from below, receipts and results from above (articles 15, 27). */
import { date, id } from '../shapes/atoms.ts'
import { papers } from '../shapes/errand.ts'
import { ERRAND_OUTCOMES, MANDATES, type ErrandPost } from '../../../domain/site-link/errand-post.ts'
import { z } from 'zod'
import type { Hall } from '../../hall/hall.ts'
import type { Routes } from '../guard.ts'
import { postBody, takesPosts } from './posts.ts'

const holder = z.strictObject({
  site: id,
  badgeNo: id,
  name: z.string().max(60),
  title: z.string().max(100).exactOptional(),
  titleEn: z.string().max(200).exactOptional(),
})
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
    mandate: z.enum(MANDATES).exactOptional(),
    giver: holder,
    date,
  }),
  z.strictObject({ about: z.literal('receipt'), reference, holder, date }),
  z.strictObject({ about: z.literal('return'), reference, words: z.string().min(1).max(300), by: holder, date }),
  z.strictObject({
    about: z.literal('result'),
    reference,
    result: z.strictObject({ outcome: z.enum(ERRAND_OUTCOMES), words: z.string().max(300), by: holder, date }),
  }),
])

const body = postBody<ErrandPost>(post)

/** Adds the route. */
export function peerErrandRoutes(
  { linkedSites }: Routes,
  { hall }: { readonly hall: Pick<Hall, 'index' | 'execute'> },
): void {
  const summary = 'Hand-over, receipt, return or result of an errand (articles 15, 27)'
  const take = takesPosts(hall, {
    body,
    isUp: ({ about }) => about === 'handOver',
    problem: 'Materials come from a site below, receipts and results from one above.',
    idBegins: 'errand',
    command: (from, sent) => ({ type: 'ReceiveErrandPost', from, post: sent }),
  })
  linkedSites('errands').post('/api/links/errands', { schema: { summary, tags: ['links'], body } }, take)
}
