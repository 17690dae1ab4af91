/** Who may ask which address: one table for all HTTP routes, as access.ts is for all commands. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DEVICE_HEADER } from '../../domain/contract/http/hall.ts'
import type { LinkRequest } from '../../domain/site-link/right.ts'
import { whoIs, type Who } from '../../domain/words/who.ts'
import { actorOfClerk, actorOfDevice, type Identity } from './identity.ts'
import { refuse } from './problem.ts'
import { headerOf, LINK_HEADER, staffOf } from './senders.ts'

export type RouteRule =
  /** Anybody; what a body or a proof must hold, the route itself checks. */
  | 'everyone'
  | { readonly who: readonly Who[] }
  /** As `who`, and whoever gives a hall its very first PIN at its own machine (SETUP-1); the route checks that. */
  | { readonly who: readonly Who[]; readonly orFirstSetUp: true }
  /** A linked site's server, by its signature (LINK-1). */
  | { readonly site: LinkRequest }
  /** A standby, by its signature (STANDBY-5). */
  | { readonly isFollower: true }

const STAFF: RouteRule = { who: ['clerk', 'floorGuide', 'dutyManager'] }
const FLOOR: RouteRule = { who: ['floorGuide', 'dutyManager'] }
const MANAGER: RouteRule = { who: ['dutyManager'] }
const KIOSK: RouteRule = { who: ['kiosk'] }
/** Those who hand numbers out. */
const GIVERS: RouteRule = { who: ['kiosk', 'floorGuide', 'dutyManager'] }

const FOLLOWER: RouteRule = { isFollower: true }

const PAGES = ['kiosk', 'display', 'counter-display', 'clerk', 'manager', 'booking', 'setup', 'village', 'request']

/** Every route with its rule. A route that has no line here is answered with 403. */
export const ROUTES: Readonly<Record<string, RouteRule>> = {
  'GET /': 'everyone',
  'GET /t/:link': 'everyone',
  'GET /kiosk/service-worker.js': 'everyone',
  'GET /favicon.ico': 'everyone',
  'GET /assets/*': 'everyone',
  'GET /voice/*': 'everyone',
  ...Object.fromEntries(
    PAGES.flatMap((page) => [
      [`GET /${page}`, 'everyone'],
      [`GET /${page}/`, 'everyone'],
    ]),
  ),
  'GET /health': 'everyone',
  'GET /metrics': 'everyone',
  'GET /api/docs': 'everyone',
  'GET /api/openapi.json': 'everyone',
  'GET /api/plan': 'everyone',
  'GET /api/tickets/:link': 'everyone',
  'GET /api/items/:item/nearby': 'everyone',
  // The gate behind it asks access.ts for every single command.
  'POST /api/commands': 'everyone',
  'GET /api/session': 'everyone',
  'POST /api/session': 'everyone',
  'DELETE /api/session': 'everyone',
  'GET /api/setup': 'everyone',
  'POST /api/staff/:badgeNo/pin': { who: ['dutyManager'], orFirstSetUp: true },
  'POST /api/pairing': 'everyone',
  'GET /api/pairing/:secret': 'everyone',
  'POST /api/pairing/approve': MANAGER,
  'GET /api/devices': FLOOR,
  'DELETE /api/devices/:deviceId': MANAGER,
  'GET /api/staff': STAFF,
  'GET /api/counters': STAFF,
  'GET /api/sites': STAFF,
  'GET /api/ledger': STAFF,
  'GET /api/ten-ones': STAFF,
  'GET /api/regulation': STAFF,
  'GET /api/escalations': STAFF,
  'GET /api/settings': MANAGER,
  'GET /api/arrivals': MANAGER,
  'GET /api/catalogue': MANAGER,
  'GET /api/catalogue/table': MANAGER,
  'POST /api/catalogue/table': MANAGER,
  'GET /api/rollup': MANAGER,
  'GET /api/facility-check': MANAGER,
  'GET /facility-check': MANAGER,
  'GET /api/printer': KIOSK,
  'POST /api/slips': KIOSK,
  'POST /api/slips/bytes': KIOSK,
  'POST /api/requests': 'everyone',
  'GET /api/requests/:receipt': 'everyone',
  'GET /api/requests': MANAGER,
  'GET /api/sessions/soon': 'everyone',
  'POST /api/suggestions': 'everyone',
  'GET /api/suggestions/:reference': 'everyone',
  'GET /api/suggestions': MANAGER,
  'GET /api/errands': STAFF,
  'GET /api/errands/:reference': 'everyone',
  'GET /api/bookings/sites': 'everyone',
  'GET /api/bookings/items': 'everyone',
  'GET /api/bookings/slots': 'everyone',
  'POST /api/bookings': 'everyone',
  'GET /api/bookings/:code': 'everyone',
  'POST /api/bookings/:code/confirm': 'everyone',
  'DELETE /api/bookings/:code': 'everyone',
  'POST /api/bookings/check-in': GIVERS,
  'GET /api/booking-days/:date': FLOOR,
  'GET /api/booking-codes/:code': FLOOR,
  'DELETE /api/booking-codes/:code': FLOOR,
  'POST /api/remote-tickets': GIVERS,
  'GET /api/remote-offers': GIVERS,
  'GET /api/sites/:site/:what': MANAGER,
  'POST /api/sites/:site/commands': MANAGER,
  'GET /api/log/state': FOLLOWER,
  'GET /api/log/rows': FOLLOWER,
  'GET /api/log/next': FOLLOWER,
  'GET /api/links/figures': { site: 'figures' },
  'GET /api/links/offers': { site: 'tickets' },
  'POST /api/links/tickets': { site: 'tickets' },
  'POST /api/links/bookings': { site: 'bookings' },
  'POST /api/links/escalations': { site: 'escalations' },
  'POST /api/links/results': { site: 'results' },
  'POST /api/links/recalls': { site: 'escalations' },
  'POST /api/links/staff': { site: 'staff' },
  'POST /api/links/errands': { site: 'errands' },
}

/**
 * Refuses on each route whoever its line does not name: 401 for nobody known, 403 otherwise (ACCESS-10). Call before
 * the routes are added.
 * Gives the list of all routes that the server has, "GET /api/plan", filled as they are added.
 */
export function guardRoutes(app: FastifyInstance, identity: Identity): readonly string[] {
  const routes: string[] = []
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`)
  })
  app.addHook('onRequest', async (request) => {
    const { url } = request.routeOptions
    if (url === undefined) return
    const rule =
      ruleOf(request.method, url) ??
      refuse(403, {
        code: 'notAuthorised',
        problem: 'Nobody may ask this: the route has no line in server/gateway/route-access.ts.',
      })
    if (rule === 'everyone' || 'site' in rule || 'isFollower' in rule || 'orFirstSetUp' in rule) return
    const asking = await everybodyIn(request, identity)
    if (asking.length === 0)
      refuse(401, { code: 'notAuthorised', problem: 'Sign in first, or ask from a paired screen.' })
    if (!asking.some((who) => rule.who.includes(who)))
      refuse(403, { code: 'notAuthorised', problem: 'This needs another role.' })
  })
  return routes
}

/** The rule of a route; null for one that has none. */
export function ruleOf(method: string, url: string): RouteRule | null {
  const key = `${method === 'HEAD' ? 'GET' : method} ${url}`
  return Object.hasOwn(ROUTES, key) ? (ROUTES[key] as RouteRule) : null
}

/** A browser may be a paired screen and somebody's session at once; each counts. */
async function everybodyIn(request: FastifyRequest, identity: Identity): Promise<readonly Who[]> {
  const [device, clerk] = await Promise.all([
    identity.deviceOf(headerOf(request, DEVICE_HEADER)),
    staffOf(request, identity),
  ])
  const link = headerOf(request, LINK_HEADER)
  const holder = link === undefined ? null : identity.holderOf(link)
  return [device && actorOfDevice(device), clerk && actorOfClerk(clerk), holder].flatMap((actor) =>
    actor ? [whoIs(actor)] : [],
  )
}
