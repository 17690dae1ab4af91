/** Receivers and gateways outside the hall that are away, on a clock of the test's own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Channel, ChannelName } from '../../../server/integration/channels.ts'
import { createNotices, type NoticeParts, type Wish } from '../../../server/integration/notices.ts'
import { createSignOn } from '../../../server/integration/sign-on.ts'
import { withUntaken } from '../../../server/integration/untaken.ts'
import { openWebhooks } from '../../../server/integration/webhooks.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
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

const settings = loadSite('county').settings
const WISH = { channel: 'sms', to: '13800001111', isEnglish: false } as const

/** A desk for messages about bookings of tomorrow over a store; `sends` are its ways up. */
function deskOver(store: Store, sends: Partial<Record<ChannelName, Channel['send']>>, onTrouble = vi.fn()) {
  const booking = { status: 'confirmed', date: '2026-11-26', minute: 540 }
  const hall = {
    store: { ...store, bookingOf: async () => booking },
    index: indexSettings(settings),
    base: settings,
    nowMs: () => WRITTEN_MS,
  } as unknown as NoticeParts['hall']
  const ways = (['sms', 'email'] as const).flatMap((name) => {
    const send = sends[name]
    return send ? [[name, { send, close: () => undefined }] as const] : []
  })
  const notices = createNotices({ hall, channels: new Map(ways), aheadAt: 1, remindHours: 24, onTrouble })
  const wish = (code: string, more: Partial<Wish> = {}) =>
    notices.wishForBooking(code, WRITTEN_MS + 60 * MINUTE, { ...WISH, ...more })
  return { notices, wish }
}

it('NOTIFY-3 NOTIFY-2 of a wish that was taken back nothing is kept: made again it is told at once', async () => {
  const send = vi.fn<Channel['send']>().mockRejectedValue(new Error('status 503'))
  const { notices, wish } = deskOver(openMemoryStore(), { sms: send })
  await wish('K7M2')
  await notices.run()
  vi.advanceTimersByTime(3_000)
  await notices.run()
  expect(send).toHaveBeenCalledTimes(2)
  await notices.forget('booking', 'K7M2')
  send.mockResolvedValue(undefined)
  await wish('K7M2')
  await notices.run()
  expect(send).toHaveBeenCalledTimes(3)
})

it('NOTIFY-2 a gateway that does not answer holds up no message of another one, and only so many of its own', async () => {
  const sms = vi.fn<Channel['send']>(() => new Promise(() => undefined))
  const email = vi.fn<Channel['send']>().mockResolvedValue(undefined)
  const { notices, wish } = deskOver(openMemoryStore(), { sms, email })
  for (let at = 0; at < 40; at += 1) await wish(`A${at}`)
  await wish('ZZZZ', { channel: 'email', to: 'li@example.org' })
  void notices.run()
  await vi.waitFor(() => expect(email).toHaveBeenCalledTimes(1))
  void notices.run()
  await vi.waitFor(() => expect(sms.mock.calls.length).toBeGreaterThan(1))
  expect(sms.mock.calls.length).toBeLessThan(20)
  expect(new Set(sms.mock.calls.map(([{ id }]) => id)).size).toBe(sms.mock.calls.length)
})

it('NOTIFY-2 a message waits for a gateway that is down for half an hour, also over a restart, and is told once', async () => {
  const store = openMemoryStore()
  const send = vi.fn<Channel['send']>().mockRejectedValue(new Error('status 503'))
  const before = deskOver(store, { sms: send })
  await before.wish('K7M2')
  for (let second = 0; second < 1800; second += 1) {
    await before.notices.run()
    vi.advanceTimersByTime(1000)
  }
  expect(send.mock.calls.length).toBeLessThan(15)
  send.mockClear()
  send.mockResolvedValue(undefined)
  const [after, another] = [deskOver(store, { sms: send }), deskOver(store, { sms: send })]
  for (let round = 0; round < 3; round += 1)
    for (const { notices } of [after, another]) {
      await notices.run()
      vi.advanceTimersByTime(90_000)
    }
  expect(send).toHaveBeenCalledTimes(1)
  expect(await store.sharedUnder('notice/', WRITTEN_MS)).toEqual([])
})

it('NOTIFY-2 of two servers the one that has a message in hand loses it not by the other one', async () => {
  const store = openMemoryStore()
  const send = vi.fn<Channel['send']>().mockRejectedValueOnce(new Error('status 503')).mockResolvedValue(undefined)
  const servers = [deskOver(store, { sms: send }), deskOver(store, { sms: send })]
  await servers[0]?.wish('K7M2')
  for (let second = 0; second < 120; second += 1) {
    for (const { notices } of servers) await notices.run()
    vi.advanceTimersByTime(1000)
  }
  expect(send).toHaveBeenCalledTimes(2)
})

it('HOOK-5 NOTIFY-2 why somebody outside takes nothing is said as the network says it', async () => {
  const store = openMemoryStore()
  const refused = new AggregateError([], '')
  Object.assign(refused, { code: 'ECONNREFUSED' })
  const causes = [new Error('certificate has expired'), refused]
  const why: string[] = []
  const webhooks = await openWebhooks({
    ...{ store, folder, nowMs: () => WRITTEN_MS, badges: () => [], retryFirstMs: 0 },
    onTrouble: (facts) => why.push(facts.why),
    subscriptions: [{ name: 'app', url: 'http://app.example/hook', secret: 'a text of 32 characters or more …' }],
    fetch: async () => {
      throw new TypeError('fetch failed', { cause: causes.shift() })
    },
  })
  await store.append([{ stream: 'day/2026-11-25', records: [{ ...record(1), atMs: WRITTEN_MS }] }])
  for (const count of [1, 2]) {
    await webhooks.run()
    await vi.waitFor(() => expect(why).toHaveLength(count))
  }
  expect(why).toEqual(['certificate has expired', 'ECONNREFUSED'])
  const onTrouble = vi.fn()
  const send = async () => {
    throw new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND sms.example') })
  }
  const { notices, wish } = deskOver(store, { sms: send }, onTrouble)
  await wish('K7M2')
  await notices.run()
  await vi.waitFor(() => expect(onTrouble).toHaveBeenCalled())
  expect(onTrouble.mock.calls[0]?.[0]).toMatchObject({ why: 'getaddrinfo ENOTFOUND sms.example' })
})

it('SIGNON-2 a provider that described itself by halves, or has moved since, is asked again', async () => {
  let described: object = {}
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(described)),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings = { issuer, clientId: 'hall', clientSecret: undefined, scope: 'openid', badgeClaim: 'badge_no' }
  const signOn = createSignOn(settings, {})
  const at = async () => (await signOn?.begin('http://hall.example/back'))?.url.split('?')[0]
  const whole = (place: string) => ({
    ...{ issuer, authorization_endpoint: `${issuer}/${place}`, token_endpoint: `${issuer}/token` },
    jwks_uri: `${issuer}/keys`,
  })
  try {
    for (const half of [{ issuer }, { ...whole('a'), token_endpoint: undefined }, { ...whole('a'), jwks_uri: 'no' }]) {
      described = half
      await expect(at()).rejects.toThrow()
    }
    described = whole('a')
    expect(await at()).toBe(`${issuer}/a`)
    described = whole('b')
    vi.advanceTimersByTime(61 * MINUTE)
    expect(await at()).toBe(`${issuer}/b`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
