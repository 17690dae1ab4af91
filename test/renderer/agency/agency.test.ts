/** The published catalogue: all that an applicant starts, nothing that only the hall starts, and no fee anywhere. */
import { mount } from '@vue/test-utils'
import { shallowRef } from 'vue'
import { expect, it, vi } from 'vitest'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { planOf } from '../../../renderer/app/server/use-plan.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import AgencyPage from '../../../renderer/agency/AgencyPage.vue'
import { loadSite } from '../../support/site.ts'

const { settings } = loadSite('township')
const village = loadSite('village').settings
vi.mock('../../../renderer/app/server/use-plan.ts', async (original) => {
  const real = await original<typeof import('../../../renderer/app/server/use-plan.ts')>()
  return {
    ...real,
    usePlan: () => planOf(shallowRef({ ...sitePlan(shown.site ?? settings), publicAddress: address.own })),
  }
})

const address = vi.hoisted(() => ({ own: null as string | null }))
const shown = vi.hoisted(() => ({ site: null as HallSettings | null }))

it('SITE-6 TENONES-1 the printed guide names who has delegated a matter and carries the code that leads to the newest one', () => {
  address.own = 'https://liulin.example'
  const page = mount(AgencyPage)
  const rowOf = (name: string): string | undefined =>
    page
      .findAll('tbody tr')
      .find((row) => row.text().includes(name))
      ?.text()
  const delegated = settings.items.find((item) => item.guide?.delegatedFrom)!
  expect(rowOf(delegated.name)).toContain(`由${delegated.guide?.delegatedFrom}下放`)
  expect(page.find('[role="img"][aria-label="扫码看最新的办事须知"]').exists()).toBe(true)
  locale.value = 'en'
  expect(rowOf(delegated.nameEn) ?? mount(AgencyPage).text()).toContain(
    `delegated by ${delegated.guide?.delegatedFromEn}`,
  )
  locale.value = 'zh'
  address.own = null
  expect(mount(AgencyPage).find('[role="img"]').exists()).toBe(false)
})

it('AGENCY-1 the agency catalogue lists what an applicant starts with its papers, prints, and has no column for a fee', () => {
  const page = mount(AgencyPage)
  const wanted = settings.items.filter((item) => item.isApplicantInitiated)
  expect(page.findAll('tbody tr')).toHaveLength(wanted.length)
  expect(page.findAll('thead th').map((cell) => cell.text())).toEqual(['事项', '部门', '要带什么', '多久办好'])
  expect(page.text()).toContain('全程免费')
  const print = vi.fn()
  vi.stubGlobal('print', print)
  void page.find('header button').trigger('click')
  expect(print).toHaveBeenCalledOnce()
})

it('AGENCY-1 what the desk tells of is said once and not in every row; nought days are "at once"', () => {
  const some = mount(AgencyPage)
  expect(some.text()).toContain('“多久办好”一栏是“–”的，交材料时窗口当面告知。')
  expect(some.findAll('tbody tr').filter((row) => row.text().includes('告知'))).toHaveLength(0)
  const at = village.items.findIndex((item) => item.isApplicantInitiated)
  const promised = (days: number | null): string => {
    const guide = { ...village.items[at]!.guide!, promisedDays: days }
    shown.site = { ...village, items: village.items.map((item, nth) => (nth === at ? { ...item, guide } : item)) }
    return mount(AgencyPage).find('tbody tr').text()
  }
  expect(promised(0)).toMatch(/当场$/)
  expect(promised(3)).toMatch(/3 个工作日$/)
  shown.site = village
  const none = mount(AgencyPage)
  expect(none.findAll('thead th').map((cell) => cell.text())).toEqual(['事项', '部门', '要带什么'])
  expect(none.text().split('窗口当面告知')).toHaveLength(2)
  shown.site = null
})
