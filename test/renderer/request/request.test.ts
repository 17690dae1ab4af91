/** Asking for a time outside the hours on a phone: what is needed, what is said, where the answer appears. */
import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import '../../../renderer/app/text/field-names.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import RequestPage from '../../../renderer/request/RequestPage.vue'
import { loadSite } from '../../support/site.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
  sessionStorage.clear()
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
    if (reply.status === 0) return Promise.reject(new TypeError('no network'))
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
  expect(sent).toEqual([
    { date: '2026-11-29', from: '09:00', to: '11:00', items: ['c01'], receipt: expect.any(String) as string },
  ])
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

it('REQ-7 what is asked for again without an answer is the same request, and a second tab asks under the same receipt', async () => {
  const twice = { ok: false, rejection: { code: 'RequestTwice', requestNo: 1, date: '2026-11-29' } }
  const answer = { status: 0, body: {} as object }
  const sent = serve(answer)
  const pages = [mount(RequestPage), mount(RequestPage)] as const
  await settle()
  for (const page of pages) {
    await page.find('.pick').trigger('click')
    await page.find('input[name=date]').setValue('2026-11-29')
  }
  await pages[0].find('form').trigger('submit')
  await settle()
  expect(pages[0].find('[role=alert]').text()).toContain('请稍候再试')
  Object.assign(answer, { status: 409, body: twice })
  await pages[0].find('form').trigger('submit')
  await settle()
  expect(pages[0].find('[role=alert]').exists()).toBe(false)
  expect(pages[0].text()).toContain('等答复')
  await pages[1].find('form').trigger('submit')
  await settle()
  expect(new Set(sent.map((one) => (one as { receipt: string }).receipt)).size).toBe(1)
  for (const page of pages) page.unmount()
})

it('REQ-7 what was refused is known: that it was asked before is said then, and not taken for its answer', async () => {
  const refused = (code: string) => ({ ok: false, rejection: { code, requestNo: 1, date: '2026-11-29' } })
  const answer = { status: 409, body: refused('DateInPast') }
  serve(answer)
  const page = mount(RequestPage)
  await settle()
  await page.find('.pick').trigger('click')
  await page.find('input[name=date]').setValue('2026-11-29')
  for (const code of ['DateInPast', 'RequestTwice']) {
    Object.assign(answer, { body: refused(code) })
    await page.find('form').trigger('submit')
    await settle()
    expect(page.find('[role=alert]').exists(), code).toBe(true)
  }
  page.unmount()
})

it('SEND-15 a day that no calendar has is named as the day, not as the time', async () => {
  serve({ status: 400, body: { code: 'malformed', field: 'date' } })
  const page = mount(RequestPage)
  await settle()
  await page.find('.pick').trigger('click')
  await page.find('input[name=date]').setValue('0001-01-01')
  await page.find('form').trigger('submit')
  await settle()
  expect(page.find('[role=alert]').text()).toContain('日期')
  page.unmount()
})

it('SEND-18 a request that is not sent is there after loading again, and gone once it is sent', async () => {
  serve({ status: 200, body: { requestNo: 1, receipt: 'a-receipt-of-this-phone' } })
  const open = async () => {
    const page = mount(RequestPage)
    await settle()
    return page
  }
  const first = await open()
  await first.find('input[name=find]').setValue('社保卡')
  await first.find('.pick:not(.chosen)').trigger('click')
  await first.find('input[name=date]').setValue('2026-11-29')
  await first.find('input[name=from]').setValue('10:00')
  first.unmount()
  const again = await open()
  expect(again.findAll('.pick.chosen')).toHaveLength(1)
  expect(again.find<HTMLInputElement>('input[name=date]').element.value).toBe('2026-11-29')
  expect(again.find<HTMLInputElement>('input[name=from]').element.value).toBe('10:00')
  await again.find('form').trigger('submit')
  await settle()
  again.unmount()
  expect(sessionStorage).toHaveLength(0)
})
