/** What the report's check says of itself. */
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { ReportCheck } from '../../../domain/report/figures.ts'
import CheckCard from '../../../renderer/manager/reports/CheckCard.vue'

const sound = {
  ...{ arrivalsPerMin: 1, stayMeanMs: 600_000, computed: 10, counted: 10, records: 9 },
  ...{ isLittleRight: true, isSumRight: true, littleOff: [], broken: [] },
} as unknown as ReportCheck
const headOf = (own: Partial<ReportCheck>) => mount(CheckCard, { props: { check: { ...sound, ...own } } }).get('header')

it('REPORT-5 a first hour whose two figures are far apart is too early to tell, without a tick', () => {
  const early = headOf({ computed: 1.3 })
  expect(early.text()).toBe('这份账还太早，对不出来时间短，还不能自查')
  expect(early.find('svg').exists()).toBe(false)
  expect(headOf({}).text()).toBe('这份账对得上自查通过')
  expect(headOf({}).find('svg').exists()).toBe(true)
  expect(headOf({ computed: 1.3, isLittleRight: false }).text()).toContain('自查没有通过')
  // Too early for one of the checks, and another has failed.
  expect(headOf({ computed: 1.3, isSumRight: false }).text()).toContain('自查没有通过')
})
