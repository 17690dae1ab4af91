/** The search on kiosk and phone; the letters that a kiosk fetches ahead. */
import { mount } from '@vue/test-utils'
import { ref } from 'vue'
import { expect, it, vi } from 'vitest'
import MatterStep from '../../../renderer/booking/MatterStep.vue'
import type { BookingWay } from '../../../renderer/booking/use-booking.ts'
import { lettersOf } from '../../../renderer/kiosk/stage/load-ahead.ts'
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
