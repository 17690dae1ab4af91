/** What linked sites ask of this one: its figures, its matters with their wait, a number for somebody who stands there. */
import { id } from '../shapes/atoms.ts'
import { z } from 'zod'
import type { FiguresReply, OffersReply } from '../../../domain/contract/http/site-link.ts'
import { siteOffers } from '../../../domain/site-link/offer.ts'
import { bookingSite } from '../../../domain/views/booking.ts'
import type { Hall } from '../../hall/hall.ts'
import type { Rollup } from '../../sites/figures.ts'
import { placeOf } from '../../sites/place.ts'
import { handleCommand } from '../gate/gate.ts'
import type { Routes } from '../guard.ts'
import { queryOf } from '../problem.ts'
import { statusOf } from '../status.ts'
import { actorOfSite, signedBody } from './signed-body.ts'
import { ticketFields } from './ticket-fields.ts'

const ticketBody = z.strictObject(ticketFields)
const offersQuery = z.strictObject({ item: id.optional() })

/** Adds the routes. */
export function peerTicketRoutes(
  { linkedSites }: Routes,
  { hall, rollup }: { readonly hall: Hall; readonly rollup: Pick<Rollup, 'heard'> },
): void {
  linkedSites('figures').get(
    '/api/links/figures',
    { schema: { summary: 'Figures of this site and those below, for the site above (article 6)', tags: ['links'] } },
    async (): Promise<FiguresReply> => ({ sites: rollup.heard() }),
  )
  linkedSites('tickets').get(
    '/api/links/offers',
    {
      schema: {
        summary: 'Matters of this site with their wait now, for a linked site’s kiosk (article 5)',
        tags: ['links'],
        querystring: offersQuery,
      },
    },
    async (request): Promise<OffersReply> => {
      const { item = null } = queryOf(offersQuery, request)
      return { site: bookingSite(hall.index), offers: siteOffers(hall.day(), hall.index, hall.nowMs(), item) }
    },
  )
  linkedSites('tickets').post(
    '/api/links/tickets',
    {
      schema: {
        summary: 'A number here for somebody who stands at a linked site (article 5)',
        tags: ['links'],
        body: ticketBody,
      },
    },
    async (request, reply, site) => {
      const { commandId, ...wanted } = signedBody(ticketBody, request)
      const answer = await handleCommand(hall, actorOfSite(site), () => true, {
        commandId,
        command: { type: 'IssueTicket', origin: 'kiosk', ...wanted },
      })
      void reply.code(statusOf(answer))
      return answer.ok ? { ...answer, place: placeOf(hall, answer.result.ticketNo) } : answer
    },
  )
}
