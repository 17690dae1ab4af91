// @vitest-environment node
/** A page knocks often while its server may only be restarting, and seldom when it stays away. */
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { Manager } from 'socket.io-client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { knockAt, knockOptions } from '../../../renderer/app/server/knocking.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(() => void vi.useRealTimers())

/** An address at which nobody listens. */
async function silentUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${port}`
}

/** The pauses between so many knocks that nobody hears, ms. */
async function pausesOf(knocks: number, random: () => number): Promise<readonly number[]> {
  const manager = new Manager(await silentUrl(), {
    transports: ['websocket'],
    autoConnect: false,
    ...knockOptions(random),
  })
  knockAt(manager, random)
  const pauses: number[] = []
  manager.open()
  await new Promise<void>((resolve) => manager.once('error', () => resolve()))
  while (pauses.length < knocks) {
    await turn()
    const from = Date.now()
    const failed = new Promise<void>((resolve) => manager.once('reconnect_error', () => resolve()))
    vi.advanceTimersToNextTimer()
    pauses.push(Date.now() - from)
    await failed
  }
  vi.clearAllTimers()
  return pauses
}

it('SEND-10 while it may be a restart no page waits a second with its next knock; an outage is asked after every few seconds', async () => {
  const pauses = await pausesOf(24, () => 0.5)
  let sinceMs = 0
  for (const pause of pauses) {
    sinceMs += pause
    if (sinceMs < 7000) expect(pause).toBeLessThan(1000)
    if (sinceMs > 20_000) expect(pause).toBeGreaterThan(2000)
  }
  expect(sinceMs).toBeGreaterThan(30_000)
})

it('SEND-10 pages knock each at a pace of their own', async () => {
  const [quick, slow] = [await pausesOf(24, () => 0), await pausesOf(24, () => 0.999)]
  expect(slow.at(5)).toBeGreaterThan(quick.at(5) as number)
  expect(slow.at(-1)).toBeGreaterThan((quick.at(-1) as number) + 3000)
})
