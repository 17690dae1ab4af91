/**
 * displayRatio and displayBytesPerCall: from a clerk's call to the last of forty displays, with calls at random
 * distances, against a bare broadcast of as many bytes to as many sockets at the same distances.
 */
import type { Socket } from 'socket.io-client'
import { PROTOCOL_VERSION } from '../../domain/contract/protocol.ts'
import { pairDevice, type Client } from '../support/client.ts'
import { median, percentile, rounded } from './measure.ts'
import { pause } from './process.ts'
import { accepted, served } from './stage.ts'
import { nowMs, watchAt, type Heard, type Watchers } from './watchers.ts'

export const DISPLAYS = 40
/** Calls and broadcasts take turns by so many, so that a drifting machine hits both. */
const BLOCK = 25
const APART_LEAST_MS = 5
const APART_MOST_MS = 200
const QUIET_MS = 400

export interface Parts {
  readonly clerks: readonly Client[]
  readonly counters: readonly string[]
  readonly displays: Watchers
  /** As many sockets at the bare server, and one that sends. */
  readonly bare: Watchers
  readonly sender: Socket
  /** How many calls; as many broadcasts. */
  readonly calls: number
}

export async function openDisplays(url: string): Promise<Watchers> {
  const auths: object[] = []
  for (let n = 0; n < DISPLAYS; n += 1)
    auths.push({
      screen: 'lobby',
      zone: null,
      protocol: PROTOCOL_VERSION,
      deviceToken: await pairDevice(url, 'display', { name: `display ${n}` }),
    })
  return watchAt('lobby', url, auths)
}

export function openBare(url: string): Promise<Watchers> {
  return watchAt(
    'bare',
    url,
    Array.from({ length: DISPLAYS }, () => ({})),
  )
}

/** Both in turn; the ratio of the slowest hundredths. */
export async function callsAmid(parts: Parts): Promise<Record<string, number>> {
  const bytes = await bytesPerCall(parts)
  const calls: (readonly [string, number])[] = []
  const broadcasts: (readonly [string, number])[] = []
  for (let from = 0; from < parts.calls; from += BLOCK) {
    const distances = Array.from({ length: BLOCK }, () => distance())
    const sent = await callAtDistances(parts, distances)
    const told = await broadcastAtDistances(parts.sender, distances, from, bytes)
    await pause(QUIET_MS)
    // The first block warms both up.
    if (from === 0) continue
    calls.push(...sent)
    broadcasts.push(...told)
  }
  const [ours, raw] = [
    took(calls, parts.displays, await parts.displays.heard()),
    took(broadcasts, parts.bare, await parts.bare.heard()),
  ]
  process.stderr.write(
    `  call to last display: median ${rounded(median(ours), 2)}, p99 ${rounded(percentile(ours, 0.99), 2)} ms; bare broadcast: ${rounded(median(raw), 2)}, ${rounded(percentile(raw, 0.99), 2)} ms\n`,
  )
  return { displayRatio: rounded(percentile(ours, 0.99) / percentile(raw, 0.99)), displayBytesPerCall: bytes }
}

/** Until the last of all had it. Throws for one that some never got. */
function took(sent: readonly (readonly [string, number])[], { count }: Watchers, { byKey }: Heard): readonly number[] {
  return sent.map(([key, atMs]) => {
    const found = byKey.get(key)
    if (found?.by !== count) throw new Error(`${key} reached ${found?.by ?? 0} of ${count} sockets`)
    return found.lastMs - atMs
  })
}

/** Short distances as often as long ones: bursts and lulls. */
function distance(): number {
  return APART_LEAST_MS * (APART_MOST_MS / APART_LEAST_MS) ** Math.random()
}

let turn = 0

/** Each call by the next clerk, who serves at once; gives the numbers called, and when each call was sent. */
async function callAtDistances(
  { clerks, counters }: Pick<Parts, 'clerks' | 'counters'>,
  distances: readonly number[],
): Promise<readonly (readonly [string, number])[]> {
  const visits: Promise<readonly [string, number]>[] = []
  for (const ms of distances) {
    const at = (turn += 1) % clerks.length
    const [clerk, counter] = [clerks[at] as Client, counters[at] as string]
    const sentMs = nowMs()
    visits.push(
      accepted(clerk, { type: 'CallNext', counter }).then(async ({ ticketNo }) => {
        await served(clerk, counter)
        return [ticketNo as string, sentMs]
      }),
    )
    await pause(ms)
  }
  return Promise.all(visits)
}

async function broadcastAtDistances(
  sender: Socket,
  distances: readonly number[],
  from: number,
  bytes: number,
): Promise<readonly (readonly [string, number])[]> {
  const sent: (readonly [string, number])[] = []
  for (const [at, ms] of distances.entries()) {
    sent.push([String(from + at), nowMs()])
    sender.emit('broadcast', `${from + at}|${'x'.repeat(bytes)}`)
    await pause(ms)
  }
  return sent
}

/** What one display receives because of one call, without what service and time change. */
async function bytesPerCall({ clerks, counters, displays }: Parts): Promise<number> {
  const sizes: number[] = []
  for (let n = 0; n < 9; n += 1) {
    await pause(QUIET_MS)
    const at = (turn += 1) % clerks.length
    const before = (await displays.heard()).bytes
    await accepted(clerks[at] as Client, { type: 'CallNext', counter: counters[at] as string })
    await pause(QUIET_MS / 4)
    sizes.push((await displays.heard()).bytes - before)
    await served(clerks[at] as Client, counters[at] as string)
  }
  return median(sizes)
}
