/** Reports of several sites beside each other: comparable only over the same matters (REPORT-11). */
import type { SiteId, SiteLevel } from '../words/ids.ts'
import type { ReportFigures, ReportItem } from './figures.ts'
import type { ErrandCounts } from './errand-figures.ts'
import { FEW } from './findings.ts'
import { mattersTogether, type MatterCounts } from './matter-figures.ts'

/** What is said of a site beside others. */
export interface SiteWork {
  readonly issued: number
  readonly finished: number
  readonly asked: number
  readonly kept: number
  readonly p50Ms: number | null
  readonly p80Ms: number | null
  readonly secondTrips: number
  /** Visits that could be rated, and those that were. */
  readonly visits: number
  readonly rated: number
  readonly mean: number | null
  readonly openMs: number
  readonly items: readonly Pick<ReportItem, 'item' | 'count' | 'serviceMeanMs'>[]
  /** Errands, and what citizens said of all kinds; null: told by an older program, which does not count them. */
  readonly errands: Omit<ErrandCounts, 'daysMean'> | null
  readonly matters: MatterCounts | null
}

/** `work` null: not heard, or still counting its days; `daysLeft` null: not heard. */
export interface SiteReported {
  readonly site: SiteId
  readonly level: SiteLevel
  readonly title: string
  readonly titleEn: string
  readonly work: SiteWork | null
  readonly daysLeft: number | null
}

export interface ComparedSite extends SiteReported {
  /** Its three matters with the most visits, and their share of all. */
  readonly busiest: readonly { readonly item: string; readonly share: number }[]
  /** Part of its matters that are also done at another of the sites. */
  readonly comparableShare: number
  /** Time for that part ÷ what the same matters take at all sites together × 100; null: too few to say. */
  readonly index: number | null
}

const BUSIEST = 3

/** The part of a report that sites tell each other; an older program does not tell of errands and complaints. */
export type ToldFigures = Pick<ReportFigures, 'sums' | 'items' | 'ratings' | 'budget'> & {
  readonly errands: ReportFigures['errands'] | null
  readonly matters: ReportFigures['matters'] | null
}

/** What a site below has told, or this one knows of itself. */
export function siteWork({ sums, items, ratings, budget, errands, matters }: ToldFigures): SiteWork {
  const { issued, finished, asked, kept, p50Ms, p80Ms, secondTrips } = sums
  return {
    ...{ issued, finished, asked, kept, p50Ms, p80Ms, secondTrips },
    ...{ visits: ratings.visits, rated: ratings.rated, mean: ratings.mean },
    openMs: budget.openMs,
    items: items.map(({ item, count, serviceMeanMs }) => ({ item, count, serviceMeanMs })),
    errands: errands && errandCounts(errands),
    matters: matters && mattersTogether(matters),
  }
}

function errandCounts(counts: Omit<ErrandCounts, 'daysMean'>): Omit<ErrandCounts, 'daysMean'> {
  const { accepted, fromBelow, settled, late, refused, givenBack, open, openLate } = counts
  return { accepted, fromBelow, settled, late, refused, givenBack, open, openLate }
}

/** What sites have settled and have open, added up over those that told of it (LINK-2); each errand was taken in at one. */
export function servicesTogether(sites: readonly SiteReported[]): Pick<SiteWork, 'errands' | 'matters'> {
  const errands = sites.flatMap(({ work }) => work?.errands ?? [])
  const matters = sites.flatMap(({ work }) => work?.matters ?? [])
  return {
    errands: errands.length === 0 ? null : added(errands),
    matters: matters.length === 0 ? null : added(matters),
  }
}

function added<T extends object>(all: readonly T[]): T {
  const [one = {}] = all
  const sums = Object.keys(one).map((key) => [key, sum(all, (each) => Number(each[key as keyof T]))] as const)
  return Object.fromEntries(sums) as T
}

/** The sites in their order, each with its mix and how long the same mix takes elsewhere. */
export function comparedSites(sites: readonly SiteReported[]): readonly ComparedSite[] {
  const usual = new Map<string, { sites: number; count: number; ms: number }>()
  for (const { work } of sites)
    for (const { item, count, serviceMeanMs } of work?.items ?? []) {
      if (serviceMeanMs === null) continue
      const known = usual.get(item) ?? { sites: 0, count: 0, ms: 0 }
      usual.set(item, { sites: known.sites + 1, count: known.count + count, ms: known.ms + count * serviceMeanMs })
    }
  return sites.map((site) => {
    const items = site.work?.items ?? []
    const all = sum(items, ({ count }) => count)
    const shared = items.filter(
      ({ item, serviceMeanMs }) => serviceMeanMs !== null && (usual.get(item)?.sites ?? 0) > 1,
    )
    const count = sum(shared, (one) => one.count)
    const own = sum(shared, (one) => one.count * (one.serviceMeanMs ?? 0))
    const expected = sum(shared, (one) => {
      const known = usual.get(one.item)
      return known === undefined ? 0 : (one.count * known.ms) / known.count
    })
    return {
      ...site,
      busiest: [...items]
        .sort((one, other) => other.count - one.count)
        .slice(0, BUSIEST)
        .map(({ item, count: n }) => ({ item, share: n / all })),
      comparableShare: all === 0 ? 0 : count / all,
      index: count < FEW || expected === 0 ? null : Math.round((100 * own) / expected),
    }
  })
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0)
}
