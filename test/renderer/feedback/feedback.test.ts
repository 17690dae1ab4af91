/** Saying something on a phone: what is typed as people type it is taken, and nothing of it is cut. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import FeedbackPage from '../../../renderer/feedback/FeedbackPage.vue'
import { loadSite } from '../../support/site.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  history.replaceState(null, '', location.pathname)
})

async function openBox(): Promise<{ page: VueWrapper; asked: string[]; sent: Record<string, unknown>[] }> {
  locale.value = 'zh'
  const asked: string[] = []
  const sent: Record<string, unknown>[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    asked.push(path)
    if (path === '/api/plan') return Response.json({ version: '1', plan: sitePlan(loadSite('county').settings) })
    if (init.method === 'POST') sent.push(JSON.parse(String(init.body)) as Record<string, unknown>)
    return Response.json({
      ...{ reference: 'Y2026-1234567890', kind: 'unresolved', state: 'received', date: '2026-11-25' },
      ...{ daysLeft: null, dueDate: null, answer: null, outcome: null },
    })
  })
  const page = mount(FeedbackPage)
  await flushPromises()
  return { page, asked, sent }
}

it('FEED-7 five thousand characters are told with the most that fit, and stay', async () => {
  const { page, sent } = await openBox()
  const box = page.find('textarea')
  expect(box.attributes('maxlength')).toBeUndefined()
  await box.setValue('难'.repeat(5000))
  await page.find('form').trigger('submit')
  await flushPromises()
  expect(page.find('[role=alert]').text()).toMatch(/5000.*500/)
  expect(box.element.value).toHaveLength(5000)
  expect(sent).toEqual([])
  page.unmount()
})

it.each(['１３９ ００００ １１１１', '139-0000-1111', '+86 139 0000 1111', '（0911）2123456'])(
  'FEED-7 a telephone number as people write it is taken: %s',
  async (phone) => {
    const { page, sent } = await openBox()
    await page.find('textarea').setValue('窗口没人')
    await page.find('input[name=phone]').setValue(phone)
    await page.find('form').trigger('submit')
    await flushPromises()
    expect(page.find('[role=alert]').exists()).toBe(false)
    expect(sent[0]?.phone).toMatch(/^\+?\d{11,13}$/)
    page.unmount()
  },
)

it('SEND-18 what is typed and not sent is there after the page was left or loaded again, until it is sent; a screen of the hall keeps nothing', async () => {
  const typed = async (): Promise<string> => {
    const { page } = await openBox()
    const words = page.find('textarea').element.value + page.find<HTMLInputElement>('input[name=phone]').element.value
    page.unmount()
    return words
  }
  const type = async (): Promise<{ page: VueWrapper; sent: Record<string, unknown>[] }> => {
    const { page, sent } = await openBox()
    await page.find('textarea').setValue('窗口没人')
    await page.find('input[name=phone]').setValue('13900001111')
    return { page, sent }
  }
  ;(await type()).page.unmount()
  expect(await typed()).toBe('窗口没人13900001111')
  const { page, sent } = await type()
  await page.find('form').trigger('submit')
  await flushPromises()
  page.unmount()
  expect(sent).toHaveLength(1)
  history.replaceState(null, '', location.pathname)
  expect(await typed()).toBe('')
  expect(sessionStorage).toHaveLength(0)
  localStorage.setItem('yichuang.device.kiosk', '{}')
  ;(await type()).page.unmount()
  expect(await typed()).toBe('')
  expect(sessionStorage).toHaveLength(0)
  localStorage.clear()
})

it('SEND-16 after a press without an answer the same words are the same order, also after loading again; other words are another', async () => {
  const ids: unknown[] = []
  const press = async (words: string): Promise<void> => {
    const { page } = await openBox()
    vi.stubGlobal('fetch', async (_path: string, init: RequestInit = {}) => {
      ids.push((JSON.parse(String(init.body)) as { commandId: string }).commandId)
      throw new TypeError('no network')
    })
    await page.find('textarea').setValue(words)
    await page.find('form').trigger('submit')
    await flushPromises()
    page.unmount()
  }
  for (const words of ['没人', '没人', '没人管']) await press(words)
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
  sessionStorage.clear()
})

it('FEED-7 a reference typed in wide letters and with blanks is looked up', async () => {
  const { page, asked } = await openBox()
  await page.find('input[name=reference]').setValue(' ｙ２０２６－１２３４５ ６７８９０ ')
  await page.findAll('form')[1]?.trigger('submit')
  await flushPromises()
  expect(asked).toContain('/api/suggestions/Y2026-1234567890')
  page.unmount()
})
