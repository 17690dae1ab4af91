/** One's own weeks on the page, and today's window in a sentence where a counter is chosen. */
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import type { OwnDutyReply } from '../../../domain/contract/http/staffing.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { addDays } from '../../../domain/words/wall-time.ts'
import OwnWeeks from '../../../renderer/app/duty/OwnWeeks.vue'
import { todaySeat } from '../../../renderer/app/duty/read-duty.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import { loadSite } from '../../support/site.ts'

afterEach(() => vi.unstubAllGlobals())

const day = (date: string) => ({
  ...{ date, am: null, pm: null, isAway: false, standsIn: [] },
  open: [['08:30', '12:00']] as const,
})
const week = (monday: string) => [0, 1, 2, 3, 4, 5, 6].map((nth) => day(addDays(monday, nth)))
const duty: OwnDutyReply = {
  today: '2026-12-01',
  weeks: [
    {
      monday: '2026-11-30',
      isAdopted: true,
      days: week('2026-11-30').map((one, nth) =>
        nth === 1
          ? { ...one, am: '21', pm: '24', standsIn: [{ post: '户籍岗', name: '赵敏' }] }
          : nth === 2
            ? { ...one, isAway: true }
            : one,
      ),
    },
    { monday: '2026-12-07', isAdopted: false, days: week('2026-12-07') },
  ],
  pairs: [{ post: '户籍岗', isFirst: false, name: '赵敏' }],
  leaves: [{ from: '2026-12-02', to: '2026-12-02' }],
}

it('DUTY-8 the page says each day’s windows, whom one stands in for, leave, and a week that is not set', async () => {
  locale.value = 'zh'
  vi.stubGlobal('fetch', async () => Response.json(duty))
  const page = mount(OwnWeeks, { props: { plan: sitePlan(loadSite('county').settings) } })
  await flushPromises()
  const days = page.findAll('.duty-day').map((one) => one.text())
  expect(days[1]).toMatch(/上午 21 号窗口 · 下午 24 号窗口.*顶赵敏的户籍岗.*08:30–12:00/)
  expect(days[2]).toContain('请假')
  expect(days[3]).toContain('不排班')
  expect(page.text()).toContain('班表还没定')
  expect(page.text()).toContain('户籍岗：您是 B 岗，赵敏不在时由您顶')
  page.unmount()
})

it('DUTY-8 today’s window stands in one sentence, and nothing where there is none', () => {
  locale.value = 'zh'
  const labelOf = (counter: string): string => counter
  expect(todaySeat(duty, labelOf)).toBe('班表：您今天上午在 21 号窗口，下午在 24 号窗口')
  expect(todaySeat({ ...duty, today: '2026-12-03' }, labelOf)).toBe('')
})
