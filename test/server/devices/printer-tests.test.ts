/** What a duty manager tries before the hall opens: real bytes at a network printer, and a day that knows nothing of it. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { PrintersReply, PrinterTestReply } from '../../../domain/contract/http/hall.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { isBlack } from '../../../domain/slip/bitmap.ts'
import { testNumber } from '../../../domain/slip/test-number.ts'
import { testSlipContent } from '../../../domain/slip/test-slip.ts'
import { connect, pairDevice, signIn, type Client } from '../../support/client.ts'
import { PrinterEmulator } from '../../support/printer-emulator.ts'
import { startServer, type RunningServer } from '../../support/server.ts'
import { loadSite } from '../../support/site.ts'

const plan = sitePlan(loadSite('county').settings)
let server: RunningServer
let printer: PrinterEmulator
let manager: string

beforeAll(async () => {
  printer = await PrinterEmulator.start()
  server = await startServer({
    args: ['--printer', `1 号机=127.0.0.1:${printer.port}`, '--printer', '2 号机=127.0.0.1:9'],
  })
  manager = await signIn(server.url, '0101', '1357')
})
afterAll(async () => {
  await server.stop()
  await printer.stop()
})
beforeEach(() => {
  Object.assign(printer.state, { paper: 'ok', isCoverOpen: false, isOffline: false, isSilent: false })
})

async function tryOut(
  test: 'sheet' | 'ticket',
  kiosk = '1 号机',
  cookie = manager,
): Promise<{ readonly status: number; readonly body: PrinterTestReply }> {
  const response = await fetch(`${server.url}/api/printers/test`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ kiosk, test, language: 'zh' }),
  })
  return { status: response.status, body: (await response.json()) as PrinterTestReply }
}

it('SETUP-5 the sheet comes out whole: Chinese by the printer itself, rare characters drawn, a line at each edge', async () => {
  expect(await tryOut('sheet')).toMatchObject({
    status: 200,
    body: { outcome: { state: 'printed', status: { printer: 'ok', paper: 'ok' } } },
  })
  const printed = printer.jobs.at(-1)?.printed
  expect(printed?.strange).toEqual([])
  expect(printed?.isCut).toBe(true)
  expect(printed?.texts.join(' ')).toContain('龘麤靐 ①②③')
  const edges = Array.from({ length: printed?.bitmap.height ?? 0 }, (_, y) => y).filter(
    (y) => printed && isBlack(printed.bitmap, 0, y) && isBlack(printed.bitmap, 575, y),
  )
  expect(edges.length).toBeGreaterThanOrEqual(120)
})

it("SETUP-5 without paper, with an open cover, silent, unplugged: the printer's own answer, and nothing printed", async () => {
  const before = printer.jobs.length
  printer.state.paper = 'out'
  expect((await tryOut('sheet')).body.outcome).toMatchObject({ state: 'failed', status: { paper: 'out' } })
  Object.assign(printer.state, { paper: 'ok', isCoverOpen: true })
  expect((await tryOut('ticket')).body.outcome).toMatchObject({ state: 'failed', status: { printer: 'coverOpen' } })
  expect(printer.jobs.length).toBe(before)
  expect((await tryOut('sheet', '2 号机')).body.outcome).toMatchObject({
    state: 'failed',
    status: { printer: 'offline' },
  })
  Object.assign(printer.state, { isCoverOpen: false, isSilent: true })
  expect((await tryOut('sheet')).body.outcome.state).toBe('unconfirmed')
  expect(printer.jobs.length).toBe(before + 1)
  expect(await tryOut('sheet', '9 号机')).toMatchObject({ status: 404, body: { field: 'kiosk' } })
})

it('SETUP-5 the printers of the hall are listed with their own state, for a duty manager alone', async () => {
  printer.state.paper = 'low'
  const reply = await fetch(`${server.url}/api/printers`, { headers: { cookie: manager } })
  expect((await reply.json()) as PrintersReply).toEqual({
    printers: [
      { kiosk: '1 号机', status: { printer: 'ok', paper: 'low' } },
      { kiosk: '2 号机', status: { printer: 'offline', paper: 'unknown' } },
    ],
  })
  const clerk = await signIn(server.url, '0301', '2468')
  expect((await fetch(`${server.url}/api/printers`, { headers: { cookie: clerk } })).status).toBe(403)
  expect((await tryOut('ticket', '1 号机', clerk)).status).toBe(403)
  expect((await tryOut('ticket', '1 号机', '')).status).toBe(401)
})

it('SETUP-7 a test ticket is on paper and nowhere else: log, figures, lists and the next number are as before', async () => {
  const kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken: await pairDevice(server.url, 'kiosk') })
  const first = await take(kiosk)
  const before = await traces()
  const jobs = printer.jobs.length
  expect((await tryOut('ticket')).body.outcome.state).toBe('printed')
  expect((await tryOut('ticket')).body.outcome.state).toBe('printed')
  expect(printer.jobs.length).toBe(jobs + 2)
  const texts = printer.jobs.at(-1)?.printed.texts.join(' ')
  expect(texts).toContain('试号')
  expect(await traces()).toEqual(before)
  expect(await take(kiosk)).toBe(`C${String(Number(first.slice(1)) + 1).padStart(3, '0')}`)
  kiosk.close()
})

it('SETUP-7 its letter is no queue of the hall, and it says that it is a test wherever a wait would stand', () => {
  expect(testNumber(plan)).toBe('T001')
  const withT = { ...plan, queues: plan.queues.map((queue, at) => (at === 0 ? { ...queue, prefix: 'T' } : queue)) }
  expect(testNumber(withT)).toBe('X001')
  const facts = { issuedAtText: '2026-11-30 周一 08:10', link: null, language: 'zh' } as const
  expect(testSlipContent(facts, plan)).toMatchObject({
    number: 'T001',
    reprint: '试号',
    wait: { kind: 'unknown', text: '试号：不叫号，不进报表' },
    code: { text: null },
  })
})

async function take(kiosk: Client): Promise<string> {
  const answer = await kiosk.send({ type: 'IssueTicket', items: [{ item: 'c01' }], origin: 'kiosk' })
  if (!answer.ok || answer.result.ticketNo === undefined) throw new Error(JSON.stringify(answer))
  return answer.result.ticketNo
}

/** Whatever a ticket would have changed: the log's own count, the commands that were taken, today's arrivals. */
async function traces(): Promise<readonly unknown[]> {
  const health = (await (await fetch(`${server.url}/health`)).json()) as { readonly seq: number }
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  const commands = metrics.split('\n').filter((line) => line.startsWith('yichuang_commands_total{'))
  const arrivals = await (await fetch(`${server.url}/api/arrivals`, { headers: { cookie: manager } })).json()
  expect(commands.length).toBeGreaterThan(0)
  return [health.seq, commands, arrivals]
}
