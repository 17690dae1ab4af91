/**
 * Pings of all connections by one timer: spread, as those who come back after a restart come all at once, and each kind
 * of screen at its own pace. Engine.io itself knows one pace, and beats for each connection from the moment it came.
 */
import type { Socket } from 'socket.io'
import type { Screen } from '../../domain/contract/protocol.ts'

/** What engine.io's connection offers its own timers; a release without it goes on pinging by itself. */
interface Line {
  pingIntervalTimer?: NodeJS.Timeout | null
  hasRefreshedPingTimeout?: boolean
  readonly readyState: string
  sendPacket?(type: 'ping', data: undefined, options: object): void
  resetPingTimeout?(): void
  once(event: 'close', run: () => void): void
}

export interface Pings {
  /** Pings this connection every `everyMs` from now on, first at some time within them. */
  take(connection: Socket['conn'], everyMs: number): void
  stop(): void
}

const SECOND_MS = 1000
const PING_MS = 25_000
/** A phone learns from its views that its line is dead; the server learns it from the pings, and nobody waits for that. */
const PHONE_PING_MS = 3 * PING_MS
/** The packet "2" as a whole frame of one byte (RFC 6455, 5.2). */
const PING = Buffer.from([0x81, 1, '2'.charCodeAt(0)])

/**
 * How a hall's server pings. With another server to turn to a page need not be patient; with one the views tell it sooner
 * than a ping.
 */
export function pingsFor(hasOthers: boolean): {
  /** For engine.io, which tells them to the other end. */
  readonly options: { readonly pingInterval: number; readonly pingTimeout: number }
  readonly take: (connection: Socket['conn'], screen: Screen) => void
  readonly stop: () => void
} {
  if (hasOthers) {
    const nothing = (): void => undefined
    return { options: { pingInterval: 1000, pingTimeout: 2000 }, take: nothing, stop: nothing }
  }
  const pings = createPings(PHONE_PING_MS)
  return {
    options: { pingInterval: PHONE_PING_MS, pingTimeout: 8000 },
    take: (connection, { screen }) => pings.take(connection, screen === 'ticket' ? PHONE_PING_MS : PING_MS),
    stop: pings.stop,
  }
}

/** Makes it; `longestMs`: of the paces that it will be asked for. */
export function createPings(longestMs: number): Pings {
  const seconds = Array.from({ length: Math.ceil(longestMs / SECOND_MS) + 1 }, () => new Map<Line, number>())
  let now = 0

  function put(line: Line, inSeconds: number, everySeconds: number): void {
    seconds[(now + inSeconds) % seconds.length]?.set(line, everySeconds)
  }

  function second(): void {
    now = (now + 1) % seconds.length
    const due = seconds[now]
    if (due === undefined || due.size === 0) return
    seconds[now] = new Map()
    for (const [line, everySeconds] of due) {
      if (line.readyState !== 'open') continue
      put(line, everySeconds, everySeconds)
      ping(line)
    }
  }

  const timer = setInterval(second, SECOND_MS)
  timer.unref()
  return {
    take: (connection, everyMs) => {
      const line = connection as unknown as Line
      if (!line.pingIntervalTimer || !line.sendPacket || !line.resetPingTimeout) return
      clearTimeout(line.pingIntervalTimer)
      // A pong would set it going again.
      line.pingIntervalTimer = null
      const everySeconds = Math.floor(everyMs / SECOND_MS)
      put(line, 1 + Math.floor(Math.random() * everySeconds), everySeconds)
      line.once('close', () => seconds.forEach((one) => one.delete(line)))
    },
    stop: () => clearInterval(timer),
  }
}

function ping(line: Line): void {
  line.hasRefreshedPingTimeout = false
  line.sendPacket?.('ping', undefined, { wsPreEncodedFrame: [PING] })
  line.resetPingTimeout?.()
}
