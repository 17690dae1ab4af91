/** What linked sites tell of a case that both work on: review and papers from below, steps and decision from above (article 20). */
import { z } from 'zod'
import { FINDINGS, STOPPED_FOR, VERDICTS } from '../../../domain/case/commands.ts'
import { isPostUp, type CasePost } from '../../../domain/site-link/case-post.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Routes } from '../guard.ts'
import { date, id, place } from '../shapes/atoms.ts'
import { postBody, takesPosts } from './posts.ts'

const caseNo = z.string().regex(/^\d{6}-\d{4,6}$/, 'a case number looks like 261126-0147')
const name = z.string().max(100)
const words = z.string().max(1000)
const material = z.strictObject({
  name: z.string().max(200),
  nameEn: z.string().max(300),
  status: z.enum([...FINDINGS, 'deferred']),
  mend: z.string().max(300),
})
const materials = z.array(material).max(50)
const places = z.array(place).max(50)
const above = z.strictObject({
  title: name,
  titleEn: z.string().max(200),
  caseNo,
  department: name,
  departmentEn: z.string().max(200),
  holder: z.strictObject({ badgeNo: id, name }).nullable(),
  stage: name,
  stageEn: z.string().max(200),
})
const nth = z.number().int().min(1).max(1000).optional()
const up = { caseNo, date, nth }
const down = { caseNo, date, nth, above }
const post = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('review'),
    ...up,
    item: id,
    itemName: name,
    itemNameEn: z.string().max(200),
    materials,
    dueDate: date,
    promisedDays: z.number().int().min(0).max(1000),
    legalDays: z.number().int().min(0).max(1000).nullable(),
    reason: words,
    by: z.strictObject({ badgeNo: id, name, title: name }),
  }),
  z.strictObject({ about: z.literal('materials'), ...up, places }),
  z.strictObject({ about: z.literal('recalled'), ...up, why: z.enum(['recalled', 'withdrawn']), reason: words }),
  z.strictObject({ about: z.literal('moved'), ...down }),
  z.strictObject({
    about: z.literal('asked'),
    ...down,
    notice: z.strictObject({
      noticeNo: z.string().max(20),
      materials,
      basis: words,
      version: z.number().int().min(0),
      untilDate: date,
      phone: z.string().max(40),
    }),
  }),
  z.strictObject({ about: z.literal('received'), ...down, places }),
  z.strictObject({ about: z.literal('stopped'), ...down, why: z.enum(STOPPED_FOR), reason: words, untilDate: date }),
  z.strictObject({ about: z.literal('resumed'), ...down }),
  z.strictObject({
    about: z.literal('decided'),
    ...down,
    verdict: z.enum(VERDICTS),
    reasons: words,
    remedies: words,
    by: z.strictObject({ badgeNo: id, name }),
  }),
  z.strictObject({ about: z.literal('made'), ...down, result: name, place: name }),
  z.strictObject({ about: z.literal('returned'), ...down, why: z.enum(['sentBack', 'withdrawn']), reason: words }),
]) satisfies z.ZodType<CasePost>

const body = postBody<CasePost>(post)

/** Adds the route. */
export function peerCaseRoutes(
  { linkedSites }: Routes,
  { hall }: { readonly hall: Pick<Hall, 'index' | 'execute'> },
): void {
  const summary = 'A step of a case that an upper and a lower site handle together (article 20)'
  const take = takesPosts(hall, {
    body,
    isUp: isPostUp,
    problem: 'Reviews and papers come from a site below, steps and decisions from one above.',
    idBegins: 'case',
    command: (from, sent) => ({ type: 'ReceiveCasePost', from, post: sent }),
  })
  linkedSites('cases').post('/api/links/cases', { schema: { summary, tags: ['links'], body } }, take)
}
