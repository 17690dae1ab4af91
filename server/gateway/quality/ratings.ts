/** Routes of ratings: a visit by its slip's link for whoever has it, reports for the duty manager, one's own in sum. */
import { z } from 'zod'
import {
  STRETCH_DAYS_MOST,
  type OwnRatingsReply,
  type RatableVisit,
  type RatingReply,
  type RatingsReply,
} from '../../../domain/contract/http/rating.ts'
import { endedDateOf } from '../../../domain/views/case.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { daysBetween } from '../../../domain/words/wall-time.ts'
import type { Hall } from '../../hall/hall.ts'
import { serviceDates } from '../../hall/holding.ts'
import { readCase } from '../../hall/read-case.ts'
import { handleCommand } from '../gate/gate.ts'
import type { Anybody, Routes } from '../guard.ts'
import { checked, queryOf, refuse, refuseMalformed } from '../problem.ts'
import { commandId, date, id, ticketNo } from '../shapes/atoms.ts'
import { verdict } from '../shapes/rating.ts'
import { statusOf } from '../status.ts'
import { ownRatings, ratingsReport } from './rating-report.ts'
import { createVisitsByLink, type VisitsByLink } from './visits-by-link.ts'

const ofVisit = { commandId, link: id, date, ticketNo }
const rated = z.strictObject({ ...ofVisit, ...verdict })
const declined = z.strictObject(ofVisit)
const ratedCase = z.strictObject({ commandId, receipt: id, caseNo: id, ...verdict })
const span = z.strictObject({ from: date, to: date })
const PER_MINUTE = 30

interface RateLimited {
  readonly rateLimit: { readonly max: number; readonly timeWindow: number }
}

/** Adds the routes of ratings. */
export function ratingRoutes(
  { everyone, staff, managers }: Routes,
  { hall, allowance }: { readonly hall: Hall; readonly allowance: number },
): void {
  const visits = createVisitsByLink(hall)
  const config: RateLimited = { rateLimit: { max: Math.max(PER_MINUTE, allowance), timeWindow: 60_000 } }
  everyone.get<{ Params: { link: string } }>(
    '/api/ratings/visits/:link',
    { schema: { summary: 'A visit that its holder may rate, also days later', tags: ['ratings'] }, config },
    async (request): Promise<RatableVisit> =>
      (await visits.find(request.params.link)) ??
      refuse(404, { code: 'notFound', problem: 'No visit that can still be rated has this link.' }),
  )
  everyone.post(
    '/api/ratings',
    {
      schema: {
        summary: 'One rating of a finished visit, by whoever has its slip (docs/sources.md N14, N15)',
        tags: ['ratings'],
        body: rated,
      },
      config,
    },
    async (request, reply, sender) => {
      const { commandId: sent, ...said } = checked(rated, request.body)
      const answer = await handleCommand(hall, await raterOf(sender), () => true, {
        commandId: sent,
        command: { type: 'RateVisit', ...said },
      })
      if (answer.ok) return { rectification: answer.result.rated?.rectification ?? null } satisfies RatingReply
      refuseMalformed(answer)
      void reply.code(statusOf(answer))
      return answer
    },
  )
  declineRoute({ everyone }, hall, config)
  caseRoute({ everyone }, hall, config)
  reportRoutes({ staff, managers }, hall, visits)
}

/** A case that has ended, by whoever holds its receipt: once, as a visit is (RATE-2, RATE-9). */
function caseRoute({ everyone }: Pick<Routes, 'everyone'>, hall: Hall, config: RateLimited): void {
  everyone.post(
    '/api/ratings/cases',
    {
      schema: {
        summary: 'One rating of a case that has ended, by whoever holds its receipt',
        tags: ['ratings'],
        body: ratedCase,
      },
      config,
    },
    async (request, reply) => {
      const { commandId: sent, receipt, caseNo, ...said } = checked(ratedCase, request.body)
      const row = await hall.store.caseRow(caseNo)
      const file = row?.receipt === receipt ? await readCase(hall.store, caseNo) : null
      const decidedDate = file === null ? null : endedDateOf(file, hall.index.settings.timeZone)
      if (decidedDate === null)
        return refuse(404, { code: 'notFound', problem: 'No case that has ended has this number under this receipt.' })
      const command = { type: 'RateCase', caseNo, decidedDate, ...said } as const
      const answer = await hall.execute({ commandId: sent, command }, { kind: 'visitor' })
      if (answer.ok) return { rectification: answer.result.rated?.rectification ?? null } satisfies RatingReply
      refuseMalformed(answer)
      void reply.code(statusOf(answer))
      return answer
    },
  )
}

/** Nobody has to rate: a decline is kept apart from every score. */
function declineRoute({ everyone }: Pick<Routes, 'everyone'>, hall: Hall, config: RateLimited): void {
  everyone.post(
    '/api/ratings/declined',
    {
      schema: {
        summary: 'The holder of a slip does not want to rate',
        tags: ['ratings'],
        body: declined,
      },
      config,
    },
    async (request, reply) => {
      const { commandId: sent, ...said } = checked(declined, request.body)
      const command = { type: 'SkipRating', how: 'declined', ...said }
      const answer = await handleCommand(hall, { kind: 'visitor' }, () => true, { commandId: sent, command })
      refuseMalformed(answer)
      void reply.code(statusOf(answer))
      return answer
    },
  )
}

/** What staff read of them. */
function reportRoutes({ staff, managers }: Pick<Routes, 'staff' | 'managers'>, hall: Hall, visits: VisitsByLink): void {
  const dateOf = serviceDates(hall.base.timeZone)
  staff.get(
    '/api/ratings/mine',
    { schema: { summary: 'One’s own ratings in sum, up to yesterday', tags: ['ratings'] } },
    (_request, _reply, { badgeNo }): Promise<OwnRatingsReply> =>
      ownRatings(hall, visits, badgeNo, dateOf(hall.nowMs())),
  )
  managers.get(
    '/api/ratings',
    {
      schema: {
        summary: 'Ratings of some days and what is done about poor ones',
        tags: ['ratings'],
        querystring: span,
      },
    },
    (request): Promise<RatingsReply> => {
      const { from, to } = queryOf(span, request)
      if (to < from || daysBetween(from, to) >= STRETCH_DAYS_MOST)
        refuse(400, {
          code: 'malformed',
          field: 'to',
          problem: `from one to ${STRETCH_DAYS_MOST} days, the first one first`,
        })
      return ratingsReport(hall, visits, { from, to, today: dateOf(hall.nowMs()) })
    },
  )
}

/** A kiosk, or somebody: nothing else is kept of who rates, a session in the same browser least of all (RATE-6). */
async function raterOf(sender: Anybody): Promise<Actor> {
  const actor = await sender.actor()
  return actor?.kind === 'device' && actor.deviceKind === 'kiosk' ? actor : { kind: 'visitor' }
}
