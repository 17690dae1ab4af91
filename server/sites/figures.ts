/** Keeps the last figures of the sites below: asked for every few seconds, never waited for. */
import { SITE_LEVELS } from '../../domain/words/ids.ts'
import { z } from 'zod'
import { FIGURES_EVERY_MS, rollupLines, type HeardFigures, type RollupLine } from '../../domain/site-link/figures.ts'
import { figuresOf, type SiteFigures } from '../../domain/site-link/own-figures.ts'
import { mayReach, treeOf } from '../../domain/site/reach.ts'
import type { Hall } from '../hall/hall.ts'
import { watchBeside } from './beside.ts'
import type { SiteClient } from './client.ts'

const count = z.number().int().min(0)
const lamps = z.object({ red: count, yellow: count, normal: count, paused: count })
const figures = z.object({
  site: z.string().min(1).max(64),
  level: z.enum(SITE_LEVELS),
  title: z.string().max(100),
  titleEn: z.string().max(100),
  seq: count,
  atMs: z.number(),
  waiting: count,
  longestWaitMs: z.number().min(0).nullable(),
  openCounters: count,
  issued: count,
  served: count,
  // What an older program does not say.
  isOpen: z.boolean().nullable().default(null),
  opensToday: z.boolean().nullable().default(null),
  slowest: z
    .object({
      name: z.string().max(100),
      nameEn: z.string().max(100),
      waiting: count,
      span: z.tuple([z.number(), z.number()]),
      promiseMin: z.number(),
    })
    .nullable()
    .default(null),
  promise: z.object({ called: count, kept: count, waitingOver: count }).nullable().default(null),
  lamps: lamps.nullable().default(null),
  items: z.object({ inForce: count, listed: count }).nullable().default(null),
  hours: z
    .object({ keptMin: z.number().min(0), dueMin: z.number().min(0) })
    .nullable()
    .default(null),
})
const sums = z.object({
  sites: count,
  silent: count,
  open: count,
  waiting: count,
  near: count,
  over: count,
  served: count,
  called: count,
  kept: count,
  lamps,
})
const heardSite = z.object({
  figures,
  ageMs: z.number().min(0),
  parentId: z.string().max(64).nullable().default(null),
  below: sums.nullable().default(null),
})
const reply = z.object({ sites: z.array(heardSite).max(5000) })

interface Kept {
  readonly heard: readonly HeardFigures[]
  readonly atMs: number
}

export interface Rollup {
  /** For the site above: this one with the sums of all below it, then those directly below, with their age now. */
  heard(): readonly HeardFigures[]
  lines(): readonly RollupLine[]
  stop(): void
}

/** Begins to ask the linked sites below. */
export function createRollup(
  hall: Pick<Hall, 'base' | 'index' | 'day' | 'nowMs' | 'streams' | 'store'>,
  siteClient: SiteClient,
): Rollup {
  const kept = new Map<string, Kept>()
  const asking = new Set<string>()
  const beside = watchBeside(hall)
  const own = (): SiteFigures => figuresOf(hall.day(), hall.index, hall.nowMs(), beside.now())
  const isBelow = (site: string): boolean =>
    site !== hall.index.settings.siteId && mayReach(hall.index.settings.siteId, site, treeOf(hall.index.settings))

  async function askOne(site: string): Promise<void> {
    if (asking.has(site)) return
    asking.add(site)
    const heard = await siteClient.ask(site, 'GET', '/api/links/figures')
    asking.delete(site)
    const parsed = heard?.status === 200 ? reply.safeParse(heard.body) : null
    if (!parsed?.success) return
    const tree = treeOf(hall.index.settings)
    // A site speaks for itself and for what is below it, for nobody else.
    const speaksFor = (other: string): boolean =>
      other === site || (tree.has(other) ? mayReach(site, other, tree) : true)
    kept.set(site, { heard: parsed.data.sites.filter((one) => speaksFor(one.figures.site)), atMs: performance.now() })
  }

  function askAll(): void {
    void beside.look()
    for (const site of siteClient.links.keys()) if (isBelow(site)) void askOne(site)
  }

  function below(): readonly HeardFigures[] {
    const now = performance.now()
    return [...kept.values()].flatMap(({ heard, atMs }) =>
      heard.map((one) => ({ ...one, ageMs: Math.round(one.ageMs + now - atMs) })),
    )
  }

  const lines = (): readonly RollupLine[] => rollupLines(hall.index.settings, own(), below())
  const ownSite = (): string => hall.index.settings.siteId

  const timer = setInterval(askAll, FIGURES_EVERY_MS)
  askAll()
  return {
    heard: () =>
      lines().flatMap(({ figures: told, ageMs, parentId, below: sum }, at) =>
        told === null || (at > 0 && parentId !== null)
          ? []
          : [{ figures: told, ageMs: ageMs ?? 0, parentId: at === 0 ? null : ownSite(), below: sum }],
      ),
    lines,
    stop: () => clearInterval(timer),
  }
}
