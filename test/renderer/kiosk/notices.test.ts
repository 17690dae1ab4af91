/** The notice board on the start page. */
import { afterEach, expect, it, vi } from 'vitest'
import { openKiosk, settle, type Bench } from './kiosk-bench.ts'

let kiosk: Bench
afterEach(() => {
  kiosk.page.unmount()
  vi.useRealTimers()
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
