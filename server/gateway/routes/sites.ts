/** Routes about a site among others: the nearest place for a delegated item, the sites that its roles reach. */
import type { ItemId, SiteLevel } from '../../../domain/words/ids.ts'
import { levelTitle, type LevelTitle } from '../../../domain/plan/site-level.ts'
import { nearestFor, type NearbyOffer } from '../../../domain/site/nearest.ts'
import { mayReach, treeOf } from '../../../domain/site/reach.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Routes } from '../guard.ts'
import { refuse } from '../problem.ts'

interface SiteLine {
  readonly id: string
  readonly level: SiteLevel
  readonly title: string
  readonly titleEn: string
  readonly levelTitle: LevelTitle
  /** Whether roles of this site reach it (article 6). */
  readonly isReached: boolean
}

/** Adds the routes of the site. */
export function siteRoutes(
  { everyone, staff }: Routes,
  { hall }: { readonly hall: Pick<Hall, 'index' | 'nowMs'> },
): void {
  everyone.get<{ Params: { item: string } }>(
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
  staff.get(
    '/api/sites',
    { schema: { summary: 'This site, the one above and those below', tags: ['site'] } },
    async (): Promise<{ readonly sites: readonly SiteLine[] }> => {
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
}
