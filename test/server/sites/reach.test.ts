/** How far a duty manager reaches, on three real servers: down the line, never up or across. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ManagerView } from '../../../domain/views/floor.ts'
import { connect, signIn } from '../../support/client.ts'
import { startInnerServer } from '../../support/inner-server.ts'
import { signedAs, startSites, type Level, type LinkedSite } from './linked-sites.ts'

let sites: Readonly<Record<Level, LinkedSite>>
beforeAll(
  async () =>
    void (sites = await startSites(
      ['county', 'township', 'village'],
      { baiyang: 'http://127.0.0.1:9' },
      {},
      startInnerServer,
    )),
  60_000,
)
afterAll(() => Promise.all(Object.values(sites).map((site) => site.server.stop())))

const act = (from: LinkedSite, site: string, command: object, badgeNo?: string) =>
  from.post(`/api/sites/${site}/commands`, { commandId: crypto.randomUUID(), command }, badgeNo)

it('SITE-9 SITE-3 WATCH-2 the county’s duty manager sees the floor, the ledger and the lamps of its station and of the village below that', async () => {
  expect(await sites.township.give({ type: 'IssueTicket', items: [{ item: 'l01' }], origin: 'kiosk' })).toMatchObject({
    ok: true,
  })
  expect(await sites.village.give({ type: 'IssueTicket', items: [{ item: 'l01' }], origin: 'kiosk' })).toMatchObject({
    ok: true,
  })
  expect(await sites.county.asManager('/api/sites/liulin/floor')).toMatchObject({
    status: 200,
    body: { kind: 'manager', queues: expect.arrayContaining([expect.arrayContaining(['A', 1])]) },
  })
  expect(await sites.county.asManager('/api/sites/huaishuwan/ledger')).toMatchObject({
    status: 200,
    body: { isSound: true, lines: [{ ticketNo: 'C001' }] },
  })
  for (const what of ['requests', 'suggestions', 'lamps'])
    expect((await sites.county.asManager(`/api/sites/liulin/${what}`)).status).toBe(200)
  expect(await sites.county.asManager('/api/sites/huaishuwan/lamps')).toMatchObject({ body: { site: 'huaishuwan' } })
})

it('SITE-9 LINK-13 the county opens the station’s own roll-up, its plan and its report; a room is found by way of its station too', async () => {
  expect(await sites.county.asManager('/api/sites/liulin/sites')).toMatchObject({
    status: 200,
    body: {
      sites: expect.arrayContaining([
        expect.objectContaining({ site: 'liulin', figures: expect.objectContaining({ waiting: expect.any(Number) }) }),
        expect.objectContaining({ site: 'huaishuwan', parentId: null }),
      ]),
    },
  })
  expect(await sites.county.asManager('/api/sites/huaishuwan/plan?via=liulin')).toMatchObject({
    status: 200,
    body: { siteId: 'huaishuwan', queues: expect.any(Array) },
  })
  const plan = await sites.county.asManager('/api/sites/liulin/plan')
  expect(plan.body).not.toHaveProperty('clerks')
  expect(await sites.county.asManager('/api/sites/liulin/report?period=day')).toMatchObject({
    status: 200,
    body: { period: 'day', from: '2026-11-25' },
  })
  expect((await sites.county.asManager('/api/sites/liulin/report?period=decade')).status).toBe(400)
})

it('SITE-9 OFF-8 the duty manager of the site above sees the same alerts as the one of the site itself', async () => {
  const slip = {
    ticketNo: 'AS001',
    prefix: 'AS',
    number: 1,
    items: [{ item: 'l01', queue: 'A', serviceMin: 9 }],
    isElder: false,
    issuedAtMs: Date.parse('2026-11-25T09:00:00+08:00'),
    serviceDate: '2026-11-25',
  }
  for (const link of ['link-of-the-first-slip', 'link-of-another-slip'])
    await sites.township.give({
      type: 'HandInTickets',
      journalId: 'journal-of-kiosk-1',
      serviceDate: '2026-11-25',
      tickets: [{ ...slip, link }],
    })
  const { url } = sites.township.server
  const own = await connect(url, { screen: 'manager' }, { cookie: await signIn(url, '0101', '1357') })
  const view = (await own.until((one) => one.kind === 'manager')) as ManagerView
  own.close()
  expect(view.alerts.map((alert) => alert.kind)).toContain('slipRefused')
  const { body } = await sites.county.asManager('/api/sites/liulin/floor')
  const kinds = ({ alerts }: Pick<ManagerView, 'alerts'>): readonly unknown[] =>
    alerts.map(({ kind, place }) => [kind, place])
  expect(kinds(body as unknown as ManagerView)).toEqual(kinds(view))
})

it('SITE-9 what a station has delegated is done from above under the name of who did it; nothing else is', async () => {
  expect(await act(sites.county, 'liulin', { type: 'CloseQueue', queue: 'B', reason: '县里系统检修' })).toMatchObject({
    status: 200,
    body: { ok: true },
  })
  const { body } = await sites.township.asManager('/api/ledger')
  expect(JSON.stringify(body.entries)).toContain('weiyuan/0101')
  expect(await act(sites.county, 'liulin', { type: 'CloseDay', reason: '下班' })).toMatchObject({
    status: 403,
    body: { field: 'command' },
  })
  expect(await act(sites.county, 'huaishuwan', { type: 'CloseQueue', queue: 'A', reason: '停电' })).toMatchObject({
    status: 403,
  })
  expect(await act(sites.county, 'liulin', { type: 'CloseQueue' })).toMatchObject({
    status: 400,
    body: { malformed: { field: 'command.queue' } },
  })
})

it('SITE-3 SITE-9 nobody reaches up, across, or by another role; a signature that did not come from above is refused', async () => {
  expect((await sites.township.asManager('/api/sites/weiyuan/floor')).status).toBe(403)
  expect((await sites.village.asManager('/api/sites/liulin/floor')).status).toBe(403)
  expect((await sites.township.asManager('/api/sites/baiyang/floor')).status).toBe(403)
  expect((await act(sites.county, 'liulin', { type: 'OpenQueue', queue: 'B' }, '0301')).status).toBe(403)
  const body = JSON.stringify({
    target: 'liulin',
    by: { site: 'weiyuan', badgeNo: '0101' },
    ask: { kind: 'read', what: 'floor' },
  })
  for (const site of ['huaishuwan', 'baiyang'])
    expect((await signedAs(site, sites.township.server.url, '/api/links/staff', { body })).status).toBe(403)
  expect(
    (
      await signedAs('weiyuan', sites.township.server.url, '/api/links/staff', {
        body,
        sentBody: body.replace('0101', '0102'),
      })
    ).status,
  ).toBe(401)
})

it('SITE-9 LINK-3 a station that does not answer is said to be silent', async () => {
  await sites.township.server.kill()
  expect(await sites.county.asManager('/api/sites/huaishuwan/floor')).toEqual({
    status: 503,
    body: { ok: false, unreachable: 'liulin' },
  })
  expect((await sites.county.asManager('/api/sites/nowhere/floor')).status).toBe(403)
})
