/**
 * Access to routes: each route is added for those who may ask it. The guard finds out who asks before the route runs,
 * refuses everybody else, and hands the sender in: no route can run without the sender that it declares.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods, RouteGenericInterface } from 'fastify'
import type { RouteShorthandOptions } from 'fastify'
import type { Clerk } from '../../domain/plan/settings.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { LinkRequest } from '../../domain/site-link/right.ts'
import type { DeviceRow } from '../store/port.ts'
import { whoIs } from '../../domain/contract/subjects.ts'
import type { Who } from '../../domain/words/who.ts'
import { refuse } from './problem.ts'
import {
  actorOf,
  followerOf,
  knownAt,
  linkedSiteOf,
  programOf,
  staffOf,
  type Follower,
  type Known,
  type Program,
  type SenderSources,
} from './senders.ts'

/** Who may ask a route, as docs/access.md prints it. */
export type RouteRule =
  /** Anybody; what a body or a proof must hold, the route itself checks. */
  | 'everyone'
  | { readonly who: readonly Who[] }
  /** As `who`, and whoever gives a hall its very first PIN at its own machine (SETUP-1). */
  | { readonly who: readonly Who[]; readonly orFirstSetUp: true }
  /** A linked site's server, by its signature (LINK-1). */
  | { readonly site: LinkRequest }
  /** A standby, by its signature (STANDBY-5). */
  | { readonly isFollower: true }
  /** A program whose key stands in the site file (EXPORT-1). */
  | { readonly isProgram: true }

/** What a route for everyone may find out about who asks; looked up only when asked for. */
export interface Anybody {
  /** A device, a ticket's holder or staff; null: nobody known. */
  actor(): Promise<Actor | null>
  staff(): Promise<Clerk | null>
}

type Answer<Sender, R extends RouteGenericInterface> = (
  request: FastifyRequest<R>,
  reply: FastifyReply,
  sender: Sender,
) => unknown
type AddRoute<Sender> = <R extends RouteGenericInterface = RouteGenericInterface>(
  url: string,
  options: RouteShorthandOptions,
  answer: Answer<Sender, R>,
) => void

/** Adds routes under one rule. */
export interface RoutesFor<Sender> {
  readonly get: AddRoute<Sender>
  readonly post: AddRoute<Sender>
  readonly delete: AddRoute<Sender>
}

/** The routes of a server, by who may ask them. */
export interface Routes {
  readonly app: FastifyInstance
  readonly everyone: RoutesFor<Anybody>
  /** Everybody on the roster. */
  readonly staff: RoutesFor<Clerk>
  /** Floor guides and duty managers. */
  readonly floor: RoutesFor<Clerk>
  readonly managers: RoutesFor<Clerk>
  /** The name behind which the PIN is set: a duty manager's badge number, or 'first set-up'. Params: `badgeNo`. */
  readonly managersOrFirstSetUp: RoutesFor<string>
  readonly kiosks: RoutesFor<DeviceRow>
  /** Those who hand numbers out: kiosks, floor guides, duty managers. */
  readonly givers: RoutesFor<Actor>
  /** Servers of linked sites that may ask `what` here; the sender is the site. */
  linkedSites(what: LinkRequest): RoutesFor<string>
  readonly followers: RoutesFor<Follower>
  readonly programs: RoutesFor<Program>
  /** Files below an address that a plugin serves to everyone, e.g. '/voice/*'. */
  folder(url: string): void
  /** The same rules for routes that are added in a plugin's own scope. */
  within(scope: FastifyInstance): Routes
  /** Every route with its rule, "GET /api/plan", in the order in which they were added. */
  readonly rules: ReadonlyMap<string, RouteRule>
}

/** What the guard finds senders by. */
export interface GuardParts extends SenderSources {
  /** Whether this request gives a hall its very first PIN, at its own machine (SETUP-1). */
  readonly isFirstSetUp: (request: FastifyRequest) => Promise<boolean>
}

const STAFF: readonly Who[] = ['clerk', 'floorGuide', 'dutyManager']
const FLOOR: readonly Who[] = ['floorGuide', 'dutyManager']
const MANAGER: readonly Who[] = ['dutyManager']
const GIVERS: readonly Who[] = ['kiosk', 'floorGuide', 'dutyManager']

/**
 * Sets the guard before a server's routes: a route that was added past it answers 403; one that is not for the sender
 * 401 when nobody is known, 403 otherwise (ACCESS-9).
 */
export function guardRoutes(app: FastifyInstance, parts: GuardParts): Routes {
  const rules = new Map<string, RouteRule>()
  app.addHook('onRequest', async ({ method, routeOptions: { url } }) => {
    if (url !== undefined && !rules.has(`${method === 'HEAD' ? 'GET' : method} ${url}`))
      refuse(403, { code: 'notAuthorised', problem: 'Nobody may ask this: no rule says who may.' })
  })
  return routesOn(app, rules, parts)
}

function routesOn(app: FastifyInstance, rules: Map<string, RouteRule>, parts: GuardParts): Routes {
  const among = <Sender>(who: readonly Who[], as: (known: Known) => Sender | null): RoutesFor<Sender> =>
    addUnder(app, rules, { who }, 'onRequest', (request) => oneAmong(who, as, request, parts))
  return {
    app,
    rules,
    everyone: routesForEveryone(app, rules, parts),
    staff: among(STAFF, ({ clerk }) => clerk),
    floor: among(FLOOR, ({ clerk }) => clerk),
    managers: among(MANAGER, ({ clerk }) => clerk),
    managersOrFirstSetUp: addUnder(app, rules, { who: MANAGER, orFirstSetUp: true }, 'onRequest', async (request) =>
      (await parts.isFirstSetUp(request))
        ? 'first set-up'
        : (await oneAmong(MANAGER, ({ clerk }) => clerk, request, parts)).badgeNo,
    ),
    kiosks: among(['kiosk'], ({ device }) => device),
    givers: among(GIVERS, ({ actor }) => actor),
    // A signature is over the body as well, which is not there before.
    linkedSites: (site) =>
      addUnder(app, rules, { site }, 'preHandler', async (request) => linkedSiteOf(request, site, parts)),
    programs: addUnder(app, rules, { isProgram: true }, 'onRequest', async (request) => programOf(request, parts)),
    followers: addUnder(app, rules, { isFollower: true }, 'onRequest', async (request) => followerOf(request, parts)),
    folder: (url) => void rules.set(`GET ${url}`, 'everyone'),
    within: (scope) => routesOn(scope, rules, parts),
  }
}

/** Routes for everyone alone, for a server that knows nobody yet. */
export function routesForEveryone(
  app: FastifyInstance,
  rules: Map<string, RouteRule>,
  parts: Pick<SenderSources, 'identity'> | null,
): RoutesFor<Anybody> {
  return addUnder(app, rules, 'everyone', 'onRequest', async (request) => ({
    actor: async () => parts && actorOf(request, parts.identity),
    staff: async () => parts && staffOf(request, parts.identity),
  }))
}

/** Of everybody that a request carries proof of, the first whom the rule names. */
async function oneAmong<Sender>(
  who: readonly Who[],
  as: (known: Known) => Sender | null,
  request: FastifyRequest,
  parts: SenderSources,
): Promise<Sender> {
  const known = await knownAt(request, parts.identity)
  if (known.length === 0) refuse(401, { code: 'notAuthorised', problem: 'Sign in first, or ask from a paired screen.' })
  const one = known.find(({ actor }) => who.includes(whoIs(actor)))
  return (one && as(one)) ?? refuse(403, { code: 'notAuthorised', problem: 'This needs another role.' })
}

function addUnder<Sender>(
  app: FastifyInstance,
  rules: Map<string, RouteRule>,
  rule: RouteRule,
  stage: 'onRequest' | 'preHandler',
  senderOf: (request: FastifyRequest) => Promise<Sender>,
): RoutesFor<Sender> {
  const senders = new WeakMap<object, { readonly sender: Sender }>()
  const add =
    (method: HTTPMethods): AddRoute<Sender> =>
    (url, options, answer) => {
      rules.set(`${method} ${url}`, rule)
      app.route({
        ...options,
        method,
        url,
        [stage]: async (request: FastifyRequest) => void senders.set(request.raw, { sender: await senderOf(request) }),
        handler: (request, reply) => {
          const known = senders.get(request.raw)
          if (known === undefined) throw new Error(`${method} ${url} was asked past its guard`)
          return answer(request as Parameters<typeof answer>[0], reply, known.sender)
        },
      })
    }
  return { get: add('GET'), post: add('POST'), delete: add('DELETE') }
}
