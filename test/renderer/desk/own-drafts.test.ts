/** What staff have typed and not sent: there again after another tab, after loading again, for whoever typed it. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import DeskPage from '../../../renderer/desk/DeskPage.vue'
import { loadSite } from '../../support/site.ts'

let staff: object | null = null
let answer: object = { ok: true, seq: 1, result: { firstContact: { contactNo: 1 } } }

beforeEach(() => {
  sessionStorage.clear()
  history.replaceState(null, '', '/desk/')
  locale.value = 'zh'
  staff = { badgeNo: '0301', name: '赵敏', role: 'clerk' }
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    if (path === '/api/plan') return Response.json({ version: '1', plan: sitePlan(loadSite('county').settings) })
    if (path === '/api/session' && init.method === 'DELETE') staff = null
    if (path === '/api/session') return Response.json({ staff })
    if (path === '/api/commands') return Response.json(answer)
    if (path === '/api/matters/mine') return Response.json({ matters: [MATTER] })
    return Response.json({
      contacts: [],
      clerks: [],
      figures: { quickShare: null },
      entries: [],
      weeks: [],
      pairs: [],
      leaves: [],
    })
  })
})
afterEach(() => vi.unstubAllGlobals())

const MATTER = { reference: 'ABCD', kind: 'complaint', text: '等太久', steps: [], daysLeft: 3, answer: null }

async function open(): Promise<VueWrapper> {
  const page = mount(DeskPage)
  await flushPromises()
  return page
}
const tab = async (page: VueWrapper, name: string): Promise<void> => {
  await page
    .findAll('.desk-tabs button')
    .find((one) => one.text() === name)
    ?.trigger('click')
  await flushPromises()
}
const question = (page: VueWrapper): string => (page.find('input[name=question]').element as HTMLInputElement).value

it('SEND-20 words stay over another tab and over loading again, and are gone once they are sent', async () => {
  answer = { ok: true, seq: 1, result: { firstContact: { contactNo: 1 } } }
  let page = await open()
  await page.find('input[name=question]').setValue('孩子户口怎么迁')
  await tab(page, '转给我的')
  await page.find('textarea').setValue('已联系')
  await tab(page, '首问登记')
  expect(question(page)).toBe('孩子户口怎么迁')
  page.unmount()
  page = await open()
  expect(question(page)).toBe('孩子户口怎么迁')
  await tab(page, '转给我的')
  expect((page.find('textarea').element as HTMLTextAreaElement).value).toBe('已联系')
  await tab(page, '首问登记')
  await page.find('form').trigger('submit')
  await flushPromises()
  page.unmount()
  page = await open()
  expect(question(page)).toBe('')
  page.unmount()
})

it('SEND-20 nobody else finds them, and who signs out leaves none', async () => {
  let page = await open()
  await page.find('input[name=question]').setValue('写了很久')
  page.unmount()
  staff = { badgeNo: '0302', name: '周宁', role: 'clerk' }
  page = await open()
  expect(question(page)).toBe('')
  page.unmount()
  staff = { badgeNo: '0301', name: '赵敏', role: 'clerk' }
  page = await open()
  expect(question(page)).toBe('写了很久')
  await page
    .findAll('button')
    .find((one) => one.text() === '退出')
    ?.trigger('click')
  await flushPromises()
  page.unmount()
  staff = { badgeNo: '0301', name: '赵敏', role: 'clerk' }
  page = await open()
  expect(question(page)).toBe('')
  page.unmount()
})
