/**
 * What the duty manager is told of cases without opening the board: supervision orders that nobody has answered in time,
 * and a site above that is silent with a case of ours in its hands; it notes each day's red lamps (WATCH-5 … WATCH-7).
 */
import type { ManagerAlert } from '../../domain/words/alert.ts'
import type { AlertSource, Hall } from '../hall/hall.ts'
import { serviceDates } from '../hall/holding.ts'
import { noteReds } from '../hall/red-days.ts'
import type { ShownCase } from '../hall/rows/case-rows.ts'
import type { SiteClient } from './client.ts'

/** Tables are asked so often; a view reads what was found last. */
const EVERY_MS = 30_000
/** As the case itself says that the other site does not answer. */
export const SITE_SILENT_MS = 60_000
const RED = 0
const LOOKED_AT = 500

export interface CaseWatch {
  readonly alerts: AlertSource
  /** Looks; call it about once a second. */
  look(): Promise<void>
}

type Watched = Pick<Hall, 'base' | 'index' | 'nowMs' | 'store'>

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
      found = [...(await unanswered(hall, nowMs)), ...(await heldBySilent(hall, siteClient, nowMs))]
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
