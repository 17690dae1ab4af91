/** Receipt and notice through the real path: commands over HTTP, bytes at a network printer, pages for paper and phone. */
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { PaperReply } from '../../../domain/contract/http/case.ts'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { pairDevice, signIn } from '../../support/client.ts'
import { PrinterEmulator } from '../../support/printer-emulator.ts'
import { pdfText } from '../../support/pdf-text.ts'
import { startServer, type RunningServer } from '../../support/server.ts'

let server: RunningServer
let atCounter: PrinterEmulator
let atKiosk: PrinterEmulator
let clerk = ''
let officer = ''
let kiosk = ''
let ticketNo = ''
let link = ''
let caseNo = ''
let commands = 0

interface Got {
  readonly status: number
  readonly text: string
}

async function ask(method: string, path: string, cookie: string, body?: object, device = ''): Promise<Got> {
  const response = await fetch(server.url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(cookie === '' ? {} : { cookie }),
      ...(device === '' ? {} : { [DEVICE_HEADER]: device }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text() }
}

async function give(cookie: string, command: object): Promise<Record<string, unknown>> {
  const body = { commandId: `papers-${(commands += 1)}`, command }
  const { status, text } = await ask('POST', '/api/commands', cookie, body)
  expect([status, text]).toEqual([200, expect.any(String)])
  return (JSON.parse(text) as { result: Record<string, unknown> }).result
}

async function print(body: object, cookie = clerk): Promise<PaperReply> {
  const { status, text } = await ask('POST', '/api/papers', cookie, { isReprint: false, language: 'zh', ...body })
  expect([status, text]).toEqual([200, expect.any(String)])
  return JSON.parse(text) as PaperReply
}

/** As somebody at the counter does it: once more while the printer is out of reach, which on a busy machine it may be. */
async function printed(body: object, cookie = clerk): Promise<PaperReply> {
  for (let tries = 0; tries < 6; tries += 1) {
    const reply = await print(body, cookie)
    if (reply.outcome?.state !== 'failed' || reply.outcome.status.printer !== 'offline') return reply
  }
  throw new Error('the printer never answered')
}

const lastOf = (printer: PrinterEmulator): string => printer.jobs.at(-1)?.printed.texts.join('\n') ?? ''

beforeAll(async () => {
  atCounter = await PrinterEmulator.start()
  atKiosk = await PrinterEmulator.start()
  server = await startServer({
    args: [
      ...['--printer', `counter:1=127.0.0.1:${atCounter.port}`, '--printer', `1 号机=127.0.0.1:${atKiosk.port}`],
      ...['--allowance', '500'],
    ],
  })
  clerk = await signIn(server.url, '0301', '2468')
  officer = await signIn(server.url, '0701', '2468')
  kiosk = await pairDevice(server.url, 'kiosk', { name: '1 号机' })
  const guide = await signIn(server.url, '0201', '9753')
  await give(clerk, { type: 'SignIn', counter: '1' })
  await give(clerk, { type: 'OpenCounter', counter: '1' })
  const issued = await give(guide, {
    type: 'IssueTicket',
    origin: 'floorGuide',
    items: [{ item: 'a01' }, { item: 'a02' }],
  })
  ticketNo = issued.ticketNo as string
  link = issued.link as string
  await give(clerk, { type: 'CallNext', counter: '1' })
  await give(clerk, { type: 'StartService', counter: '1' })
  const outcomes = [0, 1].map((index) => ({ index, outcome: 'accepted' }))
  const finished = await give(clerk, { type: 'FinishService', counter: '1', outcomes })
  caseNo = (finished.cases as readonly string[])[0] ?? ''
})
afterAll(async () => {
  await server?.stop()
  await atCounter?.stop()
  await atKiosk?.stop()
})
beforeEach(() => {
  Object.assign(atCounter.state, { paper: 'ok', isCoverOpen: false, isOffline: false })
})

it('PAPER-4 the receipt comes out of the slip printer of the counter that accepted, whole and cut', async () => {
  expect(await printed({ paper: 'receipt', ticketNo })).toMatchObject({
    printer: 'counter:1',
    outcome: { state: 'printed', status: { printer: 'ok', paper: 'ok' } },
  })
  const job = atCounter.jobs.at(-1)?.printed
  expect(job?.isCut).toBe(true)
  expect(job?.strange).toEqual([])
  const text = lastOf(atCounter)
  expect(text).toContain('受理回执')
  expect(text).toContain(`号票 ${ticketNo}`)
  expect(text).toContain('1 号窗口')
  expect(atKiosk.jobs).toHaveLength(0)
})

it('PAPER-4 without paper or with an open cover the counter is told so; the case is safe and the receipt comes later, marked', async () => {
  const before = atCounter.jobs.length
  atCounter.state.paper = 'out'
  expect((await print({ paper: 'receipt', ticketNo })).outcome).toMatchObject({
    state: 'failed',
    status: { paper: 'out' },
  })
  Object.assign(atCounter.state, { paper: 'ok', isCoverOpen: true })
  expect((await print({ paper: 'receipt', caseNo })).outcome).toMatchObject({
    state: 'failed',
    status: { printer: 'coverOpen' },
  })
  expect(atCounter.jobs.length).toBe(before)
  expect((await ask('GET', `/api/receipts/${link}`, '')).status).toBe(200)
  atCounter.state.isCoverOpen = false
  expect((await printed({ paper: 'receipt', caseNo, isReprint: true })).outcome?.state).toBe('printed')
  expect(lastOf(atCounter)).toContain('补打')
})

it('PAPER-4 whoever sits at no counter, or at one without a printer, gets the page for A4 instead', async () => {
  const reply = await print({ paper: 'receipt', caseNo }, officer)
  expect(reply).toEqual({ outcome: null, printer: null, page: `/papers/receipt/${caseNo}` })
  const page = await ask('GET', reply.page ?? '', officer)
  expect(page.status).toBe(200)
  expect(page.text).toContain(`号票</span><b>${ticketNo}`)
  expect((await ask('GET', reply.page ?? '', '')).status).toBe(401)
  expect(
    (await ask('POST', '/api/papers', '', { paper: 'receipt', caseNo, isReprint: false, language: 'zh' })).status,
  ).toBe(401)
})

it('PAPER-2 PAPER-4 PAPER-5 a notice is printed where its officer sits, and its QR opens the notice and nothing else', async () => {
  await give(officer, { type: 'TakeCase', caseNo })
  const office = JSON.parse((await ask('GET', `/api/cases/${caseNo}`, officer)).text) as {
    office: { materials: readonly { name: string }[] }
  }
  const { materials } = office.office
  await give(officer, {
    type: 'AskSupplement',
    caseNo,
    judged: materials.map((_one, at) =>
      at === 1 ? { finding: 'missing', mend: '带原件一份' } : { finding: 'present', mend: '' },
    ),
    basis: '《食品安全法》第三十五条',
    days: 10,
  })
  const { page, outcome } = await printed({ paper: 'notice', caseNo })
  expect(outcome?.state).toBe('printed')
  expect(lastOf(atCounter)).toContain('一次性告知书')
  expect(lastOf(atCounter).replaceAll('\n', '')).toContain('《食品安全法》第三十五条')
  const opened = await ask('GET', page ?? '', '')
  expect(opened.status).toBe(200)
  expect(opened.text).toContain(`要补：${materials[1]?.name}`)
  expect(opened.text).toContain('带原件一份')
  expect(opened.text).toContain('<svg')
  // Neither the receipt's address nor anything under it.
  expect(opened.text).not.toContain(link)
  expect((await ask('GET', '/api/receipts/' + (page ?? '').split('.')[1], '')).status).toBe(404)
  const wrong = (page ?? '').replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  expect((await ask('GET', wrong, '')).status).toBe(404)
  const receipt = JSON.parse((await ask('GET', `/api/receipts/${link}`, '')).text) as { notices: object }
  expect(receipt.notices).toEqual({ [caseNo]: page })
})

it('PAPER-7 PAPER-5 a refusal is printed where its officer sits, and stands behind a key of its own on the page of the case', async () => {
  const opened = await give(officer, { type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄来件' })
  const own = (opened as unknown as { case: { caseNo: string; receipt: string } }).case
  await give(officer, { type: 'TakeCase', caseNo: own.caseNo })
  expect(await printed({ paper: 'refusal', caseNo: own.caseNo })).toMatchObject({ outcome: null, page: null })
  const remedies = '六十日内申请行政复议，或六个月内起诉'
  const refused = { verdict: 'refused', reasons: '场所不符合分区要求', remedies }
  await give(officer, { type: 'DecideCase', caseNo: own.caseNo, ...refused })
  const { page, outcome } = await printed({ paper: 'refusal', caseNo: own.caseNo })
  expect(outcome?.state).toBe('printed')
  const paper = lastOf(atCounter).replaceAll('\n', '')
  // What stands in a frame is drawn; the head and the facts are text.
  for (const words of ['不予许可决定书', '经审查决定不予许可', '问谁']) expect(paper).toContain(words)
  const found = await ask('GET', page ?? '', '')
  expect([found.status, found.text.includes(own.receipt)]).toEqual([200, false])
  for (const words of ['场所不符合分区要求', remedies]) expect(found.text).toContain(words)
  expect((await ask('GET', (page ?? '').replace('-J.', '-1.'), '')).status).toBe(404)
  const receipt = JSON.parse((await ask('GET', `/api/receipts/${own.receipt}`, '')).text) as { refusals: object }
  expect(receipt.refusals).toEqual({ [own.caseNo]: page })
})

it('PAPER-1 the receipt stands for paper at the address of the case, in both languages', async () => {
  const page = await ask('GET', `/c/${link}/paper`, '')
  expect(page.status).toBe(200)
  expect(page.text).toContain(caseNo.replace('-', ' '))
  expect((await ask('GET', `/c/${link}/paper?language=en`, '')).text).toContain('<h1>Receipt</h1>')
  expect((await ask('GET', '/c/unknown/paper', '')).status).toBe(404)
})

interface File {
  readonly status: number
  readonly type: string | null
  readonly name: string
  /** What each reader reads; none: it is no PDF. */
  readonly texts: readonly string[]
}

/** A PDF, read back by our own reader and, where this machine has one, by a foreign one. */
async function file(path: string, cookie = ''): Promise<File> {
  const response = await fetch(server.url + path, { headers: cookie === '' ? {} : { cookie } })
  const bytes = Buffer.from(await response.arrayBuffer())
  const type = response.headers.get('content-type')
  const name = decodeURIComponent(response.headers.get('content-disposition')?.split("''")[1] ?? '')
  if (type !== 'application/pdf') return { status: response.status, type, name, texts: [] }
  expect([bytes.subarray(0, 5).toString(), bytes.subarray(-6).toString().trim()]).toEqual(['%PDF-', '%%EOF'])
  const foreign = spawnSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' })
  const texts = [pdfText(bytes).join('\n'), ...(foreign.status === 0 ? [foreign.stdout] : [])]
  return { status: response.status, type, name, texts: texts.map(flat) }
}

/** Words of a page or a file without the places where lines end. */
const flat = (text: string): string => text.replace(/\s/g, '')

it('PAPER-8 receipt and notice are files with every word of their page, for whoever may open the page and nobody else', async () => {
  const notice = Object.values(
    (JSON.parse((await ask('GET', `/api/receipts/${link}`, '')).text) as { notices: Record<string, string> }).notices,
  )[0] as string
  for (const [page, title, no] of [
    [`/c/${link}/paper`, '受理回执', ticketNo],
    [notice, '一次性告知书', `${caseNo.replace('-', ' ')}-1`],
  ] as const) {
    const html = (await ask('GET', page, '')).text
    expect(html).toContain(`href="${page}/pdf"`)
    const words = [...html.matchAll(/<(?:h1|h2|p|dt|dd|b|span)[^>]*>([^<]+)</g)].map(([, text = '']) => flat(text))
    const pdf = await file(`${page}/pdf`)
    expect([pdf.status, pdf.type, pdf.name]).toEqual([200, 'application/pdf', `${title} ${no}.pdf`])
    expect(words.length).toBeGreaterThan(12)
    for (const read of pdf.texts) for (const one of words) expect(read).toContain(one)
  }
  expect((await file(`/c/${link}/paper/pdf?language=en`)).texts[0]).toContain('Receipt')
  expect((await file('/c/unknown/paper/pdf')).status).toBe(404)
  expect((await file(`${notice.slice(0, -3)}AAA/pdf`)).status).toBe(404)
})

it('PAPER-8 ACCESS-1 staff open receipt and notice of a case as files by its number; nobody else does, and what is not there is said', async () => {
  for (const paper of ['receipt', 'notice'] as const) {
    expect((await file(`/papers/${paper}/${caseNo}/pdf`)).status).toBe(401)
    expect((await file(`/papers/${paper}/${caseNo}/pdf`, officer)).texts[0]).toContain(flat(caseNo.replace('-', ' ')))
  }
  expect((await file(`/papers/refusal/${caseNo}/pdf`, officer)).status).toBe(404)
  expect((await ask('GET', `/papers/notice/${caseNo}`, officer)).status).toBe(200)
})

it('PAPER-6 a kiosk prints the newest notice by the number of the case, and slows whoever tries numbers', async () => {
  const wanted = { caseNo: caseNo.replace('-', ' '), language: 'zh' }
  for (let tries = 0; tries < 6 && atKiosk.jobs.length === 0; tries += 1)
    expect((await ask('POST', '/api/progress/notice', '', wanted, kiosk)).status).toBe(200)
  expect(lastOf(atKiosk)).toContain('一次性告知书')
  const tries: number[] = []
  for (let at = 0; at < 7; at += 1)
    tries.push((await ask('POST', '/api/progress/notice', '', { caseNo: '261125 9999', language: 'zh' }, kiosk)).status)
  expect(tries.at(0)).toBe(404)
  expect(tries.at(-1)).toBe(429)
})
