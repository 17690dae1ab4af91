/** A receipt that leads to nothing: whoever holds it learns whom to ask. */
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import CasePage from '../../../renderer/case/CasePage.vue'
import { locale } from '../../../renderer/app/text/i18n.ts'
import { loadSite } from '../../support/site.ts'

afterEach(() => vi.unstubAllGlobals())

it('CASE-13 a receipt that is not known is said in the hall’s name, with the number to call', async () => {
  locale.value = 'zh'
  vi.stubGlobal('fetch', async (path: string) =>
    path === '/api/plan'
      ? Response.json({ version: '1', plan: sitePlan(loadSite('county').settings) })
      : Response.json({ code: 'notFound', problem: 'no such receipt' }, { status: 404 }),
  )
  const page = mount(CasePage)
  await flushPromises()
  expect(page.find('h1').text()).toBe('没有找到办件')
  expect(page.text()).toContain('渭原县政务大厅')
  expect(page.find('a[href^="tel:"]').attributes('href')).toBe('tel:0910-5550118')
  page.unmount()
})
