/** The floor of one site in a few numbers, of today, as it tells them to the site above (article 6). */
import { dayPlan } from '../calendar/day-plan.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { HallSettings } from '../plan/settings.ts'
import { longestSince, spanOf, waitingIn } from '../queue-day/pick/waiting.ts'
import type { Day } from '../queue-day/decide/checks.ts'
import type { SiteId, SiteLevel } from '../words/ids.ts'
import { minuteOf, wallTime } from '../words/wall-time.ts'

/** Cases in work by their lamp. */
export interface LampCounts {
  readonly red: number
  readonly yellow: number
  readonly normal: number
  readonly paused: number
}

/** The queue whose wait goes furthest towards or past its promise. */
export interface SlowestQueue {
  readonly name: string
  readonly nameEn: string
  readonly waiting: number
  readonly span: readonly [fromMin: number, toMin: number]
  readonly promiseMin: number
}

/** What the day itself does not know. */
export interface Beside {
  /** null: not known here. */
  readonly lamps: LampCounts | null
  /** Items in force and on the list (进驻率). */
  readonly items: { readonly inForce: number; readonly listed: number } | null
  /** Minutes of today's sessions so far, and of those with a counter open. */
  readonly hours: { readonly keptMin: number; readonly dueMin: number } | null
}

/** What is null was told by an older program, which does not say, or is not known. */
export interface SiteFigures extends Beside {
  readonly site: SiteId
  readonly level: SiteLevel
  readonly title: string
  readonly titleEn: string
  /** The day's last event that is counted in. */
  readonly seq: number
  /** Clock of the site that tells it, UTC ms. */
  readonly atMs: number
  readonly waiting: number
  /** null: nobody waits. */
  readonly longestWaitMs: number | null
  /** With somebody of the roster at them: who was removed from it staffs none. */
  readonly openCounters: number
  readonly issued: number
  readonly served: number
  /** Within a session of its counters by its own calendar. */
  readonly isOpen: boolean | null
  /** Whether its counters open at all today. */
  readonly opensToday: boolean | null
  /** null: no queue has a wait to tell. */
  readonly slowest: SlowestQueue | null
  /** First calls of today, those of them within the promise, and who still waits beyond it. */
  readonly promise: { readonly called: number; readonly kept: number; readonly waitingOver: number } | null
}

const NOTHING_BESIDE: Beside = { lamps: null, items: null, hours: null }

/** This site's own figures (LINK-2). */
export function figuresOf(day: Day, index: SettingsIndex, nowMs: number, beside: Beside = NOTHING_BESIDE): SiteFigures {
  const { settings } = index
  const isOnRoster = (badgeNo: string | null): boolean => badgeNo !== null && index.clerks.has(badgeNo)
  const clocks = settings.queues.flatMap((queue) => longestSince(day, queue.id)?.sinceMs ?? [])
  return {
    site: settings.siteId,
    level: settings.siteLevel,
    title: settings.title,
    titleEn: settings.titleEn,
    seq: day.seq,
    atMs: nowMs,
    waiting: [...day.waiting.values()].reduce((sum, count) => sum + count, 0),
    longestWaitMs: clocks.length === 0 ? null : Math.max(0, nowMs - Math.min(...clocks)),
    openCounters: [...day.counters.values()].filter(({ status, badgeNo }) => status === 'open' && isOnRoster(badgeNo))
      .length,
    issued: day.totals.issued,
    served: day.totals.served,
    ...sessionsNow(settings, nowMs),
    slowest: slowestOf(day, index),
    promise: promiseOf(day, index, nowMs),
    ...beside,
  }
}

/** Of the queues with people in them, or of all where nobody waits; null where no counter is open for any. */
function slowestOf(day: Day, index: SettingsIndex): SlowestQueue | null {
  const known = index.settings.queues.flatMap(({ id, name, shortName, nameEn, promiseMin }) => {
    const waiting = waitingIn(day, id)
    const span = spanOf(day, id, waiting, index)
    return span === null ? [] : [{ name: shortName ?? name, nameEn, waiting, span, promiseMin }]
  })
  const busy = known.filter((one) => one.waiting > 0)
  return (busy.length > 0 ? busy : known).reduce<SlowestQueue | null>(
    (worst, one) => (worst === null || beyondMin(one) > beyondMin(worst) ? one : worst),
    null,
  )
}

/** Minutes by which the end of the wait is beyond the promise; negative: within it. */
export function beyondMin({ span, promiseMin }: SlowestQueue): number {
  return span[1] - promiseMin
}

/** First calls of today, those of them within the promise of their queue, and who still waits beyond it. */
export function promiseOf(day: Day, index: SettingsIndex, nowMs: number): NonNullable<SiteFigures['promise']> {
  let [called, kept, waitingOver] = [0, 0, 0]
  const promiseMinOf = (queue: string): number => index.queues.get(queue)?.promiseMin ?? 30
  for (const [queue, waits] of day.totals.waits)
    waits.forEach((count, minutes) => {
      called += count
      if (minutes < promiseMinOf(queue)) kept += count
    })
  for (const { leg, tickets } of day.lines.values()) {
    const beforeMs = nowMs - promiseMinOf(leg.queue) * 60_000
    for (const { sinceMs } of tickets) if (sinceMs < beforeMs) waitingOver += 1
  }
  return { called, kept, waitingOver }
}

/** A hall without a calendar is open at any time; self-service opens no counter. */
function sessionsNow(
  { calendar, timeZone }: HallSettings,
  nowMs: number,
): { readonly isOpen: boolean; readonly opensToday: boolean } {
  if (calendar === null) return { isOpen: true, opensToday: true }
  const { date, minute } = wallTime(nowMs, timeZone)
  const sessions = dayPlan(calendar, date).sessions.filter((session) => session.kind !== 'selfService')
  return {
    isOpen: sessions.some((session) => minuteOf(session.from) <= minute && minute < minuteOf(session.to)),
    opensToday: sessions.length > 0,
  }
}
