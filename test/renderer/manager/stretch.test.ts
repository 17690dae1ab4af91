/** Figures of a chosen stretch of days: gone as soon as the days are none, or the answer fails. */
import { afterEach, expect, it, vi } from 'vitest'
import AssessmentCard from '../../../renderer/manager/service/AssessmentCard.vue'
import RatingsCard from '../../../renderer/manager/service/RatingsCard.vue'
import { openBench } from './hall-floor.ts'
import { serveOffice, settle } from './office-server.ts'

afterEach(() => vi.unstubAllGlobals())

const total = {
  visits: 7,
  rated: 3,
  declined: 0,
  timedOut: 0,
  silent: 0,
  defaulted: 0,
  setAside: 0,
  mean: 4,
  levels: [],
}

it('REPORT-15 days that run backwards, are too many or none ask nothing, and no old figure stays under them', async () => {
  const { asked } = serveOffice({
    'GET /api/ratings?from=2026-11-19&to=2026-11-25': { total, reasons: [], days: [], notable: [], poor: [] },
  })
  const { page } = openBench(RatingsCard)
  await settle()
  expect(page.find('.service-figures').text()).toContain('7')
  const count = asked.length
  for (const [from, to] of [
    ['2026-11-26', '2026-11-25'],
    ['2026-10-01', '2026-11-25'],
    ['', '2026-11-25'],
  ] as const) {
    await page.findAll('input')[0]?.setValue(from)
    await page.findAll('input')[1]?.setValue(to)
    await settle()
    expect(page.find('.service-figures').exists(), `${from} ${to}`).toBe(false)
    expect(page.find('[role=alert]').text()).toBe('请选先后两天，最多 31 天。')
  }
  expect(asked).toHaveLength(count)
  await page.findAll('input')[0]?.setValue('2026-11-20')
  await settle()
  expect(page.find('.service-figures').exists(), 'the server has no answer for these').toBe(false)
  page.unmount()
})

it('REPORT-15 so does the assessment', async () => {
  const { page } = openBench(AssessmentCard)
  await settle()
  await page.findAll('input[type=date]')[0]?.setValue('2026-11-26')
  await settle()
  expect(page.find('[role=alert]').text()).toBe('请选先后两天，最多 31 天。')
  expect(page.find('table').exists()).toBe(false)
  page.unmount()
})
