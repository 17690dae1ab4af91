/**
 * displayRatio and displayBytesPerCall: from a clerk's call to the last of forty displays, against a bare broadcast of
 * as many bytes to as many sockets.
 */
import type { Socket } from 'socket.io-client'
import type { LobbyView } from '../../domain/views/lobby.ts'
import { connect, pairDevice, type Client } from '../support/client.ts'
import { startFloor } from './floor.ts'
import { median, percentile, rounded } from './measure.ts'
import { accepted, issueMany, itemsOf, openStage, served } from './stage.ts'

const DISPLAYS = 40
/** Calls come further apart than the server paces its views: what is measured is the way, not the pace. */
const APART_MS = 130

/** Milliseconds from `send` until every socket has heard `event` with something that `isIt`. */
async function lastOf(sockets: readonly Socket[], isIt: (view: unknown) => boolean, send: () => void): Promise<number> {
  const from = performance.now()
  const heard = sockets.map(
    (socket) =>
      new Promise<void>((resolve) => {
        const listen = (view: unknown): void => {
          if (!isIt(view)) return
          socket.off('view', listen)
          resolve()
        }
        socket.on('view', listen)
      }),
  )
  send()
  await Promise.all(heard)
  return performance.now() - from
}

/** Counts the bytes of every packet that a display's socket receives. */
function countBytes(client: Client): () => number {
  let bytes = 0
  client.socket.io.engine.on('packet', (packet: { readonly data?: unknown }) => {
    if (typeof packet.data === 'string') bytes += Buffer.byteLength(packet.data) + 1
  })
  return () => bytes
}

export async function run(options: { readonly quick: boolean }): Promise<Record<string, number>> {
  const [stage, floor] = [await openStage(), await startFloor()]
  try {
    const [kiosk] = await stage.kiosks(1)
    const counters = stage.settings.counters.filter((counter) => counter.kind !== 'quick').map((counter) => counter.id)
    await issueMany([kiosk!], 600, itemsOf(stage.settings))
    const clerks = await stage.clerks(counters)
    const displays: Client[] = []
    for (let n = 0; n < DISPLAYS; n += 1)
      displays.push(
        await connect(
          stage.server.url,
          { screen: 'lobby', zone: null },
          { deviceToken: await pairDevice(stage.server.url, 'display', { name: `display ${n}` }) },
        ),
      )
    const bare = await floor.connect(DISPLAYS)
    const bytes = countBytes(displays[0] as Client)
    const ours: number[] = []
    const raw: number[] = []
    const sizes: number[] = []
    const lobby = (): LobbyView => (displays[0] as Client).view() as LobbyView
    for (let n = -5; n < (options.quick ? 70 : 400); n += 1) {
      const at = (n + 5) % clerks.length
      if (at === 0) await freeAll(clerks, counters, n >= 0)
      const before = bytes()
      const callNo = lobby().calls[0]?.[0] ?? 0
      const took = await lastOf(
        displays.map((display) => display.socket as unknown as Socket),
        (view) => ((view as LobbyView).calls[0]?.[0] ?? 0) > callNo,
        () => void accepted(clerks[at]!, { type: 'CallNext', counter: counters[at] as string }),
      )
      const size = bytes() - before
      const rawTook = await lastOf(
        bare,
        () => true,
        () => bare[0]!.emit('broadcast', 'x'.repeat(size)),
      )
      await pause(APART_MS)
      if (n < 0) continue
      ours.push(took)
      raw.push(rawTook)
      sizes.push(size)
    }
    for (const display of displays) display.close()
    process.stderr.write(
      `  call to last display: median ${rounded(median(ours), 2)}, p99 ${rounded(percentile(ours, 0.99), 2)} ms; bare broadcast: ${rounded(median(raw), 2)}, ${rounded(percentile(raw, 0.99), 2)} ms\n`,
    )
    return { displayRatio: rounded(percentile(ours, 0.99) / percentile(raw, 0.99)), displayBytesPerCall: median(sizes) }
  } finally {
    await Promise.all([stage.stop(), floor.stop()])
  }
}

/** Serves whoever stands at the counters, so that each can call again; not measured. */
async function freeAll(clerks: readonly Client[], counters: readonly string[], isBusy: boolean): Promise<void> {
  if (!isBusy) return
  await Promise.all(clerks.map((clerk, at) => served(clerk, counters[at] as string)))
  await pause(APART_MS * 2)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
