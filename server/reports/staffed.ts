/** What the floor's outlook asks of the process of the reports: the hall as the past days measured it, and hours to come. */
import type { HallSettings } from '../../domain/plan/settings.ts'
import { inCallOrder, staffingHall } from '../../domain/staffing/hall-of.ts'
import { outlookOf } from '../../domain/staffing/outlook.ts'
import type { StoreReader } from '../store/port.ts'
import type { Asks } from './asks.ts'
import type { Columns } from './columns.ts'
import { sourceFromColumns } from './measured-columns.ts'
import { servedBefore } from './advice/weeks.ts'

/** The hall of a date. */
export async function staffedHall(
  store: Pick<StoreReader, 'streams' | 'head' | 'rows'>,
  columns: Columns,
  settings: HallSettings,
  date: string,
): Promise<Asks['staffed']['answer']> {
  const source = await sourceFromColumns(store, columns, settings, date)
  const served = await servedBefore(columns, date)
  return {
    hall: inCallOrder(staffingHall(settings, date, source), settings),
    measuredOn: source.days,
    served: [...served].map(([badgeNo, queues]) => [badgeNo, [...queues]] as const),
  }
}

/** Lives the next two hours some sixty times, here and not in the hall's own process. */
export function outlookAsked({ hall, now, free, may, queue }: Asks['outlook']['ask']): Asks['outlook']['answer'] {
  const queuesOf = new Map(may.map(([badgeNo, queues]) => [badgeNo, new Set(queues)]))
  return outlookOf(hall, now, { free, may: (badgeNo, asked) => queuesOf.get(badgeNo)?.has(asked) ?? true }, queue)
}
