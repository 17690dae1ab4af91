/** The notice board on the start page. */
import { afterEach, expect, it, vi } from 'vitest'
import { openKiosk, PLAN, settle, type Bench } from './kiosk-bench.ts'

let kiosk: Bench
afterEach(() => {
  kiosk.page.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function open(at: string): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] })
  kiosk = await openKiosk(at)
  await vi.dynamicImportSettled()
  await settle()
}

it.each(['10:18', '21:46'])(
  'NOTICE-1 at %s the notices take turns, in large type and in English too, and a touch shows all of them',
  async (at) => {
    await open(at)
    const strip = (): string => kiosk.page.find('.notice-strip').text()
    expect(strip()).toContain('公告 1/2')
    await vi.advanceTimersByTimeAsync(13_000)
    await settle()
    expect(strip()).toContain('公告 2/2')
    await kiosk.press('大字')
    const before = strip()
    await vi.advanceTimersByTimeAsync(21_000)
    await settle()
    expect(strip()).not.toBe(before)
    await kiosk.press('English')
    expect(strip()).toMatch(/^Notice \d\/2.*[a-z]{5}/)
    await kiosk.page.find('.notice-strip').trigger('click')
    await vi.dynamicImportSettled()
    await settle()
    expect(kiosk.text()).toContain('Winter workdays')
    expect(kiosk.text()).toContain('how a missed number comes back')
  },
)

it.each(['10:18', '21:46'])(
  'REQ-6 at %s the idle picture says first which session on demand begins within a day, what for, and that it needs a booking; when it is over it is gone',
  async (at) => {
    const session = {
      date: '2026-11-24',
      from: '09:30',
      to: '12:00',
      isBookedOnly: true,
      note: '',
      reminder: {
        kind: 'dayBefore',
        startsAtMs: Date.parse('2026-11-24T01:30:00Z'),
        endsAtMs: Date.parse('2026-11-24T04:00:00Z'),
      },
      items: [
        { id: 'c01', name: '社保卡补领', nameEn: 'Social card' },
        { id: 'c02', name: '社保转移', nameEn: 'Social transfer' },
      ],
    }
    const asked: string[] = []
    vi.stubGlobal('fetch', (address: string) => {
      asked.push(String(address))
      return Promise.resolve(
        String(address).endsWith('/api/sessions/soon')
          ? Response.json({ sessions: [session] })
          : Response.json({ code: 'notFound', problem: '' }, { status: 404 }),
      )
    })
    await open(at)
    await settle()
    const strip = (): string => kiosk.page.find('.notice-strip').text()
    expect(asked.some((one) => one.endsWith('/api/sessions/soon'))).toBe(true)
    expect(strip()).toContain('加开')
    expect(strip()).toContain('9:30–12:00')
    expect(strip()).toContain('社保卡补领等 2 项')
    expect(strip()).toContain('只接已预约的')
    await kiosk.press('English')
    expect(strip()).toContain('with a booking only')
    await kiosk.press('中文')
    await kiosk.page.find('.notice-strip').trigger('click')
    await vi.dynamicImportSettled()
    await settle()
    expect(kiosk.text()).toContain('社保卡补领等 2 项')
  },
)

it.each([
  ['10:18', '.home-hero'],
  ['21:46', '.home-night'],
])('NOTICE-1 at %s on a panel mounted across the notices stand beside the tiles', async (at, beside) => {
  await open(at)
  Object.assign(window, { innerWidth: 1920, innerHeight: 1080 })
  window.dispatchEvent(new Event('resize'))
  await settle()
  expect(kiosk.page.findAll('.notice-strip')).toHaveLength(1)
  expect(kiosk.page.find(`${beside} .notice-strip`).exists()).toBe(true)
})

it('NOTICE-1 the board fills its first page: promises begin below the notices, and none is left out', async () => {
  await open('10:18')
  await kiosk.page.find('.notice-strip').trigger('click')
  await vi.dynamicImportSettled()
  await settle()
  const seen = new Set<string>()
  const promises = (): readonly string[] =>
    kiosk.page.findAll('.board li').flatMap((line) => (line.find('b').exists() ? [line.text()] : []))
  expect(promises().length).toBeGreaterThan(3)
  for (const one of promises()) seen.add(one)
  await kiosk.press('下一页')
  for (const one of promises()) seen.add(one)
  expect(seen.size).toBe(PLAN.queues.length)
})
