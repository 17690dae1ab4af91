/** The villager's page of one errand: by its reference, however it is typed. */
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import ErrandPage from '../../../renderer/errand/ErrandPage.vue'
import { locale } from '../../../renderer/app/text/i18n.ts'
import { loadSite } from '../../support/site.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/errand/')
})

async function openPage(query: string): Promise<{ text: string; typed: string | undefined; asked: readonly string[] }> {
  locale.value = 'zh'
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    if (path === '/api/plan') return Response.json({ version: '1', plan: sitePlan(loadSite('township').settings) })
    asked.push(path)
    return Response.json({ code: 'notFound', problem: 'no such errand' }, { status: 404 })
  })
  history.replaceState(null, '', `/errand/${query}`)
  const page = mount(ErrandPage)
  await flushPromises()
  const field = page.find('input')
  const seen = { text: page.text(), typed: field.exists() ? field.element.value : undefined, asked }
  page.unmount()
  return seen
}

it('ERRAND-10 opened without a reference it asks for one, and says of nothing that it was not found', async () => {
  const { text, typed, asked } = await openPage('')
  expect(text).toContain('收件单上的编号')
  expect(text).not.toContain('没有找到')
  expect(typed).toBe('')
  expect(asked).toEqual([])
})

it('ERRAND-10 one that is not known stands in the field to be mended', async () => {
  const { text, typed } = await openPage('?ref=D2026-4827195036')
  expect(text).toContain('没有找到这件代办件')
  expect(text).toContain('请核对下面的编号')
  expect(typed).toBe('D2026-4827195036')
})

it.each([
  'd2026-4827195036',
  'D2026 4827195036',
  'D20264827195036',
  'Ｄ２０２６－４８２７１９５０３６',
  'D2026—4827195036 ',
])('ERRAND-10 a reference is taken as people type it: %s', async (said) => {
  expect((await openPage(`?ref=${encodeURIComponent(said)}`)).asked).toEqual(['/api/errands/D2026-4827195036'])
})
