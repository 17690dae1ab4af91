/** What supervision asks of this site's lamps: counts from the table's own index, the late ones by name (article 9). */
import { ERRANDS_STREAM } from '../../../domain/errand/state.ts'
import { LATE_MOST, siteLamps, type LateRow, type SiteLamps } from '../../../domain/views/supervision.ts'
import type { Hall } from '../../hall/hall.ts'
import { redDays } from '../../hall/red-days.ts'
import type { ShownCase } from '../../hall/rows/case-rows.ts'
import { serviceDates } from '../../hall/holding.ts'
import type { CaseRow } from '../../store/port.ts'
import type { Routes } from '../guard.ts'

/** Adds the route; a site above reads the same by the way of sites (SITE-9). */
export function supervisionRoutes({ managers }: Routes, { hall }: { readonly hall: Hall }): void {
  managers.get(
    '/api/supervision',
    { schema: { summary: 'Lamps of cases and errands of this site, and the late ones (article 9)', tags: ['cases'] } },
    (): Promise<SiteLamps> => lampsOf(hall),
  )
}

/** The lamps of this site now. */
export async function lampsOf(hall: Pick<Hall, 'store' | 'index' | 'base' | 'nowMs' | 'streams'>): Promise<SiteLamps> {
  const nowMs = hall.nowMs()
  const today = serviceDates(hall.base.timeZone)(nowMs)
  const listed = (rank: number): Promise<readonly CaseRow[]> =>
    hall.store.listCases({ department: null, which: 'work', rank, limit: LATE_MOST, offset: 0 })
  const [counts, red, yellow, reds] = await Promise.all([
    hall.store.countCases(null),
    listed(0),
    listed(1),
    redDays(hall),
  ])
  const errands = hall.streams.state(ERRANDS_STREAM).errands.values()
  const rows = [...red, ...yellow].map(lateRow)
  return { ...siteLamps({ counts, rows, errands, today, nowMs }, hall.index), reds }
}

function lateRow({ shown, ...row }: CaseRow): LateRow {
  const { itemName, itemNameEn, stage, stageEn, dueDate, urge = null } = JSON.parse(shown) as ShownCase
  return { ...row, itemName, itemNameEn, stage, stageEn, dueDate, urge }
}
