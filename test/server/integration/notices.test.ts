/** Messages to citizens' phones through a stub SMS gateway and a stub mail server. */
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http'
import { createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { pairDevice, signIn } from '../../support/client.ts'
import { startInnerServer, type InnerServer } from '../../support/inner-server.ts'
import { countyWith, type OwnSite } from './own-site.ts'

interface Sms {
  readonly id: string
  readonly to: string
  readonly text: string
}

const sms: Sms[] = []
const mails: string[] = []
let smsStatus = 200
let gateway: HttpServer
let mailServer: TcpServer
let site: OwnSite
let server: InnerServer
let kiosk: Record<string, string>
let clerk: Record<string, string>

/** Enough of RFC 5321 for one client. */
function takeMail(socket: Socket): void {
  let [text, isData] = ['', false]
  socket.write('220 stub\r\n')
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
      if (isData) {
        const over = text.indexOf('\r\n.\r\n')
        if (over < 0) return
        mails.push(text.slice(0, over))
        ;[text, isData] = [text.slice(over + 5), false]
        socket.write('250 taken\r\n')
        continue
      }
      const line = text.slice(0, end).toUpperCase()
      text = text.slice(end + 2)
      isData = line === 'DATA'
      socket.write(isData ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n')
    }
  })
  socket.on('error', () => socket.destroy())
}

const portOf = (one: HttpServer | TcpServer): number => (one.address() as AddressInfo).port

beforeAll(async () => {
  gateway = createHttpServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      if (smsStatus === 200 && request.headers.authorization === 'Bearer token') sms.push(JSON.parse(body) as Sms)
      response.writeHead(smsStatus).end()
    })
  })
  mailServer = createTcpServer(takeMail)
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', resolve))
  site = countyWith(`integration:
  notices:
    sms: { url: "http://127.0.0.1:${portOf(gateway)}/send", token: token }
    email: { host: 127.0.0.1, port: ${portOf(mailServer)}, from: hall@weiyuan.example }
    aheadAt: 1
    remindHours: 24
`)
  server = await startInnerServer({ site: site.file, args: ['--allowance', '1000'] })
  kiosk = { [DEVICE_HEADER]: await pairDevice(server.url, 'kiosk', { name: '1 号机' }) }
  clerk = { cookie: await signIn(server.url, '0301', '2468') }
})
afterAll(async () => {
  await server.stop()
  gateway.close()
  mailServer.close()
  site.remove()
})

async function ask(method: string, path: string, headers: Record<string, string>, body?: object) {
  const response = await fetch(server.url + path, {
    method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

async function give(
  command: object,
  by: Record<string, string>,
): Promise<{ readonly ticketNo: string; readonly link: string }> {
  const { body } = await ask('POST', '/api/commands', by, { commandId: crypto.randomUUID(), command })
  return (body.result ?? {}) as { readonly ticketNo: string; readonly link: string }
}

/** An item of the first counter's own line. */
function itemOfA(): string {
  return server.running().hall.index.settings.items.find(({ queue }) => queue === 'A')?.id ?? ''
}

async function issue(): Promise<{ readonly no: string; readonly link: string }> {
  const { ticketNo, link } = await give({ type: 'IssueTicket', items: [{ item: itemOfA() }], origin: 'kiosk' }, kiosk)
  return { no: ticketNo, link: link.replace('/t/', '') }
}

async function until(isDone: () => boolean): Promise<void> {
  const lastMs = Date.now() + 60_000
  while (!isDone() && Date.now() < lastMs) await new Promise((resolve) => setTimeout(resolve, 50))
}

const wishes = async () => (await server.running().hall.store.sharedUnder('notice/', 0)).length

it('NOTIFY-1 NOTIFY-2 NOTIFY-3 near and called are told once each, to the phone that asked; the log never knows it', async () => {
  const [first, second, third] = [await issue(), await issue(), await issue()]
  expect(first.no).toMatch(/^A/)
  await ask('POST', `/api/tickets/${third.link}/notice`, {}, { channel: 'sms', to: '+86 138-0000-1111' })
  smsStatus = 503
  await give({ type: 'SignIn', counter: '1' }, clerk)
  await give({ type: 'OpenCounter', counter: '1' }, clerk)
  const call = (ticketNo: string) => give({ type: 'CallByNumber', counter: '1', ticketNo, reason: 'test' }, clerk)
  await give({ type: 'CancelTicket', ticketNo: first.no }, clerk)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  smsStatus = 200
  await until(() => sms.length > 0)
  expect(sms).toEqual([
    { id: expect.any(String), to: '13800001111', text: expect.stringContaining(`${third.no} 号前方还有 1 人`) },
  ])
  await give({ type: 'CancelTicket', ticketNo: second.no }, clerk)
  await call(third.no)
  await until(() => sms.length > 1)
  await give({ type: 'Recall', counter: '1' }, clerk)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(sms.map(({ text }) => text).slice(1)).toEqual([expect.stringMatching(`${third.no} 号请到.*1 号窗口`)])
  const { store } = server.running().hall
  const rows = await Promise.all((await store.streams()).map((stream) => store.rows(stream, 0, 10_000)))
  expect(JSON.stringify(rows)).not.toContain('13800001111')
  await give({ type: 'CancelTicket', ticketNo: third.no }, clerk)
  const lastMs = Date.now() + 60_000
  while ((await wishes()) > 0 && Date.now() < lastMs) await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await wishes()).toBe(0)
})

it('APPLICANT-1 APPLICANT-3 whoever left a number at the acceptance is told once that the result is ready; other counters see it masked', async () => {
  sms.length = 0
  const officer = { cookie: await signIn(server.url, '0701', '2468') }
  const opened = await ask('POST', '/api/commands', clerk, {
    commandId: crypto.randomUUID(),
    command: { type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄来件' },
  })
  const { caseNo } = (opened.body.result as { readonly case: { readonly caseNo: string } }).case
  await give({ type: 'NoteApplicant', caseNo, name: '钱多余', phone: '13711112222' }, clerk)
  await give({ type: 'TakeCase', caseNo }, officer)
  const seen = async (by: Record<string, string>) => (await ask('GET', `/api/cases/${caseNo}/applicant`, by)).body
  expect(await seen(officer)).toEqual({ applicant: { name: '钱多余', phone: '13711112222' }, isMasked: false })
  expect(await seen(clerk)).toEqual({ applicant: { name: '钱**', phone: '137****2222' }, isMasked: true })
  await give({ type: 'DecideCase', caseNo, verdict: 'granted', reasons: '', remedies: '' }, officer)
  await give({ type: 'ReadyResult', caseNo, result: '许可证', place: '2 排 14 格' }, officer)
  await until(() => sms.length > 0)
  const shown = caseNo.replace('-', ' ')
  expect(sms).toEqual([
    { id: expect.any(String), to: '13711112222', text: expect.stringContaining(`受理号 ${shown} 办好了`) },
  ])
  await new Promise((resolve) => setTimeout(resolve, 11_000))
  expect(sms.length).toBe(1)
}, 90_000)

it('NOTIFY-1 NOTIFY-3 a booking is called to mind by mail, in the language asked for, and only with its secret', async () => {
  const hold = {
    commandId: crypto.randomUUID(),
    date: '2026-11-26',
    minute: 540,
    items: [{ item: 'c05' }],
    phone: '13900002222',
  }
  const { body } = await ask('POST', '/api/bookings', {}, hold)
  const { code } = body.booking as { readonly code: string }
  const proof = { 'x-booking-proof': String(body.secret) }
  await ask('POST', `/api/bookings/${code}/confirm`, proof)
  const wish = { channel: 'email', to: 'li@example.org', language: 'en' }
  expect((await ask('POST', `/api/bookings/${code}/notice`, { 'x-booking-proof': '2222' }, wish)).status).toBe(404)
  expect((await ask('POST', `/api/bookings/${code}/notice`, proof, { ...wish, to: 'no address' })).body).toMatchObject({
    code: 'malformed',
    field: 'to',
  })
  const wide = { ...wish, to: ' li＠example。org' }
  expect((await ask('POST', `/api/bookings/${code}/notice`, proof, wide)).status).toBe(200)
  await until(() => mails.length > 0)
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatch(/^To: li@example\.org/m)
  expect(mails[0]).toMatch(/2026-11-26 09:00/)
})

it('NOTIFY-1 a hall without a way up offers none and takes no wish', async () => {
  const plain = await startInnerServer()
  try {
    const asked = await fetch(`${plain.url}/api/notices`)
    expect(await asked.json()).toEqual({ channels: [] })
  } finally {
    await plain.stop()
  }
})
