/** The report of a period by the plan that was in force on each of its days: which promises, which hours (article 31). */
import { goesUp } from '../../domain/errand/goes-up.ts'
import { dayPlan, isWorkingDay } from '../../domain/calendar/day-plan.ts'
import type { ReportPeriod, ReportReply } from '../../domain/contract/http/report.ts'
import { reportRules, rulesOn } from '../../domain/plan/past-rules.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { ErrandTerms } from '../../domain/report/errand-figures.ts'
import { periodBefore, periodOf } from '../../domain/report/period.ts'
import { siteWork, type SiteReported } from '../../domain/report/sites.ts'
import type { ReportNames } from '../../domain/report/table-cells.ts'
import { addDays, minuteOf, wallTime } from '../../domain/words/wall-time.ts'
import type { AskReports } from './asks.ts'
import type { Stretch } from './stretch.ts'

/** Of a queue that the plan no longer has. */
const PROMISE_MIN = 30

/** The report of the period that a date lies in; up to today where it still lasts. */
export async function reportOf(
  settings: HallSettings,
  nowMs: number,
  ask: AskReports,
  { period, date: wanted }: { readonly period: ReportPeriod; readonly date?: string | undefined },
): Promise<ReportReply> {
  const fromMs = performance.now()
  const today = wallTime(nowMs, settings.timeZone).date
  const days = periodOf(period, wanted ?? today)
  const to = days.to < today ? days.to : days.from > today ? days.to : today
  const dates = Array.from({ length: 367 }, (_, at) => addDays(days.from, at)).filter((one) => one <= to)
  const answer = await ask('report', {
    stretch: stretchOf(settings, { from: days.from, to }, dates),
    before: periodBefore(period, days.from, to),
    terms: errandTerms(settings, to),
  })
  return { period, ...days, atMs: nowMs, tookMs: Math.round(performance.now() - fromMs), ...answer }
}

/** This site's own line among those below it. */
export function ownReported(
  { siteId, siteLevel, title, titleEn }: HallSettings,
  { figures, progress }: Pick<ReportReply, 'figures' | 'progress'>,
): SiteReported {
  const work = figures === null ? null : siteWork(figures)
  return { site: siteId, level: siteLevel, title, titleEn, work, daysLeft: progress.daysLeft }
}

/** An errand of before is late by now whatever its limit. */
const TERMS_BACK_DAYS = 400
const workdays = new WeakMap<HallSettings, Map<string, boolean>>()

/** By what clocks errands up to a date are counted: each day by the calendar that was in force on it. */
export function errandTerms(settings: HallSettings, to: string): ErrandTerms {
  const known = workdays.get(settings) ?? new Map<string, boolean>()
  workdays.set(settings, known)
  const isAtWork = (date: string): boolean => {
    const { calendar } = rulesOn(settings, date)
    return calendar === null || isWorkingDay(calendar, date)
  }
  const dates = Array.from({ length: TERMS_BACK_DAYS + 1 }, (_, at) => addDays(to, at - TERMS_BACK_DAYS))
  for (const date of dates) if (!known.has(date)) known.set(date, isAtWork(date))
  const promised = settings.items.flatMap(({ id, guide }) =>
    typeof guide?.promisedDays === 'number' ? [[id, guide.promisedDays] as const] : [],
  )
  const settledHere = settings.items.flatMap(({ id }) => (goesUp(id, settings) ? [] : [id]))
  return { workdays: dates.filter((date) => known.get(date)), promisedDays: Object.fromEntries(promised), settledHere }
}

/** The days with what the plan says of them; sessions of these `dates`. */
export function stretchOf(
  settings: HallSettings,
  { from, to }: { readonly from: string; readonly to: string },
  dates: readonly string[],
): Stretch {
  const sessionsOn = (day: string): Stretch['sessions'][string] => {
    const { calendar } = rulesOn(settings, day)
    if (calendar === null) return []
    return dayPlan(calendar, day)
      .sessions.filter((session) => session.kind !== 'selfService')
      .map((session) => [minuteOf(session.from), minuteOf(session.to)] as const)
  }
  return {
    from,
    to,
    promiseMin: PROMISE_MIN,
    promises: promisesOf(settings),
    sessions: Object.fromEntries(dates.map((day) => [day, sessionsOn(day)])),
  }
}

/** Each version's promises with the dates on which they were in force; the period before may reach further back. */
function promisesOf(settings: HallSettings): Stretch['promises'] {
  const past = settings.pastRules ?? []
  const begins = ['0001-01-01', ...past.map((one) => addDays(one.untilDate, 1))]
  return [...past.map(({ untilDate, promises }) => ({ to: untilDate, minutes: promises })), now(settings)].map(
    (one, at) => ({ from: begins[at] ?? '', ...one }),
  )
}

function now(settings: HallSettings): Omit<Stretch['promises'][number], 'from'> {
  return { to: '9999-12-31', minutes: reportRules(settings).promises }
}

/** Names for a table. */
export function namesIn(settings: HallSettings): ReportNames {
  const queues = new Map(settings.queues.map((queue) => [queue.id, `${queue.prefix} ${queue.name}`]))
  const items = new Map(settings.items.map((item) => [item.id, item.name]))
  const counters = new Map(settings.counters.map((counter) => [counter.id, counter.label]))
  return {
    site: settings.title,
    queue: (queue) => queues.get(queue) ?? queue,
    item: (item) => items.get(item) ?? item,
    counter: (counter) => counters.get(counter) ?? counter,
  }
}
