/** A booking made at the county and checked in at the station's kiosk, on two real servers. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PROOF_HEADER, type HoldReply } from '../../domain/booking/http.ts'
import { startServer } from '../support/server.ts'
import { TOMORROW } from './booking-floor.ts'
import { signedAs, startSites, type LinkedSite } from './linked-sites.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-'))
const at = `${TOMORROW}T10:20`
let county: LinkedSite
let station: LinkedSite
let code = ''

beforeAll(async () => {
  const before = await startServer({ folder })
  const post = (path: string, body?: object, headers: Record<string, string> = {}) => fetch(before.url + path, { method: 'POST', headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers }, ...(body ? { body: JSON.stringify(body) } : {}) })
  const held = await (await post('/api/bookings', { commandId: crypto.randomUUID(), date: TOMORROW, minute: 630, items: [{ item: 'c05' }], phone: '13900001111' })).json() as HoldReply & { readonly ok: true }
  code = held.booking.code
  expect((await post(`/api/bookings/${code}/confirm`, undefined, { [PROOF_HEADER]: held.secret })).ok).toBe(true)
  await before.stop()
  ;({ county, township: station } = await startSites(['county', 'township'], {}, { county: { folder, at } }))
}, 60_000)
afterAll(async () => {
  await Promise.all([county, station].map((site) => site.server.stop()))
  rmSync(folder, { recursive: true, force: true })
})

it('LINK-8 given a booking made at the county, when its code is given at the station’s kiosk, then it is found there and checked in once, with where to go', async () => {
  expect(await station.atKiosk('/api/remote-bookings/look-up', { site: 'weiyuan', code })).toMatchObject({ status: 200, body: { ok: true, booking: { code, date: TOMORROW } } })
  const wanted = { site: 'weiyuan', code, commandId: 'remote-check-in' }
  const first = await station.atKiosk('/api/remote-bookings/check-in', wanted)
  expect(first).toMatchObject({ status: 200, body: { ok: true, result: { ticketNo: 'C001', booking: { isLate: false } }, place: { site: 'weiyuan', way: expect.any(String) } } })
  expect((await station.atKiosk('/api/remote-bookings/check-in', wanted)).body).toMatchObject({ result: { ticketNo: 'C001' } })
  expect(await station.atKiosk('/api/remote-bookings/check-in', { ...wanted, commandId: 'another-check-in' })).toMatchObject({ status: 409, body: { rejection: { code: 'BookingNotReady', ticketNo: 'C001' } } })
})

it('LINK-8 LINK-1 given an unknown code, a stranger or a neighbour, then nothing is told', async () => {
  expect(await station.atKiosk('/api/remote-bookings/look-up', { site: 'weiyuan', code: '00000000' })).toMatchObject({ status: 409, body: { rejection: { code: 'UnknownBooking' } } })
  const response = await fetch(`${station.server.url}/api/remote-bookings/look-up`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ site: 'weiyuan', code }) })
  expect(response.status).toBe(401)
  expect((await signedAs('baiyang', county.server.url, '/api/links/bookings', { body: JSON.stringify({ code }) })).status).toBe(401)
})
