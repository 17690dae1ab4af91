/** Linked sites as real servers: who is let in, the roll-up of the sites below, numbers for another site. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RollupLine } from '../../../domain/site-link/figures.ts'
import type { RemoteSiteOffers } from '../../../domain/contract/http/site-link.ts'
import { SITE_IDS, signedAs, startSites, until, type Sites } from './linked-sites.ts'

let sites: Sites
beforeAll(async () => {
  // A neighbour that holds a key all the same: a key alone opens nothing.
  sites = await startSites(['county', 'township', 'village'], { baiyang: 'http://127.0.0.1:9' })
})
afterAll(async () => {
  await Promise.all(Object.values(sites).map((site) => site.server.stop()))
})

const rollup = async (level: 'county' | 'township'): Promise<readonly RollupLine[]> =>
  (await sites[level].asManager('/api/rollup')).body.sites as readonly RollupLine[]
const lineOf = (lines: readonly RollupLine[], site: string): RollupLine =>
  lines.find((one) => one.site === site) as RollupLine

describe('who is let in', () => {
  const ticket = JSON.stringify({ items: [{ item: 'l01' }], commandId: 'ticket-from-afar' })
  it('LINK-1 given a linked site above, when it signs rightly, then it is answered', async () => {
    const { status, body } = await signedAs('weiyuan', sites.township.server.url, '/api/links/figures')
    expect([status, (body.sites as readonly unknown[])[0]]).toMatchObject([
      200,
      { ageMs: 0, figures: { site: 'liulin' } },
    ])
  })

  it.each([
    ['the key is another', 'weiyuan', { key: 'another secret that is long enough to be one' }],
    ['the time is six minutes old', 'weiyuan', { timeMs: Date.now() - 360_000 }],
    ['the time is six minutes ahead', 'weiyuan', { timeMs: Date.now() + 360_000 }],
    ['the sender is unknown', 'nowhere', {}],
    ['it claims to be this very site', 'liulin', {}],
  ] as const)(
    'LINK-1 given %s, then nothing is answered and nobody learns why it was the wrong one',
    async (_what, site, wrong) => {
      expect(await signedAs(site, sites.township.server.url, '/api/links/figures', wrong)).toMatchObject({
        status: 401,
        body: { code: 'notAuthorised' },
      })
    },
  )

  it('LINK-1 given a body other than the signed one, or no signature at all, then no number is given', async () => {
    const { url } = sites.township.server
    expect(
      (await signedAs('weiyuan', url, '/api/links/tickets', { body: ticket, sentBody: ticket.replace('l01', 'l02') }))
        .status,
    ).toBe(401)
    expect(
      (
        await fetch(`${url}/api/links/tickets`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: ticket,
        })
      ).status,
    ).toBe(401)
    expect((await sites.township.get('/health')).body).toMatchObject({ ok: true })
  })

  it('LINK-1 given a neighbour with a good key, when it asks for figures or a number, then it gets 403', async () => {
    const { url } = sites.township.server
    expect((await signedAs('baiyang', url, '/api/links/figures')).status).toBe(403)
    expect((await signedAs('baiyang', url, '/api/links/tickets', { body: ticket })).status).toBe(403)
    // A site below hands numbers out, but does not look up.
    expect((await signedAs('huaishuwan', url, '/api/links/figures')).status).toBe(403)
    expect(
      await sites.township.atKiosk('/api/remote-tickets', {
        site: 'baiyang',
        items: [{ item: 'l01' }],
        commandId: 'to-a-neighbour',
      }),
    ).toMatchObject({ status: 403 })
    expect(
      await sites.township.atKiosk('/api/remote-tickets', {
        site: 'shiqiao',
        items: [{ item: 'l01' }],
        commandId: 'without-a-link',
      }),
    ).toMatchObject({ status: 404 })
  })

  it('LINK-1 the key is never written to a log or an answer', async () => {
    expect(sites.county.server.output() + JSON.stringify(await sites.county.asManager('/api/sites'))).not.toContain(
      'shared secret',
    )
  })
})

describe('numbers for another site', () => {
  it('LINK-4 LINK-18 given somebody at the station, when they take a number for the county hall, then it waits there, is called there, the answer says where to go, and the record which site gave it', async () => {
    const wanted = { site: 'weiyuan', items: [{ item: 'c05' }], commandId: 'remote-ticket-1' }
    const { status, body } = await sites.township.atKiosk('/api/remote-tickets', wanted)
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        ok: true,
        result: { ticketNo: 'C001', ahead: 0 },
        place: {
          site: 'weiyuan',
          title: '渭原县政务大厅',
          address: '渭原县行政路 18 号',
          zone: expect.any(String),
          way: expect.any(String),
        },
      },
    })
    const link = (body.result as { link: string }).link
    expect(link.startsWith(`${sites.county.server.url}/t/`)).toBe(true)
    expect(await sites.county.get(`/api/tickets/${link.split('/t/')[1]}`)).toMatchObject({
      status: 200,
      body: { ticketNo: 'C001' },
    })
    // The answer was lost on the way: the same order again gives the same number.
    expect((await sites.township.atKiosk('/api/remote-tickets', wanted)).body).toMatchObject({
      ok: true,
      result: { ticketNo: 'C001', link },
    })
    const at = { ledger: '/api/ledger', records: '/api/reports/ticket?date=2026-11-25&no=C001' }
    expect((await sites.county.asManager(at.ledger)).body.entries, 'LINK-18').toContainEqual(
      expect.objectContaining({ what: 'TicketIssued', about: 'C001', by: 'site:liulin' }),
    )
    expect((await sites.county.asManager(at.records)).body.records, 'LINK-18').toContainEqual(
      expect.objectContaining({ what: 'TicketIssued', by: 'site:liulin' }),
    )
    expect(await sites.county.give({ type: 'SignIn', counter: '21' }, '0301')).toMatchObject({ ok: true })
    expect(await sites.county.give({ type: 'CallNext', counter: '21' }, '0301')).toMatchObject({
      ok: true,
      result: { ticketNo: 'C001' },
    })
  })

  it('LINK-4 SITE-4 given an item that higher law keeps out, then it is refused with law and address, from either side of the line', async () => {
    expect(
      await sites.township.atKiosk('/api/remote-tickets', {
        site: 'weiyuan',
        items: [{ item: 'j04' }],
        commandId: 'remote-excepted',
      }),
    ).toMatchObject({
      status: 409,
      body: {
        ok: false,
        rejection: {
          code: 'ItemNotShared',
          item: 'j04',
          basis: expect.stringContaining('机动车登记规定'),
          address: '渭原县北环路 2 号',
        },
      },
    })
    expect(
      await sites.county.atKiosk('/api/remote-tickets', {
        site: 'liulin',
        items: [{ item: 'j04' }],
        commandId: 'remote-excepted-2',
      }),
    ).toMatchObject({
      status: 409,
      body: { rejection: { code: 'ItemNotShared', basis: expect.any(String), address: '渭原县北环路 2 号' } },
    })
    expect(
      await sites.township.atKiosk('/api/remote-tickets', {
        site: 'weiyuan',
        items: [{ item: 'nix' }],
        commandId: 'remote-unknown',
      }),
    ).toMatchObject({ status: 409, body: { rejection: { code: 'UnknownItem' } } })
  })

  it('LINK-10 given a matter, when the station’s kiosk asks where it is done, then every linked site says what holds there now', async () => {
    const { body } = await sites.township.atKiosk('/api/remote-offers?item=c05', null)
    expect(body.sites).toMatchObject([
      {
        site: { id: 'weiyuan', title: '渭原县政务大厅', address: '渭原县行政路 18 号' },
        state: 'known',
        offers: [{ item: 'c05', queue: 'C', closed: null, waiting: expect.any(Number), materials: expect.any(Array) }],
      },
      { site: { id: 'huaishuwan' }, state: 'known', offers: [] },
    ])
    const all = (await sites.township.atKiosk('/api/remote-offers?site=weiyuan', null)).body
      .sites as readonly RemoteSiteOffers[]
    expect(all[0]?.offers.length).toBeGreaterThan(50)
    expect(all[0]?.offers.some((one) => one.item === 'j04')).toBe(false)
    expect((await sites.township.get('/api/remote-offers?item=c05')).status).toBe(401)
  })

  it('SLIP-13 given a number of the county hall, when the station prints it, then the slip is for that site, and a number that was not given here is not printed', async () => {
    const slip = { ticketNo: 'C001', site: 'weiyuan', isReprint: false, isElder: false, language: 'zh' }
    expect(await sites.township.atKiosk('/api/slips', slip)).toMatchObject({
      status: 200,
      body: { status: { printer: 'none' } },
    })
    expect(await sites.township.atKiosk('/api/slips', { ...slip, ticketNo: 'C002' })).toMatchObject({ status: 404 })
    expect(await sites.township.atKiosk('/api/slips', { ...slip, site: undefined })).toMatchObject({ status: 404 })
  })

  it('LINK-4 only a kiosk, a floor guide or the duty manager hand out numbers of another site', async () => {
    const response = await fetch(`${sites.township.server.url}/api/remote-tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ site: 'weiyuan', items: [{ item: 'c05' }], commandId: 'by-a-stranger' }),
    })
    expect(response.status).toBe(401)
  })
})

describe('the roll-up', () => {
  it('LINK-2 given three levels, when people wait in the village and at the station, then the county sees both', async () => {
    expect(await sites.township.give({ type: 'IssueTicket', items: [{ item: 'l01' }], origin: 'kiosk' })).toMatchObject(
      { ok: true },
    )
    expect(await sites.village.give({ type: 'IssueTicket', items: [{ item: 'l01' }], origin: 'kiosk' })).toMatchObject({
      ok: true,
    })
    const lines = await until(
      () => rollup('county'),
      (all) => lineOf(all, 'liulin').figures?.waiting === 1 && lineOf(all, 'huaishuwan').figures?.waiting === 1,
    )
    expect(lines[0]).toMatchObject({ site: 'weiyuan', ageMs: 0, isSilent: false, figures: { openCounters: 1 } })
    expect(lineOf(lines, 'liulin')).toMatchObject({
      isSilent: false,
      figures: { issued: 1, longestWaitMs: expect.any(Number), level: 'township' },
    })
    expect(lineOf(lines, 'shiqiao')).toMatchObject({ figures: null, ageMs: null, isSilent: true })
  })

  it('LINK-2 ACCESS-3 the roll-up is for the duty manager', async () => {
    expect((await sites.county.get('/api/rollup')).status).toBe(401)
  })

  it('LINK-3 given a child that falls silent, then its last numbers stay with their age, and the parent works on', async () => {
    await sites.township.server.kill()
    const lines = await until(
      () => rollup('county'),
      (all) => lineOf(all, SITE_IDS.township).isSilent,
      40_000,
    )
    expect(lineOf(lines, 'liulin')).toMatchObject({ figures: { waiting: 1 }, isSilent: true })
    expect(lineOf(lines, 'liulin').ageMs).toBeGreaterThan(15_000)
    expect(await sites.county.give({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' })).toMatchObject({
      ok: true,
    })
    expect(
      await sites.county.atKiosk('/api/remote-tickets', {
        site: 'liulin',
        items: [{ item: 'l01' }],
        commandId: 'remote-while-down',
      }),
    ).toMatchObject({ status: 503, body: { ok: false, unreachable: 'liulin' } })
    await sites.township.server.restart()
    await until(
      () => rollup('county'),
      (all) => !lineOf(all, 'liulin').isSilent,
    )
  })
})
