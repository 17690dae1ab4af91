/**
 * A station's ticket handed up to the county on real servers: number and clock are kept, a county that is down gets it
 * once.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { EscalationsReply } from '../../../domain/contract/http/site-link.ts'
import type { ClerkView } from '../../../domain/views/clerk.ts'
import { connect, signIn } from '../../support/client.ts'
import { KEY, signedAs, startSites, until, type LinkedSite } from './linked-sites.ts'

let county: LinkedSite
let station: LinkedSite
beforeAll(async () => {
  ;({ county, township: station } = await startSites(['county', 'township']))
  expect(await station.give({ type: 'SignIn', counter: '1' }, '0301')).toMatchObject({ ok: true })
  expect(await county.give({ type: 'SignIn', counter: '21' }, '0301')).toMatchObject({ ok: true })
})
afterAll(async () => {
  await Promise.all([county, station].map((site) => site.server.stop()))
})

const escalations = async (site: LinkedSite): Promise<EscalationsReply> =>
  (await site.asManager('/api/escalations')).body as unknown as EscalationsReply

async function clerkView(
  site: LinkedSite,
  counter: string,
  isWanted: (view: ClerkView) => boolean,
): Promise<ClerkView> {
  const screen = await connect(
    site.server.url,
    { screen: 'clerk', counter },
    { cookie: await signIn(site.server.url, '0301', '2468') },
  )
  try {
    return (await screen.until((view) => isWanted(view as ClerkView))) as ClerkView
  } finally {
    screen.close()
  }
}

/** Delivered a second time, it is still one ticket. */
async function expectOnceOnly(sent: EscalationsReply['sent'][number] | undefined): Promise<void> {
  const again = JSON.stringify({ escalationId: sent?.escalationId, ticket: sent?.ticket })
  expect(
    await signedAs('liulin', county.server.url, '/api/links/escalations', { body: again, key: KEY }),
  ).toMatchObject({ status: 200, body: { ok: true, result: { ticketNo: sent?.theirNo } } })
  expect((await escalations(county)).received).toHaveLength(1)
  expect(await signedAs('weiyuan', station.server.url, '/api/links/escalations', { body: again })).toMatchObject({
    status: 403,
  })
}

async function serveAtCounty(sent: EscalationsReply['sent'][number] | undefined, stationNo: string): Promise<void> {
  expect(await county.give({ type: 'CallNext', counter: '21' }, '0301')).toMatchObject({
    ok: true,
    result: { ticketNo: sent?.theirNo },
  })
  expect(await county.give({ type: 'StartService', counter: '21' }, '0301')).toMatchObject({ ok: true })
  const { current } = await clerkView(county, '21', (view) => view.current !== null)
  expect(current?.escalatedFrom).toEqual({ site: 'liulin', ticketNo: stationNo, sinceMs: sent?.ticket.sinceMs })
  // The two machines' clocks are some milliseconds apart, and nobody waits from a time that is still to come.
  const sinceMs = (current?.calledAtMs ?? 0) - (current?.waitedMs ?? 0)
  expect(Math.abs(sinceMs - (sent?.ticket.sinceMs ?? 0))).toBeLessThan(2000)
  expect(sinceMs).toBeLessThanOrEqual(sent?.ticket.sinceMs ?? 0)
  expect(
    await county.give({ type: 'FinishService', counter: '21', outcomes: [{ index: 0, outcome: 'done' }] }, '0301'),
  ).toMatchObject({ ok: true })
}

it('LINK-5 LINK-6 LINK-7 given a ticket at the station’s window, when it is handed up while the county is down, then it waits in the outbox, arrives once with its clock, and its result brings it back', async () => {
  const issued = await station.give({ type: 'IssueTicket', items: [{ item: 'c01' }], origin: 'kiosk' })
  const stationNo = (issued.result as { ticketNo: string }).ticketNo
  expect(await station.give({ type: 'CallNext', counter: '1' }, '0301')).toMatchObject({
    ok: true,
    result: { ticketNo: stationNo },
  })
  expect(await station.give({ type: 'StartService', counter: '1' }, '0301')).toMatchObject({ ok: true })
  await county.server.kill()
  expect(
    await station.give({ type: 'EscalateTicket', counter: '1', to: 'weiyuan', reason: '需县级审核' }, '0301'),
  ).toMatchObject({ ok: true })
  expect((await escalations(station)).sent).toMatchObject([{ status: 'inOutbox', ticket: { ticketNo: stationNo } }])
  // The station goes down as well before the county is back: the message is on disk.
  await station.server.kill()
  await station.server.restart()
  await county.server.restart()
  const [sent] = (
    await until(
      () => escalations(station),
      (all) => all.sent[0]?.status === 'delivered',
      40_000,
    )
  ).sent
  expect((await escalations(county)).received).toMatchObject([
    { status: 'open', ticket: { ticketNo: stationNo, site: 'liulin' }, ticketNo: sent?.theirNo },
  ])

  await expectOnceOnly(sent)
  await serveAtCounty(sent, stationNo)

  await until(
    () => escalations(station),
    (all) => all.sent[0]?.status === 'settled',
    40_000,
  )
  expect((await escalations(station)).sent[0]?.result).toEqual({
    ticketNo: sent?.theirNo,
    ended: 'finished',
    outcomes: [{ item: 'c01', outcome: 'done' }],
  })
  const { next } = await clerkView(station, '1', (view) => view.next.length > 0)
  expect(next).toMatchObject([{ ticketNo: stationNo, sinceMs: sent?.ticket.sinceMs }])
})

it('LINK-5 given a matter that the county does not have, then the county’s no brings the ticket back into its line', async () => {
  const own = (await import('../../support/site.ts')).loadSite
  const known = new Set(own('county').settings.items.map((item) => item.id))
  const skills = new Set(['A', 'B', 'C', 'D', 'Q'])
  const local = own('township').settings.items.find(
    (item) => !known.has(item.id) && skills.has(item.queue) && item.isApplicantInitiated,
  )?.id as string
  const issued = await station.give({ type: 'IssueTicket', items: [{ item: local }], origin: 'kiosk' })
  const no = (issued.result as { ticketNo: string }).ticketNo
  expect(
    await station.give({ type: 'EscalateTicket', ticketNo: no, to: 'weiyuan', reason: '请县里看' }, '0301'),
  ).toMatchObject({ ok: true })
  const { sent } = await until(
    () => escalations(station),
    (all) => all.sent[0]?.status === 'refused',
    40_000,
  )
  expect(sent[0]).toMatchObject({ refusal: 'UnknownItem', ticket: { ticketNo: no } })
  expect(
    await station.give({ type: 'EscalateTicket', ticketNo: no, to: 'baiyang', reason: '邻镇' }, '0301'),
  ).toMatchObject({ ok: false, rejection: { code: 'SiteNotAbove' } })
})

it('LINK-11 LINK-7 given a ticket that is up, when the station calls it back while the county is down, then the county’s number leaves the line', async () => {
  const issued = await station.give({ type: 'IssueTicket', items: [{ item: 'c01' }], origin: 'kiosk' })
  const no = (issued.result as { ticketNo: string }).ticketNo
  expect(
    await station.give({ type: 'EscalateTicket', ticketNo: no, to: 'weiyuan', reason: '请县里看' }, '0301'),
  ).toMatchObject({ ok: true })
  const up = (
    await until(
      () => escalations(station),
      (all) => all.sent[0]?.status === 'delivered' && all.sent[0].ticket.ticketNo === no,
      40_000,
    )
  ).sent[0]
  await county.server.kill()
  expect(await station.give({ type: 'Unpark', ticketNo: no }, '0301')).toMatchObject({ ok: true })
  await until(
    () => escalations(station),
    (all) => all.sent[0]?.status === 'recalled',
    40_000,
  )
  await county.server.restart()
  await until(
    () => escalations(county),
    (all) => all.received.find((one) => one.escalationId === up?.escalationId)?.status === 'withdrawn',
    40_000,
  )
  expect(await county.give({ type: 'CallNext', counter: '21' }, '0301')).toMatchObject({
    ok: false,
    rejection: { code: 'QueueEmpty' },
  })
})

it('SEND-3 PRIVACY-2 LINK-1 what comes over a link passes every check of a command: texts, times, numbers of people', async () => {
  const send = (change: object, reason = '需县级审核') =>
    signedAs('liulin', county.server.url, '/api/links/escalations', {
      body: JSON.stringify({
        escalationId: crypto.randomUUID(),
        ticket: {
          site: 'liulin',
          ticketNo: 'C077',
          sinceMs: Date.parse('2026-11-25T10:00:00+08:00'),
          items: [{ item: 'c01' }],
          priorityClass: 'ordinary',
          isElder: false,
          reason,
          ...change,
        },
      }),
      key: KEY,
    })
  for (const sinceMs of [-1e300, 1e300, 0]) expect([sinceMs, (await send({ sinceMs })).status]).toEqual([sinceMs, 400])
  expect(await send({}, '身份证 １１０１０１１９９００３０７８５１５ 的\u0000\u202E申请人')).toMatchObject({
    status: 200,
  })
  const log = JSON.stringify((await county.asManager('/api/escalations')).body)
  expect(log).toContain('身份证 110*************** 的申请人')
  expect(log).not.toContain('0307')
})
