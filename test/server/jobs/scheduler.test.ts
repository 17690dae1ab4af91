/** What a server does by itself: what nobody waits for leaves the first minute to the screens that come back. */
import { afterEach, expect, it, vi } from 'vitest'
import { onceSettled } from '../../../server/jobs/scheduler.ts'

afterEach(() => void vi.restoreAllMocks())

it('REPORT-9 reports of past days are filed when a start is a minute old, not beside the screens that come back', async () => {
  const now = vi.spyOn(performance, 'now')
  const filed: number[] = []
  const run = onceSettled(() => void filed.push(performance.now()))
  for (const atMs of [1000, 59_000, 60_000, 61_000]) {
    now.mockReturnValue(atMs)
    await run()
  }
  expect(filed).toEqual([60_000, 61_000])
})
