/** The description of the routes: valid, whole, and what the running server really answers. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerShapes } from '../../../config/answer-shapes.ts'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { SHAPES_FILE } from '../../../server/gateway/description/answers.ts'
import type { Description } from '../../../server/gateway/description/openapi.ts'
import { keyVariable } from '../../../server/sites/links.ts'
import { SIGNATURE_HEADER, SITE_HEADER, TIME_HEADER, sign } from '../../../server/sites/signature.ts'
import { pairDevice, signIn } from '../../support/client.ts'
import { describedBy, type Described } from '../../support/described.ts'
import { startInnerServer, type InnerServer } from '../../support/inner-server.ts'
import { freePort } from '../../support/server.ts'
import { countyWith, type OwnSite } from '../integration/own-site.ts'
import { KEY } from '../sites/linked-sites.ts'
import type { Body, Caller } from './described-caller.ts'
import { aDayOfService, aWeekAdopted, forOtherPrograms, postOfSites } from './described-service.ts'

const FOLLOW_KEY = 'the key of a standby, more than thirty-two characters'
const PROGRAM_KEY = 'key-of-a-data-platform-of-more-than-thirty-two-characters'
const AROUND = { parent: 'qinchuan', child: 'liulin' } as const

let server: InnerServer
let child: InnerServer
let site: OwnSite
let document: Description
let described: Described
let senders: Readonly<Record<string, Record<string, string>>>
/** Routes that have answered 200 once, and what did not fit its description. */
const answered = new Set<string>()
const wrong: string[] = []
/** What the code says of its answers: half of this file's work. */
let shapesNow: string

beforeAll(async () => {
  shapesNow = answerShapes()
  const childPort = await freePort()
  site = countyWith(`integration:
  keys: [{ name: lake, key: "${PROGRAM_KEY}", mayFile: true }]
  notices:
    sms: { url: "http://127.0.0.1:9/send", token: token }
`)
  server = await startInnerServer({
    site: site.file,
    args: [
      '--allowance',
      '100000',
      ...['--printer', '3 号机=127.0.0.1:9'],
      ...['--link', `${AROUND.parent}=http://127.0.0.1:9`],
      ...['--link', `${AROUND.child}=http://127.0.0.1:${childPort}`],
    ],
    env: {
      YICHUANG_FOLLOW_KEY: FOLLOW_KEY,
      ...Object.fromEntries([...Object.values(AROUND), 'weiyuan'].map((one) => [keyVariable(one), KEY])),
    },
  })
  child = await startInnerServer({ site: 'township', port: childPort, args: ['--link', `weiyuan=${server.url}`] })
  document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as Description
  described = describedBy(document)
  senders = {
    nobody: {},
    kiosk: { [DEVICE_HEADER]: await pairDevice(server.url, 'kiosk', { name: 'kiosk' }) },
    clerk: { cookie: await signIn(server.url, '0301', '2468') },
    guide: { cookie: await signIn(server.url, '0201', '9753') },
    manager: { cookie: await signIn(server.url, '0101', '1357') },
  }
})
afterAll(async () => {
  await Promise.all([server.stop(), child.stop()])
  site.remove()
})

const caller = (): Caller => ({
  ask,
  senders,
  signedIn: async (badgeNo) => ({ cookie: await signIn(server.url, badgeNo, '2468') }),
})

/** Asks, compares the answer with the description, and gives it. */
async function ask(route: string, path: string, by: Record<string, string>, sent?: unknown): Promise<Body> {
  const [method = ''] = route.split(' ')
  const body = sent === undefined && method === 'POST' ? {} : sent
  const response = await fetch(server.url + path, {
    method,
    redirect: 'manual',
    headers: { ...by, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const type = response.headers.get('content-type') ?? 'none'
  if (response.status === 200) answered.add(route)
  wrong.push(...described.problemsOf(route, response.status, type, text))
  return type.includes('json') && !type.includes('ndjson') ? (JSON.parse(text) as Body) : ({} as Body)
}

const routes = (): readonly string[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )

describe('the document', () => {
  it('API-1 is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate({ ...document } as Record<string, unknown>)
    expect({ valid, errors }).toMatchObject({ valid: true })
  })

  it('API-1 names every route of the server, and each has a summary, an id of its own, answers and refusals', () => {
    const known = [...server.running().routes.keys()].filter((route) =>
      / (\/api\/(?!sign-on(\/back)?$)|\/health|\/metrics)/.test(route),
    )
    expect([...routes()].sort()).toEqual(known.sort())
    // Read from the code, where its address stands as a plain text.
    const { routes: shapes } = JSON.parse(shapesNow) as { readonly routes: object }
    expect(known.filter((route) => !Object.hasOwn(shapes, route))).toEqual([])
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    const groups = (document.tags ?? []).map(({ name }) => name)
    expect([...new Set(operations.flatMap(({ tags = [] }) => tags))].toSorted()).toEqual(groups.toSorted())
    for (const { operationId, summary, description, responses = {} } of operations) {
      expect(summary, operationId).toBeTruthy()
      expect(description, `${operationId} says who may ask it`).toMatch(/^For [\w’,; ]+\.$/)
      expect(Object.keys(responses), operationId).toEqual(expect.arrayContaining(['200', '400', '429', '500']))
      const schemas = Object.values(responses['200']?.content ?? {}).map(
        ({ schema = {} }) => Object.keys(schema).length,
      )
      expect(schemas, `${operationId} says what it answers`).not.toContain(0)
      expect(schemas.length, operationId).toBeGreaterThan(0)
    }
  })

  it('API-1 what it says of answers is what the code says now (renew with -u)', async () => {
    await expect(shapesNow).toMatchFileSnapshot(SHAPES_FILE)
  })
})

describe('the running server against it', () => {
  it('API-1 whoever asks whatever with nothing in hand gets a described status and body', async () => {
    for (const route of routes())
      for (const by of Object.values(senders))
        if (route !== 'DELETE /api/session') await ask(route, (route.split(' ')[1] ?? '').replace(/:\w+/g, 'x'), by)
    expect(wrong.splice(0)).toEqual([])
  })

  it('API-1 the answers of a day at the hall fit: numbers, bookings, requests, suggestions, devices, settings', async () => {
    await aDayOfVisitors()
    await aDayOfStaff()
    await aDayOfService(caller())
    await aWeekAdopted(caller())
    await otherSites()
    await theNextMorning()
    expect(wrong.splice(0)).toEqual([])
    expect(routes().filter((route) => !answered.has(route) && !UNANSWERED.includes(route))).toEqual([])
  })
})

/** What nothing in this test answers well; its refusals are compared all the same. */
const UNANSWERED: readonly string[] = []

const order = (command: object): object => ({ commandId: crypto.randomUUID(), command })

async function aDayOfVisitors(): Promise<void> {
  const { nobody = {}, kiosk = {}, guide = {} } = senders
  const issue = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }
  const issued = await ask('POST /api/commands', '/api/commands', kiosk, order(issue))
  const { ticketNo, link } = issued.result as unknown as { readonly ticketNo: string; readonly link: string }
  await ask('POST /api/commands', '/api/commands', kiosk, order({ ...issue, items: [{ item: 'none' }] }))
  await ask('GET /api/tickets/:link', `/api/tickets/${link.replace('/t/', '')}`, nobody)
  await forOtherPrograms(caller(), link.replace('/t/', ''), PROGRAM_KEY)
  const slip = { ticketNo, isReprint: false, isElder: false, language: 'zh' }
  await ask('POST /api/slips', '/api/slips', kiosk, slip)
  await ask('POST /api/slips/bytes', '/api/slips/bytes', kiosk, slip)
  await ask('GET /api/items/:item/nearby', '/api/items/c05/nearby', nobody)
  await ask('GET /api/remote-offers', '/api/remote-offers?item=c05', guide)
  await ask('POST /api/remote-tickets', '/api/remote-tickets', guide, {
    site: AROUND.child,
    items: [{ item: 'l01' }],
    commandId: 'to-another-site',
  })
  await aBooking()
  const asked = { date: '2026-11-28', from: '09:00', to: '10:00', items: ['c05'] }
  const { receipt } = await ask('POST /api/requests', '/api/requests', nobody, asked)
  await ask('GET /api/requests/:receipt', `/api/requests/${receipt}`, nobody)
  const said = { commandId: crypto.randomUUID(), kind: 'complaint', text: '等得太久', phone: null }
  const { reference } = await ask('POST /api/suggestions', '/api/suggestions', nobody, said)
  await ask('GET /api/suggestions/:reference', `/api/suggestions/${reference}`, nobody)
}

async function aBooking(): Promise<void> {
  const { nobody = {}, guide = {} } = senders
  await ask('GET /api/bookings/items', '/api/bookings/items', nobody)
  await ask('GET /api/bookings/slots', '/api/bookings/slots?item=c05', nobody)
  const hold = { date: '2026-11-26', minute: 540, items: [{ item: 'c05' }], phone: '13800001111' }
  const held = await ask('POST /api/bookings', '/api/bookings', nobody, { ...hold, commandId: crypto.randomUUID() })
  const { code } = held.booking as unknown as { readonly code: string }
  const holder = { 'x-booking-proof': held.secret as unknown as string }
  await ask('GET /api/bookings/:code', `/api/bookings/${code}`, holder)
  await ask('POST /api/bookings/:code/confirm', `/api/bookings/${code}/confirm`, holder)
  await ask('GET /api/booking-days/:date', '/api/booking-days/2026-11-26', guide)
  await ask('GET /api/booking-codes/:code', `/api/booking-codes/${code}`, guide)
  await ask('POST /api/bookings/check-in', '/api/bookings/check-in', guide, { commandId: crypto.randomUUID(), code })
  await ask('DELETE /api/bookings/:code', `/api/bookings/${code}`, holder)
  const again = await ask('POST /api/bookings', '/api/bookings', nobody, { ...hold, commandId: crypto.randomUUID() })
  const other = (again.booking as unknown as { readonly code: string }).code
  await ask('POST /api/bookings/:code/confirm', `/api/bookings/${other}/confirm`, {
    'x-booking-proof': again.secret as unknown as string,
  })
  await ask('DELETE /api/booking-codes/:code', `/api/booking-codes/${other}`, guide)
}

async function aDayOfStaff(): Promise<void> {
  const { nobody = {}, manager = {} } = senders
  await ask('POST /api/session', '/api/session', nobody, { badgeNo: '0301', pin: '2468' })
  await ask('POST /api/session', '/api/session', nobody, { badgeNo: '0301', pin: '0000' })
  const opened = await ask(
    'POST /api/pairing',
    '/api/pairing',
    { 'x-forwarded-for': '10.0.0.9' },
    {
      deviceKind: 'kiosk',
    },
  )
  const { code, secret } = opened as unknown as { readonly code: string; readonly secret: string }
  await ask('GET /api/pairing/:secret', `/api/pairing/${secret}`, nobody)
  const approved = await ask('POST /api/pairing/approve', '/api/pairing/approve', manager, { code, name: '2 号机' })
  await ask('GET /api/pairing/:secret', `/api/pairing/${secret}`, nobody)
  await ask('GET /api/devices', '/api/devices', manager)
  await ask('GET /api/printers', '/api/printers', manager)
  const trial = { kiosk: '3 号机', test: 'sheet', language: 'zh' }
  await ask('POST /api/printers/test', '/api/printers/test', manager, trial)
  await ask('POST /api/trial', '/api/trial', manager, { counter: '1' })
  await ask('POST /api/trial/call', '/api/trial/call', manager, { counter: '1' })
  await ask('GET /api/trial', '/api/trial', manager)
  await ask('DELETE /api/devices/:deviceId', `/api/devices/${approved.deviceId}`, manager)
  await ask('POST /api/staff/:badgeNo/pin', '/api/staff/0301/pin', manager, { pin: '2468' })
  await ask('GET /api/catalogue/table', '/api/catalogue/table?format=csv', manager)
  await ask('GET /api/catalogue/table', '/api/catalogue/table?format=xlsx', manager)
  const table = { name: 'items.csv', content: Buffer.from('no,table').toString('base64') }
  await ask('POST /api/catalogue/table', '/api/catalogue/table', manager, table)
  await ask('GET /api/ratings', '/api/ratings?from=2026-11-24&to=2026-11-25', manager)
  for (const what of ['floor', 'plan', 'ledger', 'requests', 'suggestions', 'lamps', 'report', 'sites'])
    await ask('GET /api/sites/:site/:what', `/api/sites/${AROUND.child}/${what}`, manager)
  await ask(
    'POST /api/sites/:site/commands',
    `/api/sites/${AROUND.child}/commands`,
    manager,
    order({ type: 'CloseQueue', queue: 'B', reason: '停电' }),
  )
  await ask('DELETE /api/session', '/api/session', { cookie: await signIn(server.url, '0301', '2468') })
}

async function otherSites(): Promise<void> {
  const signed = (site: string, key: string, method: string, path: string, body = ''): Record<string, string> => {
    const timeMs = Date.now()
    const signature = sign({ method, path, site, timeMs, body }, key)
    return { [SITE_HEADER]: site, [TIME_HEADER]: String(timeMs), [SIGNATURE_HEADER]: signature }
  }
  const link = (site: string, route: string, body?: object, query = ''): Promise<Body> => {
    const [method = '', path = ''] = route.split(' ')
    const text = body === undefined ? '' : JSON.stringify(body)
    return ask(route, path + query, signed(site, KEY, method, path + query, text), body)
  }
  const follow = (path: string, query = ''): Promise<Body> =>
    ask(`GET ${path}`, path + query, signed('standby', FOLLOW_KEY, 'GET', path + query))
  await link(AROUND.parent, 'GET /api/links/figures')
  await link(AROUND.parent, 'GET /api/links/offers', undefined, '?item=c05')
  await link(AROUND.child, 'POST /api/links/tickets', { items: [{ item: 'c05' }], commandId: 'from-a-station' })
  await link(AROUND.child, 'POST /api/links/bookings', { ask: 'items' })
  await link(AROUND.child, 'POST /api/links/bookings', { ask: 'slots', item: 'c05' })
  await link(AROUND.child, 'POST /api/links/bookings', { ask: 'knows', code: '12345678' })
  for (const what of ['floor', 'ledger', 'requests', 'suggestions', 'lamps'])
    await link(AROUND.parent, 'POST /api/links/staff', {
      target: 'weiyuan',
      by: { site: AROUND.parent, badgeNo: '0001' },
      ask: { kind: 'read', what },
    })
  await postOfSites(caller(), (route, by, body) => link(AROUND[by], route, body), server.running().hall.nowMs())
  const { epoch, position } = (await follow('/api/log/state')) as unknown as Record<string, string | number>
  await follow('/api/log/rows', '?stream=settings&after=0')
  await follow('/api/log/next', `?epoch=${epoch}&kept=${Math.max(0, Number(position) - 1)}`)
}

/** On the day of a booking: it is called to mind the evening before, and checked in on the morning. */
async function theNextMorning(): Promise<void> {
  const { nobody = {}, kiosk = {} } = senders
  const wanted = { date: '2026-11-26', minute: 600, items: [{ item: 'c05' }], phone: '13800002222' }
  const held = await ask('POST /api/bookings', '/api/bookings', nobody, { ...wanted, commandId: crypto.randomUUID() })
  const { code } = held.booking as unknown as { readonly code: string }
  const holder = { 'x-booking-proof': held.secret as unknown as string }
  await ask('POST /api/bookings/:code/confirm', `/api/bookings/${code}/confirm`, holder)
  const wish = { channel: 'sms', to: '13800002222' }
  await ask('POST /api/bookings/:code/notice', `/api/bookings/${code}/notice`, holder, wish)
  const evening = server
  await evening.kill()
  server = await startInnerServer({ site: site.file, folder: evening.folder, args: ['--at', '2026-11-26T09:55'] })
  await ask('POST /api/bookings/check-in', '/api/bookings/check-in', kiosk, { commandId: crypto.randomUUID(), code })
  // Its folder is the first one's, which goes with it.
  await server.kill()
  server = evening
}
