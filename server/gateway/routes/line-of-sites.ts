/** What staff see of the sites above and below: the figures of those below, tickets handed up and taken in. */
import { z } from 'zod'
import type { EscalationsReply, RollupHistoryReply, RollupReply } from '../../../domain/contract/http/site-link.ts'
import type { Hall } from '../../hall/hall.ts'
import { OUTBOX_STREAM } from '../../../domain/site-link/state.ts'
import type { SiteClient } from '../../sites/client.ts'
import type { Rollup } from '../../sites/figures.ts'
import type { Routes } from '../guard.ts'
import { queryOf } from '../problem.ts'
import { id } from '../shapes/atoms.ts'

const ofSite = z.strictObject({ site: id.optional() })

interface LineParts {
  readonly hall: Pick<Hall, 'index' | 'streams'>
  readonly siteClient: Pick<SiteClient, 'links'>
  readonly rollup: Pick<Rollup, 'lines' | 'compared' | 'curve'>
}

/** Adds the routes. */
export function lineOfSitesRoutes({ managers, staff }: Routes, { hall, siteClient, rollup }: LineParts): void {
  managers.get(
    '/api/rollup',
    {
      schema: {
        summary:
          'This site and those below: waiting, longest wait, open counters, with the age of each report (article 6)',
        tags: ['site'],
      },
    },
    async (): Promise<RollupReply> => ({ sites: rollup.lines() }),
  )
  managers.get(
    '/api/rollup/history',
    {
      schema: {
        summary: 'The same weekday and half-hour of the last weeks, and the days of one site below (article 6)',
        tags: ['site'],
        querystring: ofSite,
      },
    },
    async (request): Promise<RollupHistoryReply> => {
      const { site } = queryOf(ofSite, request)
      return { compared: rollup.compared(), days: site === undefined ? [] : rollup.curve(site) }
    },
  )
  staff.get(
    '/api/escalations',
    { schema: { summary: 'Tickets handed up and taken in, with what became of them (article 20)', tags: ['site'] } },
    async (): Promise<EscalationsReply> => {
      const { sent, received } = hall.streams.state(OUTBOX_STREAM)
      const parent = hall.index.settings.site?.parent
      return {
        sent: [...sent.values()].reverse(),
        received: [...received.values()].reverse(),
        above: parent && siteClient.links.has(parent.id) ? [parent] : [],
      }
    },
  )
}
