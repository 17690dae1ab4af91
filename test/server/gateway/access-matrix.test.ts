/**
 * Every role against every route of a running server and every command, at its own site and from the sites around it;
 * both lists come from the server itself.
 */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { isDelegated } from '../../../domain/site-link/from-above.ts'
import { DELEGABLE } from '../../../domain/plan/delegation.ts'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import { mayAsk, type LinkRequest } from '../../../domain/site-link/right.ts'
import { MAY } from '../../../domain/contract/subjects.ts'
import type { Who } from '../../../domain/words/who.ts'
import type { RouteRule } from '../../../server/gateway/guard.ts'
import { SENT_TYPES } from '../../../server/gateway/shapes/envelope.ts'
import { keyVariable } from '../../../server/sites/links.ts'
import { SIGNATURE_HEADER, SITE_HEADER, TIME_HEADER, sign } from '../../../server/sites/signature.ts'
import { accessMatrix } from '../../support/access-matrix.ts'
import { pairDevice, signIn } from '../../support/client.ts'
import { startInnerServer, type InnerServer } from '../../support/inner-server.ts'
import { loadSite } from '../../support/site.ts'
import { KEY } from '../sites/linked-sites.ts'

/** The county's own line and a neighbour, each with a key. */
const AROUND = { parent: 'qinchuan', child: 'liulin', neighbour: 'lingshan' } as const
const county = loadSite('county').settings

let server: InnerServer
const headersOf = new Map<Who, Record<string, string>>([['visitor', {}]])

beforeAll(async () => {
  const links = Object.values(AROUND)
  server = await startInnerServer({
    args: ['--allowance', '100000', ...links.flatMap((site) => ['--link', `${site}=http://127.0.0.1:9`])],
    env: Object.fromEntries(links.map((site) => [keyVariable(site), KEY])),
  })
  for (const [kind, who] of [
    ['kiosk', 'kiosk'],
    ['counter-display', 'display'],
    ['rating-pad', 'ratingPad'],
  ] as const)
    headersOf.set(who, {
      [DEVICE_HEADER]: await pairDevice(server.url, kind, {
        name: kind,
        ...(kind !== 'kiosk' ? { counter: '1' } : {}),
      }),
    })
  for (const [who, badgeNo, pin] of [
    ['clerk', '0301', '2468'],
    ['floorGuide', '0201', '9753'],
    ['dutyManager', '0101', '1357'],
  ] as const)
    headersOf.set(who, { cookie: await signIn(server.url, badgeNo, pin) })
  const { body } = await ask(
    'POST',
    '/api/commands',
    headersOf.get('kiosk') as Record<string, string>,
    JSON.stringify({
      commandId: 'a-ticket',
      command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' },
    }),
  )
  headersOf.set('holder', {
    'x-ticket-link': (JSON.parse(body) as { readonly result: { readonly link: string } }).result.link,
  })
})
afterAll(() => server.stop())

async function ask(
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '{}',
): Promise<{ readonly status: number; readonly body: string }> {
  const hasBody = method === 'POST'
  const response = await fetch(server.url + path, {
    method,
    redirect: 'manual',
    headers: { ...headers, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    ...(hasBody ? { body } : {}),
  })
  return { status: response.status, body: await response.text() }
}

const methodOf = (route: string): string => route.split(' ')[0]!
/** A path of the route that names nothing, so that nothing is found or changed. */
const pathOf = (route: string): string => route.split(' ')[1]!.replace(/:\w+/g, 'x').replace('*', 'nothing')
/** Signing out comes last: it ends the sessions that the others need. */
const routes = (): readonly (readonly [string, RouteRule])[] =>
  [...server.running().routes].sort(
    ([a], [b]) => Number(a === 'DELETE /api/session') - Number(b === 'DELETE /api/session'),
  )
const signed = (site: string, method: string, path: string): Record<string, string> => {
  const timeMs = Date.now()
  return {
    [SITE_HEADER]: site,
    [TIME_HEADER]: String(timeMs),
    [SIGNATURE_HEADER]: sign({ method, path, site, timeMs, body: method === 'POST' ? '{}' : '' }, KEY),
  }
}

describe('routes', () => {
  it('ACCESS-9 a route is answered to those whom its line names and to nobody else', async () => {
    const wrong: string[] = []
    for (const [route, rule] of routes()) {
      const method = methodOf(route)
      for (const [who, headers] of headersOf) {
        const { status } = await ask(method, pathOf(route), headers)
        const isLetIn = status !== 401 && status !== 403
        // A command needs a sender; the gate names it (access.ts).
        const isExpected =
          rule === 'everyone'
            ? !(route === 'POST /api/commands' && who === 'visitor')
            : 'who' in rule && rule.who.includes(who)
        if (isLetIn !== isExpected) wrong.push(`${route} by ${who}: ${status}`)
        if (status >= 500 && !pathOf(route).startsWith('/t/')) wrong.push(`${route} by ${who}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('ACCESS-9 LINK-1 another site’s server gets in by its signature where the tree allows, by nothing else, and a neighbour nowhere', async () => {
    const wrong: string[] = []
    for (const [route, rule] of routes()) {
      if (rule === 'everyone') continue
      const method = methodOf(route)
      for (const [place, site] of Object.entries(AROUND)) {
        const { status } = await ask(method, pathOf(route), signed(site, method, pathOf(route)))
        const isExpected = 'site' in rule && mayAsk(rule.site, site, county) && place !== 'neighbour'
        if ((status !== 401 && status !== 403) !== isExpected) wrong.push(`${route} by the ${place}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
    const asked: readonly LinkRequest[] = [
      ...new Set(routes().flatMap(([, rule]) => (rule !== 'everyone' && 'site' in rule ? [rule.site] : []))),
    ]
    expect(asked.filter((what) => mayAsk(what, AROUND.neighbour, county))).toEqual([])
    expect(asked.filter((what) => mayAsk(what, AROUND.parent, county))).toEqual([
      'figures',
      'tickets',
      'bookings',
      'results',
      'staff',
      'errands',
      'cases',
    ])
    expect(asked.filter((what) => mayAsk(what, AROUND.child, county))).toEqual([
      'tickets',
      'bookings',
      'escalations',
      'errands',
      'cases',
    ])
  })
})

describe('commands', () => {
  it('ACCESS-1 every command that a sender may write has its line of rights', () => {
    expect(SENT_TYPES.filter((type) => !Object.hasOwn(MAY, type))).toEqual([])
  })

  it('SITE-9 of all commands only what is the duty manager’s and away from counters can be delegated up, and only what a site has named', () => {
    const all = Object.keys(MAY) as readonly HallCommand['type'][]
    const given = (delegatedUp: readonly (typeof DELEGABLE)[number][]) =>
      all.filter((type) => isDelegated({ type } as HallCommand, { delegatedUp }))
    expect(given([])).toEqual([])
    expect(given(['CloseQueue'])).toEqual(['CloseQueue'])
    expect(new Set(given(DELEGABLE))).toEqual(new Set(DELEGABLE))
    expect(
      DELEGABLE.filter(
        (type) => !MAY[type].includes('dutyManager') || MAY[type].includes('clerk') || !SENT_TYPES.includes(type),
      ),
    ).toEqual([])
  })
})

it('ACCESS-9 docs/access.md prints these very tables', async () => {
  await expect(accessMatrix(server.running().routes)).toMatchFileSnapshot(
    join(import.meta.dirname, '..', '..', '..', 'docs', 'access.md'),
  )
})
