/** The ledger of another day: it stands under its own date, or the page says why it does not. */
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import '../../../renderer/app/text/field-names.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import LedgerSheet from '../../../renderer/village/LedgerSheet.vue'
import { loadSite } from '../../support/site.ts'

afterEach(() => vi.unstubAllGlobals())

it('VILLAGE-6 a day that cannot be had, or none, is said; a late answer never stands under another date', async () => {
  locale.value = 'zh'
  let late: (answer: Response) => void = () => undefined
  vi.stubGlobal('fetch', async (path: string) => {
    if (path.endsWith('date=2026-11-23')) return new Promise<Response>((resolve) => (late = resolve))
    if (path.endsWith('date=0001-01-01')) return Response.json({ code: 'malformed', field: 'date' }, { status: 400 })
    if (path.endsWith('date=2026-11-20')) throw new TypeError('no network')
    return Response.json({ lines: [], entries: [], cases: [], errands: [], isSound: true, clerks: [] })
  })
  const page = mount(LedgerSheet, {
    props: { plan: sitePlan(loadSite('village').settings), nowMs: Date.UTC(2026, 10, 25, 2) },
  })
  await flushPromises()
  for (const [date, words] of [
    ['0001-01-01', '“日期”没有填对'],
    ['', '请选一个日期'],
    ['2026-11-20', '没有收到回复'],
  ] as const) {
    await page.find('input[type=date]').setValue(date)
    await flushPromises()
    expect(page.find('[role=alert]').text(), date).toContain(words)
    expect(page.text()).not.toContain('这一天还没有记录')
  }
  await page.find('input[type=date]').setValue('2026-11-23')
  await page.find('input[type=date]').setValue('')
  late(Response.json({ lines: [], entries: [], cases: [], isSound: true }))
  await flushPromises()
  expect(page.text()).not.toContain('这一天还没有记录')
  page.unmount()
})

const ENTRY = { seq: 1, atMs: Date.UTC(2026, 10, 25, 1), what: 'TicketIssued', about: 'C001' }
const ERRAND = {
  ...{ reference: 'D2026-4827195036', itemName: '最低生活保障', itemNameEn: 'Allowance', materials: 2 },
  ...{ mandate: 'family', below: null, status: 'above', ticketNo: null, filedNo: null },
  holder: { site: 'liulin', badgeNo: '0301', name: '赵峰' },
  steps: [
    { what: 'accepted', site: 'huaishuwan', date: '2026-11-25', by: '严静' },
    { what: 'taken', site: 'liulin', date: '2026-11-25', by: '赵峰' },
  ],
}

it('VILLAGE-7 LINK-18 an errand has its line with its way; what another site gave bears its name', async () => {
  locale.value = 'zh'
  vi.stubGlobal('fetch', async () =>
    Response.json({
      ...{ lines: [], cases: [], isSound: true, clerks: [], errands: [ERRAND] },
      entries: ['site:liulin', 'liulin/0101', 'device:1 号机', 'device'].map((by, at) => ({
        ...ENTRY,
        seq: at + 1,
        by,
      })),
    }),
  )
  const page = mount(LedgerSheet, {
    props: { plan: sitePlan(loadSite('village').settings), nowMs: Date.UTC(2026, 10, 25, 2) },
  })
  await flushPromises()
  expect(page.get('table').text()).toMatch(
    /D2026-4827195036最低生活保障2 份 家人代说.*收件.*严静.*签收 柳林镇便民服务站 赵峰/,
  )
  expect(page.findAll('.v-journal li').map((line) => line.text().replace(/^\S+ 登记 C001\s*/, ''))).toEqual([
    '柳林镇便民服务站',
    '柳林镇便民服务站 0101',
    '1 号机',
    '取号机',
  ])
  page.unmount()
})
