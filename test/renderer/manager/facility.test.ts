/** The facility self-check as a page: what is lacking stands out, what a person must look at has a box, and it prints. */
import { afterEach, expect, it, vi } from 'vitest'
import type { FacilityReply } from '../../../domain/contract/http/hall.ts'
import { facilityCheck } from '../../../domain/site/facility-check.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import FacilityTab from '../../../renderer/manager/devices/FacilityTab.vue'
import { tabGroups } from '../../../renderer/manager/tab-groups.ts'
import { loadSite } from '../../support/site.ts'
import { openBench, type Bench } from './hall-floor.ts'
import { serveOffice, settle } from './office-server.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  locale.value = 'zh'
})

/** The sample hall with a kiosk out of paper and no display heard. */
const REPLY: FacilityReply = {
  lines: facilityCheck(loadSite('county').settings, [
    { kind: 'kiosk', name: '东门取号机', zone: null, counter: null, isHeard: true, paper: 'out' },
  ]),
}

async function opened(): Promise<Bench> {
  serveOffice({ 'GET /api/facility-check': REPLY })
  const bench = openBench(FacilityTab)
  await settle()
  return bench
}

it('SITE-8 names what is lacking, and leaves a box where only a person can tell', async () => {
  const { page } = await opened()
  expect(page.find('[data-line=kiosks]').text()).toContain('有缺')
  expect(page.find('[data-line=kiosks]').text()).toContain('东门取号机')
  expect(page.find('[data-line=counterDisplays]').text()).toContain('1–10、21–29')
  expect(page.find('[data-line=safety]').text()).toContain('□ 是')
  expect(page.find('.facility-sum').text()).toBe('系统看到 3 项正常，3 项有缺；4 项请到现场看')
})

it('SITE-8 prints by one press, in the language that is read', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  const { page, press } = await opened()
  await press('打印自查表')
  expect(print).toHaveBeenCalledOnce()
  locale.value = 'en'
  await settle()
  expect(page.find('[data-line=kiosks]').text()).toContain('A kiosk is on and has paper')
  expect(page.text()).not.toMatch(/[检缺]/)
})

it('SITE-8 is offered to the duty manager beside the machines, and to nobody else', () => {
  const lower = (mayQueues: boolean): readonly string[] =>
    tabGroups({ mayQueues, hasBookings: true, hasSitesBelow: false }).flatMap((group) => group.lower)
  expect(lower(true)).toContain('facility')
  expect(lower(false)).not.toContain('facility')
})
