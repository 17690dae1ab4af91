/** The notice board of a village room: what is known is promised, what is not known is never made up. */
import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import NoticeBoard from '../../../renderer/village/NoticeBoard.vue'
import { loadSite } from '../../support/site.ts'

const plan = sitePlan(loadSite('village').settings)
const nowMs = Date.UTC(2026, 10, 25, 2)
const [first] = plan.items
const guided = (promisedDays: number | null, fee = ''): SitePlan => ({
  ...plan,
  items: [
    {
      ...first!,
      guide: {
        legalBasis: '',
        legalDays: 20,
        result: '',
        phone: '',
        delegatedFrom: null,
        domain: '',
        isLocal: false,
        ...first!.guide,
        promisedDays,
        fee,
      },
    },
  ],
})

it('VILLAGE-5 a limit or a fee that nobody has given is said to be told at the desk, and a given one is printed', () => {
  const rowOf = (shown: SitePlan): string =>
    mount(NoticeBoard, { props: { plan: shown, nowMs } })
      .find('tbody tr')
      .text()
  expect(rowOf(guided(null))).toMatch(/–\s*–$/)
  expect(rowOf(guided(null))).not.toMatch(/当场办|不收费$/)
  expect(rowOf(guided(5, '工本费 10 元'))).toMatch(/5 个工作日内.*工本费 10 元/)
  expect(rowOf(guided(0))).toContain('当场办')
})

it('VILLAGE-5 the sample sites promise no days that no document gives: those of the Licensing Law for licences, and none else', () => {
  const promised = (level: string) =>
    loadSite(level).settings.items.filter(({ guide }) => (guide?.promisedDays ?? guide?.legalDays ?? null) !== null)
  expect(promised('village')).toEqual([])
  expect(promised('county').map(({ id }) => id)).toEqual(['a01', 'a02', 'a03', 'a05', 'm02', 'm03', 'n04'])
  for (const { name, guide } of ['province', 'city', 'county', 'township'].flatMap(promised)) {
    expect(name).toContain('许可')
    expect(guide).toMatchObject({ legalBasis: '《行政许可法》第四十二条', legalDays: 20, promisedDays: 20 })
  }
})

it('SITE-6 TENONES-1 the board marks what the village has added, prints, and carries the code of the guides', async () => {
  const shown = mount(NoticeBoard, { props: { plan: { ...plan, publicAddress: 'https://room.example' }, nowMs } })
  const marked = shown.findAll('tbody tr').filter((row) => row.text().includes('本地增设'))
  expect(marked.map((row) => row.find('td').text().replace('本地增设', ''))).toEqual(['快递代收代寄', '水电费代缴'])
  expect(shown.find('[role="img"][aria-label="扫码看须知"]').exists()).toBe(true)
  const print = vi.fn()
  vi.stubGlobal('print', print)
  await shown.find('button').trigger('click')
  expect(print).toHaveBeenCalledOnce()
  vi.unstubAllGlobals()
})

it('VILLAGE-8 the board says how an errand goes, with the days that its clock counts', () => {
  const steps = mount(NoticeBoard, { props: { plan, nowMs } }).findAll('.v-way li')
  expect(steps.map((one) => one.text())).toEqual([
    '说事、交材料，当面点清，给您编号',
    '3 个工作日内送到柳林镇便民服务站',
    '3 个工作日内当面点收，谁收谁负责',
    '办出结果，1 个工作日内告诉您，原件送回',
  ])
})

it('TENONES-2 the board publishes the three rules of article 29, with the number to complain to', () => {
  const rules = mount(NoticeBoard, { props: { plan, nowMs } }).findAll('.v-rules li')
  expect(rules.map((one) => one.text().split('：')[0])).toEqual(['代办服务', '一次性告知', '责任追究'])
  expect(rules[2]?.text()).toContain('0910-5550231')
})
