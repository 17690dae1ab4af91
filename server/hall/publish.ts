/** Whole views to the rooms that show them: at once after a change, then at most ten times a second per room. */
import type { View } from '../../domain/views/view.ts'

/** Time and timers of the pacing. */
export interface Pacing {
  nowMs(): number
  /** Runs something later, at once after the present work when `ms` is not above 0. Returns the way to call it off. */
  after(ms: number, run: () => void): () => void
}

export interface PublisherParts {
  /** Rooms that have at least one screen now. */
  readonly rooms: () => Iterable<string>
  /** The view of a room, or null when it has none (a deleted counter, an unknown link). */
  readonly viewOf: (room: string) => View | null
  readonly send: (room: string, view: View) => void
  readonly everyMs: number
  /** Even an unchanged view is sent this often, so that a screen knows its age. */
  readonly heartbeatMs: number
  /** Only the simulation passes its own: packets are paced by real time, never by the day's clock. */
  readonly pacing?: Pacing
}

export interface Publisher {
  /** Something changed: every room gets its view soon. */
  changed(): void
  /** Sends what the passing of time alone has changed, and the heartbeat. */
  tick(): void
  stop(): void
}

interface Sent {
  readonly body: string
  readonly atMs: number
}

const realTime: Pacing = {
  nowMs: () => performance.now(),
  after: (ms, run) => {
    // Whoever gave the command is answered first: building views is no reason to keep them waiting.
    if (ms <= 0) {
      const soon = setImmediate(run)
      return () => clearImmediate(soon)
    }
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** Makes a publisher. */
export function createPublisher(parts: PublisherParts): Publisher {
  const { nowMs, after } = parts.pacing ?? realTime
  const sent = new Map<string, Sent>()
  let callOff: (() => void) | null = null
  let lastMs = -Infinity

  function changed(): void {
    callOff ??= after(lastMs + parts.everyMs - nowMs(), sendAll)
  }

  function sendAll(): void {
    callOff = null
    lastMs = nowMs()
    for (const room of parts.rooms()) sendRoom(room)
    prune()
  }

  /** Whether the room was shown something new; a mere heartbeat must not hold the next change up. */
  function sendRoom(room: string): boolean {
    const view = parts.viewOf(room)
    if (!view) return false
    const { seq: _seq, atMs: _atMs, ...shown } = view
    const body = JSON.stringify(shown)
    const before = sent.get(room)
    const now = nowMs()
    const isSame = before?.body === body
    if (isSame && now - before.atMs < parts.heartbeatMs) return false
    sent.set(room, { body, atMs: now })
    parts.send(room, view)
    return !isSame
  }

  function prune(): void {
    if (sent.size < 2000) return
    const alive = new Set(parts.rooms())
    for (const room of sent.keys()) if (!alive.has(room)) sent.delete(room)
  }

  return {
    changed,
    tick: () => {
      if (callOff !== null) return
      let isNews = false
      for (const room of parts.rooms()) isNews = sendRoom(room) || isNews
      if (isNews) lastMs = nowMs()
    },
    stop: () => {
      callOff?.()
      callOff = null
    },
  }
}
