/** Receivers and gateways outside the hall that are away, on a clock of the test's own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Channel } from '../../../server/integration/channels.ts'
import { createNotices, type NoticeParts } from '../../../server/integration/notices.ts'
import { withUntaken } from '../../../server/integration/untaken.ts'
import { openWebhooks } from '../../../server/integration/webhooks.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { record } from '../../store/records.ts'
import { loadSite } from '../../support/site.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'

const MINUTE = 60_000
const WRITTEN_MS = Date.parse('2026-11-25T02:00:00Z')
const KEPT = { warnings: [], standby: null, backup: { lastGoodMs: null, problem: null }, check: null, alerts: [] }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-away-'))
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

it('HOOK-5 a program that has taken nothing for ten minutes is told with since when, and no longer once it takes', async () => {
  const store = openMemoryStore()
  let status = 503
  const tried = vi.fn()
  const webhooks = await openWebhooks({
    ...{ store, folder, nowMs: () => WRITTEN_MS, badges: () => [], onTrouble: tried, retryFirstMs: 0 },
    subscriptions: [{ name: 'app', url: 'http://app.example/hook', secret: 'a text of 32 characters or more …' }],
    fetch: async () => new Response(null, { status }),
  })
  const told = () => withUntaken(KEPT, webhooks.state())
  await store.append([{ stream: 'day/2026-11-25', records: [{ ...record(1), atMs: WRITTEN_MS }] }])
  await webhooks.run()
  await vi.waitFor(() => expect(tried).toHaveBeenCalled())
  vi.advanceTimersByTime(9 * MINUTE)
  expect(told()).toBe(KEPT)
  vi.advanceTimersByTime(MINUTE)
  expect(told().warnings).toEqual([
    expect.stringMatching(/^The program "app" has taken nothing .* since 2026-11-25T02:00:00\.000Z \(status 503\)/),
  ])
  expect(told().alerts).toMatchObject([{ kind: 'hook', level: 'yellow', place: 'app', sinceMs: WRITTEN_MS }])
  status = 204
  await vi.waitFor(async () => {
    await webhooks.run()
    expect(webhooks.state()).toMatchObject([{ sent: 1, untaken: null }])
  })
  expect(told()).toBe(KEPT)
})

it('NOTIFY-3 NOTIFY-2 of a wish that was taken back nothing is kept: made again it is told at once', async () => {
  const { settings } = loadSite('county')
  const booking = { status: 'confirmed', date: '2026-11-26', minute: 540 }
  const store = { ...openMemoryStore(), bookingOf: async () => booking }
  const send = vi.fn<Channel['send']>().mockRejectedValue(new Error('status 503'))
  const notices = createNotices({
    hall: {
      store,
      index: indexSettings(settings),
      base: settings,
      nowMs: () => WRITTEN_MS,
    } as unknown as NoticeParts['hall'],
    channels: new Map([['sms', { send, close: () => undefined }]]),
    ...{ aheadAt: 1, remindHours: 24, onTrouble: () => undefined },
  })
  const wish = { channel: 'sms', to: '13800001111', isEnglish: false } as const
  const ask = () => notices.wishForBooking('K7M2', WRITTEN_MS + 60 * MINUTE, wish)
  await ask()
  await notices.run()
  vi.advanceTimersByTime(3_000)
  await notices.run()
  expect(send).toHaveBeenCalledTimes(2)
  await notices.forget('booking', 'K7M2')
  send.mockResolvedValue(undefined)
  await ask()
  await notices.run()
  expect(send).toHaveBeenCalledTimes(3)
})
