/** What a site tells the one above about its floor (article 6), and how such reports stand together. */
import { dayPlan } from '../calendar/day-plan.ts'
import { minuteOf, wallTime } from '../words/wall-time.ts'
import type { HallSettings } from '../plan/settings.ts'
import type { SiteLevel, SiteId } from '../words/ids.ts'
import type { DayState } from '../queue-day/state.ts'
import { longestSince } from '../queue-day/pick/waiting.ts'
import type { LowerSite } from '../plan/site-links.ts'

/** The floor of one site in a few numbers, of today. */
export interface SiteFigures {
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
  readonly openCounters: number
  readonly issued: number
  readonly served: number
  /** Within a session of its counters by its own calendar; null: told by an older program, which does not say. */
  readonly isOpen: boolean | null
}

/** A report and how old it is where it stands now. */
export interface HeardFigures {
  readonly figures: SiteFigures
  readonly ageMs: number
}

/** A site of the roll-up; `figures` null: never heard of since this server was started. */
export interface RollupLine {
  readonly site: SiteId
  readonly level: SiteLevel
  /** The site above it; null: directly below this one, or this one itself. */
  readonly parentId: SiteId | null
  readonly title: string
  readonly titleEn: string
  readonly figures: SiteFigures | null
  readonly ageMs: number | null
  /** Not heard of for so long that the numbers are a memory, not the present (LINK-3). */
  readonly isSilent: boolean
}

/** A child is asked every five seconds; after three unanswered times its numbers are grey. */
export const FIGURES_EVERY_MS = 5000
export const SILENT_AFTER_MS = 3 * FIGURES_EVERY_MS

/** This site's own figures (LINK-2). */
export function figuresOf(day: Readonly<DayState>, settings: HallSettings, nowMs: number): SiteFigures {
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
    openCounters: [...day.counters.values()].filter((counter) => counter.status === 'open').length,
    issued: day.totals.issued,
    served: day.totals.served,
    isOpen: isOpenAt(settings, nowMs),
  }
}

/** A hall without a calendar is open at any time; self-service opens no counter. */
function isOpenAt({ calendar, timeZone }: HallSettings, nowMs: number): boolean {
  if (calendar === null) return true
  const { date, minute } = wallTime(nowMs, timeZone)
  return dayPlan(calendar, date).sessions.some(
    (session) => session.kind !== 'selfService' && minuteOf(session.from) <= minute && minute < minuteOf(session.to),
  )
}

/**
 * Own site first, then every site below in the order of the settings, each with the freshest report that reached us
 * (LINK-2, LINK-3).
 */
export function rollupLines(
  settings: HallSettings,
  own: SiteFigures,
  heard: readonly HeardFigures[],
): readonly RollupLine[] {
  const freshest = new Map<SiteId, HeardFigures>()
  for (const one of heard)
    if (one.ageMs < (freshest.get(one.figures.site)?.ageMs ?? Infinity)) freshest.set(one.figures.site, one)
  const known = settings.site?.below ?? []
  const others = [...freshest.values()]
    .map((one) => one.figures)
    .filter(({ site }) => site !== own.site && !known.some((one) => one.id === site))
  const lineOf = ({ id, level, title, titleEn, parentId }: LowerSite): RollupLine => {
    const found = freshest.get(id)
    return {
      site: id,
      level,
      parentId,
      title,
      titleEn,
      figures: found?.figures ?? null,
      ageMs: found?.ageMs ?? null,
      isSilent: found === undefined || found.ageMs > SILENT_AFTER_MS,
    }
  }
  return [
    {
      site: own.site,
      level: own.level,
      parentId: null,
      title: own.title,
      titleEn: own.titleEn,
      figures: own,
      ageMs: 0,
      isSilent: false,
    },
    ...known.map(lineOf),
    ...others.map((one) =>
      lineOf({ id: one.site, level: one.level, title: one.title, titleEn: one.titleEn, parentId: null }),
    ),
  ]
}
