/** Every route of the hall: its status, the form of its refusals, its headers; on a real server. */
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpProblem } from '../../domain/contract/http/hall.ts'
import { pairDevice, signIn } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'

const CODES: readonly HttpProblem['code'][] = [
  'malformed',
  'wrongPin',
  'locked',
  'notAuthorised',
  'notFound',
  'rateLimited',
  'tooLarge',
  'internal',
]

let server: RunningServer
let clerk = ''
let manager = ''
let guide = ''
let kiosk = ''
beforeAll(async () => {
  server = await startServer({ args: ['--allowance', '200'] })
  clerk = await signIn(server.url, '0301', '2468')
  manager = await signIn(server.url, '0101', '1357')
  guide = await signIn(server.url, '0201', '9753')
  kiosk = await pairDevice(server.url, 'kiosk', { name: '1 号机' })
}, 60_000)
afterAll(() => server.stop())

interface Told {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Headers
}

async function ask(
  method: string,
  path: string,
  options: { readonly body?: unknown; readonly raw?: string; readonly headers?: Record<string, string> } = {},
): Promise<Told> {
  const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
  const response = await fetch(server.url + path, {
    method,
    redirect: 'manual',
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...options.headers },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body:
      response.headers.get('content-type')?.includes('json') === true
        ? (JSON.parse(text) as Record<string, unknown>)
        : { text },
  }
}

/** As a page does whose site has made its own name point to this machine. */
function rebound(path: string, body: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url)
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          host: `evil.example:${port}`,
          origin: `http://evil.example:${port}`,
        },
      },
      (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () => resolve(text))
      },
    )
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })
}

const as = (cookie: string): { readonly headers: Record<string, string> } => ({ headers: { cookie } })
const issue = { commandId: 'http-0000-1', command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } }
const slip = { ticketNo: 'C001', isReprint: false, isElder: false, language: 'zh' }
const pin = (badgeNo: string, digits: string): { readonly body: unknown } => ({ body: { badgeNo, pin: digits } })

describe('what anybody may ask', () => {
  it.each([['/health'], ['/metrics'], ['/api/plan'], ['/api/session'], ['/api/openapi.json'], ['/api/docs']])(
    'HTTP-1 GET %s answers 200',
    async (path) => {
      expect((await ask('GET', path)).status).toBe(200)
    },
  )

  it('HTTP-1 NUM-3 the health of a sound hall says so; its day has no date before its first command', async () => {
    expect((await ask('GET', '/health')).body).toMatchObject({
      ok: true,
      site: 'weiyuan',
      trouble: null,
      serviceDate: null,
      seq: 0,
    })
    await ask('POST', '/api/commands', {
      body: { commandId: randomUUID(), command: issue.command },
      headers: { 'x-device-token': kiosk },
    })
    expect((await ask('GET', '/health')).body).toMatchObject({
      ok: true,
      serviceDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      seq: 2,
    })
  })

  it('ACCESS-1 the plan that every page knows holds no PIN and no name of staff', async () => {
    const text = JSON.stringify((await ask('GET', '/api/plan')).body)
    expect(text).toContain('渭原县政务大厅')
    expect(text).not.toMatch(/pin|赵敏|argon2/i)
  })

  it('HTTP-1 the description names every route that answers', async () => {
    const { paths } = (await ask('GET', '/api/openapi.json')).body as { readonly paths: Record<string, unknown> }
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/api/plan',
        '/api/session',
        '/api/staff',
        '/api/pairing',
        '/api/pairing/{secret}',
        '/api/pairing/approve',
        '/api/devices',
        '/api/devices/{deviceId}',
        '/api/printer',
        '/api/slips',
        '/api/slips/bytes',
        '/api/commands',
        '/api/tickets/{link}',
        '/health',
        '/metrics',
      ]),
    )
  })
})

describe('signing in', () => {
  it('ACCESS-4 the right PIN opens a session in a cookie that no script reads and no other site sends', async () => {
    const told = await ask('POST', '/api/session', pin('0302', '2468'))
    expect(told).toMatchObject({ status: 200, body: { staff: { badgeNo: '0302', name: '王建国', role: 'clerk' } } })
    const cookie = told.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^yc_session=[\w-]{43};/)
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=43200']) expect(cookie).toContain(part)
    const session = cookie.split(';')[0] as string
    expect((await ask('GET', '/api/session', as(session))).body).toMatchObject({ staff: { badgeNo: '0302' } })
    expect((await ask('DELETE', '/api/session', as(session))).body).toEqual({ staff: null })
    expect((await ask('GET', '/api/session', as(session))).body).toEqual({ staff: null })
    expect((await ask('GET', '/api/staff', as(session))).status).toBe(401)
  })

  it('ACCESS-2 five wrong PINs: the tries left are told, then locked with the seconds to wait; a colleague signs in meanwhile', async () => {
    const told = []
    for (let time = 0; time < 6; time += 1) told.push(await ask('POST', '/api/session', pin('0303', '0000')))
    expect(told.map((one) => [one.status, one.body.code, one.body.triesLeft])).toEqual([
      [401, 'wrongPin', 4],
      [401, 'wrongPin', 3],
      [401, 'wrongPin', 2],
      [401, 'wrongPin', 1],
      [429, 'locked', undefined],
      [429, 'locked', undefined],
    ])
    expect(told.at(-1)?.body.retryAfterSec).toBeGreaterThan(250)
    expect((await ask('POST', '/api/session', pin('0303', '2468'))).status).toBe(429)
    expect((await ask('POST', '/api/session', pin('0304', '2468'))).status).toBe(200)
  })

  it('ACCESS-2 an unknown badge is told nothing that a wrong PIN is not told', async () => {
    expect(await ask('POST', '/api/session', pin('9999', '2468'))).toMatchObject({
      status: 401,
      body: { code: 'wrongPin', triesLeft: 4 },
    })
  })

  it.each([
    [{ badgeNo: '0301' }, 'pin'],
    [{ badgeNo: '', pin: '2468' }, 'badgeNo'],
    [{ badgeNo: 301, pin: '2468' }, 'badgeNo'],
    [{ badgeNo: '0301', pin: '2468', role: 'dutyManager' }, 'body'],
  ])('HTTP-1 SEND-3 %o is malformed in %s', async (body, field) => {
    expect(await ask('POST', '/api/session', { body })).toMatchObject({
      status: 400,
      body: { code: 'malformed', field },
    })
  })
})

describe('what needs a right', () => {
  it.each([
    ['GET', '/api/staff', undefined],
    ['GET', '/api/devices', undefined],
    ['DELETE', '/api/devices/x', undefined],
    ['GET', '/api/printer', undefined],
    ['POST', '/api/slips', slip],
    ['POST', '/api/slips/bytes', slip],
    ['POST', '/api/pairing/approve', { code: '123456', name: 'x' }],
    ['POST', '/api/commands', issue],
  ])('HTTP-1 ACCESS-1 %s %s without any answers 401', async (method, path, body) => {
    const told = await ask(method, path, { body })
    expect(told.status).toBe(401)
    expect(told.body.code ?? told.body.refused).toBe('notAuthorised')
  })

  it.each([
    ['GET', '/api/devices', undefined],
    ['DELETE', '/api/devices/x', undefined],
    ['POST', '/api/pairing/approve', { code: '123456', name: 'x' }],
  ])('HTTP-1 ACCESS-1 %s %s answers a clerk 403', async (method, path, body) => {
    expect(await ask(method, path, { body, ...as(clerk) })).toMatchObject({
      status: 403,
      body: { code: 'notAuthorised' },
    })
  })

  it('ACCESS-1 a floor guide reads the device board and takes nothing back', async () => {
    expect((await ask('GET', '/api/devices', as(guide))).status).toBe(200)
    expect((await ask('DELETE', '/api/devices/x', as(guide))).status).toBe(403)
    expect((await ask('GET', '/api/staff', as(guide))).status).toBe(200)
  })
})

describe('commands over HTTP', () => {
  const post = (message: unknown, headers: Record<string, string> = { 'x-device-token': kiosk }): Promise<Told> =>
    ask('POST', '/api/commands', { body: message, headers })

  it('HTTP-1 SEND-1 done is 200 and the same id again gets the same answer; a rejection is 409 with its code', async () => {
    const first = await post(issue)
    expect(first).toMatchObject({
      status: 200,
      body: { ok: true, result: { ticketNo: expect.stringMatching(/^C\d{3}$/) } },
    })
    expect((await post(issue)).body).toEqual(first.body)
    expect(
      await post({ commandId: randomUUID(), command: { type: 'CallNext', counter: '1' } }, { cookie: clerk }),
    ).toMatchObject({ status: 409, body: { ok: false, rejection: { code: 'NotSignedIn' } } })
    expect(await post({ commandId: randomUUID(), command: { type: 'CloseDay', reason: 'x' } })).toMatchObject({
      status: 409,
      body: { rejection: { code: 'NotAllowed' } },
    })
  })

  it('SEND-2 HTTP-1 somebody else’s command id is 401, and the link of another ticket is no key', async () => {
    const other = await pairDevice(server.url, 'kiosk', { name: '2 号机' })
    expect(await post(issue, { 'x-device-token': other })).toMatchObject({
      status: 401,
      body: { refused: 'notAuthorised' },
    })
    expect(
      (
        await post(
          { commandId: randomUUID(), command: { type: 'CancelTicket', ticketNo: 'C001' } },
          { 'x-ticket-link': 'guess' },
        )
      ).status,
    ).toBe(401)
  })

  it('HTTP-1 SEND-3 malformed is 400 with the field', async () => {
    expect(
      await post({ commandId: randomUUID(), command: { type: 'IssueTicket', items: [], origin: 'moon' } }),
    ).toMatchObject({ status: 400, body: { ok: false, malformed: { field: 'command.origin' } } })
  })

  it('ISSUE-6 VIEW-4 a ticket is found by its link and by nothing else', async () => {
    const answer = (await post({ commandId: randomUUID(), command: issue.command })).body as {
      readonly result: { readonly link: string; readonly ticketNo: string }
    }
    const link = answer.result.link.replace('/t/', '')
    expect(link).toMatch(/^[\w-]{22}$/)
    expect((await ask('GET', `/api/tickets/${link}`)).body).toMatchObject({
      kind: 'ticket',
      ticketNo: answer.result.ticketNo,
    })
    for (const guess of [
      answer.result.ticketNo,
      `${link}x`,
      link.toLowerCase() === link ? 'a' : link.toLowerCase(),
      '__proto__',
    ])
      expect(await ask('GET', `/api/tickets/${guess}`)).toMatchObject({ status: 404, body: { code: 'notFound' } })
  })
})

describe('devices and slips', () => {
  it('ACCESS-3 HTTP-1 a screen that wishes for a counter or zone that is not there is told which field', async () => {
    expect(
      await ask('POST', '/api/pairing', { body: { deviceKind: 'counter-display', wish: { counter: '999' } } }),
    ).toMatchObject({ status: 400, body: { code: 'malformed', field: 'wish.counter' } })
    expect(await ask('POST', '/api/pairing', { body: { deviceKind: 'display', wish: { zone: 'Z9' } } })).toMatchObject({
      status: 400,
      body: { code: 'malformed', field: 'wish.zone' },
    })
    expect(await ask('POST', '/api/pairing', { body: { deviceKind: 'toaster' } })).toMatchObject({
      status: 400,
      body: { code: 'malformed', field: 'deviceKind' },
    })
  })

  it('ACCESS-3 only a browser on this very machine is paired without a code: not one behind a proxy, not a page that calls this machine by another name', async () => {
    const wish = { deviceKind: 'kiosk', wish: { name: '远方' } }
    expect((await ask('POST', '/api/pairing', { body: wish })).body).toMatchObject({ token: expect.any(String) })
    for (const headers of [{ 'x-forwarded-for': '10.0.0.9' }, { forwarded: 'for=10.0.0.9' }]) {
      const told = await ask('POST', '/api/pairing', { body: wish, headers })
      expect(told.body).toMatchObject({ code: expect.stringMatching(/^\d{6}$/), secret: expect.any(String) })
      expect(told.body).not.toHaveProperty('token')
    }
    expect(await rebound('/api/pairing', wish)).not.toContain('token')
  })

  it('ACCESS-3 HTTP-1 a code that no screen shows, and one that is no code', async () => {
    expect(
      await ask('POST', '/api/pairing/approve', { body: { code: '000000', name: '3 号机' }, ...as(manager) }),
    ).toMatchObject({ status: 404, body: { code: 'notFound', field: 'code' } })
    expect(
      await ask('POST', '/api/pairing/approve', { body: { code: 'abc', name: '3 号机' }, ...as(manager) }),
    ).toMatchObject({ status: 400, body: { code: 'malformed', field: 'code' } })
    expect((await ask('GET', '/api/pairing/made-up')).status).toBe(404)
  })

  it('ACCESS-3 a duty manager takes a token back, and it opens nothing any more', async () => {
    const token = await pairDevice(server.url, 'kiosk', { name: '借出的机' })
    const { devices } = (await ask('GET', '/api/devices', as(manager))).body as {
      readonly devices: readonly { readonly deviceId: string; readonly name: string }[]
    }
    expect(JSON.stringify(devices)).not.toContain('tokenHash')
    const id = devices.find((device) => device.name === '借出的机')?.deviceId as string
    expect((await ask('DELETE', `/api/devices/${id}`, as(manager))).status).toBe(200)
    expect((await ask('GET', '/api/printer', { headers: { 'x-device-token': token } })).status).toBe(401)
  })

  it('HTTP-1 a slip of a number that does not exist is 404, one that is not asked for properly 400', async () => {
    const headers = { 'x-device-token': kiosk }
    expect((await ask('GET', '/api/printer', { headers })).status).toBe(200)
    expect(await ask('POST', '/api/slips', { body: { ...slip, ticketNo: 'Z999' }, headers })).toMatchObject({
      status: 404,
      body: { code: 'notFound', field: 'ticketNo' },
    })
    expect(await ask('POST', '/api/slips', { body: { ...slip, language: 'fr' }, headers })).toMatchObject({
      status: 400,
      body: { code: 'malformed', field: 'language' },
    })
  })
})

describe('requests that go wrong', () => {
  it('HTTP-1 SEND-3 no JSON, too much, the wrong kind, nothing there: each has its status, a known code and a sentence', async () => {
    const told = [
      await ask('POST', '/api/session', { raw: '{"badgeNo":' }),
      await ask('POST', '/api/session', { raw: JSON.stringify({ badgeNo: 'x'.repeat(100_000) }) }),
      await ask('POST', '/api/session', { raw: 'badgeNo=1', headers: { 'content-type': 'text/csv' } }),
      await ask('GET', '/api/nothing'),
      await ask('PUT', '/api/session'),
      await ask('GET', '/wp-admin.php'),
    ]
    expect(told.map((one) => one.status)).toEqual([400, 413, 415, 404, 404, 404])
    for (const one of told) {
      expect(CODES).toContain(one.body.code)
      expect(String(one.body.problem).length).toBeGreaterThan(10)
      expect(JSON.stringify(one.body)).not.toMatch(/node_modules|at .*\.ts/)
    }
  })

  it('ACCESS-1 HTTP-1 a page of another site changes nothing: 403', async () => {
    expect(
      await ask('POST', '/api/session', { ...pin('0301', '2468'), headers: { origin: 'http://evil.example' } }),
    ).toMatchObject({ status: 403, body: { code: 'notAuthorised' } })
    expect(
      (await ask('DELETE', '/api/session', { headers: { origin: 'http://evil.example', cookie: clerk } })).status,
    ).toBe(403)
    expect((await ask('GET', '/api/session', as(clerk))).body).toMatchObject({ staff: { badgeNo: '0301' } })
  })

  it.each([
    '/voice/..%2f..%2fhall.db',
    '/voice/../hall.db',
    '/voice/%2e%2e/hall.db',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/voice/..\\..\\hall.db',
    '/t/..%2f..%2fhall.db',
  ])('ACCESS-1 PEERS-49 no path leads out of its folder: %s', async (path) => {
    const told = await ask('GET', path)
    expect(told.status).toBeGreaterThanOrEqual(400)
    expect(JSON.stringify(told.body)).not.toMatch(/SQLite format|"yichuang"/)
  })

  it('PEERS-49 every answer forbids what is not the hall’s own', async () => {
    for (const path of ['/', '/kiosk/', '/api/plan', '/api/nothing']) {
      const { headers } = await ask('GET', path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).not.toMatch(/unsafe|https?:|\*/)
      expect([
        headers.get('x-content-type-options'),
        headers.get('x-frame-options'),
        headers.get('referrer-policy'),
      ]).toEqual(['nosniff', 'SAMEORIGIN', 'no-referrer'])
    }
  })
})

describe('asking too often', () => {
  it(
    'SEND-6 HTTP-1 PINs are not guessed by the dozen: 429 with the seconds to wait, and health goes on answering',
    { timeout: 60_000 },
    async () => {
      const own = await startServer()
      try {
        const tries = await Promise.all(
          Array.from({ length: 40 }, (_, at) =>
            fetch(`${own.url}/api/session`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ badgeNo: `x${at}`, pin: '0000' }),
            }),
          ),
        )
        const refused = tries.filter((one) => one.status === 429)
        expect(refused.length).toBeGreaterThanOrEqual(10)
        expect(await refused[0]?.json()).toMatchObject({ code: 'rateLimited', retryAfterSec: expect.any(Number) })
        expect((await fetch(`${own.url}/health`)).status).toBe(200)
      } finally {
        await own.stop()
      }
    },
  )
})
