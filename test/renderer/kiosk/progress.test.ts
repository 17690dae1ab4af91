/** A case at the kiosk: everything that is missing is told at once, each with how to mend it, in both languages. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PublicCase } from '../../../domain/views/case.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import { openKiosk, PLAN, settle, type Bench } from './kiosk-bench.ts'
import { KIOSK, type Kiosk } from '../../../renderer/kiosk/stage/kiosk-context.ts'

let bench: Bench
const CASE: PublicCase = {
  ...{ caseNo: '261126-0147', item: 'a01', itemName: PLAN.items[0]!.name, itemNameEn: PLAN.items[0]!.nameEn },
  ...{ department: '市场监管', departmentEn: 'Market regulation', status: 'supplement', verdict: null },
  ...{ reasons: '', remedies: '', holderName: '周敏', phone: '', above: null, acceptedAtMs: 0, counter: '1' },
  ...{ dueDate: null, pausedUntil: '2026-12-10', daysLeft: 7 },
  missing: [
    { name: '经营场所证明', nameEn: 'Proof of premises', status: 'missing', mend: '租赁合同原件一份' },
    { name: '健康检查证明', nameEn: 'Health certificate', status: 'faulty', mend: '已过期，重办' },
  ],
  ...{ present: 2, noticeNo: '261126-0147-1', deferredDate: null, endedDate: null, result: null, pickup: null },
  steps: [{ what: 'accepted', state: 'done', atMs: 0 }],
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T02:18:00Z') })
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(
      String(path).includes('/api/progress')
        ? new Response(JSON.stringify(CASE), { status: 200 })
        : new Response('{}', { status: 503 }),
    ),
  )
})
afterEach(() => {
  locale.value = 'zh'
  bench.page.unmount()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('TELL-2 at the kiosk every missing or unfit paper stands with how to mend it, not the first alone', async () => {
  bench = await openKiosk()
  const { [KIOSK as symbol]: kiosk } = (bench.page.vm.$ as unknown as { provides: Record<symbol, Kiosk> }).provides
  kiosk!.visit.wipe()
  kiosk!.visit.go({ name: 'cases', typed: '2611260147' } as never)
  await vi.dynamicImportSettled()
  await flushPromises()
  await settle()
  expect(bench.text()).toContain('还差您 2 样材料')
  const wanted = bench.page.findAll('.wanted p').map((one) => one.text())
  expect(wanted.slice(0, 2)).toEqual(['经营场所证明 租赁合同原件一份', '健康检查证明 已过期，重办'])
  locale.value = 'en'
  await settle()
  expect(bench.page.findAll('.wanted b').map((one) => one.text())).toEqual(['Proof of premises', 'Health certificate'])
  expect(bench.text()).toContain('Still missing: 2')
})
