/**
 * What the duty manager is told of cases without opening the board: supervision orders that nobody has answered in time,
 * and a linked site that is silent with something of ours in its hands; it notes each day's red lamps (WATCH-5 … WATCH-9).
 */
import { ERRANDS_STREAM } from '../../domain/errand/state.ts'
import type { ManagerAlert } from '../../domain/words/alert.ts'
import { addDays, momentOf } from '../../domain/words/wall-time.ts'
import type { AlertSource, Hall } from '../hall/hall.ts'
import { serviceDates } from '../hall/holding.ts'
import { noteReds } from '../hall/red-days.ts'
import type { ShownCase } from '../hall/rows/case-rows.ts'
import type { SiteClient } from './client.ts'

/** Tables are asked so often; a view reads what was found last. */
const EVERY_MS = 30_000
/** As the case itself says that the other site does not answer. */
const SITE_SILENT_MS = 60_000
const RED = 0
const LOOKED_AT = 500
/** Of the open cases, the most urgent ones; a hall has fifty thousand. */
const LOOKED_AT_MOST = 5000

export interface CaseWatch {
  readonly alerts: AlertSource
  /** Looks; call it about once a second. */
  look(): Promise<void>
}

type Watched = Pick<Hall, 'base' | 'index' | 'nowMs' | 'store' | 'streams'>

/** Makes the watch of one site. `reds`: how many lamps are red now, errands as well. */
export function createCaseWatch(
  hall: Watched,
  siteClient: Pick<SiteClient, 'links' | 'silentMs'>,
  reds: () => Promise<number>,
): CaseWatch {
  let noted = ''
  let lookedMs = Number.NEGATIVE_INFINITY
  let found: readonly ManagerAlert[] = []
  return {
    alerts: () => found,
    look: async () => {
      const nowMs = hall.nowMs()
      if (nowMs >= lookedMs && nowMs - lookedMs < EVERY_MS) return
      lookedMs = nowMs
      const red = await reds()
      const figure = `${serviceDates(hall.base.timeZone)(nowMs)} ${red}`
      if (figure !== noted) await noteReds(hall, red)
      noted = figure
      found = [
        ...(await unanswered(hall, nowMs)),
        ...unansweredErrands(hall, nowMs),
        ...(await heldBySilent(hall, siteClient, nowMs)),
        ...(await silentBelow(hall, siteClient, nowMs)),
      ]
    },
  }
}

/** One alert for each, so that whoever sent it can see that it is theirs and take it. */
async function unanswered({ store, index }: Watched, nowMs: number): Promise<readonly ManagerAlert[]> {
  const red = await store.listCases({ department: null, which: 'work', rank: RED, limit: LOOKED_AT, offset: 0 })
  return red.flatMap(({ shown, department }) => {
    const { urge } = JSON.parse(shown) as ShownCase
    if (!urge || urge.answer !== null || urge.dueMs >= nowMs) return []
    const sender = index.clerks.get(urge.by ?? '')?.name ?? urge.by ?? ''
    return [{ ...ALERT, kind: 'urgeLate', place: `${department} ${urge.orderNo}`, who: [sender], sinceMs: urge.dueMs }]
  })
}

/** Errands have no department: the order's number says which (WATCH-8). */
function unansweredErrands({ base, index, streams }: Watched, nowMs: number): readonly ManagerAlert[] {
  return [...streams.state(ERRANDS_STREAM).errands.values()].flatMap(({ urges }) => {
    const order = urges.at(-1)
    if (order === undefined || order.answer !== null) return []
    const sinceMs = momentOf(addDays(order.dueDate, 1), 0, base.timeZone)
    if (sinceMs > nowMs) return []
    const sender = index.clerks.get(order.by)?.name ?? order.by
    return [{ ...ALERT, kind: 'urgeLate', place: order.orderNo, who: [sender], sinceMs }]
  })
}

/** Sites directly below that are silent with cases here that are theirs for the citizen, or with our errands' papers. */
async function silentBelow(
  { store, streams, index }: Watched,
  { links, silentMs }: Pick<SiteClient, 'links' | 'silentMs'>,
  nowMs: number,
): Promise<readonly ManagerAlert[]> {
  const silent = (index.settings.site?.below ?? []).filter(({ id }) => links.has(id) && silentMs(id) >= SITE_SILENT_MS)
  if (silent.length === 0) return []
  const counts = new Map<string, number>()
  const add = (site = ''): unknown => counts.set(site, (counts.get(site) ?? 0) + 1)
  for (let offset = 0; offset < LOOKED_AT_MOST; offset += LOOKED_AT) {
    const rows = await store.listCases({ department: null, which: 'work', limit: LOOKED_AT, offset })
    for (const { shown } of rows) add((JSON.parse(shown) as ShownCase).fromSite)
    if (rows.length < LOOKED_AT) break
  }
  for (const { status, below } of streams.state(ERRANDS_STREAM).errands.values())
    if (status === 'announced') add(below ?? '')
  return silent.flatMap(({ id, title }) => {
    const value = counts.get(id) ?? 0
    const sinceMs = nowMs - silentMs(id)
    return value === 0 ? [] : [{ ...ALERT, level: 'yellow', kind: 'caseSilent', place: title, value, sinceMs } as const]
  })
}

async function heldBySilent(
  { store, index }: Watched,
  { links, silentMs }: Pick<SiteClient, 'links' | 'silentMs'>,
  nowMs: number,
): Promise<readonly ManagerAlert[]> {
  const above = index.settings.site?.parent
  if (!above || !links.has(above.id) || silentMs(above.id) < SITE_SILENT_MS) return []
  const counts = await store.countCases(null)
  const value = counts.filter(({ status }) => status === 'above').reduce((sum, { count }) => sum + count, 0)
  return value === 0
    ? []
    : [{ ...ALERT, kind: 'caseSilent', place: above.title, value, sinceMs: nowMs - silentMs(above.id) }]
}

const ALERT = { level: 'red', zone: null, counter: null, helpNo: null, value: 1 } as const
