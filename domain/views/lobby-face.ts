/** Which face a lobby display wears: the calls of a working hall, a calm hall, or when the counters open again. */
import { hallHours, type HallHours } from '../calendar/hall-hours.ts'
import type { SitePlan } from '../plan/site-plan.ts'
import { wallTime } from '../words/wall-time.ts'
import type { LobbyView } from './lobby.ts'

/**
 * `calls`: people are called, or many wait. `quiet`: open, and nobody was called for a while. `ended`: no more numbers
 * today, those given are still called. `closed`: nobody is at work and nobody waits to be called.
 */
export type LobbyFace =
  | { readonly kind: 'calls' }
  | { readonly kind: 'quiet'; readonly hours: HallHours; readonly canTake: boolean }
  | { readonly kind: 'ended' }
  | { readonly kind: 'closed'; readonly why: ClosedBecause; readonly hours: HallHours }

export type ClosedBecause = 'night' | 'noon' | 'early' | 'rest'

const QUIET_AFTER_MS = 5 * 60_000
/** With more in the lines a hall is not calm, whatever the calls do. */
const QUIET_WAITING_MAX = 6

/**
 * The face at `nowMs` (SHOW-5, SHOW-6): closed is what the calendar says once the last number of the screen's queues has been
 * called and came; at noon also while people wait. A hall without a calendar never closes.
 */
export function lobbyFace(plan: SitePlan, view: LobbyView, nowMs: number): LobbyFace {
  if (plan.calendar === null) return { kind: 'calls' }
  const upper = new Map(view.queues.map(([id, , span]) => [id, span?.[1] ?? null]))
  const hours = hallHours(plan, nowMs, (queue) => upper.get(queue) ?? null)
  const waiting = view.queues.reduce((sum, [, people]) => sum + people, 0)
  const hasOpenCall = view.calls.some(([, , , , , open]) => open === 1)
  const why = closedBecause(hours, nowMs, plan.timeZone)
  if (why === 'noon') return hasOpenCall ? { kind: 'calls' } : { kind: 'closed', why, hours }
  if (why !== null) return waiting > 0 || hasOpenCall ? { kind: 'ended' } : { kind: 'closed', why, hours }
  const newestMs = Math.max(0, ...view.calls.map(([, , , , atMs]) => atMs))
  const canTake = hours.giving.some((queue) => upper.has(queue.id))
  if (!canTake && hours.againMs !== null && isOtherDay(hours.againMs, nowMs, plan.timeZone)) return { kind: 'ended' }
  const isCalm = !hasOpenCall && nowMs - newestMs >= QUIET_AFTER_MS && waiting <= QUIET_WAITING_MAX
  return isCalm ? { kind: 'quiet', hours, canTake } : { kind: 'calls' }
}

/** null: counters are open. */
function closedBecause(hours: HallHours, nowMs: number, timeZone: string): ClosedBecause | null {
  if (hours.openUntilMs !== null) return null
  if (hours.phase === 'rest') return 'rest'
  const isToday = hours.nextOpenMs !== null && !isOtherDay(hours.nextOpenMs, nowMs, timeZone)
  if (!isToday) return 'night'
  return hours.isFirstOpening ? 'early' : 'noon'
}

function isOtherDay(atMs: number, nowMs: number, timeZone: string): boolean {
  return wallTime(atMs, timeZone).date !== wallTime(nowMs, timeZone).date
}
