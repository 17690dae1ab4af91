/**
 * Rounds over the phones, a slice at a time and behind everybody else: to all of them when anything has moved, else to
 * those alone whose heartbeat is due.
 */

/** Time and timers by which views are paced: real time, never the day's clock. */
export interface Pacing {
  nowMs(): number
  /** Runs something later, at once after the present work when `ms` is not above 0. Returns the way to call it off. */
  after(ms: number, run: () => void): () => void
  /**
   * Runs something behind the present turn, before anything that has come meanwhile is read; left out: at once after the
   * present work.
   */
  readonly behindThisTurn?: (run: () => void) => void
}

/** Made anew when anything that the view rests on was replaced; until then only time changes the view. */
export interface Rests {
  /** The record of its own ticket. */
  readonly own: unknown
}

export interface PhoneRoundsParts {
  readonly phones: () => Iterable<string>
  readonly haveMoved?: () => boolean
  /** Phones whose heartbeat is due, each once. */
  readonly takeDue: () => readonly string[]
  /** Whether a view had to be made. */
  readonly servePhone: (room: string, nowMs: number) => boolean
  readonly forgetEmpty: (phones: readonly string[]) => void
  readonly nowMs: () => number
  readonly after: (ms: number, run: () => void) => () => void
  readonly whenShowable: (run: () => void) => void
}

export interface PhoneRounds {
  /** Begins a round unless one is under way; call about once a second. */
  begin(): void
  /** The next round is to all, whatever has moved. */
  lookAtAll(): void
  stop(): void
}

/** A slice takes so long, and so many at most: views made, phones that are only looked at. */
const SLICE_MS = 1
const SLICE_VIEWS = 25
const SLICE_LOOKS = 500
/** The clock is asked again after so many. */
const LOOKS_AT_ONCE = 50
const BETWEEN_SLICES_MS = 5
const SECOND_MS = 1000

/** The first round is to all. */
export function createPhoneRounds(parts: PhoneRoundsParts): PhoneRounds {
  const { nowMs, after, whenShowable } = parts
  let callOff: (() => void) | null = null
  let isAnyLeft = true

  /** From the `from`th on. */
  function serve(phones: readonly string[], from: number): void {
    callOff = null
    const wasAnyLeft = isAnyLeft
    // Stays so when a view cannot be made.
    isAnyLeft = true
    const next = serveSlice(phones, from)
    isAnyLeft = wasAnyLeft
    if (next < phones.length) callOff = after(BETWEEN_SLICES_MS, () => whenShowable(() => serve(phones, next)))
  }

  /** Which phone is the next. */
  function serveSlice(phones: readonly string[], from: number): number {
    let atMs = nowMs()
    const untilMs = atMs + SLICE_MS
    let views = 0
    let at = from
    for (; at < phones.length && at - from < SLICE_LOOKS && views < SLICE_VIEWS && atMs <= untilMs; at += 1) {
      if (parts.servePhone(phones[at] as string, atMs)) views += 1
      else if (at % LOOKS_AT_ONCE > 0) continue
      atMs = nowMs()
    }
    return at
  }

  function whom(): readonly string[] {
    const due = parts.takeDue()
    const haveMoved = parts.haveMoved?.() ?? true
    if (!haveMoved && !isAnyLeft) return due
    isAnyLeft = false
    const phones = [...parts.phones()]
    parts.forgetEmpty(phones)
    return phones
  }

  return {
    begin: () => {
      if (callOff === null) serve(whom(), 0)
    },
    lookAtAll: () => {
      isAnyLeft = true
    },
    stop: () => {
      callOff?.()
      callOff = null
    },
  }
}

/** Rooms by the second in which they are due, so that nobody has to look at all others to find them. */
export function createDue(): { put(room: string, dueMs: number): void; take(nowMs: number): readonly string[] } {
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
