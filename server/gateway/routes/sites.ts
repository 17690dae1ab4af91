/**
 * Routes about a site among others: the nearest place for a delegated item, the sites a role reaches, the catalogue
 * with its history.
 */
import type { FastifyInstance } from 'fastify'
import { wallTime } from '../../../domain/words/wall-time.ts'
import { onboardingRate } from '../../../domain/catalogue/in-force.ts'
import type { ItemVersion } from '../../../domain/catalogue/state.ts'
import type { ServiceItem } from '../../../domain/plan/settings.ts'
import type { ItemId, SiteLevel } from '../../../domain/words/ids.ts'
import { levelTitle, type LevelTitle } from '../../../domain/plan/site-level.ts'
import { nearestFor, type NearbyOffer } from '../../../domain/site/nearest.ts'
import { mayReach, treeOf } from '../../../domain/site/reach.ts'
import { CATALOGUE_STREAM } from '../../hall/decide-any.ts'
import type { HttpParts } from '../http.ts'
import { refuse } from '../problem.ts'
import { needStaff } from '../senders.ts'

interface SiteLine {
  readonly id: string
  readonly level: SiteLevel
  readonly title: string
  readonly titleEn: string
  readonly levelTitle: LevelTitle
  /** Whether roles of this site reach it (article 6). */
  readonly isReached: boolean
}

interface CatalogueLine {
  readonly id: ItemId
  /** In force now; null: not yet or no longer. */
  readonly item: ServiceItem | null
  /** From the site file, as version 0. */
  readonly isFromSiteFile: boolean
  readonly versions: readonly ItemVersion[]
  readonly withdrawn: { readonly fromDate: string; readonly documentNo: string; readonly reason: string } | null
}

/** Adds the routes of the site. */
export function siteRoutes(app: FastifyInstance, { hall, identity }: HttpParts): void {
  app.get<{ Params: { item: string } }>(
    '/api/items/:item/nearby',
    {
      schema: {
        summary: 'The two nearest sites for a delegated item, with their hours today (article 15)',
        tags: ['site'],
      },
    },
    async (request): Promise<{ readonly item: ItemId; readonly sites: readonly NearbyOffer[] }> => {
      const { item } = request.params
      if (!hall.index.items.has(item))
        refuse(404, { code: 'notFound', field: 'item', problem: `There is no item ${item} in force.` })
      return { item, sites: nearestFor(item, hall.index.settings, hall.nowMs()) }
    },
  )
  app.get(
    '/api/sites',
    { schema: { summary: 'This site, the one above and those below', tags: ['site'] } },
    async (request): Promise<{ readonly sites: readonly SiteLine[] }> => {
      await needStaff(request, identity)
      const { settings } = hall.index
      const tree = treeOf(settings)
      const own = { id: settings.siteId, level: settings.siteLevel, title: settings.title, titleEn: settings.titleEn }
      return {
        sites: [...(settings.site?.parent ? [settings.site.parent] : []), own, ...(settings.site?.below ?? [])].map(
          ({ id, level, title, titleEn }) => ({
            id,
            level,
            title,
            titleEn,
            levelTitle: levelTitle(level),
            isReached: mayReach(settings.siteId, id, tree),
          }),
        ),
      }
    },
  )
  app.get(
    '/api/catalogue',
    {
      schema: {
        summary: 'The catalogue: every item with its versions and who did what, and the onboarding rate (article 7)',
        tags: ['site'],
      },
    },
    async (request) => {
      await needStaff(request, identity, 'dutyManager')
      const state = hall.streams.state('catalogue', CATALOGUE_STREAM)
      const today = wallTime(hall.nowMs(), hall.base.timeZone).date
      const ids = [...new Set([...hall.base.items.map((item) => item.id), ...state.items.keys()])]
      const items = ids.map((id): CatalogueLine => ({
        id,
        item: hall.index.items.get(id) ?? null,
        isFromSiteFile: hall.base.items.some((item) => item.id === id),
        versions: state.items.get(id)?.versions ?? [],
        withdrawn: state.items.get(id)?.withdrawn ?? null,
      }))
      return { date: today, onboarding: onboardingRate(state, hall.base.items, today), items }
    },
  )
}
