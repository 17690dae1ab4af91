/** A kiosk's slip through the whole server: checked, printed on a network printer, confirmed, reprinted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEVICE_HEADER, type SlipReply } from '../../../domain/contract/http/hall.ts'
import type { ReportBudget } from '../../../domain/report/figures.ts'
import type { PrintedSlips } from '../../../domain/report/paper.ts'
import { readPrinted } from '../../../server/store/beside/printed-slips.ts'
import type { ReportReply } from '../../../domain/contract/http/report.ts'
import { connect, pairDevice, signIn, type Client } from '../../support/client.ts'
import { codesOn } from '../../support/code-reader.ts'
import { PrinterEmulator } from '../../support/printer-emulator.ts'
import { startServer, type RunningServer } from '../../support/server.ts'

/** The tally is written within seconds; a starved machine takes longer. */
const PATIENCE = { timeout: 60_000, interval: 500 }

let server: RunningServer
let printer: PrinterEmulator
let kiosk: Client
let token: string

beforeAll(async () => {
  printer = await PrinterEmulator.start()
  server = await startServer({ args: ['--printer', `1 号机=127.0.0.1:${printer.port}`] })
  token = await pairDevice(server.url, 'kiosk', { name: '1 号机' })
  kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken: token })
})
afterAll(async () => {
  kiosk.close()
  await server.stop()
  await printer.stop()
})

async function takeWithLink(): Promise<readonly [ticketNo: string, link: string]> {
  const answer = await kiosk.send({ type: 'IssueTicket', items: [{ item: 'c01' }, { item: 'd01' }], origin: 'kiosk' })
  if (!answer.ok || answer.result.ticketNo === undefined) throw new Error(JSON.stringify(answer))
  return [answer.result.ticketNo, answer.result.link?.split('/').at(-1) ?? '']
}

const take = async (): Promise<string> => (await takeWithLink())[0]

async function print(
  ticketNo: string,
  isReprint = false,
  { as = token, link }: { readonly as?: string; readonly link?: string } = {},
): Promise<{ readonly status: number; readonly body: SlipReply }> {
  const response = await fetch(`${server.url}/api/slips`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [DEVICE_HEADER]: as },
    body: JSON.stringify({ ticketNo, link, isReprint, isElder: false, language: 'zh' }),
  })
  return { status: response.status, body: (await response.json()) as SlipReply }
}

describe('slips over the server', () => {
  it('SLIP-7 prints a real ticket and confirms it; a reprint is the same number marked', async () => {
    const ticketNo = await take()
    expect(await print(ticketNo)).toMatchObject({
      status: 200,
      body: { state: 'printed', status: { printer: 'ok', paper: 'ok' } },
    })
    const before = printer.jobs.length
    expect((await print(ticketNo, true)).body.state).toBe('printed')
    expect(printer.jobs.length).toBe(before + 1)
    expect((await print('Z999')).status).toBe(404)
  })

  it('ISSUE-9 a number that is only typed is printed again without the code that opens its ticket', async () => {
    const [ticketNo, link] = await takeWithLink()
    const codes = async (isReprint: boolean, of?: string) => {
      const wish = of === undefined ? {} : { link: of }
      await expect.poll(async () => (await print(ticketNo, isReprint, wish)).body.state, PATIENCE).toBe('printed')
      const paper = printer.jobs.at(-1)?.printed
      return paper === undefined ? [] : codesOn(paper.bitmap)
    }
    const code = [['QRCode', expect.stringMatching(`/t/${link}$`)]]
    expect(await codes(false)).toEqual(code)
    expect(await codes(true)).toEqual([])
    expect(await codes(true, 'guessed')).toEqual([])
    expect(await codes(true, link)).toEqual(code)
  })

  it('SLIP-6 PEERS-42 without paper the ticket stays good, nothing is printed, and it comes out once there is paper', async () => {
    const ticketNo = await take()
    printer.state.paper = 'out'
    const before = printer.jobs.filter((job) => job.printed).length
    expect((await print(ticketNo)).body).toMatchObject({ state: 'failed', status: { paper: 'out' } })
    expect(printer.jobs.filter((job) => job.printed).length).toBe(before)
    const status = await fetch(`${server.url}/api/printer`, { headers: { [DEVICE_HEADER]: token } })
    expect(await status.json()).toMatchObject({ paper: 'out' })
    printer.state.paper = 'ok'
    expect((await print(ticketNo, true)).body.state).toBe('printed')
  })

  it('REPORT-14 the report has the very length that came out, a second print too; a number without a slip is reckoned', async () => {
    const cookie = await signIn(server.url, '0101', '1357')
    const budget = async (): Promise<ReportBudget | undefined> => {
      const response = await fetch(`${server.url}/api/reports?period=day`, { headers: { cookie } })
      return ((await response.json()) as ReportReply).figures?.budget
    }
    // A starved printer is asked again, as at a kiosk; once it has printed, its paper is counted before the answer.
    const printed = async (ticketNo: string, isReprint: boolean): Promise<number> => {
      await expect.poll(async () => (await print(ticketNo, isReprint)).body.state, PATIENCE).toBe('printed')
      return Math.round((printer.jobs.at(-1)?.printed.bitmap.height ?? 0) / 8)
    }
    const counted = (): PrintedSlips => readPrinted(server.folder)['2026-11-25'] ?? { slips: 0, mm: 0 }
    const [ticketNo, without] = [await take(), await take()]
    const mm = (await printed(ticketNo, false)) + (await printed(ticketNo, true))
    expect([mm > 200, without === ticketNo]).toEqual([true, false])
    await expect.poll(() => counted().mm, PATIENCE).toBeGreaterThanOrEqual(mm)
    const { slips, printed: told, slipMm } = (await budget()) as ReportBudget
    expect([told, slipMm]).toEqual([counted(), 160])
    expect(slips).toBeGreaterThan(told.slips)
  })

  it('SLIP-7 nobody but a paired kiosk prints', async () => {
    expect((await print('C001', false, { as: 'a made-up token' })).status).toBe(401)
  })
})
