/** Whole views to the rooms that show them: at once after a change, then at most ten times a second per room. */
import type { View } from '../domain/queue-day/view-types.ts'

export interface PublisherParts {
  /** Rooms that have at least one screen now. */
  readonly rooms: () => Iterable<string>
  /** The view of a room, or null when it has none (a deleted counter, an unknown link). */
  readonly viewOf: (room: string) => View | null
  readonly send: (room: string, view: View) => void
  readonly everyMs: number
  /** Even an unchanged view is sent this often, so that a screen knows its age. */
  readonly heartbeatMs: number
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

/** Makes a publisher. Timers are real time: pacing of packets, never a matter of the day's clock. */
export function createPublisher(parts: PublisherParts): Publisher {
  const sent = new Map<string, Sent>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let soon: ReturnType<typeof setImmediate> | null = null
  let lastMs = -Infinity

  function changed(): void {
    if (timer !== null || soon !== null) return
    const waitMs = lastMs + parts.everyMs - performance.now()
    // Whoever gave the command is answered first: building views is no reason to keep them waiting.
    if (waitMs <= 0) soon = setImmediate(sendAll)
    else timer = setTimeout(sendAll, waitMs)
  }

  function sendAll(): void {
    timer = null
    soon = null
    lastMs = performance.now()
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
    const now = performance.now()
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
      if (timer !== null || soon !== null) return
      let isNews = false
      for (const room of parts.rooms()) isNews = sendRoom(room) || isNews
      if (isNews) lastMs = performance.now()
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer)
      if (soon !== null) clearImmediate(soon)
      timer = null
      soon = null
    },
  }
}
