/** A session that ends in the middle of a form: what was typed waits for whoever wrote it. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import DeskPage from '../../../renderer/desk/DeskPage.vue'
import { loadSite } from '../../support/site.ts'

afterEach(() => vi.unstubAllGlobals())

const value = (page: VueWrapper, name: string): string =>
  (page.find(`input[name=${name}]`).element as HTMLInputElement).value

it('ACCESS-13 who signs in again finds every word, and somebody else an empty form', async () => {
  locale.value = 'zh'
  const zhao = { badgeNo: '0301', name: '赵敏', role: 'clerk' }
  let staff: object | null = zhao
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    if (path === '/api/plan') return Response.json({ version: '1', plan: sitePlan(loadSite('county').settings) })
    if (path === '/api/session' && init.method === 'POST')
      staff = { ...zhao, badgeNo: (JSON.parse(String(init.body)) as { badgeNo: string }).badgeNo }
    if (path === '/api/session') return Response.json({ staff })
    if (path === '/api/commands') return Response.json({ ok: false, refused: 'notAuthorised' }, { status: 403 })
    return Response.json({ contacts: [], clerks: [], figures: { quickShare: null } })
  })
  const page = mount(DeskPage)
  await flushPromises()
  await page.find('input[name=question]').setValue('写了很久')
  for (const badgeNo of ['0301', '0302']) {
    staff = null
    page.find('input[name=question]').element.closest('form')?.dispatchEvent(new Event('submit'))
    await flushPromises()
    expect(page.text()).toContain('登录已到期，请再登录一次')
    expect(page.find('main > div').attributes('style')).toContain('display: none')
    const [badge, pin] = page.findAll('.staff-sign-in input')
    await badge?.setValue(badgeNo)
    await pin?.setValue('2468')
    await page.find('.staff-sign-in').trigger('submit')
    await flushPromises()
    expect(page.find('.staff-sign-in').exists()).toBe(false)
    expect(value(page, 'question')).toBe(badgeNo === '0301' ? '写了很久' : '')
  }
  page.unmount()
})
