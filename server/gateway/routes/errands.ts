/** Routes of errands: the list of a site for its staff, one by its reference for the villager. */
import type { ErrandsReply } from '../../../domain/contract/http/errand.ts'
import {
  errandDue,
  errandLamp,
  publicErrand,
  type ErrandState,
  type PublicErrand,
} from '../../../domain/errand/state.ts'
import type { Hall } from '../../hall/hall.ts'
import { ERRANDS_STREAM } from '../../../domain/errand/state.ts'
import { serviceDates } from '../../hall/service-date.ts'
import type { Routes } from '../guard.ts'
import { refuse } from '../problem.ts'

/** So few that ten digits are not found by trying. */
const LOOKS_PER_MINUTE = 30

/** Adds what staff and villagers of this site ask. */
export function errandRoutes(
  { staff, everyone }: Routes,
  { hall, allowance }: { readonly hall: Hall; readonly allowance: number },
): void {
  const dateOf = serviceDates(hall.base.timeZone)
  const state = (): ErrandState => hall.streams.state(ERRANDS_STREAM)
  staff.get(
    '/api/errands',
    {
      schema: {
        summary: 'Errands of this site with who answers for each, and its lamp (articles 27, 29)',
        tags: ['errands'],
      },
    },
    async (): Promise<ErrandsReply> => {
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
  everyone.get<{ Params: { reference: string } }>(
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
