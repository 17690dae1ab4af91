/** Signing in and choosing a counter: plain words for everything that goes wrong, the last counter proposed. */
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { HttpProblem, Staff } from '../../../domain/contract/http/hall.ts'
import CounterChoice from '../../../renderer/clerk/CounterChoice.vue'
import SignIn from '../../../renderer/clerk/SignIn.vue'
import { PLAN } from './clerk-bench.ts'

beforeEach(() => vi.stubGlobal('fetch', () => Promise.reject(new Error('no network in this test'))))
afterEach(() => vi.unstubAllGlobals())

async function attempt(
  status: number,
  body: HttpProblem | { readonly staff: Staff },
): Promise<ReturnType<typeof mount>> {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(body), { status })))
  const page = mount(SignIn, { props: { plan: PLAN } })
  await page.get('input[name=badge]').setValue('0317')
  await page.get('input[name=pin]').setValue('0000')
  await page.get('form').trigger('submit')
  await flushPromises()
  return page
}

it('a wrong PIN says how many tries are left and empties the field', async () => {
  const page = await attempt(401, { code: 'wrongPin', triesLeft: 3 })
  expect(page.get('[role=alert]').text()).toContain('还可以试 3 次')
  expect((page.get('input[name=pin]').element as HTMLInputElement).value).toBe('')
})

it('a lock says for how many minutes', async () => {
  const page = await attempt(429, { code: 'locked', retryAfterSec: 290 })
  expect(page.get('[role=alert]').text()).toContain('请 5 分钟后再登录')
})

it('a server out of reach is said calmly', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network in this test')))
  const page = mount(SignIn, { props: { plan: null } })
  await page.get('input[name=badge]').setValue('0317')
  await page.get('input[name=pin]').setValue('2468')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(page.get('[role=alert]').text()).toContain('连不上服务器')
})

it('a floor guide is told that this badge has no counter post', async () => {
  const page = await attempt(200, { staff: { badgeNo: '0201', name: '丁雯', role: 'floorGuide' } })
  expect(page.emitted('entered')).toBeUndefined()
  expect(page.get('[role=alert]').text()).toContain('没有窗口岗位')
})

it('the counter used last is proposed, and one that does not exist is said', async () => {
  const page = mount(CounterChoice, {
    props: {
      plan: PLAN,
      staff: { badgeNo: '0317', name: '赵敏', role: 'clerk' },
      last: '24',
      hint: '',
      elsewhere: null,
    },
  })
  await page.get('form').trigger('submit')
  expect(page.emitted('chosen')).toEqual([['24']])
  await page.get('input[name=counter]').setValue('99')
  await page.get('form').trigger('submit')
  expect(page.get('[role=alert]').text()).toContain('没有 99 号窗口')
  await page.get('input[name=counter]').setValue(' ')
  await page.get('form').trigger('submit')
  expect(page.find('[role=alert]').exists(), 'nothing typed names no window').toBe(false)
})

it('STAFF-1 a clerk who sits elsewhere is offered to go on there', async () => {
  const page = mount(CounterChoice, {
    props: {
      plan: PLAN,
      staff: { badgeNo: '0317', name: '赵敏', role: 'clerk' },
      last: '24',
      hint: '您已在 25 窗口登录',
      elsewhere: '25',
    },
  })
  await page.get('.gate-said button').trigger('click')
  expect(page.emitted('goOn')).toEqual([['25']])
})

it('DESK-7 the choice shows who sits where, and a counter that is taken is not tried', async () => {
  const counters = [
    { counter: '24', status: 'open', clerk: { badgeNo: '0301', name: '周宁' } },
    { counter: '25', status: 'closed', clerk: null },
    { counter: '41', status: 'open', clerk: { badgeNo: '0317', name: '赵敏' } },
  ]
  const day = { date: '2026-12-01', open: [], am: '25', pm: '25', isAway: false, standsIn: [] }
  const duty = { today: '2026-12-01', weeks: [{ monday: '2026-11-30', isAdopted: true, days: [day] }] }
  vi.stubGlobal('fetch', async (path: string) =>
    Response.json(path === '/api/duty/mine' ? duty : { counters, sentTo: null }),
  )
  const page = mount(CounterChoice, {
    props: {
      plan: PLAN,
      staff: { badgeNo: '0317', name: '赵敏', role: 'clerk' },
      last: '24',
      hint: '',
      elsewhere: null,
    },
  })
  await flushPromises()
  expect(page.findAll('.choice-sitter').map((one) => one.text())).toEqual(['周宁', '空着', '您坐着'])
  expect(page.text(), 'DUTY-8').toContain('班表：您今天全天在 25 号窗口')
  await page.get('form').trigger('submit')
  expect(page.get('[role=alert]').text()).toContain('24 号窗口现在是周宁在坐')
  await page.findAll('.choice-arch')[1]?.trigger('click')
  expect(page.emitted('chosen')).toEqual([['25']])
  page.unmount()
})
