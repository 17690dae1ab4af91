/** The published catalogue: all that an applicant starts, nothing that only the hall starts, and no fee anywhere. */
import { mount } from '@vue/test-utils'
import { shallowRef } from 'vue'
import { expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { planOf } from '../../../renderer/app/server/use-plan.ts'
import AgencyPage from '../../../renderer/agency/AgencyPage.vue'
import { loadSite } from '../../support/site.ts'

const { settings } = loadSite('township')
vi.mock('../../../renderer/app/server/use-plan.ts', async (original) => {
  const real = await original<typeof import('../../../renderer/app/server/use-plan.ts')>()
  return { ...real, usePlan: () => planOf(shallowRef(sitePlan(settings))) }
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
