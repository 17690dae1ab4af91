/** Keeps the last figures of the sites below: asked for every few seconds, never waited for. */
import { SITE_LEVELS } from '../../domain/words/ids.ts'
import { z } from 'zod'
import {
  FIGURES_EVERY_MS,
  figuresOf,
  rollupLines,
  type HeardFigures,
  type RollupLine,
} from '../../domain/site-link/figures.ts'
import { mayReach, treeOf } from '../../domain/site/reach.ts'
import type { Hall } from '../hall/hall.ts'
import type { SiteClient } from './client.ts'

const count = z.number().int().min(0)
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
  isOpen: z.boolean().nullable().default(null),
})
const reply = z.object({ sites: z.array(z.object({ figures, ageMs: z.number().min(0) })).max(5000) })

interface Kept {
  readonly heard: readonly HeardFigures[]
  readonly atMs: number
}

export interface Rollup {
  /** Own figures and everything heard from below, with its age now. */
  heard(): readonly HeardFigures[]
  lines(): readonly RollupLine[]
  stop(): void
}

/** Begins to ask the linked sites below. */
export function createRollup(hall: Pick<Hall, 'index' | 'day' | 'nowMs'>, siteClient: SiteClient): Rollup {
  const kept = new Map<string, Kept>()
  const asking = new Set<string>()
  const own = (): ReturnType<typeof figuresOf> => figuresOf(hall.day(), hall.index.settings, hall.nowMs())
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
    for (const site of siteClient.links.keys()) if (isBelow(site)) void askOne(site)
  }

  function below(): readonly HeardFigures[] {
    const now = performance.now()
    return [...kept.values()].flatMap(({ heard, atMs }) =>
      heard.map((one) => ({ figures: one.figures, ageMs: Math.round(one.ageMs + now - atMs) })),
    )
  }

  const timer = setInterval(askAll, FIGURES_EVERY_MS)
  askAll()
  return {
    heard: () => [{ figures: own(), ageMs: 0 }, ...below()],
    lines: () => rollupLines(hall.index.settings, own(), below()),
    stop: () => clearInterval(timer),
  }
}
