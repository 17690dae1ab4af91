/**
 * Whole views to the rooms that show them. A call is shown at once, and its counter to whoever gave an order there;
 * whatever else has changed may wait: a screen's room is looked at a tenth of a second later, with all that came
 * meanwhile, a phone's once a second and only where its own ticket or queue moved.
 */
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { View } from '../../domain/views/view.ts'
import { createShown } from './shown.ts'

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
  /** What a phone's view is made of; `before` itself while all of that is the same. */
  readonly restsOn: (room: string, before: Rests | null) => Rests
  /**
   * Whether any phone's view may be made of something else, or any screen has come or gone, since this was last asked;
   * while not, only those phones are looked at whose heartbeat is due. Left out: always.
   */
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

/** Made anew when anything that the view rests on was replaced; until then only time changes the view. */
export interface Rests {
  /** The record of its own ticket. */
  readonly own: unknown
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
/** And of so many at most: phones' views, phones that are only looked at. */
const SLICE_VIEWS = 25
const SLICE_LOOKS = 500
/** Screens that nothing has happened for are looked at so often, a little less than every second tick. */
const QUIET_LOOK_MS = 1900
/** Phones wait behind everybody else. */
const BETWEEN_SLICES_MS = 5

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
  const shown = createShown(parts, nowMs)
  const urgent = new Set<string>()
  let callOffUrgent: (() => void) | null = null
  let callOff: (() => void) | null = null
  let callOffPhones: (() => void) | null = null
  /** The screens' pass that is under way, and whether another is due behind it. */
  let callOffScreens: (() => void) | null = null
  let isDueAgain = false
  let lookedMs = -Infinity
  /** Phones were left out, or not reached: all are looked at next. */
  let isAnyLeft = true
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
    for (const room of parts.atOnce(events)) hurry(room)
    callOff ??= after(parts.everyMs, () => whenShowable(sendAll))
  }

  function hurry(room: string): void {
    urgent.add(room)
    callOffUrgent ??= after(0, () => whenShowable(sendUrgent))
  }

  function sendUrgent(): void {
    callOffUrgent = null
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

  /** One phone after the other, a slice at a time. */
  function servePhones(phones: Iterator<string>): void {
    callOffPhones = null
    const wasAnyLeft = isAnyLeft
    // Stays so when a view cannot be made.
    isAnyLeft = true
    const isOver = serveSlice(phones)
    isAnyLeft = wasAnyLeft
    if (!isOver) callOffPhones = after(BETWEEN_SLICES_MS, () => whenShowable(() => servePhones(phones)))
  }

  /** Whether no phone is left. */
  function serveSlice(phones: Iterator<string>): boolean {
    const untilMs = nowMs() + SLICE_MS
    let views = 0
    for (let looks = 0; looks < SLICE_LOOKS && views < SLICE_VIEWS && nowMs() <= untilMs; looks += 1) {
      const next = phones.next()
      if (next.done) return true
      if (shown.servePhone(next.value)) views += 1
    }
    return false
  }

  function phonesToLookAt(): readonly string[] {
    const due = shown.takeDue()
    const haveMoved = parts.haveMoved?.() ?? true
    if (!haveMoved && !isAnyLeft) return due
    isAnyLeft = false
    const phones = [...parts.phones()]
    shown.forgetEmpty(phones)
    return phones
  }

  function tick(): void {
    payOwed()
    whenShowable(sendDue)
  }

  function sendDue(): void {
    if (callOffPhones === null) servePhones(phonesToLookAt().values())
    const isLookDue = nowMs() >= lookedMs + QUIET_LOOK_MS
    if (isLookDue && callOff === null && callOffScreens === null) serveScreens([...parts.rooms()].values())
  }

  return {
    changed,
    tick,
    arrived: (room) => {
      const view = shown.arrived(room)
      if (view === null) isAnyLeft = true
      return view
    },
    owe: (room) => {
      shown.owe(room)
      hurry(room)
    },
    stop: () => {
      for (const off of [callOffUrgent, callOff, callOffScreens, callOffPhones, callOffOwed]) off?.()
      callOffUrgent = callOff = callOffScreens = callOffPhones = callOffOwed = null
      isDueAgain = false
      owed.clear()
    },
  }
}
