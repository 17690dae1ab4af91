/** Numbers of other sites of the line, handed out here: what can be done there now, and a number for it (article 5). */
import { id } from '../shapes/atoms.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type {
  OffersReply,
  RemoteOffersReply,
  RemoteSiteOffers,
  RemoteTicketReply,
} from '../../../domain/contract/http/site-link.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { SharingException } from '../../../domain/plan/site-links.ts'
import { mayAsk } from '../../../domain/site-link/right.ts'
import type { SlipPrinting } from '../../devices/printing/slip-printing.ts'
import type { Hall } from '../../hall/hall.ts'
import type { SiteClient } from '../../sites/client.ts'
import type { Routes } from '../guard.ts'
import { needLink } from '../linked-site.ts'
import { ticketFields } from '../peers/ticket-fields.ts'
import { checked, queryOf } from '../problem.ts'

interface RemoteTicketParts {
  readonly hall: Pick<Hall, 'index'>
  readonly siteClient: Pick<SiteClient, 'links' | 'ask'>
  readonly slips: Pick<SlipPrinting, 'remember'>
}

const ticketBody = z.strictObject({ site: id, ...ticketFields })
const offersQuery = z.strictObject({ item: id.optional(), site: id.optional() })

/** Adds what this site's kiosks and floor guides ask of the others (LINK-10). */
export function remoteTicketRoutes({ givers }: Routes, parts: RemoteTicketParts): void {
  const { hall, siteClient } = parts
  givers.post(
    '/api/remote-tickets',
    {
      schema: {
        summary: 'A number for another site of the line (article 5)',
        tags: ['site'],
        body: ticketBody,
      },
    },
    (request, reply) => issueThere(request, reply, parts),
  )
  givers.get(
    '/api/remote-offers',
    {
      schema: {
        summary:
          'One matter at every linked site of the line, or all matters of one, as they stand there now (article 5)',
        tags: ['site'],
        querystring: offersQuery,
      },
    },
    async (request, reply): Promise<RemoteOffersReply> => {
      void reply.header('cache-control', 'no-store')
      const { item, site } = queryOf(offersQuery, request)
      if (site !== undefined) needLink(site, parts)
      const asked =
        site === undefined
          ? [...siteClient.links.keys()].filter((one) => mayAsk('tickets', one, hall.index.settings))
          : [site]
      return { sites: await Promise.all(asked.map((one) => offersAt(one, item, parts))) }
    },
  )
}

async function issueThere(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: RemoteTicketParts,
): Promise<RemoteTicketReply> {
  const { hall, siteClient, slips } = parts
  const { site, ...wanted } = checked(ticketBody, request.body)
  const exception = hall.index.settings.site?.exceptions.find((one) =>
    wanted.items.some((item) => item.item === one.item),
  )
  if (exception) {
    void reply.code(409)
    return { ok: false, rejection: notShared(exception) }
  }
  needLink(site, parts)
  const heard = await siteClient.ask(site, 'POST', '/api/links/tickets', wanted)
  const answer = heard?.body as RemoteTicketReply | undefined
  if (!heard || !isAnswer(answer)) {
    void reply.code(503)
    return { ok: false, unreachable: site }
  }
  void reply.code(heard.status)
  const link = answer.ok ? answer.result.link : undefined
  if (!answer.ok || link === undefined) return answer
  const given = { ...answer, result: { ...answer.result, link: `${siteClient.links.get(site)?.publicUrl}/t/${link}` } }
  if (given.place) slips.remember({ result: given.result, place: given.place })
  return given
}

/** Whether another server's words are an answer, and not the page of some other program on that port. */
function isAnswer(body: unknown): body is { readonly ok: boolean } {
  return typeof body === 'object' && body !== null && 'ok' in body && typeof body.ok === 'boolean'
}

function notShared({
  item,
  basis,
  basisEn,
  place,
  placeEn,
  address,
  addressEn,
}: SharingException): Extract<Answer & { ok: false }, { rejection: unknown }>['rejection'] {
  return { code: 'ItemNotShared', item, basis, basisEn, place, placeEn, address, addressEn }
}

async function offersAt(
  site: string,
  item: string | undefined,
  { hall, siteClient }: RemoteTicketParts,
): Promise<RemoteSiteOffers> {
  const query = item === undefined ? '' : `?item=${encodeURIComponent(item)}`
  const heard = await siteClient.ask(site, 'GET', `/api/links/offers${query}`)
  if (heard?.status === 200 && isOffers(heard.body)) return { ...heard.body, state: 'known' }
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
