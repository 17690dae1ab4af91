/**
 * Who is spoken next, how often, and what is let go: the announcer's memory as plain steps from one state to the next.
 */

/** A call as the announcer knows it: from the same view that the screen shows. */
export interface HeardCall {
  readonly callNo: number
  readonly ticketNo: string
  readonly counter: string
  /** Nobody has come to the window yet. */
  readonly isOpen: boolean
}

export interface WaitingCall extends HeardCall {
  readonly heardAtMs: number
}

export interface VoiceQueue {
  /** By call number, which is the order of the hall. */
  readonly waiting: readonly WaitingCall[]
  readonly speaking: (WaitingCall & { readonly readings: number }) | null
  /** Never goes down during a day: nothing at or below it is said (again), whether it was said or let go. */
  readonly doneCallNo: number
  /** The last one really said, 0 before the first. */
  readonly spokenCallNo: number
  /** Calls are shown and counted, not said. */
  readonly isSilent: boolean
}

const READINGS_MAX = 2
const DROP_AFTER_MS = 60_000
const NEXT_WITHIN_MS = 20_000

/** A queue that takes up where the last one stopped. */
export function startQueue(doneCallNo: number, isSilent = false): VoiceQueue {
  return { waiting: [], speaking: null, doneCallNo, spokenCallNo: 0, isSilent }
}

/** Takes in every call that the screen shows now (VOICE-3, VOICE-4, VOICE-6, VOICE-8). */
export function hear(queue: VoiceQueue, calls: readonly HeardCall[], nowMs: number): VoiceQueue {
  const shown = new Map(calls.map((call) => [call.callNo, call]))
  const recalled = new Map(calls.map((call) => [call.ticketNo, call.callNo]))
  const known = new Set(queue.waiting.map((call) => call.callNo))
  const kept = queue.waiting.filter(
    (call) => (shown.get(call.callNo)?.isOpen ?? true) && (recalled.get(call.ticketNo) ?? 0) <= call.callNo,
  )
  const fresh = calls.filter((call) => call.isOpen && call.callNo > queue.doneCallNo && !known.has(call.callNo))
  const waiting = [...kept, ...fresh.map((call) => ({ ...call, heardAtMs: nowMs }))].sort((a, b) => a.callNo - b.callNo)
  const now = queue.speaking ? shown.get(queue.speaking.callNo) : undefined
  const speaking = queue.speaking && now ? { ...queue.speaking, isOpen: now.isOpen } : queue.speaking
  return queue.isSilent ? passOver({ ...queue, waiting, speaking }) : { ...queue, waiting, speaking }
}

/** Lets go of what has waited a minute (VOICE-5). */
export function letGo(queue: VoiceQueue, nowMs: number): VoiceQueue {
  const late = queue.waiting.filter((call) => nowMs - call.heardAtMs > DROP_AFTER_MS)
  if (late.length === 0) return queue
  return {
    ...queue,
    waiting: queue.waiting.filter((call) => !late.includes(call)),
    doneCallNo: Math.max(queue.doneCallNo, ...late.map((call) => call.callNo)),
  }
}

/** Begins the next call, if nothing is being said (VOICE-3, VOICE-5). */
export function takeNext(queue: VoiceQueue, nowMs: number): VoiceQueue {
  if (queue.speaking !== null) return queue
  const current = letGo(queue, nowMs)
  const [next, ...waiting] = current.waiting
  if (next === undefined) return current
  return { ...current, waiting, speaking: { ...next, readings: 0 }, doneCallNo: next.callNo }
}

/**
 * One reading has ended, well or badly (VOICE-7): once more, unless somebody came, it failed,
 * or a call behind it would then begin later than twenty seconds after it was made.
 */
export function endReading(queue: VoiceQueue, nowMs: number, readingMs: number, hasFailed: boolean): VoiceQueue {
  if (queue.speaking === null) return queue
  const readings = queue.speaking.readings + 1
  const isLate = queue.waiting.some(
    (call, before) => nowMs + readingMs * (before + 1) - call.heardAtMs > NEXT_WITHIN_MS,
  )
  const isDone = readings >= READINGS_MAX || hasFailed || isLate || queue.isSilent || !queue.speaking.isOpen
  const spokenCallNo = hasFailed ? queue.spokenCallNo : queue.speaking.callNo
  return { ...queue, spokenCallNo, speaking: isDone ? null : { ...queue.speaking, readings } }
}

/** Silent calling on or off (VOICE-9): what comes meanwhile counts as done and is not made up for. */
export function setSilent(queue: VoiceQueue, isSilent: boolean): VoiceQueue {
  return isSilent ? passOver({ ...queue, isSilent }) : { ...queue, isSilent }
}

/** Is this call still to be said, or being said? */
export function isUnspoken(queue: VoiceQueue, callNo: number): boolean {
  return queue.speaking?.callNo === callNo || queue.waiting.some((call) => call.callNo === callNo)
}

/** Counts what waits as done without a word: silent calling, or another display of the zone speaks. */
export function passOver(queue: VoiceQueue): VoiceQueue {
  const last = queue.waiting.at(-1)
  return last === undefined ? queue : { ...queue, waiting: [], doneCallNo: Math.max(queue.doneCallNo, last.callNo) }
}
