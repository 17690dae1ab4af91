/**
 * A planted ID number, phone and name: a day is lived with them on a real server, then everything that it kept and
 * showed is searched.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROOF_HEADER, type HoldReply } from '../../../domain/contract/http/booking.ts'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import type { HallCommand } from '../../../domain/contract/subjects.ts'
import type { Command } from '../../../domain/queue-day/commands.ts'
import { isPersonNumber, withoutNumbers, masked } from '../../../server/gateway/gate/personal-text.ts'
import { backup } from '../../../server/operate/backup.ts'
import { readSqliteStore } from '../../../server/store/sqlite.ts'
import { connect, pairDevice, signIn, type Client } from '../../support/client.ts'
import { startInnerServer, type InnerServer } from '../../support/inner-server.ts'
import { expectOk, numberIn } from '../hall/floor.ts'
import { TOMORROW } from '../jobs/booking-floor.ts'

const ID = '110101199003078515'
const PHONE = '13987654321'
const NAME = '钱多余'
/** Left by somebody who wants to be called back: this one may stand in the table of contacts. */
const CALL_BACK = '13711112222'
const PLANTED = [ID, PHONE, NAME, CALL_BACK]

describe('people in what a hall keeps and shows', () => {
  let server: InnerServer
  let manager = ''
  let token = ''
  let clients: Client[] = []
  const backups = mkdtempSync(join(tmpdir(), 'yichuang-privacy-'))
  /** Where → text. */
  const shown = new Map<string, string>()
  beforeAll(async () => {
    server = await startInnerServer({ args: ['--allowance', '1000'] })
    manager = await signIn(server.url, '0101', '1357')
    token = await pairDevice(server.url, 'kiosk', { name: '1 号机' })
    await live()
  })
  afterAll(async () => {
    clients.forEach((client) => client.close())
    await server.stop()
    rmSync(backups, { recursive: true, force: true })
  })

  async function open(...given: Parameters<typeof connect> extends [string, ...infer R] ? R : never): Promise<Client> {
    const client = await connect(server.url, ...given)
    clients.push(client)
    return client
  }

  async function ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await fetch(server.url + path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    // What a sender is told is a place too; the duty manager's own list of suggestions names whom to call.
    if (path !== '/api/suggestions' || method !== 'GET')
      shown.set(`${method} ${path}`, Buffer.from(await response.clone().arrayBuffer()).toString('latin1'))
    return response
  }

  /** A booking, a complaint, a session on demand: each with more about a person than is asked for. */
  async function askAsCitizen(): Promise<void> {
    const held = await ask('POST', '/api/bookings', {
      commandId: crypto.randomUUID(),
      date: TOMORROW,
      minute: 600,
      items: [{ item: 'c05' }],
      phone: PHONE,
    })
    const { booking, secret } = (await held.json()) as HoldReply
    await ask('POST', `/api/bookings/${booking.code}/confirm`, undefined, { [PROOF_HEADER]: secret })
    await ask('POST', '/api/bookings', {
      commandId: crypto.randomUUID(),
      date: TOMORROW,
      minute: 600,
      items: [{ item: 'c05' }],
      phone: PHONE,
      name: NAME,
    })
    await ask('POST', '/api/suggestions', {
      commandId: crypto.randomUUID(),
      kind: 'complaint',
      text: `我的身份证是 ${ID}，手机 ${PHONE}，窗口等得太久`,
      phone: CALL_BACK,
    })
    await ask('POST', '/api/requests', { date: '2026-11-29', from: '09:00', to: '10:00', items: ['c05'], name: NAME })
    await ask('POST', '/api/requests', { date: '2026-11-29', from: '09:00', to: '10:00', items: ['c05'] })
  }

  async function live(): Promise<void> {
    const kiosk = await open({ screen: 'kiosk' }, { deviceToken: token })
    const clerk = await open(
      { screen: 'clerk', counter: '24' },
      { cookie: await signIn(server.url, '0311', '2468').catch(() => signIn(server.url, '0301', '2468')) },
    )
    const floor = await open({ screen: 'manager' }, { cookie: manager })
    const lobby = await open({ screen: 'lobby', zone: null }, { cookie: manager })
    const counter = await open({ screen: 'counter', counter: '24' }, { cookie: manager })
    const issued = await kiosk.send({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' })
    const ticketNo = numberIn(issued)
    const phone = await open({ screen: 'ticket', link: (expectOk(issued).result.link as string).replace('/t/', '') })
    await kiosk.send({ type: 'RequestHelp', place: `${NAME[0]}先生 ${PHONE}` })
    await floor.send({
      type: 'ChangePriority',
      ticketNo,
      priorityClass: 'priority',
      reason: `身份证 ${ID.replace(/(.{6})/g, '$1 ')} 电话 +86 ${PHONE}`,
    })
    await floor.send({
      type: 'VoidTicket',
      ticketNo: numberIn(await kiosk.send({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' })),
      reason: `请打 ${PHONE}`,
    })
    for (const extra of [{ name: NAME }, { idNo: ID }])
      await kiosk.sendRaw({
        commandId: crypto.randomUUID(),
        command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk', ...extra } as Command,
      })
    await askAsCitizen()
    await ask('POST', '/api/session', { badgeNo: NAME, pin: PHONE })
    await ask('GET', `/t/${ID}`)
    await ask(
      'POST',
      '/api/slips/bytes',
      { ticketNo, isReprint: false, isElder: false, language: 'zh' },
      { [DEVICE_HEADER]: token },
    )
    for (const route of [...server.running().routes.keys()].filter((one) => /^GET [^:*]+$/.test(one)))
      await ask('GET', route.slice(4), undefined, { cookie: manager, [DEVICE_HEADER]: token })
    await phone.until((view) => view.kind === 'ticket')
    for (const [name, client] of Object.entries({ kiosk, clerk, floor, lobby, counter, phone }))
      shown.set(`view of ${name}`, JSON.stringify(client.view()))
  }

  const leaks = (text: string, planted: readonly string[] = PLANTED): readonly string[] =>
    planted.filter((one) => text.includes(one) || text.includes(Buffer.from(one).toString('latin1')))

  it('PRIVACY-1 SLIP-2 VIEW-1 FEED-5 answers, views, exports and the bytes of a slip hold none of them', () => {
    expect(shown.size).toBeGreaterThan(35)
    for (const [where, text] of shown) expect([where, leaks(text)]).toEqual([where, []])
  })

  it('PRIVACY-1 BOOK-5 the log of events, the database with its journal, the server’s log and a backup hold none of them, but for the number left to be called back', async () => {
    await backup(server.folder, backups, Date.now())
    const files = (folder: string): readonly string[] =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    const kept = [...files(server.folder), ...files(backups)]
    expect(kept.some((file) => file.endsWith('-wal')) && kept.some((file) => file.endsWith('.log'))).toBe(true)
    for (const file of kept) {
      const isDatabase = /\.(db|zst)/.test(file)
      const text = file.endsWith('.zst')
        ? zstdDecompressSync(readFileSync(file)).toString('latin1')
        : readFileSync(file, 'latin1')
      expect([file, leaks(text, isDatabase ? [ID, PHONE, NAME] : PLANTED)]).toEqual([file, []])
    }
    const store = readSqliteStore(join(server.folder, 'hall.db'))
    const streams = await store.streams()
    expect(streams).toEqual(expect.arrayContaining(['feedback', 'requests', 'day/2026-11-25']))
    for (const stream of streams)
      expect([stream, leaks(JSON.stringify([...(await store.read(stream, 0))]))]).toEqual([stream, []])
    await store.close()
  })
})

/** As people really type them. */
const WRITINGS = [
  ['１１０１０１１９９００３０７８５１５', '110***************'],
  ['１１０１０１１９９００３０７８５１Ｘ', '110***************'],
  ['110101.19900307.8515', '110***************'],
  ['1101 0119 9003 0785 15', '110***************'],
  ['110101\u200B19900307\u200B8515', '110***************'],
  ['110101 19900307 851 x', '110***************'],
  ['身份证110101900307851，谢谢', '身份证110************，谢谢'],
  ['１３９８７６５４３２１', '139****4321'],
  ['008613987654321', '0086139****4321'],
  ['0086-139-8765-4321', '0086139****4321'],
  ['139.8765.4321', '139****4321'],
  ['(139)8765-4321', '(139****4321'],
  ['（139）8765—4321', '（139****4321'],
  ['139_8765_4321', '139****4321'],
  ['139\u00A08765\u00A04321', '139****4321'],
  ['1 3 9 8 7 6 5 4 3 2 1', '139****4321'],
  ['1\u200D39876\u20605432\uFEFF1', '139****4321'],
  ['电话13987654321或13711112222', '电话139****4321或137****2222'],
] as const

it('PRIVACY-2 numbers of people are masked however they are written; other numbers, and what the hall tells the public, stay', () => {
  expect(withoutNumbers(`${ID}、11010119900307851X、110101 19900307 8515`)).toBe(
    '110***************、110***************、110***************',
  )
  expect(withoutNumbers(`${PHONE} 139-8765-4321 +86 139 8765 4321`)).toBe('139****4321 139****4321 +86139****4321')
  for (const [written, kept] of WRITINGS) expect([written, withoutNumbers(written)]).toEqual([written, kept])
  for (const plain of [
    'C032',
    '2026-11-25 10:05 至 2026-11-26 16:30',
    '统一社会信用代码 91110000MA01ABCD2X',
    '第 138 号、第 1234 号、第 5678 号',
    '2026-11-25 10:05',
    '0932-4131234',
    '12345',
    '1234567890123456789012',
    '订单 1398765432',
    '请到 24 号窗口',
  ])
    expect(withoutNumbers(plain)).toBe(plain)
  const told: HallCommand = {
    type: 'MessageDevice',
    deviceId: 'k1',
    text: `请打值班电话 ${PHONE}`,
    textEn: '',
    style: 'band',
    minutes: null,
  }
  expect(masked(told)).toBe(told)
  expect(
    masked({ type: 'ChangeSettings', changes: { title: `热线 ${PHONE}` }, note: `请问 ${PHONE}`, expectedVersion: 0 }),
  ).toMatchObject({ changes: { title: `热线 ${PHONE}` }, note: '请问 139****4321' })
  expect(isPersonNumber(ID)).toBe(true)
  expect(isPersonNumber(PHONE)).toBe(true)
  expect(isPersonNumber('6f1f3f64-13987654321-ab'), 'an id that holds such digits by chance').toBe(false)
  expect(masked({ type: 'VoidTicket', ticketNo: 'C001', reason: PHONE })).toEqual({
    type: 'VoidTicket',
    ticketNo: 'C001',
    reason: '139****4321',
  })
})
