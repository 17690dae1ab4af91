/** Results that wait at the kiosk: none is left out unsaid, and one is not called several. */
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import type { PickupRow } from '../../../domain/contract/http/case.ts'
import CasesPage from '../../../renderer/kiosk/cases/CasesPage.vue'
import PickupHead from '../../../renderer/kiosk/cases/PickupHead.vue'
import PickupCard from '../../../renderer/kiosk/cases/PickupCard.vue'
import { KIOSK, type Kiosk } from '../../../renderer/kiosk/stage/kiosk-context.ts'
import { openKiosk } from './kiosk-bench.ts'

const row = (at: number): PickupRow =>
  ({
    ...{
      caseNo: `261119-009${at}`,
      itemName: '抵押登记',
      itemNameEn: 'Mortgage',
      result: `证书 ${at}`,
      status: 'ready',
    },
    ...{ readyDate: '2026-11-20', dueDate: '2026-11-27', door: null },
  }) as unknown as PickupRow

async function shown(count: number, more: readonly PickupRow[] = []): Promise<string> {
  const bench = await openKiosk()
  const { [KIOSK as symbol]: kiosk } = (bench.page.vm.$ as unknown as { provides: Record<symbol, Kiosk> }).provides
  const rows = [...Array.from({ length: count }, (_, at) => row(at + 1)), ...more]
  const given = { props: { code: '407318', rows }, global: { provide: { [KIOSK as symbol]: kiosk } } }
  const parts = [mount(PickupHead, given), mount(PickupCard, given)]
  await flushPromises()
  const text = parts.map((part) => part.text()).join(' ')
  for (const part of parts) part.unmount()
  bench.page.unmount()
  return text
}

it('PICKUP-13 of five results three stand with their names, and the rest is counted', async () => {
  const text = await shown(5)
  for (const part of ['有 5 份办好了', '证书 3', '其余 2 份也在这里']) expect(text).toContain(part)
  expect(text).not.toContain('证书 4')
})

it('PICKUP-13 one result is not fetched "together"', async () => {
  const text = await shown(1)
  expect(text).toContain('有 1 份办好了')
  expect(text).not.toContain('一起取')
  expect(text).not.toContain('其余')
})

it('PICKUP-13 the code stands with what it opened, and the way to the counter names its windows and its wait', async () => {
  const text = await shown(1)
  expect(text).toContain('取件码407318')
  expect(text).toContain('怎么取？')
  expect(text).toMatch(/前方 \d+ 人约 [\d–]+ 分钟/)
  expect(text).toContain('6162一楼 Q 区')
})

const lacking = { ...row(8), status: 'supplement', itemName: '食品经营许可新办', dueDate: '2026-12-28' } as PickupRow
const stopped = { ...row(9), status: 'stopped', itemName: '竣工联合验收', dueDate: '2026-12-29' } as PickupRow

it('PICKUP-15 what waits for papers of its citizen, or for a special procedure, is promised for no day', async () => {
  const text = await shown(1, [{ ...row(7), status: 'review' }, lacking, stopped])
  expect(text).toContain('还有 1 份在办：抵押登记，11月27日')
  expect(text).toContain('等您补材料：食品经营许可新办，补齐前不计时')
  expect(text).toContain('在走特别程序：竣工联合验收，现在不计时')
  expect(text).not.toContain('12月2')
})

it('PICKUP-15 a code under which everything waits for papers says that, and no day', async () => {
  expect(await shown(0, [lacking])).toMatch(/还没办好，等您补材料.*等您补材料：食品经营许可新办/)
  expect(await shown(0, [stopped])).toMatch(/还没办好，在走特别程序/)
})

it.each([
  [
    'the result is not behind it any more',
    () => Response.json({ code: 'notFound' }, { status: 404 }),
    '已经没有这一份',
  ],
  ['no server answers', () => Promise.reject(new TypeError('no network')), '请到出件窗口，报码就行'],
  ['it does not obey', () => Response.json({ opened: false }), '已告诉工作人员'],
])('PICKUP-14 given a door of the locker and %s then the kiosk says that and no more', async (_what, answer, said) => {
  const bench = await openKiosk()
  const { [KIOSK as symbol]: kiosk } = (bench.page.vm.$ as unknown as { provides: Record<symbol, Kiosk> }).provides
  vi.stubGlobal('fetch', async () => answer())
  const rows = [{ ...row(1), status: 'inLocker', door: '7' } as PickupRow]
  const card = mount(PickupCard, { props: { code: '407318', rows }, global: { provide: { [KIOSK as symbol]: kiosk } } })
  await card.find('.fetch').trigger('click')
  await flushPromises()
  expect(card.find('[role=status]').text()).toContain(said)
  if (!said.includes('工作人员')) expect(card.text()).not.toContain('已告诉工作人员')
  card.unmount()
  bench.page.unmount()
  vi.unstubAllGlobals()
})

it('KIOSK-27 a keyboard types the number of a case on its own page as it does on the page of codes, and Enter asks', async () => {
  const bench = await openKiosk()
  const { [KIOSK as symbol]: kiosk } = (bench.page.vm.$ as unknown as { provides: Record<symbol, Kiosk> }).provides
  const asked: unknown[] = []
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    asked.push(JSON.parse(String(init.body)))
    return Response.json({ code: 'notFound' }, { status: 404 })
  })
  const page = mount(CasesPage, { global: { provide: { [KIOSK as symbol]: kiosk } } })
  const type = (key: string): unknown => window.dispatchEvent(new KeyboardEvent('keydown', { key }))
  for (const key of '4073199') type(key)
  type('Backspace')
  await flushPromises()
  expect(page.find('.code-typed').text()).toBe('407319')
  // A hand leaves more time before Enter than a scanner does.
  await new Promise((resolve) => setTimeout(resolve, 150))
  type('Enter')
  await flushPromises()
  expect(asked).toEqual([{ code: '407319' }])
  page.unmount()
  bench.page.unmount()
  vi.unstubAllGlobals()
})
