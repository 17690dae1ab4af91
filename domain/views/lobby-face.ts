/** Which face a lobby display wears: the calls of a working hall, a calm hall, or when the counters open again. */
import { hallHours, type HallHours } from '../calendar/hall-hours.ts'
import type { NoTicketReason } from '../calendar/offer.ts'
import { calendarFor } from '../calendar/own-calendar.ts'
import type { HallCalendar } from '../plan/calendar-tables.ts'
import type { SitePlan } from '../plan/site-plan.ts'
import type { QueueId } from '../words/ids.ts'
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
  | {
      readonly kind: 'closed'
      readonly why: ClosedBecause
      readonly hours: HallHours
      /** With the sessions of this screen's queues alone. */
      readonly calendar: HallCalendar
    }

export type ClosedBecause = 'night' | 'noon' | 'early' | 'rest'

const QUIET_AFTER_MS = 5 * 60_000
/** With more in the lines a hall is not calm, whatever the calls do. */
const QUIET_WAITING_MAX = 6

/**
 * The face at `nowMs` (SHOW-5, SHOW-6): closed is what the calendar says of the screen's own queues once their last
 * number has been called and came; at noon also while people wait. A hall without a calendar never closes.
 */
export function lobbyFace(plan: SitePlan, view: LobbyView, nowMs: number): LobbyFace {
  if (plan.calendar === null) return { kind: 'calls' }
  const { calendar, hours } = ownHours(plan, plan.calendar, view, nowMs)
  const waiting = view.queues.reduce((sum, [, people]) => sum + people, 0)
  const hasOpenCall = view.calls.some(([, , , , , open]) => open === 1)
  const why = closedBecause(hours, nowMs, plan.timeZone)
  if (why === 'noon') return hasOpenCall ? { kind: 'calls' } : { kind: 'closed', why, hours, calendar }
  if (why !== null) return waiting > 0 || hasOpenCall ? { kind: 'ended' } : { kind: 'closed', why, hours, calendar }
  const newestMs = Math.max(0, ...view.calls.map(([, , , , atMs]) => atMs))
  const canTake = hours.giving.some(({ id }) => !view.shut?.includes(id))
  if (!canTake && hours.againMs !== null && isOtherDay(hours.againMs, nowMs, plan.timeZone)) {
    // Only booked visitors are served today.
    if (hours.stretches.length === 0 && waiting === 0 && !hasOpenCall)
      return { kind: 'closed', why: 'rest', hours, calendar }
    return hours.stretches.length === 0 ? { kind: 'calls' } : { kind: 'ended' }
  }
  const isCalm = !hasOpenCall && nowMs - newestMs >= QUIET_AFTER_MS && waiting <= QUIET_WAITING_MAX
  return isCalm ? { kind: 'quiet', hours, canTake } : { kind: 'calls' }
}

/** The hours of the queues that a screen shows: what other zones do is nothing to those who stand before it. */
function ownHours(
  plan: SitePlan,
  whole: HallCalendar,
  view: LobbyView,
  nowMs: number,
): { readonly calendar: HallCalendar; readonly hours: HallHours } {
  const upper = new Map(view.queues.map(([id, , span]) => [id, span?.[1] ?? null]))
  const queues = plan.queues.filter(({ id }) => upper.has(id))
  const calendar = calendarFor(
    whole,
    queues.map(({ id }) => id),
  )
  return { calendar, hours: hallHours({ ...plan, queues, calendar }, nowMs, (queue) => upper.get(queue) ?? null) }
}

/**
 * Why a queue gives nobody who comes now a number: closed by the duty manager, over for today, not served today, for
 * those who have booked; or only later today, with the moment.
 */
export type QueueRest = 'shut' | 'ended' | 'notToday' | 'bookedOnly' | { readonly againMs: number }

/** The queues of a screen that give no number now (SHOW-9). */
export function restingQueues(plan: SitePlan, view: LobbyView, nowMs: number): ReadonlyMap<QueueId, QueueRest> {
  const resting = new Map<QueueId, QueueRest>()
  if (plan.calendar !== null)
    for (const [id, offer] of ownHours(plan, plan.calendar, view, nowMs).hours.offers)
      if (offer.kind === 'none') resting.set(id, restOf(offer.reason, offer.againMs, nowMs, plan.timeZone))
  for (const id of view.shut ?? []) resting.set(id, 'shut')
  return resting
}

function restOf(reason: NoTicketReason, againMs: number | null, nowMs: number, timeZone: string): QueueRest {
  if (reason === 'bookedOnly') return reason
  if (againMs !== null && !isOtherDay(againMs, nowMs, timeZone)) return { againMs }
  return reason === 'afterCutoff' || reason === 'afterClosing' ? 'ended' : 'notToday'
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
