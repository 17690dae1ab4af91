/** A scanner is heard on every page of the kiosk, and a code that is not understood is said to be so. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { scanOf } from '../../../renderer/kiosk/code/scan.ts'
import { openKiosk, settle, toSocialCard, type Bench } from './kiosk-bench.ts'

let kiosk: Bench
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] })
  kiosk = await openKiosk()
})
afterEach(() => {
  kiosk.page.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function scan(text: string): Promise<void> {
  for (const key of [...text, 'Enter']) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
    Object.defineProperty(event, 'timeStamp', { value: 1000 })
    window.dispatchEvent(event)
  }
  await settle()
}

it.each([
  ['http://10.0.0.2:8080/t/Ab3_-xyz9Qw', { kind: 'ticket', link: 'Ab3_-xyz9Qw' }],
  ['HTTP://10.0.0.2:8080/T/aB3_-XYZ9qW', { kind: 'ticket', link: 'Ab3_-xyz9Qw' }],
  ['１２３４５６７８', { kind: 'booking', code: '12345678' }],
  ['https://hall.example/c/Ab3_-xyz9Qw', { kind: 'receipt', receipt: 'Ab3_-xyz9Qw' }],
  ['HTTPS://HALL.EXAMPLE/N/261126-0147-1.AB3_-XYZ9QWAB3_-XYZ9Q', { kind: 'notice', caseNo: '2611260147' }],
  ['610101199003077758', { kind: 'unknown' }],
  ['6901234567892', { kind: 'unknown' }],
])('KIOSK-22 %s is read as %o', (text, read) => {
  expect(scanOf(text)).toEqual(read)
})

it('KIOSK-22 on the start page a slip leads to its ticket’s place', async () => {
  const fetched = vi.fn(async () => new Response(JSON.stringify({ code: 'notFound' }), { status: 404 }))
  vi.stubGlobal('fetch', fetched)
  await scan('http://10.0.0.2:8080/t/Ab3_-xyz9Qw')
  await vi.waitFor(() => expect(kiosk.text()).toContain('今天没有这个号'))
  expect(String((fetched.mock.calls as unknown[][])[0]?.[0])).toContain('/api/tickets/Ab3_-xyz9Qw')
})

it.each([
  ['parked', false, '我回来了，继续排队', 'Unpark'],
  ['missed', true, '过号了，返队', 'Rejoin'],
] as const)(
  'ISSUE-9 PARK-2 MISS-2 the slip of a %s number brings it back into its line',
  async (status, canRejoin, label, type) => {
    const ticket = { kind: 'ticket', ticketNo: 'C032', status, canRejoin, zone: 'A', counter: null, ahead: null }
    vi.stubGlobal(
      'fetch',
      vi.fn(async (url: string) =>
        url.includes('/api/tickets/') ? Response.json(ticket) : new Response('{"code":"notFound"}', { status: 404 }),
      ),
    )
    await scan('http://10.0.0.2:8080/t/Ab3_-xyz9Qw')
    await vi.waitFor(() => expect(kiosk.text()).toContain('C032'))
    await kiosk.press(label)
    expect(kiosk.sent.at(-1)?.command).toEqual({ type, ticketNo: 'C032', link: 'Ab3_-xyz9Qw' })
    await kiosk.answer({ ok: true, seq: 41, result: {} })
    expect(kiosk.text()).toContain('C032 已经返队')
  },
)

it('KIOSK-22 in the middle of choosing an ID card is said not to be known, and its digits stand nowhere', async () => {
  await toSocialCard(kiosk)
  await scan('610101199003077758')
  expect(kiosk.text()).toContain('认不出这个码，请再扫一次，或输入号码')
  expect(kiosk.page.html()).not.toMatch(/61010119|90030777/)
  await kiosk.press('上一步')
  expect(kiosk.text()).toContain('社保卡补换')
})

it('KIOSK-22 keys typed by a hand are no scan', async () => {
  await kiosk.press('手里有码')
  for (const [at, key] of [...'C0320000', 'Enter'].entries()) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true })
    Object.defineProperty(event, 'timeStamp', { value: 1000 + at * 180 })
    window.dispatchEvent(event)
  }
  await settle()
  expect(kiosk.text()).not.toContain('认不出')
  expect(kiosk.text()).toContain('C0320000')
})
