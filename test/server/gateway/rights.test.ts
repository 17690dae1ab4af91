/** Signing in, what needs a right, devices and slips over HTTP: who is let in, and what the others are told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pairDevice } from '../../support/client.ts'
import { as, openHallOverHttp, pin, type HallOverHttp } from './hall-over-http.ts'

const issue = { commandId: 'http-0000-1', command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } }
const slip = { ticketNo: 'C001', isReprint: false, isElder: false, language: 'zh' }

let hall: HallOverHttp
let ask: HallOverHttp['ask']
beforeAll(async () => {
  hall = await openHallOverHttp()
  ask = hall.ask
})
afterAll(() => hall.stop())

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
    expect(await ask(method, path, { body, ...as(hall.clerk) })).toMatchObject({
      status: 403,
      body: { code: 'notAuthorised' },
    })
  })

  it('ACCESS-1 a floor guide reads the device board and takes nothing back', async () => {
    expect((await ask('GET', '/api/devices', as(hall.guide))).status).toBe(200)
    expect((await ask('DELETE', '/api/devices/x', as(hall.guide))).status).toBe(403)
    expect((await ask('GET', '/api/staff', as(hall.guide))).status).toBe(200)
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
    expect(await hall.rebound('/api/pairing', wish)).not.toContain('token')
  })

  it('ACCESS-3 HTTP-1 a code that no screen shows, and one that is no code', async () => {
    expect(
      await ask('POST', '/api/pairing/approve', { body: { code: '000000', name: '3 号机' }, ...as(hall.manager) }),
    ).toMatchObject({ status: 404, body: { code: 'notFound', field: 'code' } })
    expect(
      await ask('POST', '/api/pairing/approve', { body: { code: 'abc', name: '3 号机' }, ...as(hall.manager) }),
    ).toMatchObject({ status: 400, body: { code: 'malformed', field: 'code' } })
    expect((await ask('GET', '/api/pairing/made-up')).status).toBe(404)
  })

  it('ACCESS-3 a duty manager takes a token back, and it opens nothing any more', async () => {
    const token = await pairDevice(hall.url, 'kiosk', { name: '借出的机' })
    const { devices } = (await ask('GET', '/api/devices', as(hall.manager))).body as {
      readonly devices: readonly { readonly deviceId: string; readonly name: string }[]
    }
    expect(JSON.stringify(devices)).not.toContain('tokenHash')
    const id = devices.find((device) => device.name === '借出的机')?.deviceId as string
    expect((await ask('DELETE', `/api/devices/${id}`, as(hall.manager))).status).toBe(200)
    expect((await ask('GET', '/api/printer', { headers: { 'x-device-token': token } })).status).toBe(401)
  })

  it('HTTP-1 a slip of a number that does not exist is 404, one that is not asked for properly 400', async () => {
    const headers = { 'x-device-token': hall.kiosk }
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
