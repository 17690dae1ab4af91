/** Routes of the hall: their status, the form of their refusals, their headers; on a real server. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpProblem } from '../../../domain/contract/http/hall.ts'
import { pairDevice } from '../../support/client.ts'
import { startServer } from '../../support/server.ts'
import { as, openHallOverHttp, pin, type HallOverHttp, type HttpReply } from './hall-over-http.ts'

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

const issue = { commandId: 'http-0000-1', command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } }

let hall: HallOverHttp
let ask: HallOverHttp['ask']
beforeAll(async () => {
  hall = await openHallOverHttp()
  ask = hall.ask
})
afterAll(() => hall.stop())

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
      headers: { 'x-device-token': hall.kiosk },
    })
    expect((await ask('GET', '/health')).body).toMatchObject({
      ok: true,
      serviceDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      seq: 2,
    })
  })

  it('SET-11 a badge and a PIN typed wide, or with a blank, are the badge and the PIN', async () => {
    for (const badgeNo of ['０１０１', ' 0101 '])
      expect((await ask('POST', '/api/session', { body: { badgeNo, pin: '１３５７' } })).body).toMatchObject({
        staff: { badgeNo: '0101' },
      })
  })

  it('HTTP-1 a date beyond the years that a hall has to do with is refused as such', async () => {
    const manager = as(hall.manager)
    for (const path of ['/api/reports?period=year&date=9999-12-31', '/api/staffing?date=0001-01-01'])
      expect(await ask('GET', path, manager)).toMatchObject({ status: 400, body: { code: 'malformed', field: 'date' } })
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

describe('commands over HTTP', () => {
  const post = (
    message: unknown,
    headers: Record<string, string> = { 'x-device-token': hall.kiosk },
  ): Promise<HttpReply> => ask('POST', '/api/commands', { body: message, headers })

  it('HTTP-1 SEND-1 done is 200 and the same id again gets the same answer; a rejection is 409 with its code', async () => {
    const first = await post(issue)
    expect(first).toMatchObject({
      status: 200,
      body: { ok: true, result: { ticketNo: expect.stringMatching(/^C\d{3}$/) } },
    })
    expect((await post(issue)).body).toEqual(first.body)
    expect(
      await post({ commandId: randomUUID(), command: { type: 'CallNext', counter: '1' } }, { cookie: hall.clerk }),
    ).toMatchObject({ status: 409, body: { ok: false, rejection: { code: 'NotSignedIn' } } })
    expect(await post({ commandId: randomUUID(), command: { type: 'CloseDay', reason: 'x' } })).toMatchObject({
      status: 409,
      body: { rejection: { code: 'NotAllowed' } },
    })
  })

  it('SEND-2 HTTP-1 somebody else’s command id is 401, and the link of another ticket is no key', async () => {
    const other = await pairDevice(hall.url, 'kiosk', { name: '2 号机' })
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
      (await ask('DELETE', '/api/session', { headers: { origin: 'http://evil.example', cookie: hall.clerk } })).status,
    ).toBe(403)
    expect((await ask('GET', '/api/session', as(hall.clerk))).body).toMatchObject({ staff: { badgeNo: '0301' } })
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

describe('the first view of a phone page', () => {
  it.each(['/booking/', '/request/', '/t/nobody'])(
    'PANEL-6 PEERS-49 %s waits for no sheet of styles, and no other styles than its own are allowed in it',
    async (path) => {
      const answer = await fetch(hall.url + path)
      const text = await answer.text()
      expect(text).not.toContain('rel="stylesheet"')
      const own = [...text.matchAll(/<style>(.*?)<\/style>/gs)].map(
        ([, sheet]) => `'sha256-${createHash('sha256').update(String(sheet)).digest('base64')}'`,
      )
      expect(own.length).toBeGreaterThan(0)
      const styles = /style-src ([^;]*)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
      expect(styles?.split(' ')).toEqual(["'self'", ...own])
    },
  )
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
        expect(await refused[0]?.json()).toMatchObject({
          code: expect.stringMatching(/^(rateLimited|locked)$/),
          retryAfterSec: expect.any(Number),
        })
        expect((await fetch(`${own.url}/health`)).status).toBe(200)
      } finally {
        await own.stop()
      }
    },
  )
})
