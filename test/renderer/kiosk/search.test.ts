/** The search on kiosk and phone; the letters that a kiosk fetches ahead. */
import { mount } from '@vue/test-utils'
import { ref } from 'vue'
import { expect, it, vi } from 'vitest'
import MatterStep from '../../../renderer/booking/MatterStep.vue'
import type { BookingWay } from '../../../renderer/booking/use-booking.ts'
import { lettersOf } from '../../../renderer/kiosk/stage/load-ahead.ts'
import { matchedPart } from '../../../renderer/kiosk/choose/matched-part.ts'
import { openKiosk, PLAN } from './kiosk-bench.ts'

it('KIOSK-7 the letters loaded ahead are all that the plan writes, each once', () => {
  expect(lettersOf({ title: '政务大厅', items: [{ name: '大厅' }] })).toBe('政务大厅')
})

it('KIOSK-10 lvyou typed on the keys of the kiosk and on a phone finds 旅游签注', async () => {
  const kiosk = await openKiosk()
  await kiosk.press('拼音首字母')
  await vi.waitFor(() => expect(kiosk.page.find('.search-field').exists()).toBe(true))
  for (const key of 'lvyou') await kiosk.press(key)
  await vi.waitFor(() => expect(kiosk.text()).toContain('旅游签注'))
  kiosk.page.unmount()

  const items = PLAN.items.map((item) => ({ ...item, fromDate: null }))
  const way = {
    items: ref(items),
    sites: ref([]),
    site: ref(null),
    chosen: ref([]),
    isBusy: ref(false),
    trouble: ref(''),
  }
  const phone = mount(MatterStep, { props: { way: way as unknown as BookingWay, categories: [] } })
  await phone.find('input').setValue('lvyou')
  await vi.waitFor(() => expect(phone.findAll('.row-name').map((row) => row.text())).toContain('旅游签注'))
})

it('KIOSK-25 what was typed is marked in what was found; where nothing is found, what is taken most stays', async () => {
  const kiosk = await openKiosk()
  await kiosk.press('拼音首字母')
  await vi.waitFor(() => expect(kiosk.page.find('.search-field').exists()).toBe(true))
  for (const key of 'sbk') await kiosk.press(key)
  await vi.waitFor(() => expect(kiosk.page.find('mark').text()).toBe('社保卡'))
  expect(kiosk.page.find('.item-row b').text()).toBe('社保卡补换')
  expect(kiosk.text()).toContain('不是这些？')
  for (const key of 'zzz') await kiosk.press(key)
  await vi.waitFor(() => expect(kiosk.text()).toContain('没有找到“sbkzzz”'))
  expect(kiosk.page.findAll('.starters .item-row')).toHaveLength(8)
  kiosk.page.unmount()
})

it('KIOSK-25 the mark is the shortest part that fits, and nothing where only another word of the matter did', () => {
  expect(matchedPart('Replace a social-security card', 'card', null)).toEqual([
    'Replace a social-security ',
    'card',
    '',
  ])
  expect(matchedPart('社会保障卡补换', '保障', null)).toEqual(['社会', '保障', '卡补换'])
  expect(matchedPart('社会保障卡补换', 'card', null)).toBeNull()
})
