/** Routes of errands: the list of a site for its staff, one by its reference for the villager. */
import { agentLines } from '../../../domain/errand/agents.ts'
import { serviceRules } from '../../../domain/plan/service-rules.ts'
import { addDays } from '../../../domain/words/wall-time.ts'
import type { AgentsReply, ErrandsReply, PublicErrandReply } from '../../../domain/contract/http/errand.ts'
import { publicErrand } from '../../../domain/errand/public.ts'
import { errandDue, errandLamp, silentVillages, type ErrandState } from '../../../domain/errand/state.ts'
import type { Hall } from '../../hall/hall.ts'
import { ERRANDS_STREAM } from '../../../domain/errand/state.ts'
import { serviceDates } from '../../hall/holding.ts'
import type { Routes } from '../guard.ts'
import { refuse } from '../problem.ts'

/** So few that ten digits are not found by trying. */
const LOOKS_PER_MINUTE = 30
const AGENTS_DAYS = 90

/** Adds what staff and villagers of this site ask. */
export function errandRoutes(
  { staff, everyone, managers }: Routes,
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
      const nowMs = hall.nowMs()
      const today = dateOf(nowMs)
      const { calendar } = hall.index.settings
      return {
        today,
        nowMs,
        errands: [...state().errands.values()].reverse().map((errand) => {
          const due = errandDue(errand, hall.index.settings)
          return { ...errand, due, lamp: errandLamp(due, calendar, today) }
        }),
      }
    },
  )
  agentRoute(managers, hall)
  everyone.get<{ Params: { reference: string } }>(
    '/api/errands/:reference',
    {
      schema: { summary: 'Where an errand is and what came of it, for who has its reference', tags: ['errands'] },
      config: { rateLimit: { max: Math.max(LOOKS_PER_MINUTE, allowance), timeWindow: 60_000 } },
    },
    async (request): Promise<PublicErrandReply> => {
      const errand = state().errands.get(request.params.reference)
      return errand
        ? { ...publicErrand(errand), nowMs: hall.nowMs() }
        : refuse(404, { code: 'notFound', problem: 'There is no errand under this reference.' })
    },
  )
}

/** Agents of the sites below, for the duty manager of their station. */
function agentRoute(managers: Routes['managers'], hall: Hall): void {
  const dateOf = serviceDates(hall.base.timeZone)
  const state = (): ErrandState => hall.streams.state(ERRANDS_STREAM)
  managers.get(
    '/api/agents',
    { schema: { summary: 'Agents of the sites below, as this station knows them (article 26)', tags: ['errands'] } },
    async (): Promise<AgentsReply> => {
      const today = dateOf(hall.nowMs())
      const { calendar, site } = hall.index.settings
      const villages = (site?.below ?? []).filter(({ level }) => level === 'village').map(({ id }) => id)
      const { silentDays } = serviceRules(hall.index.settings)
      return {
        agents: agentLines(state().errands.values(), calendar, today, addDays(today, -AGENTS_DAYS)),
        silent: silentVillages(state(), villages, calendar, today, silentDays),
      }
    },
  )
}
