/** Asking for a time outside the hours on a phone: what is needed, what is said, where the answer appears. */
import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import RequestPage from '../../../renderer/request/RequestPage.vue'
import { loadSite } from '../../support/site.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
  history.replaceState(null, '', '#')
})

const OPEN = {
  reminder: null,
  requestNo: 1,
  date: '2026-11-29',
  from: '09:00',
  to: '11:00',
  items: ['c01'],
  askedAtMs: 0,
  outcome: { kind: 'open' },
}
const SESSION = { kind: 'weekend', from: '09:30', to: '11:30', queues: ['C'], items: ['c01'], isBookedOnly: false }

function serve(reply: { readonly status: number; readonly body: unknown }, seen: unknown = OPEN): unknown[] {
  locale.value = 'zh'
  const sent: unknown[] = []
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    if (path === '/api/plan')
      return Promise.resolve(
        new Response(JSON.stringify({ version: '1', plan: sitePlan(loadSite('county').settings) })),
      )
    if (init.method !== 'POST') return Promise.resolve(new Response(JSON.stringify({ requests: [seen] })))
    sent.push(JSON.parse(String(init.body)))
    return Promise.resolve(new Response(JSON.stringify(reply.body), { status: reply.status }))
  })
  return sent
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

it('REQ-1 a matter and a day are needed, a name is not; the receipt stays on the phone', async () => {
  const sent = serve({ status: 200, body: { requestNo: 1, receipt: 'a-receipt-of-this-phone' } })
  const page = mount(RequestPage)
  await settle()
  await page.find('form').trigger('submit')
  expect(page.find('[role=alert]').text()).toContain('请选要办的事')
  await page.find('input[name=find]').setValue('社保卡')
  await page.find('.pick:not(.chosen)').trigger('click')
  await page.find('form').trigger('submit')
  expect(page.find('[role=alert]').text()).toContain('请选日期')
  await page.find('input[name=date]').setValue('2026-11-29')
  await page.find('form').trigger('submit')
  await settle()
  expect(sent).toEqual([{ date: '2026-11-29', from: '09:00', to: '11:00', items: ['c01'] }])
  expect(page.text()).toContain('等答复')
  expect(location.hash).toBe('#a-receipt-of-this-phone')
  page.unmount()
})

it('REQ-2 hours that are open anyway are answered with that', async () => {
  serve({
    status: 409,
    body: { ok: false, rejection: { code: 'AlreadyOpen', date: '2026-11-26', from: '09:00', to: '11:00' } },
  })
  const page = mount(RequestPage)
  await settle()
  await page.find('.pick').trigger('click')
  await page.find('input[name=date]').setValue('2026-11-26')
  await page.find('form').trigger('submit')
  await settle()
  expect(page.find('[role=alert]').text()).toContain('不用申请，直接来取号')
  page.unmount()
})

it("REQ-4 REQ-6 the answer says when to come, the manager's note, and reminds in time", async () => {
  localStorage.setItem('yichuang-request', 'a-receipt-of-this-phone')
  serve(
    { status: 200, body: {} },
    {
      ...OPEN,
      reminder: { kind: 'soon', startsAtMs: 1, endsAtMs: 2 },
      outcome: { kind: 'accepted', session: SESSION, badgeNo: '0301', note: '应约周日办理', by: '0101', atMs: 1 },
    },
  )
  const page = mount(RequestPage)
  await settle()
  expect(page.text()).toContain('2026-11-29 09:30–11:30 来办')
  expect(page.text()).toContain('应约周日办理')
  expect(page.text()).toContain('09:30 开始，不到一小时了')
  page.unmount()
})
