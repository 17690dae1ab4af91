/** What the sites below were like in the last weeks, as they told it: half-hours of all together, days of each (LINK-16). */
import type { SiteId } from '../words/ids.ts'
import { addDays } from '../words/wall-time.ts'
import { standingOf, type RollupLine, type Standing } from './figures.ts'

/** All sites at one half-hour of a date. */
export interface HalfHeard {
  /** Minutes since midnight at which it began. */
  readonly minute: number
  readonly standing: Readonly<Record<Standing, number>>
  readonly waiting: number
}

/** A site's date as it was told last. */
export interface SiteDay {
  readonly called: number
  readonly kept: number
  readonly served: number
  /** Most people that were told to wait at once. */
  readonly peak: number
}

export interface DayHeard {
  readonly date: string
  readonly halves: readonly HalfHeard[]
  readonly sites: Readonly<Record<SiteId, SiteDay>>
}

/** Oldest date first. */
export type History = readonly DayHeard[]

/** Five weeks, so that four Mondays stand beside this one. */
export const DAYS_KEPT = 36
const HALF_MIN = 30
const NOBODY: Readonly<Record<Standing, number>> = { silent: 0, closed: 0, within: 0, near: 0, over: 0 }

/** The sites that are counted together: a province counts its counties, everybody else all below. */
function countedLines(lines: readonly RollupLine[]): readonly RollupLine[] {
  const below = lines.slice(1)
  const counties = below.filter(({ level }) => level === 'county')
  return lines[0]?.level === 'province' && counties.length > 0 ? counties : below
}

/** With what these lines say at `minute` of `date`; what was said earlier in the same half-hour is replaced. */
export function withHeard(history: History, lines: readonly RollupLine[], date: string, minute: number): History {
  const known = history.find((one) => one.date === date) ?? { date, halves: [], sites: {} }
  const half = halfOf(minute, countedLines(lines))
  const day: DayHeard = {
    date,
    halves: [...known.halves.filter((one) => one.minute !== half.minute), half],
    sites: { ...known.sites, ...Object.fromEntries(lines.slice(1).flatMap((line) => siteDay(line, known))) },
  }
  const oldest = addDays(date, -DAYS_KEPT)
  return [...history.filter((one) => one.date !== date && one.date > oldest), day].sort((one, other) =>
    one.date < other.date ? -1 : 1,
  )
}

function halfOf(minute: number, lines: readonly RollupLine[]): HalfHeard {
  const standing = { ...NOBODY }
  let waiting = 0
  for (const line of lines) {
    standing[standingOf(line)] += 1
    if (!line.isSilent) waiting += line.figures?.waiting ?? 0
  }
  return { minute: Math.floor(minute / HALF_MIN) * HALF_MIN, standing, waiting }
}

/** A silent site says nothing about its day. */
function siteDay({ site, figures, isSilent }: RollupLine, known: DayHeard): readonly (readonly [SiteId, SiteDay])[] {
  if (isSilent || figures === null) return []
  const { promise, served, waiting } = figures
  const peak = Math.max(waiting, known.sites[site]?.peak ?? 0)
  return [[site, { called: promise?.called ?? 0, kept: promise?.kept ?? 0, served, peak }]]
}

/** The same weekday and half-hour of the last weeks and of this one. */
export interface ComparedDay {
  readonly date: string
  /** Sites that were heard and open, and those of them within their promise, near its end included. */
  readonly open: number
  readonly within: number
  readonly waiting: number
}

/** Up to four, the oldest first; dates of which nothing was heard at that time are left out. */
export function comparedDays(history: History, date: string, minute: number): readonly ComparedDay[] {
  const half = Math.floor(minute / HALF_MIN) * HALF_MIN
  return [21, 14, 7, 0].flatMap((back) => {
    const day = history.find((one) => one.date === addDays(date, -back))
    const found = day?.halves.find((one) => one.minute === half)
    if (day === undefined || found === undefined) return []
    const { within, near, over } = found.standing
    return [{ date: day.date, open: within + near + over, within: within + near, waiting: found.waiting }]
  })
}

/** The days of one site, oldest first. */
export function curveOf(history: History, site: SiteId): readonly (SiteDay & { readonly date: string })[] {
  return history.flatMap(({ date, sites }) => (sites[site] === undefined ? [] : [{ date, ...sites[site] }]))
}
