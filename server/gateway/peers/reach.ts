/**
 * How far a duty manager reaches (article 6): sees every site below, does there what it has delegated; passed down the
 * line from site to site.
 */
import { date, id } from '../shapes/atoms.ts'
import { z } from 'zod'
import { badgeFromAbove, isDelegated, nextBelow } from '../../../domain/site-link/from-above.ts'
import type { ReachReply, Unreachable } from '../../../domain/contract/http/site-link.ts'
import { REPORT_PERIODS } from '../../../domain/contract/http/report.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import { READS_FROM_ABOVE } from '../../../domain/plan/delegation.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { View } from '../../../domain/views/view.ts'
import { mayReach, treeOf } from '../../../domain/site/reach.ts'
import type { Hall } from '../../hall/hall.ts'
import { FEEDBACK_STREAM } from '../../../domain/feedback/state.ts'
import { REQUESTS_STREAM } from '../../../domain/session-request/state.ts'
import { serviceDates } from '../../hall/holding.ts'
import { parseEnvelope } from '../shapes/envelope.ts'
import { handleCommand } from '../gate/gate.ts'
import { lampsOf } from '../cases/supervision.ts'
import { ledgerOf } from '../routes/ledger.ts'
import { reportOf } from '../../reports/period-report.ts'
import type { Reporter } from '../../reports/reporter.ts'
import type { SiteClient } from '../../sites/client.ts'
import type { Rollup } from '../../sites/figures.ts'
import type { Routes } from '../guard.ts'
import { checked, queryOf, refuse } from '../problem.ts'
import { sendAnswer, statusOf, type HttpAnswer } from '../status.ts'
import { signedBody } from './signed-body.ts'

const PATH = '/api/links/staff'
const REPORT_WITHIN_MS = 30_000

const what = z.enum(READS_FROM_ABOVE)
const envelope = z.object({ commandId: z.string(), command: z.unknown() })
/** Of a report; other reads have no period. */
const periodAsked = { period: z.enum(REPORT_PERIODS).default('month'), date: date.optional() }
const staffAsk = z.strictObject({
  target: id,
  /** A site on the way that knows the target, where the one that asks does not. */
  via: id.optional(),
  by: z.strictObject({ site: id, badgeNo: id }),
  ask: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('read'), what, ...periodAsked }),
    z.strictObject({ kind: z.literal('command'), envelope }),
  ]),
})
type StaffAsk = z.output<typeof staffAsk>

interface ReachParts {
  readonly hall: Hall
  readonly siteClient: Pick<SiteClient, 'links' | 'ask'>
  readonly reporter: Pick<Reporter, 'ask'>
  readonly rollup: Pick<Rollup, 'lines'>
  /** The view of a room as this site's own screens get it. */
  readonly view: (room: string) => View | null
}

/** Adds what this site's duty manager asks of the sites below (SITE-9). */
export function reachRoutes({ managers }: Routes, parts: ReachParts): void {
  const params = z.strictObject({ site: id, what })
  const query = z.strictObject({ via: id.optional(), ...periodAsked })
  const askFor = (asked: Pick<StaffAsk, 'target' | 'via' | 'ask'>, badgeNo: string): Promise<HttpAnswer> =>
    askBelow(parts, { ...asked, by: { site: parts.hall.index.settings.siteId, badgeNo } })
  managers.get(
    '/api/sites/:site/:what',
    {
      schema: {
        summary: 'Floor, ledger, requests, suggestions, report or sites of a site below (article 6)',
        tags: ['site'],
        querystring: query,
      },
    },
    async (request, reply, { badgeNo }) => {
      const { site: target, what: wanted } = checked(params, request.params)
      const { via, ...period } = queryOf(query, request)
      const ask = { kind: 'read', what: wanted, ...period } as const
      return sendAnswer<ReachReply>(reply, await askFor({ target, ...(via && { via }), ask }, badgeNo))
    },
  )
  managers.post<{ Params: { site: string } }>(
    '/api/sites/:site/commands',
    {
      schema: {
        summary: 'One command at a site below, if it has delegated it (article 6)',
        tags: ['site'],
        body: envelope,
      },
    },
    async (request, reply, { badgeNo }) => {
      const target = checked(id, request.params.site)
      const command = { kind: 'command', envelope: checked(envelope, request.body) } as const
      return sendAnswer<Answer | Unreachable>(reply, await askFor({ target, ask: command }, badgeNo))
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
        body: staffAsk,
      },
    },
    async (request, reply) => {
      const { via, ...toTarget } = signedBody(staffAsk, request)
      const { siteId } = parts.hall.index.settings
      // From the site that was named on, the target's own line of the tree is known.
      const asked: StaffAsk = via === undefined || via === siteId ? toTarget : { via, ...toTarget }
      const isHere = asked.target === siteId
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
  const towards = asked.via ?? asked.target
  if (!mayReach(settings.siteId, towards, tree))
    refuse(403, { code: 'notAuthorised', field: 'site', problem: `${towards} is not below this site.` })
  const next =
    nextBelow(settings.siteId, towards, tree) ??
    refuse(400, { code: 'malformed', field: 'site', problem: 'This is this very site; ask its own routes.' })
  if (!parts.siteClient.links.has(next))
    refuse(404, { code: 'notFound', field: 'site', problem: `There is no link to the site ${next}.` })
  const heard = await parts.siteClient.ask(next, 'POST', PATH, asked, patienceMs(asked))
  const isHeard = heard !== null && heard.status !== 401 && typeof heard.body === 'object' && heard.body !== null
  return isHeard
    ? { status: heard.status, body: heard.body as object }
    : { status: 503, body: { ok: false, unreachable: next } }
}

/** A first report is counted before it is told. */
function patienceMs({ ask }: StaffAsk): number | undefined {
  return ask.kind === 'read' && ask.what === 'report' ? REPORT_WITHIN_MS : undefined
}

async function answer(parts: ReachParts, { by, ask }: StaffAsk): Promise<HttpAnswer> {
  if (ask.kind === 'read') return { status: 200, body: await read(parts, ask) }
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

async function read(
  { hall, view, reporter, rollup }: ReachParts,
  ask: Extract<StaffAsk['ask'], { kind: 'read' }>,
): Promise<object> {
  const today = serviceDates(hall.base.timeZone)(hall.nowMs())
  switch (ask.what) {
    case 'floor':
      return view('manager') ?? refuse(503, { code: 'internal', problem: 'This site cannot show its floor now.' })
    case 'ledger':
      return ledgerOf(hall, today)
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
    case 'plan':
      return sitePlan(hall.index.settings)
    case 'report':
      return reportOf(hall.index.settings, hall.nowMs(), reporter.ask, ask)
    case 'sites':
      return { sites: rollup.lines() }
  }
}
