/** What each room was shown last, and whether it is sent to again: what is new, or due although nothing has changed. */
import type { View } from '../../domain/views/view.ts'
import type { PublisherParts, Rests } from './publish.ts'

interface Sent {
  readonly body: string
  /** When it is sent again although nothing has changed. */
  readonly dueMs: number
  rests: Rests | null
  /** So many stand before this phone's holder that one less is no news. */
  readonly isFar: boolean
}

/** From so many people before them on, the heartbeat is soon enough. */
const FAR_AHEAD = 10
/** A heartbeat due before the next look is sent with this one. */
const AHEAD_MS = 1500
/** Those who came at once, after a restart, are not all sent to at once for ever: some heartbeats come sooner. */
const SPREAD = 16
const SOONER_MOST = 0.25
const SECOND_MS = 1000

/** What each room was shown last, and sends what is new or due. */
export interface Shown {
  send(room: string, rests: Rests | null): void
  /** null for a room that is no phone's, or was never looked at. */
  restsOf(room: string): Rests | null
  arrived(room: string): View | null
  /** The room's view is sent when it is looked at next, changed or not. */
  owe(room: string): void
  /** Whether a view had to be made. */
  servePhone(room: string): boolean
  /** Phones whose heartbeat is due, each once: whoever does not serve them looks at all. */
  takeDue(): readonly string[]
  /** Rooms that nobody is in any more; looked for only when there must be some. */
  forgetEmpty(phones: readonly string[]): void
}

/** Has shown nothing yet. */
export function createShown(parts: PublisherParts, nowMs: () => number): Shown {
  const sent = new Map<string, Sent>()
  const due = createDue()
  let beats = 0

  function send(room: string, rests: Rests | null): void {
    const view = parts.viewOf(room)
    if (!view) return
    const text = JSON.stringify(view)
    const body = bodyOf(view, text)
    const before = sent.get(room)
    const isSame = before?.body === body
    const isDue = !before || nowMs() >= before.dueMs
    note(room, view, body, isSame && !isDue ? before.dueMs : nextDueMs(view), rests)
    if (!isSame || isDue) parts.send(room, view, text)
  }

  function note(room: string, view: View, body: string, dueMs: number, rests: Rests | null): void {
    const isFar = view.kind === 'ticket' && (view.ahead ?? 0) > FAR_AHEAD
    if (view.kind === 'ticket' && sent.get(room)?.dueMs !== dueMs) due.put(room, dueMs)
    sent.set(room, { body, dueMs, rests, isFar })
  }

  function nextDueMs(view: View): number {
    if (view.kind !== 'ticket') return nowMs() + parts.heartbeatMs - AHEAD_MS
    beats = (beats + 1) % SPREAD
    return nowMs() + parts.phoneHeartbeatMs * (1 - (SOONER_MOST * beats) / SPREAD)
  }

  return {
    send,
    restsOf: (room) => {
      const rests = sent.get(room)?.rests ?? null
      return rests && parts.restsOn(room, rests)
    },
    arrived: (room) => {
      const view = parts.viewOf(room)
      // What others of its room were shown stays noted: they are owed what is new.
      if (view === null) sent.delete(room)
      else if (!sent.has(room))
        note(
          room,
          view,
          bodyOf(view, JSON.stringify(view)),
          nextDueMs(view),
          view.kind === 'ticket' ? parts.restsOn(room, null) : null,
        )
      return view
    },
    owe: (room) => {
      const before = sent.get(room)
      if (before) sent.set(room, { ...before, dueMs: -Infinity })
    },
    servePhone: (room) => {
      const before = sent.get(room)
      const known = before?.rests ?? null
      const rests = parts.restsOn(room, known)
      const isSame = known !== null && (before?.isFar ? known.own === rests.own : known === rests)
      if (before && isSame && nowMs() < before.dueMs) {
        before.rests = rests
        return false
      }
      send(room, rests)
      return true
    },
    takeDue: () => due.take(nowMs()),
    forgetEmpty: (phones) => {
      const rooms = [...parts.rooms()]
      if (sent.size <= phones.length + rooms.length) return
      const alive = new Set([...phones, ...rooms])
      for (const room of sent.keys()) if (!alive.has(room)) sent.delete(room)
    },
  }
}

/** What is shown, without the head that says of when it is; nearly every view begins with that. */
function bodyOf(view: View, text: string): string {
  const { kind, seq, atMs } = view
  const head = `{"kind":"${kind}","seq":${seq},"atMs":${atMs},`
  if (text.startsWith(head)) return `${kind} ${text.slice(head.length)}`
  const { seq: _seq, atMs: _atMs, ...shown } = view
  return JSON.stringify(shown)
}

/** Rooms by the second in which they are due, so that nobody has to look at all others to find them. */
function createDue(): { put(room: string, dueMs: number): void; take(nowMs: number): readonly string[] } {
  const bySecond = new Map<number, string[]>()
  return {
    put: (room, dueMs) => {
      const second = Math.ceil(dueMs / SECOND_MS)
      const rooms = bySecond.get(second)
      if (rooms) rooms.push(room)
      else bySecond.set(second, [room])
    },
    take: (nowMs) => {
      const seconds = [...bySecond.keys()].filter((second) => second * SECOND_MS <= nowMs)
      return seconds.flatMap((second) => {
        const rooms = bySecond.get(second) ?? []
        bySecond.delete(second)
        return rooms
      })
    },
  }
}
