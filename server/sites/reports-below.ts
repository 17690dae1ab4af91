/** Asks the sites below for their report of a period, a few at a time and in the background, and keeps what they told. */
import { z } from 'zod'
import type { RollupLine } from '../../domain/site-link/figures.ts'
import { nextBelow } from '../../domain/site-link/from-above.ts'
import { SUGGESTION_KINDS } from '../../domain/feedback/commands.ts'
import { siteWork, type SiteReported, type ToldFigures } from '../../domain/report/sites.ts'
import { treeOf } from '../../domain/site/reach.ts'
import type { SiteId } from '../../domain/words/ids.ts'
import type { Hall } from '../hall/hall.ts'
import type { SiteClient } from './client.ts'
import type { Rollup } from './figures.ts'

/** A report that is over changes no more, one of today slowly. */
const KEPT_MS = 10 * 60_000
/** A site that did not answer is asked again after so long. */
const AGAIN_MS = 60_000
const PERIODS_KEPT = 8
const AT_ONCE = 6
/** A first report is counted before it is told. */
const WITHIN_MS = 30_000
/** More sites than these are for their own city or county to compare. */
const SITES_MOST = 400

const count = z.number().min(0)
const ms = z.number().nullable()
const figures = z.object({
  sums: z.object({
    ...{ issued: count, finished: count, asked: count, kept: count, secondTrips: count },
    ...{ p50Ms: ms, p80Ms: ms },
  }),
  items: z.array(z.object({ item: z.string().max(64), count, serviceMeanMs: ms })).max(5000),
  budget: z.object({ openMs: count }),
  // What an older program does not say.
  ratings: z.object({ visits: count, rated: count, mean: ms }).default({ visits: 0, rated: 0, mean: null }),
  errands: z
    .object({
      ...{ accepted: count, fromBelow: count, settled: count, late: count },
      ...{ refused: count, givenBack: count, open: count, openLate: count },
    })
    .nullable()
    .default(null),
  matters: z
    .array(
      z.object({
        kind: z.enum(SUGGESTION_KINDS),
        ...{ received: count, settled: count, inTime: count, open: count, overdue: count },
      }),
    )
    .max(10)
    .nullable()
    .default(null),
})
const reply = z.object({ figures: figures.nullable(), progress: z.object({ daysLeft: count }) })

export interface AskedPeriod {
  readonly period: string
  readonly date: string
}

export interface ReportsBelow {
  /** Every site below to which there is a line, with what is known of it now; what is not is asked for meanwhile. `by`: the badge that asks. */
  of(asked: AskedPeriod, by: string): { readonly sites: readonly SiteReported[]; readonly left: number }
  /** The same when every site has answered or not, after `withinMs` at the latest. */
  whole(asked: AskedPeriod, by: string, withinMs: number): Promise<readonly SiteReported[]>
}

interface Told {
  readonly atMs: number
  readonly keptMs: number
  readonly told: Pick<SiteReported, 'work' | 'daysLeft'>
}
interface Round {
  readonly told: Map<SiteId, Told>
  readonly asking: Set<SiteId>
}

/** Asks nobody yet. */
export function createReportsBelow(
  hall: Pick<Hall, 'index'>,
  siteClient: Pick<SiteClient, 'links' | 'ask'>,
  rollup: Pick<Rollup, 'lines'>,
): ReportsBelow {
  const rounds = new Map<string, Round>()

  function roundOf({ period, date }: AskedPeriod): Round {
    const key = `${period} ${date}`
    const known = rounds.get(key) ?? { told: new Map(), asking: new Set() }
    rounds.delete(key)
    rounds.set(key, known)
    if (rounds.size > PERIODS_KEPT) rounds.delete(rounds.keys().next().value as string)
    return known
  }

  /** The linked site by way of which one is asked; null: there is no line to it, and nobody expects it in a report. */
  function wayTo(site: SiteId): SiteId | null {
    const { settings } = hall.index
    const next = nextBelow(settings.siteId, site, treeOf(settings))
    return next !== null && siteClient.links.has(next) ? next : null
  }

  async function askOne(site: SiteId, { period, date }: AskedPeriod, by: string): Promise<Told> {
    const { settings } = hall.index
    const next = wayTo(site)
    const heard =
      next === null
        ? null
        : await siteClient.ask(
            next,
            'POST',
            '/api/links/staff',
            {
              target: site,
              by: { site: settings.siteId, badgeNo: by },
              ask: { kind: 'read', what: 'report', period, date },
            },
            WITHIN_MS,
          )
    const atMs = performance.now()
    const parsed = heard?.status === 200 ? reply.safeParse(heard.body) : null
    if (!parsed?.success) return { atMs, keptMs: AGAIN_MS, told: { work: null, daysLeft: null } }
    const { figures: known, progress } = parsed.data
    return known === null
      ? { atMs, keptMs: 0, told: { work: null, daysLeft: progress.daysLeft } }
      : { atMs, keptMs: KEPT_MS, told: { work: siteWork(known as unknown as ToldFigures), daysLeft: 0 } }
  }

  function askRest(asked: AskedPeriod, by: string, lines: readonly RollupLine[], round: Round): void {
    const now = performance.now()
    for (const { site } of lines) {
      if (round.asking.size >= AT_ONCE) return
      const known = round.told.get(site)
      if (round.asking.has(site) || (known !== undefined && now - known.atMs < known.keptMs)) continue
      round.asking.add(site)
      void askOne(site, asked, by).then((told) => {
        round.told.set(site, told)
        round.asking.delete(site)
        askRest(asked, by, lines, round)
      })
    }
  }

  const of: ReportsBelow['of'] = (asked, by) => {
    const round = roundOf(asked)
    const lines = rollup
      .lines()
      .slice(1)
      .filter(({ site }) => wayTo(site) !== null)
      .slice(0, SITES_MOST)
    // A silent site is not waited for; it is asked when it is heard of again.
    const heard = lines.filter(({ isSilent }) => !isSilent)
    askRest(asked, by, heard, round)
    return {
      sites: lines.map(({ site, level, title, titleEn }) => ({
        ...{ site, level, title, titleEn },
        ...(round.told.get(site)?.told ?? { work: null, daysLeft: null }),
      })),
      left: heard.filter(({ site }) => isOwed(round.told.get(site))).length,
    }
  }
  return {
    of,
    whole: async (asked, by, withinMs) => {
      for (const untilMs = performance.now() + withinMs; ;) {
        const found = of(asked, by)
        if (found.left === 0 || performance.now() > untilMs) return found.sites
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    },
  }
}

/** Never asked, or still counting its days. */
function isOwed(told: Told | undefined): boolean {
  return told === undefined || (told.told.work === null && told.told.daysLeft !== null)
}
