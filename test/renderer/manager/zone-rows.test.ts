/** A zone of the floor: each queue on its line, the windows that serve it, what folds away. */
import { expect, it, vi } from 'vitest'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { useFloor } from '../../../renderer/manager/floor-store.ts'
import FloorTab from '../../../renderer/manager/floor/FloorTab.vue'
import { alertOf, counterOf, FLOOR, openBench } from './hall-floor.ts'
import { settle } from './office-server.ts'

it('WAIT-3 each queue of a zone has its own line: who waits, how long from now, which windows serve it', async () => {
  const bench = openBench(FloorTab, 'dutyManager', {
    ...FLOOR,
    queues: [
      ['C', 7, [10, 20], 1],
      ['D', 5, [130, 170], 1],
      ['K', 2, null, 1],
    ],
    counters: [counterOf('21'), counterOf('22', { status: 'paused' }), counterOf('23', { status: 'free' })],
  })
  const rows = bench.page.findAll('.zone[aria-label="二楼 C 区"] .queue-row')
  const cells = rows.map((row) => row.findAll(':scope > span').map((part) => part.text()))
  expect(cells).toEqual([
    ['C', '人社', '7 人', '10–20', '2 窗'],
    ['D', '医保', '5 人', '120 以上', '2 窗'],
    ['K', '公积金', '2 人', '没有开窗', ''],
  ])
  expect(rows[0]?.attributes('title')).toBe('人力资源社会保障，7 人等，10–20 分，21、23 号窗口在办')
  expect(rows.map((row) => row.find('.over').exists())).toEqual([false, true, true])
  await rows[1]?.trigger('click')
  expect(useFloor().queue).toBe('D')
  const marked = bench.page.findAll('.cell.marked').map((cell) => cell.find('.arch').text())
  const able = (useFloor().plan?.counters ?? []).filter((one) => one.skills.some((skill) => skill.queue === 'D'))
  expect(marked).toEqual(able.map((one) => one.label))
})

it('a zone of four queues shows the three that need it most in the order of the plan, and the fourth when asked', async () => {
  const page = openBench(FloorTab, 'dutyManager', {
    ...FLOOR,
    queues: [
      ['G', 3, [60, 100], 1],
      ['H', 1, [5, 10], 1],
      ['J', 2, null, 1],
      ['L', 4, [20, 40], 1],
    ],
  }).page
  const zone = page.find('.zone[aria-label="一楼 G 区"]')
  const names = (): readonly string[] => zone.findAll('.queue-row-name').map((one) => one.text())
  expect(names()).toEqual(['户政', '车驾管', '民政'])
  expect(zone.find('.zone-fold').text()).toBe('另 1 类')
  await zone.find('.zone-fold').trigger('click')
  expect(names()).toEqual(['户政', '出入境', '车驾管', '民政'])
})

it('in a house of seven zones the calm ones stand on one line each, what needs a person does not; a press opens and folds one', async () => {
  const bench = openBench(FloorTab)
  const floor = useFloor()
  const plan = floor.plan as SitePlan
  expect(bench.page.findAll('.zone-line')).toHaveLength(0)
  const [first] = plan.zones
  const more = ['X', 'Y'].map((id) => ({ ...(first as (typeof plan.zones)[number]), id, name: `${id} 区` }))
  const large = { ...plan, zones: [...plan.zones, ...more] }
  bench.page.unmount()
  const zone = plan.zones.find(({ name }) => name === '二楼 E 区')?.id ?? null
  const view = { ...FLOOR, alerts: [alertOf('red', 'waitOver', { zone })] }
  const big = openBench(FloorTab, 'dutyManager', view, {}, large)
  const lines = (): readonly string[] => big.page.findAll('.zone-line').map((one) => one.attributes('aria-label') ?? '')
  expect(lines()).toHaveLength(large.zones.length - 1)
  expect(lines()).not.toContain('二楼 E 区')
  await big.page.find('.zone-line[aria-label="二楼 C 区"] button').trigger('click')
  expect(big.page.findAll('.zone[aria-label="二楼 C 区"] .cell').length).toBeGreaterThan(0)
  await big.press('收成一行')
  expect(lines()).toContain('二楼 C 区')
  // Who is proposed to open is seen in place.
  useFloor().proposed = ['21']
  await settle()
  expect(lines()).not.toContain('二楼 C 区')
  big.page.unmount()
})

it('SHOW-13 the wall begins at its top, however far down its switch was pressed', async () => {
  const scrolled = vi.fn()
  vi.stubGlobal('scrollTo', scrolled)
  const { page } = openBench(FloorTab)
  await page.find('.wall-switch').trigger('click')
  await settle()
  expect(useFloor().isWall).toBe(true)
  expect(scrolled).toHaveBeenCalledWith(0, 0)
  vi.unstubAllGlobals()
  page.unmount()
})
