/** The card of the outlook: what it says of an open hall, of one in which nobody sits, and of one that is shut. */
import { afterEach, expect, it, vi } from 'vitest'
import type { OutlookReply } from '../../../domain/contract/http/outlook.ts'
import type { Advice, Outlook } from '../../../domain/staffing/outlook.ts'
import type { QueueOutlook } from '../../../domain/staffing/outlook-queue.ts'
import OutlookCard from '../../../renderer/manager/outlook/OutlookCard.vue'
import { NOW_MS, openBench, type Bench } from './hall-floor.ts'
import { serveOffice, settle } from './office-server.ts'

afterEach(() => vi.unstubAllGlobals())

const NONE = [null, null, null, null]
const ALONE: QueueOutlook = { queue: 'E', promiseMin: 30, open: 0, spans: NONE, arrivals: [8, 7, 6, 4] }
const ADVICE: Advice = {
  queue: 'E',
  promiseMin: 30,
  choices: [
    { open: 0, spans: NONE, worst: null, moves: [] },
    {
      open: 1,
      spans: [
        [15, 25],
        [10, 20],
        [10, 20],
        [5, 10],
      ],
      worst: [15, 25],
      moves: [{ counter: '41', badgeNo: '0322', from: null, cost: null }],
    },
  ],
  best: 1,
  untilMin: 750,
  lacks: 'windows',
}

async function opened(outlook: Outlook | null): Promise<Bench> {
  const reply: OutlookReply = { outlook, measuredOn: ['2026-11-18'], atMs: NOW_MS, names: { '0322': '孔令' } }
  serveOffice({ 'GET /api/floor/outlook': reply })
  const bench = openBench(OutlookCard)
  await settle()
  return bench
}

const HALVES = [660, 690, 720, 750]

it('ACT-7 given a working morning, when no window is open, the card says that nobody calls, and whom to send where', async () => {
  const { page, press, sent } = await opened({ halves: HALVES, queues: [ALONE], advice: ADVICE })
  expect(page.text()).toContain('现在没有窗口办这一类，有人等着或要来，没人叫号。')
  expect(page.text()).not.toContain('开窗时段')
  expect(page.text()).not.toContain('一切正常')
  expect(page.text()).toContain('现在增开 41 号，到 12:30')
  await press('安排 1 人，开窗')
  expect(sent).toMatchObject([{ type: 'SendToCounters', queue: 'E', who: [{ counter: '41', badgeNo: '0322' }] }])
  page.unmount()
})

it('ACT-7 a queue that nobody serves and nobody waits for is no alarm', async () => {
  const queue = { ...ALONE, arrivals: [0, 0, 0, 0] }
  const { page } = await opened({ halves: HALVES, queues: [queue], advice: { ...ADVICE, best: 0 } })
  expect(page.text()).toContain('现在没有窗口办这一类，也没有人等。')
  expect(page.find('[role=alert]').exists()).toBe(false)
  page.unmount()
})

it('ACT-1 a hall that is shut says so; an open one to which nobody comes says that instead', async () => {
  const shut = await opened(null)
  expect(shut.page.text()).toContain('现在没有开窗时段，开窗前再看。')
  shut.page.unmount()
  vi.unstubAllGlobals()
  const empty = await opened({ halves: HALVES, queues: [], advice: null })
  expect(empty.page.text()).toContain('未来两小时没有人要来。')
  empty.page.unmount()
})
