/** Keeps the last figures of the sites below: asked for every few seconds, never waited for. */
import { z } from 'zod'
import { FIGURES_EVERY_MS, rollupLines, type HeardFigures, type RollupLine } from '../../domain/site-link/figures.ts'
import { figuresOf, type SiteFigures } from '../../domain/site-link/own-figures.ts'
import { comparedDays, curveOf, withHeard, type ComparedDay, type History } from '../../domain/site-link/history.ts'
import { wallTime } from '../../domain/words/wall-time.ts'
import { mayReach, treeOf } from '../../domain/site/reach.ts'
import type { Hall } from '../hall/hall.ts'
import { watchBeside } from './beside.ts'
import type { SiteClient } from './client.ts'
import { readHeard, writeHeard } from './heard-file.ts'
import { heardSite } from './heard-shape.ts'

const reply = z.object({ sites: z.array(heardSite).max(5000) })

interface Kept {
  readonly heard: readonly HeardFigures[]
  readonly atMs: number
}

export interface Rollup {
  /** For the site above: this one with the sums of all below it, then those directly below, with their age now. */
  heard(): readonly HeardFigures[]
  lines(): readonly RollupLine[]
  /** The same weekday and half-hour of the last weeks. */
  compared(): readonly ComparedDay[]
  /** The last weeks of one site. */
  curve(site: string): ReturnType<typeof curveOf>
  /** Keeps what was heard and asks nobody any more. */
  stop(): void
}

/** What was heard is kept so often, and when the server stops. */
const KEEP_EVERY_MS = 5 * 60_000
const NOTE_EVERY_MS = 60_000

/**
 * Begins to ask the linked sites below. `folder`: where what they told is kept over a restart; `onTrouble`: hears why this
 * site's own figures could not be worked out.
 */
export function createRollup(
  hall: Pick<Hall, 'base' | 'index' | 'day' | 'nowMs' | 'streams' | 'store'>,
  siteClient: SiteClient,
  folder: string,
  onTrouble: (error: unknown) => void,
): Rollup {
  const before = readHeard(folder, hall.nowMs())
  let history: History = before.history
  let notedMs = -Infinity
  const kept = new Map<string, Kept>([['', { heard: before.heard, atMs: performance.now() }]])
  const asking = new Set<string>()
  /** Sites that have answered, or have not within their time, since the start. */
  const asked = new Set<string>()
  const beside = watchBeside(hall)
  const own = (): SiteFigures => figuresOf(hall.day(), hall.index, hall.nowMs(), beside.now())
  const isBelow = (site: string): boolean =>
    site !== hall.index.settings.siteId && mayReach(hall.index.settings.siteId, site, treeOf(hall.index.settings))

  async function askOne(site: string): Promise<void> {
    if (asking.has(site)) return
    asking.add(site)
    const heard = await siteClient.ask(site, 'GET', '/api/links/figures')
    asking.delete(site)
    asked.add(site)
    const parsed = heard?.status === 200 ? reply.safeParse(heard.body) : null
    if (!parsed?.success) return
    const tree = treeOf(hall.index.settings)
    // A site speaks for itself and for what is below it, for nobody else.
    const speaksFor = (other: string): boolean =>
      other === site || (tree.has(other) ? mayReach(site, other, tree) : true)
    kept.set(site, { heard: parsed.data.sites.filter((one) => speaksFor(one.figures.site)), atMs: performance.now() })
    if (performance.now() - notedMs > NOTE_EVERY_MS) note()
  }

  function askAll(): void {
    void beside.look().catch(onTrouble)
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

  const now = (): ReturnType<typeof wallTime> => wallTime(hall.nowMs(), hall.index.settings.timeZone)
  function keep(): void {
    if (siteClient.links.size === 0) return
    const heard = lines().flatMap(({ figures: told, ageMs, parentId, below: sum, site }) =>
      told === null || site === ownSite() ? [] : [{ figures: told, ageMs: ageMs ?? 0, parentId, below: sum }],
    )
    try {
      if (heard.length > 0) writeHeard(folder, { heard, history }, hall.nowMs())
    } catch {
      // A disk that is full is told of by what watches it; this is tried again, and follows from the sites besides.
    }
  }
  /** Right after a start most sites are unheard: a half-hour is kept only when each has had its turn. */
  function note(): void {
    if ([...siteClient.links.keys()].some((site) => isBelow(site) && !asked.has(site))) return
    notedMs = performance.now()
    const all = lines()
    if (all.length > 1 && all.some(({ isSilent }, at) => at > 0 && !isSilent))
      history = withHeard(history, all, now().date, now().minute)
  }

  const timer = setInterval(askAll, FIGURES_EVERY_MS)
  const keeping = setInterval(keep, KEEP_EVERY_MS)
  askAll()
  return {
    compared: () => comparedDays(history, now().date, now().minute),
    curve: (site) => curveOf(history, site),
    heard: () =>
      lines().flatMap(({ figures: told, ageMs, parentId, below: sum }, at) =>
        told === null || (at > 0 && parentId !== null)
          ? []
          : [{ figures: told, ageMs: ageMs ?? 0, parentId: at === 0 ? null : ownSite(), below: sum }],
      ),
    lines,
    stop: () => {
      for (const one of [timer, keeping]) clearInterval(one)
      keep()
    },
  }
}
