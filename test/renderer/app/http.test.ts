/** What comes back over HTTP is one of four things, and each has its sentence. */
import { afterEach, expect, it, vi } from 'vitest'
import '../../../renderer/app/text/field-names.ts'
import { ask, sentenceOf, type Failure, type Reply } from '../../../renderer/app/server/http.ts'
import { sendCommand } from '../../../renderer/app/server/send-command.ts'
import { createPageI18n, shared } from '../../../renderer/app/text/i18n.ts'
import '../../../renderer/app/text/staff-sentences.ts'
import { checkInBooking } from '../../../renderer/kiosk/code/booking-check-in.ts'

const sent: { readonly path: string; readonly init: RequestInit }[] = []
afterEach(() => {
  vi.unstubAllGlobals()
  sent.length = 0
})

function serverSays(body: string | null, status = 200): void {
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push({ path, init })
    if (body === null) throw new TypeError('no network')
    return new Response(body, { status })
  })
}

function failureOf(reply: Reply<unknown>): Failure {
  if (reply.ok) throw new Error('expected a failure')
  return reply
}

const zh = (reply: Reply<unknown>): string => sentenceOf(failureOf(reply), shared.tIn('zh'))

it('an answer is its value; a body goes as JSON, a device and a proof as headers', async () => {
  serverSays('{"days":[1]}')
  expect(await ask('POST', '/api/x', { body: { a: 1 }, device: 'T', proof: '1234' })).toEqual({
    ok: true,
    value: { days: [1] },
  })
  expect(sent[0]).toMatchObject({
    path: '/api/x',
    init: {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', 'x-device-token': 'T', 'x-booking-proof': '1234' },
    },
  })
})

it('a refusal of the hall keeps its fact, with whatever status it came', async () => {
  const refusal = { ok: false, rejection: { code: 'TooSoon', waitSec: 4 } }
  for (const status of [200, 409]) {
    serverSays(JSON.stringify(refusal), status)
    const reply = await sendCommand({ type: 'CloseDay', reason: '停电' })
    expect(reply).toEqual({ ok: false, why: 'refused', answer: refusal })
    expect(zh(reply)).toBe('请过 4 秒再呼叫。')
  }
})

it('what the server could not take says which field and how long to wait, in the words of the page where it has some', async () => {
  serverSays('{"code":"malformed","field":"phone"}', 400)
  const malformed = failureOf(await ask('GET', '/api/x'))
  expect(sentenceOf(malformed, shared.tIn('zh'), () => '手机号')).toBe('“手机号”没有填对，请检查后再试。')
  serverSays('{"code":"wrongPin","triesLeft":2}', 401)
  expect(zh(await ask('GET', '/api/x'))).toBe('工号或口令不对，还可以试 2 次。')
  serverSays('{"code":"locked","retryAfterSec":61}', 429)
  const locked = failureOf(await ask('GET', '/api/x'))
  expect(sentenceOf(locked, shared.tIn('zh'))).toContain('2 分钟')
  const own = createPageI18n({
    zh: { 'problem.locked': '{seconds} 秒后再来。' },
    en: { 'problem.locked': 'in {seconds} s' },
  })
  expect(sentenceOf(locked, own.tIn('en'))).toBe('in 61\u00a0s')
})

it('no network, a page of a gateway and nonsense are silence or a fault of the server, never an answer', async () => {
  const silent = { ok: false, why: 'silent', site: null }
  serverSays(null)
  expect(await ask('GET', '/api/x')).toEqual(silent)
  for (const body of ['<html>sign in to this network</html>', 'null', '7', '"hello"']) {
    serverSays(body)
    expect(await ask('GET', '/api/x')).toEqual(silent)
  }
  serverSays('<html>bad gateway</html>', 502)
  expect(await ask('GET', '/api/x')).toEqual({ ok: false, why: 'problem', problem: { code: 'internal' } })
  serverSays('{"ok":false,"unreachable":"county"}', 503)
  const reply = await ask('GET', '/api/x')
  expect(reply).toEqual({ ok: false, why: 'silent', site: 'county' })
  expect(zh(reply)).toContain('那边现在没有回应')
})

it('SEND-1 a check-in that another site left unanswered keeps its command id: the next try is the same check-in', async () => {
  serverSays('{"ok":false,"unreachable":"county"}', 503)
  await checkInBooking('11112222', false, 0)
  serverSays('{"ok":false,"refused":"cannotStore"}', 503)
  await checkInBooking('11112222', false, 0)
  serverSays('{"ok":false,"rejection":{"code":"UnknownBooking"}}')
  await checkInBooking('11112222', false, 0)
  await checkInBooking('11112222', false, 0)
  const ids = sent.map(({ init }) => (JSON.parse(init.body as string) as { commandId: string }).commandId)
  expect(new Set(ids.slice(0, 3)).size).toBe(1)
  expect(ids[3]).not.toBe(ids[2])
})

it('SEND-16 an order pressed twice, or again without an answer, is the same; after an answer it is a new one', async () => {
  const order = { type: 'NoteLeave', badgeNo: '0301', from: '2026-12-01', to: '2026-12-02' } as const
  serverSays(null)
  await Promise.all([sendCommand(order), sendCommand(order)])
  serverSays('<html>bad gateway</html>', 502)
  await sendCommand(order)
  // What could not be kept may yet have been written.
  serverSays('{"ok":false,"refused":"cannotStore"}', 503)
  await sendCommand(order)
  serverSays('{"ok":true,"seq":1,"result":{}}')
  await sendCommand(order)
  await sendCommand(order)
  const ids = sent.map(({ init }) => (JSON.parse(init.body as string) as { commandId: string }).commandId)
  expect(new Set(ids.slice(0, 5)).size).toBe(1)
  expect(ids[5]).not.toBe(ids[0])
})

it('ACCESS-13 whoever is signed in and has no right to an order is told so; only where nobody is, to sign in', async () => {
  const order = { type: 'NoteLeave', badgeNo: '0301', from: '2026-12-01', to: '2026-12-02' } as const
  const refusedTo = (staff: unknown): void => {
    vi.stubGlobal('fetch', async (path: string) =>
      path === '/api/session'
        ? new Response(JSON.stringify({ staff }))
        : new Response('{"ok":false,"refused":"notAuthorised"}', { status: 403 }),
    )
  }
  refusedTo({ badgeNo: '0201', name: '周颖', role: 'floorGuide' })
  expect(zh(await sendCommand(order))).not.toContain('登录')
  refusedTo(null)
  expect(zh(await sendCommand(order))).toContain('请再登录一次')
})

it('SEND-15 a field is named as people call it, in both languages; one that no form has stands for itself', async () => {
  serverSays('{"code":"malformed","field":"date"}', 400)
  expect(zh(await ask('GET', '/api/x'))).toBe('“日期”没有填对，请检查后再试。')
  serverSays('{"ok":false,"malformed":{"field":"command.badgeNo","problem":"text"}}', 400)
  expect(zh(await ask('GET', '/api/x'))).toBe('这条信息没有填对（工号），请检查后再试。')
  serverSays('{"ok":false,"malformed":{"field":"command.papers.0.name","problem":"text"}}', 400)
  expect(zh(await ask('GET', '/api/x'))).toContain('（名称）')
  for (const [field, name] of [
    ['days', '期限'],
    ['untilDate', '到哪天为止'],
    ['item.serviceMin', '平均办理（分钟）'],
    ['fromDate', '从哪天起'],
    ['documentNo', '批准文号'],
    ['trackingNo', '快递单号'],
    ['reasons', '理由'],
  ] as const) {
    serverSays(JSON.stringify({ ok: false, malformed: { field: `command.${field}`, problem: 'text' } }), 400)
    expect(zh(await ask('GET', '/api/x'))).toContain(`（${name}）`)
  }
  serverSays('{"ok":false,"malformed":{"field":"command.zz","problem":"text"}}', 400)
  expect(zh(await ask('GET', '/api/x'))).toContain('（command.zz）')
})
