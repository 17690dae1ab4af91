/**
 * Whole views to the rooms that show them. A call is shown at once; whatever else has changed may wait: a screen's room
 * is looked at ten times a second at most, a phone's once a second and only where its own ticket or queue moved.
 */
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { View } from '../../domain/views/view.ts'

/** Time and timers of the pacing. */
export interface Pacing {
  nowMs(): number
  /** Runs something later, at once after the present work when `ms` is not above 0. Returns the way to call it off. */
  after(ms: number, run: () => void): () => void
}

export interface PublisherParts {
  /** Rooms of the hall's own screens that have at least one now: some dozens. */
  readonly rooms: () => Iterable<string>
  /** Rooms of phones, one per ticket that is followed: thousands. */
  readonly phones: () => Iterable<string>
  /** Rooms that must show these events at once: the screens of a call, and the phone of whoever is called. */
  readonly atOnce: (events: readonly HallEvent[]) => Iterable<string>
  /** The view of a room, or null when it has none (a deleted counter, an unknown link). */
  readonly viewOf: (room: string) => View | null
  /** false: no view can be made before `changed` is told (SEND-4). */
  readonly isShowable: () => boolean
  /** What a phone's view is made of. */
  readonly restsOn: (room: string) => Rests
  readonly send: (room: string, view: View) => void
  readonly everyMs: number
  /** Even an unchanged view is sent this often, so that a screen knows its age. */
  readonly heartbeatMs: number
  /** The same of a phone. */
  readonly phoneHeartbeatMs: number
  /** Only the simulation passes its own: packets are paced by real time, never by the day's clock. */
  readonly pacing?: Pacing
}

/** Things that are replaced, never changed: while they stay the same, only time changes a view. */
export interface Rests {
  readonly own: unknown
  readonly line: readonly unknown[]
}

export interface Publisher {
  /** These events were written (none: something else changed): every room gets its view soon. */
  changed(events?: readonly HallEvent[]): void
  /** Sends what the passing of time alone has changed, the phones' views, and the heartbeat; call once a second. */
  tick(): void
  /** A screen of this room has come while no view could be made: the room is sent to although nothing may have changed. */
  missed(room: string): void
  stop(): void
}

interface Sent {
  readonly body: string
  readonly atMs: number
  readonly rests: Rests | null
  /** So many stand before this phone's holder that one less is no news. */
  readonly isFar: boolean
}

/** From so many people before them on, the heartbeat is soon enough. */
const FAR_AHEAD = 10

/** Phones are served in slices, so that a call that comes meanwhile waits for one of them and not for all. */
const SLICE_VIEWS = 25
const SLICE_LOOKS = 500
const BETWEEN_SLICES_MS = 8

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
  const urgent = new Set<string>()
  let callOffUrgent: (() => void) | null = null
  let callOff: (() => void) | null = null
  let callOffPhones: (() => void) | null = null
  let lastMs = -Infinity
  /** Came due while no view could be made. */
  const owed = new Set<() => void>()
  let callOffOwed: (() => void) | null = null

  function whenShowable(run: () => void): void {
    if (parts.isShowable()) run()
    else owed.add(run)
  }

  function payOwed(): void {
    callOffOwed = null
    const due = [...owed]
    owed.clear()
    due.forEach(whenShowable)
  }

  function changed(events: readonly HallEvent[] = []): void {
    if (owed.size > 0) callOffOwed ??= after(0, payOwed)
    for (const room of parts.atOnce(events)) urgent.add(room)
    if (urgent.size > 0) callOffUrgent ??= after(0, () => whenShowable(sendUrgent))
    callOff ??= after(lastMs + parts.everyMs - nowMs(), () => whenShowable(sendAll))
  }

  function sendUrgent(): void {
    callOffUrgent = null
    for (const room of urgent) sendRoom(room, sent.get(room)?.rests ? parts.restsOn(room) : null)
    urgent.clear()
  }

  function sendAll(): void {
    callOff = null
    lastMs = nowMs()
    for (const room of parts.rooms()) sendRoom(room)
  }

  /** Whether the room was shown something new; a mere heartbeat must not hold the next change up. */
  function sendRoom(room: string, rests: Rests | null = null): boolean {
    const view = parts.viewOf(room)
    if (!view) return false
    const { seq: _seq, atMs: _atMs, ...shown } = view
    const body = JSON.stringify(shown)
    const before = sent.get(room)
    const now = nowMs()
    const isSame = before?.body === body
    const isDue = !before || now - before.atMs >= (view.kind === 'ticket' ? parts.phoneHeartbeatMs : parts.heartbeatMs)
    const isFar = view.kind === 'ticket' && (view.ahead ?? 0) > FAR_AHEAD
    sent.set(room, { body, atMs: isSame && !isDue ? before.atMs : now, rests, isFar })
    if (isSame && !isDue) return false
    parts.send(room, view)
    return !isSame
  }

  /** One phone after the other, a slice at a time. */
  function servePhones(phones: Iterator<string>, alive: Set<string>): void {
    callOffPhones = null
    let views = 0
    for (let looks = 0; looks < SLICE_LOOKS && views < SLICE_VIEWS; looks += 1) {
      const next = phones.next()
      if (next.done) return forgetAllBut(alive)
      alive.add(next.value)
      if (servePhone(next.value)) views += 1
    }
    callOffPhones = after(BETWEEN_SLICES_MS, () => whenShowable(() => servePhones(phones, alive)))
  }

  /** Whether a view had to be made. */
  function servePhone(room: string): boolean {
    const before = sent.get(room)
    const rests = parts.restsOn(room)
    if (before?.rests && isAlike(before.rests, rests, before.isFar) && nowMs() - before.atMs < parts.phoneHeartbeatMs)
      return false
    sendRoom(room, rests)
    return true
  }

  function forgetAllBut(phones: ReadonlySet<string>): void {
    const rooms = new Set(parts.rooms())
    for (const room of sent.keys()) if (!phones.has(room) && !rooms.has(room)) sent.delete(room)
  }

  function tick(): void {
    if (owed.size > 0) payOwed()
    whenShowable(sendDue)
  }

  function sendDue(): void {
    if (callOffPhones === null) servePhones([...parts.phones()].values(), new Set())
    if (callOff !== null) return
    let isNews = false
    for (const room of parts.rooms()) isNews = sendRoom(room) || isNews
    if (isNews) lastMs = nowMs()
  }

  return {
    changed,
    tick,
    missed: (room) => void sent.delete(room),
    stop: () => {
      for (const off of [callOffUrgent, callOff, callOffPhones, callOffOwed]) off?.()
      callOffUrgent = callOff = callOffPhones = callOffOwed = null
      owed.clear()
    },
  }
}

function isAlike(one: Rests, other: Rests, isFar: boolean): boolean {
  return one.own === other.own && (isFar || one.line.every((part, at) => part === other.line[at]))
}
