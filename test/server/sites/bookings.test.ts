/**
 * Bookings shared between a county and its station on two real servers: capacity is counted once, at the site that
 * serves.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  PROOF_HEADER,
  type BookableReply,
  type BookingReply,
  type BookingSitesReply,
  type CheckInReply,
  type HoldReply,
  type SlotsReply,
} from '../../../domain/contract/http/booking.ts'
import { slotCapacity } from '../../../domain/booking/slots.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { startInnerServer } from '../../support/inner-server.ts'
import { loadSite } from '../../support/site.ts'
import { TOMORROW, bookedHall, rules } from '../jobs/booking-floor.ts'
import { signedAs, startSites, type LinkedSite } from './linked-sites.ts'

const folders = { county: mkdtempSync(join(tmpdir(), 'yichuang-')), township: mkdtempSync(join(tmpdir(), 'yichuang-')) }
const start = (at: string) =>
  startSites(
    ['county', 'township'],
    {},
    { county: { folder: folders.county, at }, township: { folder: folders.township, at } },
    startInnerServer,
    // Forty phones behind one address.
    ['--allowance', '1000'],
  )
let county: LinkedSite
let station: LinkedSite

const stop = () => Promise.all([county, station].map((site) => site.server.stop()))
beforeAll(async () => void ({ county, township: station } = await start('2026-11-25T10:00')))
afterAll(async () => {
  await stop()
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true })
})

let phones = 13_700_000_000
async function once<T>(
  site: LinkedSite,
  method: string,
  path: string,
  body?: object,
  proof?: string,
): Promise<{ readonly status: number; readonly body: T }> {
  const response = await fetch(site.server.url + path, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(proof === undefined ? {} : { [PROOF_HEADER]: proof }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, body: (await response.json()) as T }
}
/** Asks again while a busy machine's other site is silent for its four seconds, as a page does. */
const ask: typeof once = async <T>(...question: Parameters<typeof once>) => {
  for (;;) {
    const answer = await once<T>(...question)
    if (answer.status !== 503) return answer
  }
}
const hold = (from: LinkedSite, change: object = {}, by = ask) =>
  by<HoldReply>(from, 'POST', '/api/bookings', {
    commandId: crypto.randomUUID(),
    date: TOMORROW,
    minute: 630,
    items: [{ item: 'c05' }],
    phone: String((phones += 1)),
    ...change,
  })
async function book(from: LinkedSite, site: string, change: object = {}): Promise<HoldReply> {
  const { body } = await hold(from, { site, ...change })
  expect(
    await ask(from, 'POST', `/api/bookings/${body.booking.code}/confirm?site=${site}`, undefined, body.secret),
  ).toMatchObject({ status: 200, body: { booking: { status: 'confirmed' } } })
  return body
}

describe('one pool of slots for county and station', () => {
  it('LINK-9 the page of either site says where one can book, and shows the other’s matters and slots', async () => {
    expect((await ask<BookingSitesReply>(station, 'GET', '/api/bookings/sites')).body.sites).toMatchObject([
      { site: { id: 'liulin' }, isOwn: true, state: 'takes' },
      { site: { id: 'weiyuan', address: expect.stringContaining('行政路') }, isOwn: false, state: 'takes' },
    ])
    expect(
      (await ask<BookingSitesReply>(county, 'GET', '/api/bookings/sites')).body.sites.map((one) => one.site.id),
    ).toEqual(['weiyuan', 'liulin'])
    expect(
      (await ask<BookableReply>(station, 'GET', '/api/bookings/items?site=weiyuan')).body.items.some(
        (item) => item.id === 'e01',
      ),
    ).toBe(true)
    expect(
      (await ask<SlotsReply>(county, 'GET', '/api/bookings/slots?site=liulin&item=l01')).body.days.some(
        (day) => day.slots.length > 0,
      ),
    ).toBe(true)
  })

  it.each([
    ['weiyuan', 'c05', slotCapacity('C', rules, indexSettings(bookedHall))],
    [
      'liulin',
      'l01',
      slotCapacity('A', loadSite('township').settings.booking!, indexSettings(loadSite('township').settings)),
    ],
  ] as const)(
    'LINK-9 BOOK-2 of forty who ask at both sites for one slot of %s, exactly its capacity get it',
    async (site, item, capacity) => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, at) =>
          hold(at % 2 === 0 ? county : station, { site, minute: 600, items: [{ item }] }),
        ),
      )
      expect(answers.filter((one) => one.status === 200)).toHaveLength(capacity)
      expect(answers.filter((one) => one.status === 409)).toHaveLength(40 - capacity)
      for (const from of [county, station]) {
        const { days } = (await ask<SlotsReply>(from, 'GET', `/api/bookings/slots?site=${site}&item=${item}`)).body
        expect(days.find((day) => day.date === TOMORROW)?.slots.find((slot) => slot.minute === 600)?.room).toBe('full')
      }
    },
  )

  it('LINK-9 SEND-1 one request that is sent twice from the other site is one booking, seen and cancelled from either', async () => {
    const wanted = { commandId: crypto.randomUUID(), site: 'weiyuan', phone: '13900004321' }
    const { body } = await hold(station, wanted)
    expect((await hold(station, wanted)).body).toEqual(body)
    const path = `/api/bookings/${body.booking.code}`
    for (const from of [county, station])
      expect((await ask<BookingReply>(from, 'GET', path, undefined, '4321')).body.booking).toMatchObject({
        status: 'held',
        site: { id: 'weiyuan' },
      })
    expect((await ask<BookingReply>(county, 'POST', `${path}/confirm`, undefined, '4321')).body.booking.status).toBe(
      'confirmed',
    )
    expect((await ask<BookingReply>(station, 'DELETE', path, undefined, body.secret)).body.booking.status).toBe(
      'cancelled',
    )
    expect(await ask(county, 'DELETE', path, undefined, '4321')).toMatchObject({
      status: 409,
      body: { rejection: { code: 'BookingNotReady', status: 'cancelled' } },
    })
  })

  it('LINK-9 BOOK-13 a wrong proof, an unknown code, a neighbour and a stranger learn nothing', async () => {
    const { booking } = await book(station, 'weiyuan', { minute: 660 })
    const unknown = await ask(station, 'GET', '/api/bookings/00000000', undefined, '0000')
    expect(unknown.status).toBe(404)
    expect(await ask(station, 'GET', `/api/bookings/${booking.code}`, undefined, 'xxxx')).toEqual(unknown)
    expect((await ask(station, 'GET', '/api/bookings/items?site=baiyang')).status).toBe(404)
    expect(
      (
        await signedAs('baiyang', county.server.url, '/api/links/bookings', {
          body: JSON.stringify({ ask: 'knows', code: booking.code }),
        })
      ).status,
    ).toBe(401)
    expect(
      (await ask(station, 'POST', '/api/bookings/check-in', { commandId: crypto.randomUUID(), code: booking.code }))
        .status,
    ).toBe(401)
  })
})

describe('the next morning', () => {
  let atCounty: HoldReply
  let atStation: HoldReply
  beforeAll(async () => {
    atCounty = await book(station, 'weiyuan')
    atStation = await book(county, 'liulin', { items: [{ item: 'l01' }] })
    await stop()
    ;({ county, township: station } = await start(`${TOMORROW}T10:20`))
  })

  it('LINK-8 LINK-9 a booking is checked in from the other site’s kiosk, once, with the number and the place of the site that serves it', async () => {
    const wanted = { code: atCounty.booking.code, commandId: 'remote-check-in' }
    const first = await station.atKiosk('/api/bookings/check-in', wanted)
    expect(first).toMatchObject({
      status: 200,
      body: {
        ok: true,
        result: { ticketNo: 'C001', link: expect.stringContaining(county.server.url), booking: { isLate: false } },
        place: { site: 'weiyuan', way: expect.any(String) },
      },
    })
    expect(await station.atKiosk('/api/bookings/check-in', wanted)).toEqual(first)
    expect(await county.atKiosk('/api/bookings/check-in', { ...wanted, commandId: 'another-check-in' })).toMatchObject({
      status: 409,
      body: { rejection: { code: 'BookingNotReady', ticketNo: 'C001' } },
    })
    expect(
      (await station.atKiosk('/api/bookings/check-in', { code: atStation.booking.code, commandId: 'at-its-own-site' }))
        .body as unknown as CheckInReply,
    ).toMatchObject({ ok: true, result: { ticketNo: 'A001' }, notices: [] })
  })

  it('LINK-9 LINK-3 while the line is down it is said which site is silent, nothing is doubled, and the same request succeeds afterwards', async () => {
    const wanted = { commandId: crypto.randomUUID(), site: 'weiyuan', date: '2026-11-27', phone: '13900007777' }
    await county.server.kill()
    const silent = { status: 503, body: { ok: false, unreachable: 'weiyuan' } }
    expect(await hold(station, wanted, once)).toEqual(silent)
    expect(await once(station, 'GET', `/api/bookings/${atCounty.booking.code}`, undefined, '0000')).toEqual(silent)
    expect((await hold(station, { site: 'liulin', date: '2026-11-27', items: [{ item: 'l01' }] })).status).toBe(200)
    await county.server.restart()
    const { body } = await hold(station, wanted)
    expect((await hold(station, wanted)).body).toEqual(body)
    expect(await hold(station, { ...wanted, commandId: crypto.randomUUID() })).toMatchObject({
      status: 409,
      body: { rejection: { code: 'BookingLimit' } },
    })
  })
})
