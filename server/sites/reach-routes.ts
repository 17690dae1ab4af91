/**
 * How far a duty manager reaches (article 6): sees every site below, does there what it has delegated; passed down the
 * line from site to site.
 */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { badgeFromAbove, isDelegated, nextBelow } from '../../domain/site-link/from-above.ts'
import { READS_FROM_ABOVE, type ReadFromAbove } from '../../domain/plan/delegation.ts'
import type { Actor } from '../../domain/words/actor.ts'
import { managerView } from '../../domain/views/floor.ts'
import { mayReach, treeOf } from '../../domain/site/reach.ts'
import { alertsBeside } from '../hall/alerts.ts'
import { FEEDBACK_STREAM, REQUESTS_STREAM } from '../hall/decide-any.ts'
import { serviceDates } from '../hall/service-date.ts'
import { parseEnvelope } from '../gateway/shapes/command-schema.ts'
import { handleCommand } from '../gateway/gate/gate.ts'
import { ledgerOf } from '../gateway/routes/ledger.ts'
import { needSite, signedBody, type LinkParts } from './routes.ts'
import { checked, refuse } from '../gateway/problem.ts'
import { needStaff } from '../gateway/senders.ts'
import { statusOf } from '../gateway/status.ts'

const PATH = '/api/links/staff'

const id = z.string().min(1).max(64)
const what = z.enum(READS_FROM_ABOVE)
const envelope = z.object({ commandId: z.string(), command: z.unknown() })
const staffAsk = z.strictObject({
  target: id,
  by: z.strictObject({ site: id, badgeNo: id }),
  ask: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('read'), what }),
    z.strictObject({ kind: z.literal('command'), envelope }),
  ]),
})
type StaffAsk = z.output<typeof staffAsk>
interface Told {
  readonly status: number
  readonly body: object
}

/** Adds what this site's duty manager asks of the sites below (SITE-9). */
export function reachRoutes(app: FastifyInstance, parts: LinkParts): void {
  const params = z.strictObject({ site: id, what })
  app.get(
    '/api/sites/:site/:what',
    { schema: { summary: 'Floor, ledger, requests or suggestions of a site below (article 6)', tags: ['site'] } },
    async (request, reply) => {
      const { badgeNo } = await needStaff(request, parts.identity)
      const { site: target, what: wanted } = checked(params, request.params)
      return send(
        reply,
        await askBelow(parts, {
          target,
          by: { site: parts.hall.index.settings.siteId, badgeNo },
          ask: { kind: 'read', what: wanted },
        }),
      )
    },
  )
  app.post<{ Params: { site: string } }>(
    '/api/sites/:site/commands',
    { schema: { summary: 'One command at a site below, if it has delegated it (article 6)', tags: ['site'] } },
    async (request, reply) => {
      const { badgeNo } = await needStaff(request, parts.identity)
      const target = checked(id, request.params.site)
      return send(
        reply,
        await askBelow(parts, {
          target,
          by: { site: parts.hall.index.settings.siteId, badgeNo },
          ask: { kind: 'command', envelope: checked(envelope, request.body) },
        }),
      )
    },
  )
}

/** What a linked site above asks on behalf of its duty manager, or of one further up. */
export function peerStaffRoutes(app: FastifyInstance, parts: LinkParts): void {
  app.post(
    PATH,
    {
      schema: {
        summary: 'A duty manager of a site above looks on, or does what was delegated (article 6)',
        tags: ['links'],
      },
    },
    async (request, reply) => {
      needSite(request, 'staff', parts)
      const asked = signedBody(staffAsk, request)
      return send(
        reply,
        asked.target === parts.hall.index.settings.siteId ? await answer(parts, asked) : await askBelow(parts, asked),
      )
    },
  )
}

/**
 * Passes a question one site down; each site trusts the one directly above it, so none needs a key of a site further
 * up.
 */
async function askBelow(parts: LinkParts, asked: StaffAsk): Promise<Told> {
  const { settings } = parts.hall.index
  const tree = treeOf(settings)
  if (!mayReach(settings.siteId, asked.target, tree))
    refuse(403, { code: 'notAuthorised', field: 'site', problem: `${asked.target} is not below this site.` })
  const next =
    nextBelow(settings.siteId, asked.target, tree) ??
    refuse(400, { code: 'malformed', field: 'site', problem: 'This is this very site; ask its own routes.' })
  if (!parts.line.links.has(next))
    refuse(404, { code: 'notFound', field: 'site', problem: `There is no link to the site ${next}.` })
  const said = await parts.line.ask(next, 'POST', PATH, asked)
  const isHeard = said !== null && said.status !== 401 && typeof said.body === 'object' && said.body !== null
  return isHeard
    ? { status: said.status, body: said.body as object }
    : { status: 503, body: { ok: false, unreachable: next } }
}

async function answer(parts: LinkParts, { by, ask }: StaffAsk): Promise<Told> {
  if (ask.kind === 'read') return { status: 200, body: await read(parts, ask.what) }
  const { hall } = parts
  const parsed = parseEnvelope(ask.envelope)
  if (parsed.ok && !isDelegated(parsed.envelope.command, hall.index.settings.site))
    refuse(403, {
      code: 'notAuthorised',
      field: 'command',
      problem: `This site has not delegated ${parsed.envelope.command.type}; its own duty manager can (settings, site, delegatedUp).`,
    })
  const actor: Actor = { kind: 'clerk', badgeNo: badgeFromAbove(by.site, by.badgeNo), role: 'dutyManager' }
  const told = await handleCommand(hall, actor, () => true, ask.envelope)
  return { status: statusOf(told), body: told }
}

async function read({ hall, board, line, rollup }: LinkParts, wanted: ReadFromAbove): Promise<object> {
  const nowMs = hall.nowMs()
  const today = serviceDates(hall.base.timeZone)(nowMs)
  switch (wanted) {
    case 'floor': {
      const view = managerView(hall.day(), hall.index, nowMs)
      return { ...view, alerts: [...view.alerts, ...alertsBeside(hall, board, line, rollup)(nowMs)] }
    }
    case 'ledger':
      return ledgerOf(hall.store, today)
    case 'requests':
      return {
        requests: [...hall.streams.state('requests', REQUESTS_STREAM).requests.values()]
          .map(({ person: _person, ...shown }) => shown)
          .reverse(),
      }
    case 'suggestions':
      return { suggestions: [...hall.streams.state('feedback', FEEDBACK_STREAM).suggestions.values()].reverse(), today }
  }
}

function send(reply: FastifyReply, { status, body }: Told): object {
  void reply.code(status)
  return body
}
