/**
 * Routes between linked sites, each request signed by the sender's server, and what this site's own people ask of other
 * sites.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type {
  EscalationsReply,
  FiguresReply,
  RemoteTicketReply,
  RollupReply,
} from '../../domain/contract/http/site-link.ts'
import type { RemotePlace } from '../../domain/plan/remote-place.ts'
import { mayAsk, type LinkRequest } from '../../domain/site-link/right.ts'
import type { Answer } from '../../domain/contract/protocol.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { SharingException } from '../../domain/plan/site-links.ts'
import type { Hall } from '../hall/compose.ts'
import { OUTBOX_STREAM } from '../hall/decide-any.ts'
import type { Line } from './client.ts'
import type { Rollup } from './figures.ts'
import { handleCommand } from '../gateway/gate/gate.ts'
import type { HttpParts } from '../gateway/http.ts'
import { whoIs } from '../gateway/access.ts'
import { checked, refuse } from '../gateway/problem.ts'
import { actorOf, needStaff } from '../gateway/senders.ts'
import { statusOf } from '../gateway/status.ts'

/** What the routes of the links need besides those of every route. */
export type LinkParts = HttpParts & { readonly line: Line; readonly rollup: Rollup }

const commandId = z.string().min(8).max(64)
const items = z
  .array(z.strictObject({ item: z.string().min(1).max(64), missing: z.number().int().min(0).max(50).optional() }))
  .min(1)
  .max(20)
const isElder = z.boolean().optional()
const ticketBody = z.strictObject({ items, commandId, isElder })
const outcome = z.enum(['done', 'noticed', 'referred', 'notDone']).nullable()
const ticketNo = z.string().min(1).max(12)
const escalationId = z.string().min(8).max(120)
const escalationBody = z.strictObject({
  escalationId,
  ticket: z.strictObject({
    site: z.string(),
    ticketNo,
    sinceMs: z.number(),
    items,
    priorityClass: z.enum(['ordinary', 'priority', 'booked', 'reentry']),
    isElder: z.boolean(),
    reason: z.string().max(200),
  }),
})
const resultBody = z.strictObject({
  escalationId,
  result: z.strictObject({
    ticketNo,
    ended: z.enum(['finished', 'cancelled', 'voided', 'abandoned', 'merged', 'dayOver']),
    outcomes: z.array(z.strictObject({ item: z.string(), outcome })).max(50),
  }),
})
const recallBody = z.strictObject({ escalationId })
const remoteBody = z.strictObject({ site: z.string().min(1).max(64), items, commandId, isElder })

/** The actor that another site's server is here: a kiosk that stands elsewhere. */
export function actorOfSite(site: string): Actor {
  return { kind: 'device', deviceId: `site:${site}`, deviceKind: 'kiosk' }
}

/**
 * The linked site that has signed this request and may ask this here; 401 for a wrong or old signature, 403 for a
 * neighbour (LINK-1).
 */
export function needSite(
  request: FastifyRequest,
  what: LinkRequest,
  { hall, line }: Pick<LinkParts, 'hall' | 'line'>,
): string {
  const site = line.senderOf({
    method: request.method,
    path: request.url,
    body: typeof request.body === 'string' ? request.body : '',
    headers: request.headers,
  })
  if (site === null)
    return refuse(401, {
      code: 'notAuthorised',
      problem: 'This request is not signed by a linked site, or its time is more than five minutes off.',
    })
  if (!mayAsk(what, site, hall.index.settings))
    refuse(403, { code: 'notAuthorised', problem: 'This site is neither above nor below that one.' })
  return site
}

/** The body that was signed, as `schema` wants it. */
export function signedBody<T>(schema: z.ZodType<T>, request: FastifyRequest): T {
  try {
    return checked(schema, JSON.parse(String(request.body)))
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(400, { code: 'malformed', field: 'body', problem: 'not JSON' })
    throw error
  }
}

/** Adds the routes of the links; `peers` are more of the signed ones. */
export async function linkRoutes<P extends LinkParts>(
  app: FastifyInstance,
  parts: P,
  peers: readonly ((app: FastifyInstance, parts: P) => void)[],
): Promise<void> {
  await app.register(async (signed) => {
    // The signature is over the very bytes of the body.
    signed.removeContentTypeParser('application/json')
    signed.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    for (const add of [peerRoutes, postRoutes, ...peers]) add(signed, parts)
  })
  localRoutes(app, parts)
}

function peerRoutes(app: FastifyInstance, parts: LinkParts): void {
  const { hall, rollup } = parts
  app.get(
    '/api/links/figures',
    { schema: { summary: 'Figures of this site and those below, for the site above (article 6)', tags: ['links'] } },
    async (request): Promise<FiguresReply> => {
      needSite(request, 'figures', parts)
      return { sites: rollup.heard() }
    },
  )
  app.post(
    '/api/links/tickets',
    { schema: { summary: 'A number here for somebody who stands at a linked site (article 5)', tags: ['links'] } },
    async (request, reply) => {
      const site = needSite(request, 'tickets', parts)
      const { commandId: id, ...wanted } = signedBody(ticketBody, request)
      const answer = await handleCommand(hall, actorOfSite(site), () => true, {
        commandId: id,
        command: { type: 'IssueTicket', origin: 'kiosk', ...wanted },
      })
      void reply.code(statusOf(answer))
      return answer.ok ? { ...answer, place: placeOf(hall, answer.result.ticketNo) } : answer
    },
  )
}

/** What is at least once delivered is done once: the command id is that of the handing-over (LINK-7). */
function postRoutes(app: FastifyInstance, parts: LinkParts): void {
  const { hall, line } = parts
  app.post(
    '/api/links/escalations',
    { schema: { summary: 'A station hands a ticket up (article 20)', tags: ['links'] } },
    async (request, reply) => {
      const site = needSite(request, 'escalations', parts)
      const { escalationId: id, ticket } = signedBody(escalationBody, request)
      const command = {
        type: 'ReceiveEscalation',
        escalationId: id,
        ticket: {
          ...ticket,
          site,
          items: ticket.items.map(({ item, missing }) => ({ item, ...(missing === undefined ? {} : { missing }) })),
        },
        queue: line.links.get(site)?.backOffice ?? null,
      } as const
      const answer = await hall.execute({ commandId: `received-${site}-${id}`, command }, actorOfSite(site))
      void reply.code(statusOf(answer))
      return answer
    },
  )
  app.post(
    '/api/links/recalls',
    { schema: { summary: 'A station calls back a ticket that it has handed up', tags: ['links'] } },
    async (request, reply) => {
      const from = needSite(request, 'escalations', parts)
      const { escalationId: id } = signedBody(recallBody, request)
      const answer = await hall.execute(
        { commandId: `recalled-${from}-${id}`, command: { type: 'WithdrawEscalation', escalationId: id, from } },
        actorOfSite(from),
      )
      void reply.code(statusOf(answer))
      return answer
    },
  )
  app.post(
    '/api/links/results',
    { schema: { summary: 'What became of a ticket that was handed up', tags: ['links'] } },
    async (request, reply) => {
      const from = needSite(request, 'results', parts)
      const { escalationId: id, result } = signedBody(resultBody, request)
      const answer = await hall.execute(
        { commandId: `settled-${from}-${id}`, command: { type: 'SettleEscalation', escalationId: id, from, result } },
        actorOfSite(from),
      )
      void reply.code(statusOf(answer))
      return answer
    },
  )
}

function localRoutes(app: FastifyInstance, parts: LinkParts): void {
  const { hall, line, rollup, identity } = parts
  app.get(
    '/api/rollup',
    {
      schema: {
        summary:
          'This site and those below: waiting, longest wait, open counters, with the age of each report (article 6)',
        tags: ['site'],
      },
    },
    async (request): Promise<RollupReply> => {
      await needStaff(request, identity, 'dutyManager')
      return { sites: rollup.lines() }
    },
  )
  app.get(
    '/api/escalations',
    { schema: { summary: 'Tickets handed up and taken in, with what became of them (article 20)', tags: ['site'] } },
    async (request): Promise<EscalationsReply> => {
      await needStaff(request, identity)
      const { sent, received } = hall.streams.state('outbox', OUTBOX_STREAM)
      const parent = hall.index.settings.site?.parent
      return {
        sent: [...sent.values()].reverse(),
        received: [...received.values()].reverse(),
        above: parent && line.links.has(parent.id) ? [parent] : [],
      }
    },
  )
  app.post(
    '/api/remote-tickets',
    {
      schema: {
        summary: 'A number for another site of the line (article 5)',
        tags: ['site'],
        body: z.toJSONSchema(remoteBody, { io: 'input' }),
      },
    },
    async (request, reply): Promise<RemoteTicketReply> => {
      await needGiver(request, parts)
      const { site, ...wanted } = checked(remoteBody, request.body)
      const exception = hall.index.settings.site?.exceptions.find((one) =>
        wanted.items.some((item) => item.item === one.item),
      )
      if (exception) {
        void reply.code(409)
        return { ok: false, rejection: notShared(exception) }
      }
      needLink(site, parts)
      const said = await line.ask(site, 'POST', '/api/links/tickets', wanted)
      const answer = said?.body as RemoteTicketReply | undefined
      if (!said || !isAnswer(answer)) {
        void reply.code(503)
        return { ok: false, unreachable: site }
      }
      void reply.code(said.status)
      const link = answer.ok ? answer.result.link : undefined
      if (!answer.ok || link === undefined) return answer
      const given = { ...answer, result: { ...answer.result, link: `${line.links.get(site)?.url}/t/${link}` } }
      if (given.place) parts.slips.remember({ result: given.result, place: given.place })
      return given
    },
  )
}

/** A kiosk, a floor guide or the duty manager: who may hand numbers out. */
export async function needGiver(request: FastifyRequest, { identity }: Pick<LinkParts, 'identity'>): Promise<Actor> {
  const actor =
    (await actorOf(request, identity)) ??
    refuse(401, { code: 'notAuthorised', problem: 'Only a paired kiosk or the hall’s staff may ask another site.' })
  if (!['kiosk', 'floorGuide', 'dutyManager'].includes(whoIs(actor)))
    refuse(403, { code: 'notAuthorised', problem: 'This needs a kiosk, a floor guide or the duty manager.' })
  return actor
}

/** A site that is linked and stands above or below: 404 and 403 otherwise, before anything is sent. */
export function needLink(site: string, { hall, line }: Pick<LinkParts, 'hall' | 'line'>): void {
  if (!line.links.has(site))
    refuse(404, { code: 'notFound', field: 'site', problem: `There is no link to the site ${site}.` })
  if (!mayAsk('tickets', site, hall.index.settings))
    refuse(403, { code: 'notAuthorised', field: 'site', problem: 'That site is neither above nor below this one.' })
}

/** Whether another server's words are an answer, and not the page of some other program on that port. */
export function isAnswer(body: unknown): body is { readonly ok: boolean } {
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

/** Where a number of this site is called, for a slip that is printed elsewhere. */
export function placeOf(hall: Hall, ticketNo: string | undefined): RemotePlace | null {
  const { settings, queues, zones, items } = hall.index
  const ticket =
    ticketNo === undefined ? undefined : (hall.day().tickets.get(ticketNo) ?? hall.day().closed.get(ticketNo)?.ticket)
  const zone = zones.get(queues.get(ticket?.leg.queue ?? '')?.zone ?? '')
  if (!zone) return null
  const { siteId, title, titleEn, site } = settings
  return {
    site: siteId,
    title,
    titleEn,
    address: site?.address ?? '',
    addressEn: site?.addressEn ?? '',
    phone: site?.phone ?? '',
    zone: zone.name,
    zoneEn: zone.nameEn,
    way: zone.way,
    wayEn: zone.wayEn,
    stepFreeWay: zone.stepFreeWay,
    stepFreeWayEn: zone.stepFreeWayEn,
    matters:
      ticket?.items.map(({ item }) => ({
        name: items.get(item)?.name ?? item,
        nameEn: items.get(item)?.nameEn ?? item,
      })) ?? [],
    missedAfterCalls: settings.rules.callsBeforeMissed,
    rejoinWithinMin: settings.rules.rejoinsMax > 0 ? settings.rules.rejoinWithinMin : 0,
  }
}
