/** What a server does by itself: what nobody waits for leaves the first minute to the screens that come back. */
import { afterEach, expect, it, vi } from 'vitest'
import { everySecond, onceSettled } from '../../../server/jobs/scheduler.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

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

it('REPORT-9 a job that fails is written to the log, and one that a stop breaks off is not', async () => {
  vi.useFakeTimers()
  const said: unknown[] = []
  let end: (error: Error) => void = () => undefined
  const run = (): Promise<void> => new Promise((_done, failed) => (end = failed))
  const stop = everySecond([{ run, failed: 'reports were not filed' }], {
    error: (...words: readonly unknown[]) => void said.push(words[1]),
  })
  await vi.advanceTimersByTimeAsync(1000)
  end(new Error('the disk is full'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(said).toEqual(['reports were not filed'])
  stop()
  end(new Error('the process of the reports has ended'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(said).toHaveLength(1)
})
