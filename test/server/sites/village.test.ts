/**
 * A village room's whole day without a network, then the line comes back: every number once, every handing-over and
 * errand once at the station.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ErrandsReply } from '../../../domain/contract/http/errand.ts'
import type { EscalationsReply, RollupReply } from '../../../domain/contract/http/site-link.ts'
import type { LedgerReply } from '../../../domain/village/ledger.ts'
import type { View } from '../../../domain/views/view.ts'
import { connect, signIn } from '../../support/client.ts'
import { startInnerServer } from '../../support/inner-server.ts'
import { signedAs, startSites, until, type LinkedSite } from './linked-sites.ts'

const DATE = '2026-11-25'
const folders = {
  township: mkdtempSync(join(tmpdir(), 'yichuang-')),
  village: mkdtempSync(join(tmpdir(), 'yichuang-')),
}
const AGENT = '0301'
const running: LinkedSite[] = []
/** The village alone: its station's address leads nowhere. */
const alone = async (time: string): Promise<LinkedSite> => {
  const { village } = await startSites(
    ['village'],
    { liulin: 'http://127.0.0.1:9' },
    { village: { folder: folders.village, at: `${DATE}T${time}` } },
    startInnerServer,
  )
  running.push(village)
  return village
}
let room: LinkedSite
let station: LinkedSite
const references: string[] = []
const handedUp: string[] = []

const ok = async (site: LinkedSite, command: object, badgeNo = AGENT): Promise<Record<string, unknown>> => {
  const answer = await site.give(command, badgeNo)
  if (answer.ok !== true) throw new Error(JSON.stringify([command, answer]))
  return answer.result as Record<string, unknown>
}
const read = async <T>(site: LinkedSite, path: string): Promise<T> => (await site.asManager(path)).body as T
const errands = (site: LinkedSite): Promise<ErrandsReply> => read(site, '/api/errands')

/** Half a day in the room: four visitors served with one press, two numbers handed up, one errand sent on its way. */
async function halfDay(site: LinkedSite): Promise<void> {
  await ok(site, { type: 'SignIn', counter: '1' })
  for (const item of ['l01', 'v03', 'l04', 'v02']) {
    await ok(site, { type: 'ServeWithoutTicket', counter: '1', items: [{ item }] })
    await ok(site, { type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'done' }] })
  }
  for (let one = 0; one < 2; one += 1) {
    const { ticketNo } = await ok(site, { type: 'IssueTicket', items: [{ item: 'l01' }], origin: 'kiosk' }, '')
    await ok(site, { type: 'EscalateTicket', ticketNo, to: 'liulin', reason: '需镇里审核' })
    handedUp.push(ticketNo as string)
  }
  const { errand } = (await ok(site, { type: 'AcceptErrand', item: 'n01', materials: 2 })) as {
    errand: { reference: string }
  }
  await ok(site, { type: 'HandOverErrand', reference: errand.reference })
  references.push(errand.reference)
}

beforeAll(async () => {
  for (const time of ['08:30', '15:30']) {
    room = await alone(time)
    await halfDay(room)
    if (time === '08:30') await room.server.stop()
  }
})
afterAll(async () => {
  await Promise.all(running.map((site) => site.server.stop()))
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true })
})

it('VILLAGE-4 NUM-2 given a day without any network and a restart at noon, then its numbers have no gap and none twice, and the ledger is sound', async () => {
  const { lines, isSound } = await read<LedgerReply>(room, '/api/ledger')
  expect(isSound).toBe(true)
  expect(lines).toHaveLength(12)
  for (const prefix of ['A', 'B', 'C', 'D']) {
    const numbers = lines
      .flatMap(({ ticketNo }) => (ticketNo.startsWith(prefix) ? [Number(ticketNo.slice(1))] : []))
      .sort((a, b) => a - b)
    expect([prefix, numbers]).toEqual([prefix, numbers.map((_, at) => at + 1)])
  }
  expect((await read<EscalationsReply>(room, '/api/escalations')).sent.map((one) => one.status)).toEqual([
    'inOutbox',
    'inOutbox',
    'inOutbox',
    'inOutbox',
  ])
})

it('VILLAGE-4 LINK-7 ERRAND-3 when the line is back in the evening, then the station has each handing-over and each errand once, also when the post comes twice', async () => {
  await room.server.stop()
  ;({ township: station, village: room } = await startSites(
    ['township', 'village'],
    {},
    {
      township: { folder: folders.township, at: `${DATE}T17:10` },
      village: { folder: folders.village, at: `${DATE}T17:10` },
    },
    startInnerServer,
  ))
  running.push(station, room)
  await until(
    () => read<EscalationsReply>(room, '/api/escalations'),
    (all) => all.sent.every((one) => one.status === 'delivered'),
    40_000,
  )
  const received = (await read<EscalationsReply>(station, '/api/escalations')).received
    .map((one) => one.ticket.ticketNo)
    .sort()
  expect(received).toEqual([...handedUp].sort())
  await until(
    () => errands(station),
    (all) => all.errands.length === 2,
  )
  expect((await errands(station)).errands.map((one) => [one.reference, one.status, one.holder.site])).toEqual(
    expect.arrayContaining(references.map((one) => [one, 'announced', 'huaishuwan'])),
  )
  const [sent] = (await read<EscalationsReply>(room, '/api/escalations')).sent
  expect(
    (
      await signedAs('huaishuwan', station.server.url, '/api/links/escalations', {
        body: JSON.stringify({ escalationId: sent?.escalationId, ticket: sent?.ticket }),
      })
    ).status,
  ).toBe(200)
  expect((await read<EscalationsReply>(station, '/api/escalations')).received).toHaveLength(4)
  const lines = await until(
    () => read<RollupReply>(station, '/api/rollup'),
    (all) => all.sites.some((one) => one.site === 'huaishuwan' && one.figures !== null),
  )
  expect(lines.sites.find((one) => one.site === 'huaishuwan')?.figures).toMatchObject({ issued: 12, served: 8 })
})

it('ERRAND-1 ERRAND-3 ERRAND-5 the station gives its receipt and the result; the room sees both, and the villager reads the result by the reference', async () => {
  const reference = references[0] as string
  await ok(station, { type: 'TakeErrand', reference }, '0302')
  await until(
    () => errands(room),
    (all) => all.errands.find((one) => one.reference === reference)?.status === 'above',
  )
  expect((await errands(room)).errands.find((one) => one.reference === reference)?.holder).toMatchObject({
    site: 'liulin',
    badgeNo: '0302',
  })
  await ok(station, { type: 'FinishErrand', reference, outcome: 'done', words: '补贴已登记，十二月到账' }, '0302')
  await until(
    () => errands(room),
    (all) => all.errands.find((one) => one.reference === reference)?.status === 'finished',
  )
  expect(await room.get(`/api/errands/${reference}`)).toMatchObject({
    status: 200,
    body: { result: { words: '补贴已登记，十二月到账' }, site: 'liulin', nowMs: expect.any(Number) as number },
  })
  expect((await room.get('/api/errands/D2026-0000000000')).status).toBe(404)
  expect(
    (
      await signedAs('huaishuwan', station.server.url, '/api/links/errands', {
        body: JSON.stringify({
          messageId: 'a-false-receipt',
          post: { about: 'receipt', reference, holder: { site: 'huaishuwan', badgeNo: '1', name: 'x' }, date: DATE },
        }),
      })
    ).status,
  ).toBe(403)
})

it('AGENT-1 when the last agent leaves the desk, the station’s duty manager is alerted', async () => {
  const screen = await connect(
    station.server.url,
    { screen: 'manager' },
    { cookie: await signIn(station.server.url, '0101', '1357') },
  )
  try {
    const isAlerted = (view: View): boolean =>
      view.kind === 'manager' && view.alerts.some((alert) => alert.kind === 'noAgent')
    expect(isAlerted(await screen.until((view) => view.kind === 'manager'))).toBe(false)
    await ok(room, { type: 'SignOut', counter: '1' })
    const view = await screen.until(isAlerted, 120_000)
    expect(view.kind === 'manager' && view.alerts.find((alert) => alert.kind === 'noAgent')?.place).toBe(
      '槐树湾村便民服务室',
    )
  } finally {
    screen.close()
  }
})
