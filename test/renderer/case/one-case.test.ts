/** A case on its citizen's phone: what it says while papers are missing, and the way to bring them. */
import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import type { PublicCase } from '../../../domain/views/case.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import OneCase from '../../../renderer/case/OneCase.vue'
import { loadSite } from '../../support/site.ts'

const plan = sitePlan(loadSite('county').settings)
const MATTER = plan.site?.nearby[0]?.items[0] ?? ''
afterEach(() => (locale.value = 'zh'))

const CASE: PublicCase = {
  caseNo: '261126-0147',
  item: MATTER,
  itemName: '最低生活保障',
  itemNameEn: 'Minimum living allowance',
  department: '民政',
  departmentEn: 'Civil affairs',
  status: 'supplement',
  verdict: null,
  reasons: '',
  remedies: '',
  holderName: '周敏',
  phone: '0932-4121234',
  above: null,
  acceptedAtMs: Date.UTC(2026, 10, 26, 2),
  counter: '57',
  dueDate: null,
  pausedUntil: '2026-12-10',
  daysLeft: 3,
  missing: [{ name: '收入证明', nameEn: 'Proof of income', status: 'missing', mend: '单位盖章' }],
  present: 2,
  noticeNo: '261126-0147-1',
  deferredDate: null,
  steps: [
    { what: 'accepted', state: 'done', atMs: Date.UTC(2026, 10, 26, 2) },
    { what: 'review', state: 'now', atMs: null },
  ],
  endedDate: null,
  result: null,
  pickup: null,
}

const open = (one: Partial<PublicCase>, planned: typeof plan | null = plan) =>
  mount(OneCase, {
    props: { one: { ...CASE, ...one }, plan: planned, zone: plan.timeZone, notice: '/n/1.x', refusal: undefined },
  })

it('TELL-6 given papers are missing, then a booked time and the nearest place that takes them are offered, in both languages', async () => {
  const near = plan
    .site!.nearby.filter(({ items }) => items.includes(MATTER))
    .toSorted((a, b) => a.distanceKm - b.distanceKm)[0]!
  const page = open({})
  expect(page.text()).toContain(`就近交：${near.title}`)
  expect(page.text()).toContain(near.hoursText)
  expect(page.get('a.come-button').attributes('href')).toBe('/booking/')
  expect(page.findAll('a.paper-link').map((one) => one.attributes('href'))).toEqual(['/n/1.x', '/n/1.x/pdf'])
  locale.value = 'en'
  await nextTick()
  expect(page.text()).toContain(`Nearer to you: ${near.titleEn}`)
  expect(page.findAll('a.paper-link').map((one) => one.attributes('href'))).toEqual([
    '/n/1.x?language=en',
    '/n/1.x/pdf?language=en',
  ])
})

it('TELL-6 given nothing is missing, or the hall takes no bookings, then nothing is offered that is not there', () => {
  expect(open({ missing: [], status: 'review' }).text()).not.toMatch(/约个时间|就近交/)
  expect(
    open({}, { ...plan, booking: null })
      .find('a.come-button')
      .exists(),
  ).toBe(false)
  expect(open({ item: 'none' }).text()).not.toContain('就近交')
})
