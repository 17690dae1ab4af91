/** What can be done at a linked site right now, for the kiosk that hands out its numbers (article 5). */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { bookingSite } from '../../../domain/views/booking.ts'
import type { OffersReply, RemoteOffersReply, RemoteSiteOffers } from '../../../domain/contract/http/site-link.ts'
import { siteOffers } from '../../../domain/site-link/offer.ts'
import { mayAsk } from '../../../domain/site-link/right.ts'
import { needGiver, needLink, needSite, type LinkParts } from './tickets.ts'
import { checked } from '../problem.ts'

const id = z.string().min(1).max(64)
const peerQuery = z.strictObject({ item: id.optional() })
const ownQuery = z.strictObject({ item: id.optional(), site: id.optional() })

/** What a linked site asks of this one. */
export function peerOfferRoutes(app: FastifyInstance, parts: LinkParts): void {
  const { hall } = parts
  app.get(
    '/api/links/offers',
    {
      schema: {
        summary: 'Matters of this site with their wait now, for a linked site’s kiosk (article 5)',
        tags: ['links'],
        querystring: z.toJSONSchema(peerQuery),
      },
    },
    async (request): Promise<OffersReply> => {
      needSite(request, 'tickets', parts)
      const { item = null } = checked(peerQuery, request.query)
      return { site: bookingSite(hall.index), offers: siteOffers(hall.day(), hall.index, hall.nowMs(), item) }
    },
  )
}

/** What this site's kiosks and floor guides ask of the others (LINK-10). */
export function remoteOfferRoutes(app: FastifyInstance, parts: LinkParts): void {
  const { hall, line } = parts
  app.get(
    '/api/remote-offers',
    {
      schema: {
        summary:
          'One matter at every linked site of the line, or all matters of one, as they stand there now (article 5)',
        tags: ['site'],
        querystring: z.toJSONSchema(ownQuery),
      },
    },
    async (request, reply): Promise<RemoteOffersReply> => {
      await needGiver(request, parts)
      void reply.header('cache-control', 'no-store')
      const { item, site } = checked(ownQuery, request.query)
      if (site !== undefined) needLink(site, parts)
      const asked =
        site === undefined
          ? [...line.links.keys()].filter((one) => mayAsk('tickets', one, hall.index.settings))
          : [site]
      return { sites: await Promise.all(asked.map((one) => offersAt(one, item, parts))) }
    },
  )
}

async function offersAt(site: string, item: string | undefined, { hall, line }: LinkParts): Promise<RemoteSiteOffers> {
  const said = await line.ask(
    site,
    'GET',
    `/api/links/offers${item === undefined ? '' : `?item=${encodeURIComponent(item)}`}`,
  )
  if (said?.status === 200 && isOffers(said.body)) return { ...said.body, state: 'known' }
  const { settings } = hall.index
  const known = [settings.site?.parent, ...(settings.site?.below ?? [])].find((one) => one?.id === site)
  return {
    site: {
      id: site,
      title: known?.title ?? site,
      titleEn: known?.titleEn ?? site,
      address: '',
      addressEn: '',
      phone: '',
    },
    state: 'unreachable',
    offers: [],
  }
}

/** Not the page of some other program on that port. */
function isOffers(body: unknown): body is OffersReply {
  return typeof body === 'object' && body !== null && 'site' in body && 'offers' in body && Array.isArray(body.offers)
}
