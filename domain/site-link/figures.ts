/** How reports of the sites below stand together: a line for each site two steps down, sums of what is deeper. */
import type { HallSettings } from '../plan/settings.ts'
import { mayReach, treeOf } from '../site/reach.ts'
import type { SiteId, SiteLevel } from '../words/ids.ts'
import { beyondMin, type LampCounts, type SiteFigures } from './own-figures.ts'

/** A report and how old it is where it stands now. */
export interface HeardFigures {
  readonly figures: SiteFigures
  readonly ageMs: number
  /** The site above it; null: told by an older program. */
  readonly parentId: SiteId | null
  /** Everything below it, as it has told; null: nothing is, or it did not say. */
  readonly below: BelowSums | null
}

/** All sites below one, summed up: a province does not carry each of its rooms about (LINK-13). */
export interface BelowSums {
  readonly sites: number
  /** Not heard of: none of the other numbers counts them. */
  readonly silent: number
  readonly open: number
  readonly waiting: number
  readonly near: number
  readonly over: number
  readonly served: number
  readonly called: number
  readonly kept: number
  readonly lamps: LampCounts
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
  readonly below: BelowSums | null
}

/** A child is asked every five seconds; after three unanswered times its numbers are grey. */
export const FIGURES_EVERY_MS = 5000
const SILENT_AFTER_MS = 3 * FIGURES_EVERY_MS

/** Minutes before its end at which a promise is called near, as on the floor. */
const NEAR_MIN = 5

/** How a site stands: what one colour and one word say of it. */
export type Standing = 'silent' | 'closed' | 'within' | 'near' | 'over'

/** A silent site is nothing else; one that is closed with nobody in it breaks no promise (LINK-14). */
export function standingOf({ figures, isSilent }: Pick<RollupLine, 'figures' | 'isSilent'>): Standing {
  if (isSilent || figures === null) return 'silent'
  const { slowest, isOpen, waiting } = figures
  if (isOpen === false && waiting === 0) return 'closed'
  if (slowest === null || slowest.waiting === 0) return 'within'
  const beyond = beyondMin(slowest)
  return beyond > 0 ? 'over' : beyond > -NEAR_MIN ? 'near' : 'within'
}

/**
 * Own site first, then every site up to two steps below in the order of the settings, each with the freshest report that
 * reached us (LINK-2, LINK-3, LINK-13).
 */
export function rollupLines(
  settings: HallSettings,
  own: SiteFigures,
  heard: readonly HeardFigures[],
): readonly RollupLine[] {
  const freshest = new Map<SiteId, HeardFigures>()
  for (const one of heard)
    if (one.ageMs < (freshest.get(one.figures.site)?.ageMs ?? Infinity)) freshest.set(one.figures.site, one)
  const below = settings.site?.below ?? []
  const ids = new Set(below.map((one) => one.id))
  const tree = treeOf(settings)
  const known = below.filter(({ id }) => stepsBelow(settings.siteId, id, tree) <= 2)
  const others = [...freshest.values()].filter(({ figures }) => figures.site !== own.site && !ids.has(figures.site))
  const lineOf = (one: Pick<RollupLine, 'site' | 'level' | 'parentId' | 'title' | 'titleEn'>): RollupLine => {
    const found = freshest.get(one.site)
    return {
      ...one,
      figures: found?.figures ?? null,
      ageMs: found?.ageMs ?? null,
      isSilent: found === undefined || found.ageMs > SILENT_AFTER_MS,
      below: found?.below ?? namesOnly(one.site, below, tree),
    }
  }
  const lines = [
    ...known.map(({ id, ...one }) => lineOf({ site: id, ...one })),
    ...others.map(({ figures: { site, level, title, titleEn }, parentId }) =>
      lineOf({ site, level, title, titleEn, parentId: parentId === own.site ? null : parentId }),
    ),
  ]
  return [{ ...headOf(own), below: sumsOf(lines.filter(({ parentId }) => parentId === null)) }, ...lines]
}

function headOf(own: SiteFigures): RollupLine {
  const { site, level, title, titleEn } = own
  return { site, level, parentId: null, title, titleEn, figures: own, ageMs: 0, isSilent: false, below: null }
}

function stepsBelow(own: SiteId, site: SiteId, tree: ReturnType<typeof treeOf>): number {
  let steps = 0
  for (let at: SiteId | null = site; at !== null && at !== own && steps < 9; at = tree.get(at) ?? null) steps += 1
  return steps
}

/** Sites that stand in the settings below one that has told nothing: there, and silent. */
function namesOnly(
  site: SiteId,
  below: readonly { readonly id: SiteId; readonly parentId: SiteId | null }[],
  tree: ReturnType<typeof treeOf>,
): BelowSums | null {
  if (!below.some(({ parentId }) => parentId === site)) return null
  const sites = below.filter(({ id }) => id !== site && mayReach(site, id, tree)).length
  return { ...NOTHING, sites, silent: sites }
}

const NO_LAMPS: LampCounts = { red: 0, yellow: 0, normal: 0, paused: 0 }
const NOTHING: BelowSums = {
  sites: 0,
  silent: 0,
  open: 0,
  waiting: 0,
  near: 0,
  over: 0,
  served: 0,
  called: 0,
  kept: 0,
  lamps: NO_LAMPS,
}

/** These sites and everything below them; null where there are none. A silent one silences what only it could tell. */
export function sumsOf(lines: readonly Pick<RollupLine, 'figures' | 'isSilent' | 'below'>[]): BelowSums | null {
  if (lines.length === 0) return null
  return lines.map(oneSum).reduce(added)
}

function oneSum(line: Pick<RollupLine, 'figures' | 'isSilent' | 'below'>): BelowSums {
  const { figures, isSilent, below } = line
  if (isSilent || figures === null) {
    const sites = 1 + (below?.sites ?? 0)
    return { ...NOTHING, sites, silent: sites }
  }
  const standing = standingOf(line)
  const own: BelowSums = {
    sites: 1,
    silent: 0,
    open: figures.isOpen === true ? 1 : 0,
    waiting: figures.waiting,
    near: standing === 'near' ? 1 : 0,
    over: standing === 'over' ? 1 : 0,
    served: figures.served,
    called: figures.promise?.called ?? 0,
    kept: figures.promise?.kept ?? 0,
    lamps: figures.lamps ?? NO_LAMPS,
  }
  return below === null ? own : added(own, below)
}

/** Two sums as one. */
export function added(one: BelowSums, other: BelowSums): BelowSums {
  return {
    sites: one.sites + other.sites,
    silent: one.silent + other.silent,
    open: one.open + other.open,
    waiting: one.waiting + other.waiting,
    near: one.near + other.near,
    over: one.over + other.over,
    served: one.served + other.served,
    called: one.called + other.called,
    kept: one.kept + other.kept,
    lamps: {
      red: one.lamps.red + other.lamps.red,
      yellow: one.lamps.yellow + other.lamps.yellow,
      normal: one.lamps.normal + other.lamps.normal,
      paused: one.lamps.paused + other.lamps.paused,
    },
  }
}
