/**
 * How far a duty manager reaches (article 6): sees every site below, does there what it has delegated; passed down the
 * line from site to site.
 */
import { id } from '../shapes/atoms.ts'
import { z } from 'zod'
import { badgeFromAbove, isDelegated, nextBelow } from '../../../domain/site-link/from-above.ts'
import type { ReachReply, Unreachable } from '../../../domain/contract/http/site-link.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import { READS_FROM_ABOVE, type ReadFromAbove } from '../../../domain/plan/delegation.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { View } from '../../../domain/views/view.ts'
import { mayReach, treeOf } from '../../../domain/site/reach.ts'
import type { Hall } from '../../hall/hall.ts'
import { FEEDBACK_STREAM } from '../../../domain/feedback/state.ts'
import { REQUESTS_STREAM } from '../../../domain/session-request/state.ts'
import { serviceDates } from '../../hall/clock.ts'
import { parseEnvelope } from '../shapes/envelope.ts'
import { handleCommand } from '../gate/gate.ts'
import { lampsOf } from '../cases/supervision.ts'
import { ledgerOf } from '../routes/ledger.ts'
import type { SiteClient } from '../../sites/client.ts'
import type { Routes } from '../guard.ts'
import { checked, refuse } from '../problem.ts'
import { sendAnswer, statusOf, type HttpAnswer } from '../status.ts'
import { signedBody } from './signed-body.ts'

const PATH = '/api/links/staff'

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

interface ReachParts {
  readonly hall: Hall
  readonly siteClient: Pick<SiteClient, 'links' | 'ask'>
  /** The view of a room as this site's own screens get it. */
  readonly view: (room: string) => View | null
}

/** Adds what this site's duty manager asks of the sites below (SITE-9). */
export function reachRoutes({ managers }: Routes, parts: ReachParts): void {
  const params = z.strictObject({ site: id, what })
  const askFor = (target: string, badgeNo: string, ask: StaffAsk['ask']): Promise<HttpAnswer> =>
    askBelow(parts, { target, by: { site: parts.hall.index.settings.siteId, badgeNo }, ask })
  managers.get(
    '/api/sites/:site/:what',
    { schema: { summary: 'Floor, ledger, requests or suggestions of a site below (article 6)', tags: ['site'] } },
    async (request, reply, { badgeNo }) => {
      const { site: target, what: wanted } = checked(params, request.params)
      return sendAnswer<ReachReply>(reply, await askFor(target, badgeNo, { kind: 'read', what: wanted }))
    },
  )
  managers.post<{ Params: { site: string } }>(
    '/api/sites/:site/commands',
    {
      schema: {
        summary: 'One command at a site below, if it has delegated it (article 6)',
        tags: ['site'],
        body: z.toJSONSchema(envelope),
      },
    },
    async (request, reply, { badgeNo }) => {
      const target = checked(id, request.params.site)
      const command = { kind: 'command', envelope: checked(envelope, request.body) } as const
      return sendAnswer<Answer | Unreachable>(reply, await askFor(target, badgeNo, command))
    },
  )
}

/** What a linked site above asks on behalf of its duty manager, or of one further up. */
export function peerStaffRoutes({ linkedSites }: Routes, parts: ReachParts): void {
  linkedSites('staff').post(
    PATH,
    {
      schema: {
        summary: 'A duty manager of a site above looks on, or does what was delegated (article 6)',
        tags: ['links'],
        body: z.toJSONSchema(staffAsk),
      },
    },
    async (request, reply) => {
      const asked = signedBody(staffAsk, request)
      const isHere = asked.target === parts.hall.index.settings.siteId
      return sendAnswer<ReachReply | Answer>(reply, await (isHere ? answer(parts, asked) : askBelow(parts, asked)))
    },
  )
}

/**
 * Passes a question one site down; each site trusts the one directly above it, so none needs a key of a site further
 * up.
 */
async function askBelow(parts: ReachParts, asked: StaffAsk): Promise<HttpAnswer> {
  const { settings } = parts.hall.index
  const tree = treeOf(settings)
  if (!mayReach(settings.siteId, asked.target, tree))
    refuse(403, { code: 'notAuthorised', field: 'site', problem: `${asked.target} is not below this site.` })
  const next =
    nextBelow(settings.siteId, asked.target, tree) ??
    refuse(400, { code: 'malformed', field: 'site', problem: 'This is this very site; ask its own routes.' })
  if (!parts.siteClient.links.has(next))
    refuse(404, { code: 'notFound', field: 'site', problem: `There is no link to the site ${next}.` })
  const heard = await parts.siteClient.ask(next, 'POST', PATH, asked)
  const isHeard = heard !== null && heard.status !== 401 && typeof heard.body === 'object' && heard.body !== null
  return isHeard
    ? { status: heard.status, body: heard.body as object }
    : { status: 503, body: { ok: false, unreachable: next } }
}

async function answer(parts: ReachParts, { by, ask }: StaffAsk): Promise<HttpAnswer> {
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
  const given = await handleCommand(hall, actor, () => true, ask.envelope)
  return { status: statusOf(given), body: given }
}

async function read({ hall, view }: ReachParts, wanted: ReadFromAbove): Promise<object> {
  const today = serviceDates(hall.base.timeZone)(hall.nowMs())
  switch (wanted) {
    case 'floor':
      return view('manager') ?? refuse(503, { code: 'internal', problem: 'This site cannot show its floor now.' })
    case 'ledger':
      return ledgerOf(hall.store, today)
    case 'requests':
      return {
        requests: [...hall.streams.state(REQUESTS_STREAM).requests.values()]
          .map(({ person: _person, ...shown }) => shown)
          .reverse(),
      }
    case 'lamps':
      return lampsOf(hall)
    case 'suggestions':
      return { suggestions: [...hall.streams.state(FEEDBACK_STREAM).suggestions.values()].reverse(), today }
  }
}
