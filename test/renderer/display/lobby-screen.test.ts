/** What people in the lobby see: who is called where, what stays, what goes, and what is said without contact. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import { arrowsOf, lobbyCalls } from '../../../renderer/display/lobby-calls.ts'
import { noticePages } from '../../../renderer/display/turn-pages.ts'
import {
  call,
  comeBack,
  lose,
  NOW_MS,
  openLobby,
  PLAN,
  QUEUES,
  reports,
  show,
  useFakeLine,
  useFakePlan,
} from './lobby.ts'

const hall = vi.hoisted(() => ({ line: (): unknown => null, plan: (): unknown => null }))
vi.mock('../../../renderer/app/server/connection.ts', () => ({ useConnection: () => hall.line() }))
vi.mock('../../../renderer/app/server/use-plan.ts', async (original) => ({
  ...(await original<object>()),
  usePlan: () => hall.plan(),
}))
hall.line = useFakeLine
hall.plan = useFakePlan

let page: VueWrapper

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_MS })
  localStorage.clear()
})

afterEach(() => {
  page?.unmount()
  vi.useRealTimers()
})

const lit = (): readonly string[] =>
  page.findAll('.call').map((row) => `${row.find('.call-no').text()}→${row.find('.window-arch').text()}`)
const voiceSaid = (): string | undefined => reports.findLast((report) => report.voice !== undefined)?.voice
const listed = (): readonly string[] => page.findAll('.recent li').map((row) => row.find('.recent-no').text())

describe('calls', () => {
  it('one call: number, window, zone, and the way from this screen', () => {
    page = openLobby([call(3, 'C026', '24', 1, 1), call(2, 'E051', '43', 90, 0)])
    expect(lit()).toEqual(['C026→24'])
    expect(page.find('.panel').text()).toContain('请到窗口')
    expect(page.find('.panel').text()).toContain('Now calling')
    expect(page.find('.panel').text()).toContain('二楼 C 区')
    expect(listed()).toEqual(['E051'])
  })

  it('SHOW-2 three calls share the panel, a fourth pushes the first into the list', async () => {
    const three = [call(3, 'D014', '27', 1, 1), call(2, 'E052', '43', 2, 1), call(1, 'C027', '21', 3, 1)]
    page = openLobby(three)
    expect(lit()).toEqual(['C027→21', 'E052→43', 'D014→27'])
    await vi.advanceTimersByTimeAsync(1000)
    await show([call(4, 'C028', '22', 0, 1), ...three])
    await vi.advanceTimersByTimeAsync(1000)
    expect(lit()).toEqual(['E052→43', 'D014→27', 'C028→22'])
    expect(listed()).toEqual(['C027'])
  })

  it('SHOW-1 an answered call stays lit for its thirty seconds, then stands in the list', async () => {
    page = openLobby([call(1, 'C026', '24', 10, 0)])
    expect(lit()).toEqual(['C026→24'])
    await vi.advanceTimersByTimeAsync(21_000)
    expect(lit()).toEqual([])
    expect(listed()).toEqual(['C026'])
    expect(page.find('.panel').text()).toContain('叫到您的号会在这里亮起')
  })

  it('VOICE-4 PEERS-50 a recall lights up again with its count', async () => {
    page = openLobby([call(1, 'C026', '24', 60, 1)])
    expect(page.text()).not.toContain('第 2 次')
    const before = page.find('.call').element
    await show([call(2, 'C026', '24', 0, 1, 2)])
    expect(page.find('.panel').text()).toContain('第 2 次')
    expect(page.find('.call').element).not.toBe(before)
  })

  it('PEERS-32 arrows are those of the plan, unless this screen hangs elsewhere', () => {
    const lines = [call(2, 'C026', '24', 0, 1), call(1, 'E051', '43', 0, 1)]
    expect(lobbyCalls(lines, PLAN, null, arrowsOf('')).map((one) => one.direction)).toEqual(['up-right', 'left'])
    expect(lobbyCalls(lines, PLAN, 'C', arrowsOf('')).map((one) => one.direction)).toEqual(['up', 'left'])
    expect(lobbyCalls(lines, PLAN, 'C', arrowsOf('?arrows=C:right,E:nowhere')).map((one) => one.direction)).toEqual([
      'right',
      'left',
    ])
  })
})

describe('beside the calls', () => {
  it('WAIT-1 people and spans, and no minutes where none can be said', () => {
    page = openLobby([])
    const rows = page.findAll('.waits tbody tr').map((row) => row.findAll('td').map((cell) => cell.text()))
    expect(rows).toEqual([
      ['C', 'C 组', '7', '15–25'],
      ['D', 'D 组', '3', '没开窗'],
    ])
    expect(page.find('.next').text()).toContain('C027')
  })

  it('SHOW-7 more queues than the panel holds and more than one notice turn every ten seconds', async () => {
    const lines = [...QUEUES, ...QUEUES].map((queue) => [queue.id, 1, null] as const)
    page = openLobby([], { queues: lines })
    const prefixes = (): string =>
      page
        .findAll('.waits-prefix')
        .map((cell) => cell.text())
        .join('')
    expect(prefixes()).toBe('ABCDEFGH')
    expect(page.find('.notice').text()).toContain('18:30')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(page.find('.waits').text()).toContain('2/2')
    expect(page.find('.notice').text()).toContain('返队')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(prefixes()).toBe('ABCDEFGH')
  })

  it('SHOW-8 a call goes before whatever stands there: lit within a second, and the notices go on in their own band', async () => {
    page = openLobby([call(1, 'C020', '21', 400, 0)])
    await vi.advanceTimersByTimeAsync(9_700)
    expect([lit(), page.find('.notice').text().includes('18:30')]).toEqual([[], true])
    await show([call(2, 'C026', '24', 0, 1), call(1, 'C020', '21', 410, 0)])
    await vi.advanceTimersByTimeAsync(1000)
    expect(lit()).toEqual(['C026→24'])
    expect(page.find('.notice').text()).toContain('返队')
    expect(page.find('.panel').text()).not.toContain('返队')
  })

  it('a notice too long for its band is cut after a mark, and nothing of it is lost', () => {
    const long =
      '今天下午两点起，二楼 C 区进行消防演练，届时请听从工作人员安排，从最近的安全出口离开；您手里的号依然有效，演练结束后按原来的顺序继续叫号。'
    expect(noticePages(long).join('')).toBe(long)
    expect(noticePages(long).every((part) => part.length <= 40)).toBe(true)
    expect(noticePages(long)[0]?.at(-1)).toMatch(/[，。；]/)
    // An upright screen of the whole hall: its band ends within the time.
    expect(noticePages('冬季工作日医保窗口延时到 18:30。', 14)).toEqual(['冬季工作日医保窗口延时到 ', '18:30。'])
    expect(noticePages('请到 A-105 窗口', 14)).toEqual(['请到 A-105 窗口'])
    expect(noticePages('WeChat', 2).join('')).toBe('WeChat')
  })
})

describe('without contact', () => {
  it('SHOW-3 says that calls go on, since when it knows nothing new, and hides waits and next numbers', async () => {
    page = openLobby([call(1, 'C026', '24', 1, 1)])
    await vi.advanceTimersByTimeAsync(20_000)
    await lose()
    const text = page.text()
    for (const part of ['叫号照常进行', '截至', '10:42:18', '叫过的号在左下方', '您手里的号依然有效'])
      expect(text).toContain(part)
    expect(page.find('.waits').exists() || page.find('.next').exists() || page.find('.call').exists()).toBe(false)
    expect(listed()).toEqual(['C026'])
    expect(page.findAll('button, a, input')).toEqual([])
  })

  it('SHOW-9 a queue that is closed tells nobody a wait once its line is empty', async () => {
    const row = (id: string): string =>
      page
        .findAll('.waits tbody tr')
        .find((one) => one.text().startsWith(id))
        ?.text() ?? ''
    page = openLobby([], {
      shut: ['D'],
      queues: [
        ['C', 0, [0, 5]],
        ['D', 0, [0, 5]],
      ],
    })
    expect(row('C')).toContain('0–5')
    expect(row('D')).toContain('暂停发号')
    expect(row('D')).not.toContain('0–5')
    await show([], {
      shut: ['D'],
      queues: [
        ['C', 0, [0, 5]],
        ['D', 2, [10, 20]],
      ],
    })
    expect(row('D'), 'for those in it').toContain('10–20')
  })

  it('SHOW-3 a picture of yesterday says of which day it is', async () => {
    page = openLobby([call(1, 'C026', '24', 1, 1)])
    await lose()
    expect(page.find('.truth').text()).not.toContain('11月23日')
    vi.setSystemTime(Date.now() + 20 * 3_600_000)
    await vi.advanceTimersByTimeAsync(1000)
    expect(page.find('.truth').text()).toContain('11月23日')
  })

  it('SHOW-3 PEERS-28 after two hours it is still the same calm page, and comes back by itself', async () => {
    page = openLobby([call(1, 'C026', '24', 1, 1)])
    await lose()
    const timers = vi.getTimerCount()
    await vi.advanceTimersByTimeAsync(2 * 3_600_000)
    expect(page.text()).toContain('叫号照常进行')
    expect(page.text()).toContain('10:42:18')
    expect(vi.getTimerCount()).toBe(timers)
    await comeBack()
    await show([call(2, 'E051', '43', 0, 1)])
    expect(lit()).toEqual(['E051→43'])
  })
})

describe('the voice on the screen', () => {
  it('VOICE-8 a screen that cannot sound still shows every call, says so, and tells staff', async () => {
    page = openLobby([call(1, 'C026', '24', 1, 1)])
    await vi.advanceTimersByTimeAsync(1000)
    expect(lit()).toEqual(['C026→24'])
    expect(page.find('.top').text()).toContain('广播暂停，请看屏幕')
    expect(voiceSaid()).toBe('failed')
  })

  it('VOICE-9 staff mute with the key M; it is shown and reported', async () => {
    page = openLobby([])
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'm' }))
    await vi.advanceTimersByTimeAsync(100)
    expect(page.find('.top').text()).toContain('已静音')
    expect(voiceSaid()).toBe('muted')
  })

  it('PEERS-33 a day on the wall adds no timers and no rows', async () => {
    page = openLobby([])
    const timers = vi.getTimerCount()
    for (let no = 1; no <= 50; no += 1) {
      await show(
        Array.from({ length: Math.min(9, no) }, (_, back) =>
          call(no - back, `C${String(no - back).padStart(3, '0')}`, '24', back * 20, back === 0 ? 1 : 0),
        ),
      )
      await vi.advanceTimersByTimeAsync(20_000)
    }
    expect(vi.getTimerCount()).toBeLessThanOrEqual(timers)
    expect(page.findAll('.call').length + page.findAll('.recent li').length).toBeLessThanOrEqual(9)
  })
})
