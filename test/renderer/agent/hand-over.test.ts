/** What leaves with 都交出去, and what stays. */
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { goesUp } from '../../../domain/errand/goes-up.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import ErrandDesk from '../../../renderer/agent/ErrandDesk.vue'
import { loadSite } from '../../support/site.ts'

const room = sitePlan(loadSite('village').settings)
const station = sitePlan(loadSite('township').settings)

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

const lineOf = (reference: string, item: string, own: object = {}): object => ({
  ...{ reference, item, itemName: room.items.find(({ id }) => id === item)?.name ?? item, itemNameEn: item },
  ...{
    status: 'held',
    below: null,
    materials: 2,
    papers: [],
    mandate: null,
    urges: [],
    steps: [],
    holder: { name: '严静' },
  },
  ...{ ticketNo: null, filedNo: null, unfiled: null, returned: null, result: null, due: null, lamp: null, ...own },
})

/** A desk with these errands; gives what it ordered. */
async function desk(plan: typeof room, errands: readonly object[]) {
  const given: string[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    if (init.method === 'POST')
      given.push((JSON.parse(String(init.body)) as { command: { reference: string } }).command.reference)
    const body = path === '/api/errands' ? { today: '2026-12-01', nowMs: 0, errands } : { ok: true, seq: 1, result: {} }
    return Response.json(body)
  })
  const page = mount(ErrandDesk, { props: { plan } })
  await flushPromises()
  return { page, given, card: page.findAll('.agent-pair .agent-card')[0]! }
}

it('ERRAND-16 a room hands up what is decided above, and keeps its own matters', async () => {
  const { page, given, card } = await desk(room, [lineOf('D-1', 'l01'), lineOf('D-2', 'v02')])
  expect(card.text()).toContain('1 件，2 份材料')
  expect(page.find('.agent-sheet').text()).not.toContain('D-2')
  expect(page.findAll('.agent-row').map((row) => row.text().includes('在本处办理'))).toEqual([false, true])
  await card.findAll('button').at(-1)!.trigger('click')
  await flushPromises()
  expect(given).toEqual(['D-1'])
  page.unmount()
})

it('ERRAND-16 whoever hands over says otherwise of each errand', async () => {
  const { page, given, card } = await desk(room, [lineOf('D-1', 'l01'), lineOf('D-2', 'v02')])
  const [first, other] = card.findAll('input[type=checkbox]')
  await first!.setValue(false)
  await other!.setValue(true)
  await card.findAll('button').at(-1)!.trigger('click')
  await flushPromises()
  expect(given).toEqual(['D-2'])
  page.unmount()
})

it('ERRAND-16 a station settles what was delegated to it; a room that says it of no matter hands all up', () => {
  expect(goesUp('l01', station)).toBe(false)
  const silent = room.items.map((item) =>
    item.guide ? { ...item, guide: { ...item.guide, reviewedAbove: false } } : item,
  )
  expect(goesUp('v02', { ...room, items: silent })).toBe(true)
})
