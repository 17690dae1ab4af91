/** What a server does by itself: what nobody waits for leaves the first minute to the screens that come back. */
import { afterEach, expect, it, vi } from 'vitest'
import { startDiskProbe } from '../../../server/jobs/disk-probe.ts'
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
  void stop()
  end(new Error('the process of the reports has ended'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(said).toHaveLength(1)
})

it('KEEP-18 a stop waits for a job that has begun, so that it finds its file open, but not for one that waits itself', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'setImmediate', 'clearInterval', 'clearImmediate'] })
  const said: string[] = []
  let end: () => void = () => undefined
  const run = (): Promise<void> => new Promise<void>((done) => (end = done)).then(() => void said.push('job'))
  const never = (): Promise<void> => new Promise(() => undefined)
  const stops = [run, never].map((job) => everySecond([{ run: job, failed: '' }], { error: () => undefined }))
  await vi.advanceTimersByTimeAsync(1000)
  const stopped = stops[0]?.().then(() => void said.push('stopped'))
  await Promise.resolve()
  end()
  await stopped
  expect(said).toEqual(['job', 'stopped'])
  await stops[1]?.()
})

it('KEEP-18 a stop waits for a try of the disk that has begun', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const said: string[] = []
  let end: () => void = () => undefined
  const probe = (): Promise<void> => new Promise<void>((done) => (end = done)).then(() => void said.push('tried'))
  const stop = startDiskProbe({ hall: { probe, trouble: () => null }, watchdog: null, onError: () => undefined })
  await vi.advanceTimersByTimeAsync(10_000)
  const stopped = stop().then(() => void said.push('stopped'))
  await Promise.resolve()
  end()
  await stopped
  expect(said).toEqual(['tried', 'stopped'])
})
