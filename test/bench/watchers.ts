/**
 * Displays, or bare sockets, that watch in a process of their own: when each call or message had reached all of them.
 * Whoever calls hears the consoles of forty counters; none of that may hold up a display's clock, as in a hall.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { io } from 'socket.io-client'

export interface Heard {
  /** Of each key: how many have heard it, and when the last of them did. */
  readonly byKey: ReadonlyMap<string, { readonly by: number; readonly lastMs: number }>
  /** What the first of them has received so far. */
  readonly bytes: number
}

export interface Watchers {
  readonly count: number
  heard(): Promise<Heard>
  stop(): Promise<void>
}

/** What names a message: the numbers called in a lobby's view, or what stands before the bar of a bare one. */
type Kind = 'lobby' | 'bare'
type Order = { readonly kind: Kind; readonly url: string; readonly auths: readonly object[] } | 'tell'
type Told = 'here' | { readonly byKey: readonly (readonly [string, Mark])[]; readonly bytes: number }
interface Mark {
  by: number
  lastMs: number
}

/** The same clock in every process of this machine. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now()
}

/** Connects one for each of these handshakes; resolves when all have had their first view. */
export async function watchAt(kind: Kind, url: string, auths: readonly object[]): Promise<Watchers> {
  const child = fork(import.meta.filename, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await answerOf(child, { kind, url, auths })
  return {
    count: auths.length,
    heard: async () => {
      const told = await answerOf(child, 'tell')
      if (told === 'here') throw new Error('the watchers answer out of turn')
      return { byKey: new Map(told.byKey), bytes: told.bytes }
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
}

function answerOf(child: ChildProcess, order: Order): Promise<Told> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new Error('the watchers have ended'))
    child.once('exit', fail)
    child.once('message', (told: Told) => {
      child.off('exit', fail)
      resolve(told)
    })
    child.send(order)
  })
}

function keysOf(kind: Kind, message: unknown): readonly string[] {
  if (kind === 'bare') return [(message as string).split('|', 1)[0] as string]
  return ((message as { readonly calls?: readonly (readonly [number, string])[] }).calls ?? []).map(([, no]) => no)
}

/** At the other end. */
function attend(): void {
  const marks = new Map<string, Mark>()
  let bytes = 0
  const tell = (told: Told): void => void process.send?.(told)
  const come = (kind: Kind, url: string, auths: readonly object[]): void => {
    let here = 0
    auths.forEach((auth, at) => {
      const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth })
      const had = new Set<string>()
      socket.on('view', (message: unknown) => {
        const atMs = nowMs()
        for (const key of keysOf(kind, message)) {
          if (had.has(key)) continue
          had.add(key)
          marks.set(key, { by: (marks.get(key)?.by ?? 0) + 1, lastMs: atMs })
        }
      })
      socket.once('view', () => {
        if ((here += 1) === auths.length) tell('here')
      })
      if (at > 0) return
      socket.io.engine.on('packet', (packet: { readonly data?: unknown }) => {
        if (typeof packet.data === 'string') bytes += Buffer.byteLength(packet.data) + 1
      })
    })
  }
  process.on('message', (order: Order) => {
    if (order === 'tell') tell({ byKey: [...marks], bytes })
    else come(order.kind, order.url, order.auths)
  })
}

if (process.argv[1] === import.meta.filename) {
  process.once('disconnect', () => process.exit())
  attend()
}
