/** What stands above one window, in each of its states and without contact. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mount } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import { nextTick, ref, shallowRef } from 'vue'
import type { CounterView } from '../../../domain/views/counter.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { planOf } from '../../../renderer/app/server/use-plan.ts'
import CounterScreen from '../../../renderer/counter-display/CounterScreen.vue'
import { tIn } from '../../../renderer/counter-display/texts.ts'
import { planWith } from '../../support/site.ts'

const hall = vi.hoisted(() => ({ line: (): unknown => null, plan: (): unknown => null }))
vi.mock('../../../renderer/app/server/connection.ts', () => ({ useConnection: () => hall.line() }))
vi.mock('../../../renderer/app/server/use-plan.ts', async (original) => ({
  ...(await original<object>()),
  usePlan: () => hall.plan(),
}))

const NOW_MS = Date.parse('2026-11-23T02:42:18Z')
const CLERK = { name: '赵敏', badgeNo: '0317', post: '人社综合岗' }
const FREE: CounterView = {
  kind: 'counter',
  seq: 1,
  atMs: NOW_MS,
  counter: '24',
  status: 'free',
  ticketNo: null,
  nth: 0,
  clerk: CLERK,
  untilMs: null,
  next: null,
  instead: [],
}

const view = shallowRef<CounterView | null>(null)
const status = ref('live')
const lastContactMs = ref(0)
hall.line = () => ({
  view,
  status,
  lastContactMs,
  welcome: shallowRef(null),
  serverNowMs: () => Date.now(),
  report: () => undefined,
  trialSeen: () => undefined,
})
hall.plan = () =>
  planOf(
    shallowRef<SitePlan | null>(
      planWith({
        zones: [],
        queues: [],
        items: [],
        counters: [
          {
            id: '24',
            label: '24',
            zone: 'C',
            name: '综合窗口·人社医保',
            nameEn: 'Social security & medical insurance',
            kind: 'integrated',
            skills: [],
          },
        ],
      }),
    ),
  )

let page: VueWrapper

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_MS })
  status.value = 'live'
  lastContactMs.value = NOW_MS
})

afterEach(() => {
  page?.unmount()
  vi.useRealTimers()
})

function open(shown: CounterView | null): string {
  view.value = shown
  page = mount(CounterScreen, { props: { counter: '24' } })
  return page.text().replace(/\s+/g, ' ')
}

it('calling: who, where, which call; the whole screen is lit', () => {
  const text = open({ ...FREE, status: 'called', ticketNo: 'C026', nth: 2 })
  for (const part of [
    '请',
    'C026',
    '到 24 号窗口',
    '第 2 次呼叫',
    '赵敏',
    '工号 0317',
    '人社综合岗',
    'Social security',
  ])
    expect(text).toContain(part)
  expect(page.find('.counter.called').exists()).toBe(true)
})

it('STORE-9 SEND-4 while the hall keeps nothing the call stays, and beside it stands in both languages that all is on hold', () => {
  const text = open({ ...FREE, status: 'called', ticketNo: 'C026', nth: 1, keepsNothing: true })
  for (const part of ['C026', '系统暂停，手里的号都有效', 'On hold; your number stays valid'])
    expect(text).toContain(part)
})

it('serving: the number, the clerk, and who is next', () => {
  const text = open({ ...FREE, status: 'serving', ticketNo: 'C026', next: 'C027' })
  for (const part of ['C026', '正在办理', '下一位 C027', '赵敏']) expect(text).toContain(part)
})

it('free: please wait for the call', () => {
  expect(open(FREE)).toContain('空闲，请等叫号')
})

it('paused: until when, and where the same is done; past its time: soon', async () => {
  const text = open({ ...FREE, status: 'paused', untilMs: Date.parse('2026-11-23T03:05:00Z'), instead: ['22', '25'] })
  for (const part of ['暂停服务，11:05 回来', '您的号不受影响，22、25 号窗口同样办理', 'Back soon', '赵敏'])
    expect(text).toContain(part)
  await vi.advanceTimersByTimeAsync(23 * 60_000)
  expect(page.text()).toContain('马上回来')
  expect(page.text()).not.toContain('11:05')
})

it('VIEW-3 closed: no name, and where to go instead', () => {
  const text = open({ ...FREE, status: 'closed', clerk: null, instead: ['21', '22', '23', '25'] })
  for (const part of ['本窗口今天未开', '请看等候区综合屏，或到 21–23、25 号窗口', '咨询台', 'Closed'])
    expect(text).toContain(part)
  expect(text).not.toContain('工号')
})

it.each([
  ['2026-11-23T07:50', '窗口还没开', '8:30 开窗', 'Not open yet'],
  ['2026-11-23T12:30', '午间休息', '14:00 开窗', 'Lunch break'],
  ['2026-11-23T19:00', '窗口已下班', '明天（周二）8:30 开窗', 'Closed for today'],
  ['2026-11-22T10:00', '今天不开窗', '明天（周一）8:30 开窗', 'Closed today'],
])('SHOW-10 a closed window at %s: %s', (time, word, when, english) => {
  vi.setSystemTime(Date.parse(`${time}:00+08:00`))
  const text = open({ ...FREE, status: 'closed', clerk: null, instead: [] })
  for (const part of [word, when, english]) expect(text).toContain(part)
  expect(text).not.toContain('今天未开')
})

it('SHOW-3 without contact its last picture stands in grey under its time, lit no more, and nobody is next', async () => {
  open({ ...FREE, status: 'called', ticketNo: 'C026', nth: 1 })
  await vi.advanceTimersByTimeAsync(20_000)
  status.value = 'lost'
  await nextTick()
  const text = page.text()
  for (const part of ['C026', '截至 10:42', '请听工作人员叫号', '您手里的号依然有效']) expect(text).toContain(part)
  expect(page.find('.counter.called').exists()).toBe(false)
  expect(page.find('[role=alert]').exists()).toBe(false)
  view.value = { ...FREE, status: 'serving', ticketNo: 'C026', next: 'C027' }
  await nextTick()
  expect(page.text()).not.toContain('C027')
})

it('SHOW-3 without contact from the start it says what to do, and no time', async () => {
  open(null)
  status.value = 'lost'
  await nextTick()
  expect(page.text()).toContain('请听工作人员叫号')
  expect(page.text()).not.toContain('截至')
})

it('SHOW-4 a counter that is no longer in the settings says so, once nobody sits there', async () => {
  const gone = { ...FREE, counter: '99' }
  view.value = gone
  page = mount(CounterScreen, { props: { counter: '99' } })
  expect(page.text()).not.toContain('已停用')
  view.value = { ...gone, status: 'closed', clerk: null }
  await nextTick()
  for (const part of ['本窗口已停用', '咨询台', '没有 99 号窗口']) expect(page.text()).toContain(part)
})

it('before the first view it says that it is connecting', () => {
  expect(open(null)).toContain('正在接通')
})

it('SHOW-11 every page says it so', () => {
  expect(tIn('zh')('toWindow', { label: '综合21甲' })).toBe('到综合21甲窗口')
  expect(tIn('zh')('lookOrGo', { windows: '21–23' })).toBe('请看等候区综合屏，或到 21–23 号窗口')
})
