/**
 * Whole views to the rooms that show them. A call is shown at once, and its counter to whoever gave an order there;
 * whatever else has changed may wait: a screen's room is looked at a tenth of a second later, with all that came
 * meanwhile, a phone's once a second and only where its own ticket or queue moved.
 */
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { View } from '../../domain/views/view.ts'
import { createDue, createPhoneRounds, type Pacing, type Rests } from './phone-rounds.ts'

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
  /** What a phone's view is made of; `before` itself while all of that is the same (`isFar`: its own record is). */
  readonly restsOn: (room: string, before: Rests | null, isFar: boolean) => Rests
  /** Whether phones' views, or who is there, may have changed since it was last asked; left out: always. */
  readonly haveMoved?: () => boolean
  /** `text`: the view as JSON. */
  readonly send: (room: string, view: View, text: string) => void
  readonly everyMs: number
  /** Even an unchanged view is sent this often, so that a screen knows its age. */
  readonly heartbeatMs: number
  /** The same of a phone. */
  readonly phoneHeartbeatMs: number
  /** Only the simulation passes its own: packets are paced by real time, never by the day's clock. */
  readonly pacing?: Pacing
}

export interface Publisher {
  /** These events were written (none: something else changed): every room gets its view soon. */
  changed(events?: readonly HallEvent[]): void
  /** Sends what the passing of time alone has changed (screens: every two seconds), and heartbeats; call once a second. */
  tick(): void
  /**
   * A screen has come into this room: the view that it is to be shown. null: it has none, or none can be made now; then
   * the room is sent to as soon as there is one.
   */
  arrived(room: string): View | null
  /** Somebody in this room was answered, and waits for the view behind it: it is sent at once, changed or not. */
  owe(room: string): void
  stop(): void
}

/** Rooms are served in slices of so long, so that a call that comes meanwhile waits for one of them and not for all. */
const SLICE_MS = 1
/** Screens that nothing has happened for are looked at so often, a little less than every second tick. */
const QUIET_LOOK_MS = 1900

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
  behindThisTurn: queueMicrotask,
}

/** Makes a publisher. */
export function createPublisher(parts: PublisherParts): Publisher {
  const { nowMs, after, behindThisTurn = (run) => void after(0, run) } = parts.pacing ?? realTime
  const shown = createShown(parts, nowMs)
  const urgent = new Set<string>()
  let isUrgentDue = false
  let callOff: (() => void) | null = null
  /** The screens' pass that is under way, and whether another is due behind it. */
  let callOffScreens: (() => void) | null = null
  let isDueAgain = false
  let lookedMs = -Infinity
  /** Came due while no view could be made. */
  const owed = new Set<() => void>()
  let callOffOwed: (() => void) | null = null
  const phones = createPhoneRounds({ ...parts, ...shown, after, nowMs, whenShowable })

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
    for (const room of parts.atOnce(events)) hurry(room)
    callOff ??= after(parts.everyMs, () => whenShowable(sendAll))
  }

  function hurry(room: string): void {
    urgent.add(room)
    if (isUrgentDue) return
    isUrgentDue = true
    // An answer is told in this very turn; a call is shown before whatever has come meanwhile is begun.
    behindThisTurn(() => whenShowable(sendUrgent))
  }

  function sendUrgent(): void {
    isUrgentDue = false
    for (const room of urgent) shown.send(room, shown.restsOf(room))
    urgent.clear()
  }

  function sendAll(): void {
    callOff = null
    if (callOffScreens === null) serveScreens([...parts.rooms()].values())
    else isDueAgain = true
  }

  /** One screen's room after the other, a slice at a time. */
  function serveScreens(rooms: Iterator<string>): void {
    callOffScreens = null
    lookedMs = nowMs()
    const untilMs = lookedMs + SLICE_MS
    for (let next = rooms.next(); !next.done; next = rooms.next()) {
      shown.send(next.value, null)
      if (nowMs() < untilMs) continue
      callOffScreens = after(0, () => whenShowable(() => serveScreens(rooms)))
      return
    }
    if (isDueAgain) {
      isDueAgain = false
      sendAll()
    }
  }

  function tick(): void {
    payOwed()
    whenShowable(sendDue)
  }

  function sendDue(): void {
    phones.begin()
    const isLookDue = nowMs() >= lookedMs + QUIET_LOOK_MS
    if (isLookDue && callOff === null && callOffScreens === null) serveScreens([...parts.rooms()].values())
  }

  return {
    changed,
    tick,
    arrived: (room) => {
      const view = shown.arrived(room)
      if (view === null) phones.lookAtAll()
      return view
    },
    owe: (room) => {
      shown.owe(room)
      hurry(room)
    },
    stop: () => {
      for (const off of [callOff, callOffScreens, phones.stop, callOffOwed]) off?.()
      callOff = callOffScreens = callOffOwed = null
      isDueAgain = false
      owed.clear()
      urgent.clear()
    },
  }
}

interface Sent {
  body: string
  /** When it is sent again although nothing has changed. */
  dueMs: number
  rests: Rests | null
  /** So many stand before this phone's holder that one less is no news. */
  isFar: boolean
}

/** From so many people before them on, the heartbeat is soon enough. */
const FAR_AHEAD = 10
/** A heartbeat due before the next look is sent with this one. */
const AHEAD_MS = 1500
/**
 * Those who came at once, or were shown something new at once, are not all sent to at once for ever: the first heartbeat
 * behind that comes sooner, of each by another share of the way.
 */
const SPREAD = 64
const SOONER_MOST = { first: 0.95, news: 0.5, beat: 0 } as const

/** What each room was shown last, and sends what is new or due. */
interface Shown {
  send(room: string, rests: Rests | null): void
  /** null for a room that is no phone's, or was never looked at. */
  restsOf(room: string): Rests | null
  arrived(room: string): View | null
  /** The room's view is sent when it is looked at next, changed or not. */
  owe(room: string): void
  /** Whether a view had to be made. */
  servePhone(room: string, nowMs: number): boolean
  /** Phones whose heartbeat is due, each once: whoever does not serve them looks at all. */
  takeDue(): readonly string[]
  /** Rooms that nobody is in any more; looked for only when there must be some. */
  forgetEmpty(phones: readonly string[]): void
}

function createShown(parts: PublisherParts, nowMs: () => number): Shown {
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
    const dueMs = isSame && !isDue ? before.dueMs : nextDueMs(view, !before ? 'first' : isSame ? 'beat' : 'news')
    // The text that was kept stays: thousands of equal new ones would grow old and be collected dearly.
    note(room, view, isSame ? before.body : body, dueMs, rests)
    if (!isSame || isDue) parts.send(room, view, text)
  }

  function note(room: string, view: View, body: string, dueMs: number, rests: Rests | null): void {
    const isFar = view.kind === 'ticket' && (view.ahead ?? 0) > FAR_AHEAD
    const before = sent.get(room)
    if (view.kind === 'ticket' && before?.dueMs !== dueMs) due.put(room, dueMs)
    if (before) Object.assign(before, { body, dueMs, rests, isFar })
    else sent.set(room, { body, dueMs, rests, isFar })
  }

  function nextDueMs(view: View, behind: keyof typeof SOONER_MOST): number {
    if (view.kind !== 'ticket') return nowMs() + parts.heartbeatMs - AHEAD_MS
    beats = (beats + 1) % SPREAD
    return nowMs() + parts.phoneHeartbeatMs * (1 - (SOONER_MOST[behind] * beats) / SPREAD)
  }

  return {
    send,
    restsOf: (room) => {
      const rests = sent.get(room)?.rests ?? null
      return rests && parts.restsOn(room, rests, false)
    },
    arrived: (room) => {
      const view = parts.viewOf(room)
      // What others of its room were shown stays noted: they are owed what is new.
      if (view === null) sent.delete(room)
      else if (!sent.has(room)) {
        const rests = view.kind === 'ticket' ? parts.restsOn(room, null, false) : null
        note(room, view, bodyOf(view), nextDueMs(view, 'first'), rests)
      }
      return view
    },
    owe: (room) => {
      const before = sent.get(room)
      if (before) before.dueMs = -Infinity
    },
    servePhone: (room, atMs) => {
      const before = sent.get(room)
      const known = before?.rests ?? null
      const isDue = !before || atMs >= before.dueMs
      const rests = parts.restsOn(room, known, before?.isFar === true && !isDue)
      const isSame = known !== null && (before?.isFar ? known.own === rests.own : known === rests)
      if (isSame && !isDue) return false
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
function bodyOf(view: View, text = JSON.stringify(view)): string {
  const { kind, seq, atMs } = view
  const head = `{"kind":"${kind}","seq":${seq},"atMs":${atMs},`
  if (text.startsWith(head)) return `${kind} ${text.slice(head.length)}`
  const { seq: _seq, atMs: _atMs, ...shown } = view
  return JSON.stringify(shown)
}
