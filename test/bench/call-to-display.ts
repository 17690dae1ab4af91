/**
 * displayRatio and displayBytesPerCall: from a clerk's call to the last of forty displays, with calls at random
 * distances, against a bare broadcast of as many bytes to as many sockets at the same distances.
 */
import type { Socket } from 'socket.io-client'
import type { LobbyView } from '../../domain/views/lobby.ts'
import { connect, pairDevice, type Client } from '../support/client.ts'
import { median, percentile, rounded } from './measure.ts'
import { pause } from './process.ts'
import { accepted, served } from './stage.ts'

export const DISPLAYS = 40
/** Calls and broadcasts take turns by so many, so that a drifting machine hits both. */
const BLOCK = 25
const APART_LEAST_MS = 5
const APART_MOST_MS = 200
const QUIET_MS = 400

export interface Parts {
  readonly clerks: readonly Client[]
  readonly counters: readonly string[]
  readonly displays: readonly Client[]
  readonly bare: readonly Socket[]
  /** How many calls; as many broadcasts. */
  readonly calls: number
}

export async function openDisplays(url: string): Promise<readonly Client[]> {
  const displays: Client[] = []
  for (let n = 0; n < DISPLAYS; n += 1)
    displays.push(
      await connect(
        url,
        { screen: 'lobby', zone: null },
        { deviceToken: await pairDevice(url, 'display', { name: `display ${n}` }) },
      ),
    )
  return displays
}

/** Both in turn; the ratio of the slowest hundredths. */
export async function callsAmid(parts: Parts): Promise<Record<string, number>> {
  const { displays, bare } = parts
  const bytes = await bytesPerCall(parts)
  const shown = arrivals(
    displays.map((display) => display.socket as unknown as Socket),
    (view) => ((view as LobbyView).calls ?? []).map(([, ticketNo]) => ticketNo),
  )
  const heard = arrivals(bare, (message) => [(message as string).split('|', 1)[0] as string])
  const ours: number[] = []
  const raw: number[] = []
  for (let from = 0; from < parts.calls; from += BLOCK) {
    const distances = Array.from({ length: BLOCK }, () => distance())
    const sent = await callAtDistances(parts, distances)
    const told = await broadcastAtDistances(bare[0] as Socket, distances, from, bytes)
    await pause(QUIET_MS)
    // The first block warms both up.
    if (from === 0) continue
    for (const [no, atMs] of sent) ours.push(shown.lastMs(no) - atMs)
    for (const [no, atMs] of told) raw.push(heard.lastMs(no) - atMs)
  }
  process.stderr.write(
    `  call to last display: median ${rounded(median(ours), 2)}, p99 ${rounded(percentile(ours, 0.99), 2)} ms; bare broadcast: ${rounded(median(raw), 2)}, ${rounded(percentile(raw, 0.99), 2)} ms\n`,
  )
  return { displayRatio: rounded(percentile(ours, 0.99) / percentile(raw, 0.99)), displayBytesPerCall: bytes }
}

/** Short distances as often as long ones: bursts and lulls. */
function distance(): number {
  return APART_LEAST_MS * (APART_MOST_MS / APART_LEAST_MS) ** Math.random()
}

/** When each key had reached every socket. Throws for one that some socket never got. */
function arrivals(sockets: readonly Socket[], keysIn: (message: unknown) => readonly string[]) {
  const times = new Map<string, { by: number; lastMs: number }>()
  for (const socket of sockets) {
    const had = new Set<string>()
    socket.on('view', (message: unknown) => {
      const nowMs = performance.now()
      for (const key of keysIn(message)) {
        if (had.has(key)) continue
        had.add(key)
        times.set(key, { by: (times.get(key)?.by ?? 0) + 1, lastMs: nowMs })
      }
    })
  }
  return {
    lastMs: (key: string): number => {
      const found = times.get(key)
      if (found?.by !== sockets.length) throw new Error(`${key} reached ${found?.by ?? 0} of ${sockets.length} sockets`)
      return found.lastMs
    },
  }
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
    const sentMs = performance.now()
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
    sent.push([String(from + at), performance.now()])
    sender.emit('broadcast', `${from + at}|${'x'.repeat(bytes)}`)
    await pause(ms)
  }
  return sent
}

/** What one display receives because of one call, without what service and time change. */
async function bytesPerCall({ clerks, counters, displays }: Parts): Promise<number> {
  let bytes = 0
  displays[0]!.socket.io.engine.on('packet', (packet: { readonly data?: unknown }) => {
    if (typeof packet.data === 'string') bytes += Buffer.byteLength(packet.data) + 1
  })
  const sizes: number[] = []
  for (let n = 0; n < 9; n += 1) {
    await pause(QUIET_MS)
    const at = (turn += 1) % clerks.length
    bytes = 0
    await accepted(clerks[at] as Client, { type: 'CallNext', counter: counters[at] as string })
    await pause(QUIET_MS / 4)
    sizes.push(bytes)
    await served(clerks[at] as Client, counters[at] as string)
  }
  return median(sizes)
}
