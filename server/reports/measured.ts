/** What past days say for the staffing adviser: the last days of the same weekday, straight from the records. */
import { dayStream } from '../../domain/queue-day/state.ts'
import { dayFacts } from '../../domain/report/day-facts.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { VISITS_OF_LEVEL, type StaffingSource } from '../../domain/staffing/hall-of.ts'
import { measuredQueues } from '../../domain/staffing/measure.ts'
import { weekdayOf } from '../../domain/words/wall-time.ts'
import type { StoreReader } from '../store/port.ts'
import { recordsOf } from './catch-up.ts'

/** As many weeks back (docs/sources.md A1: weekdays differ, seasons change). */
const DAYS_MOST = 8
/** On fewer days, or with hardly anybody, what is usual for the level is the better guess. */
export const DAYS_LEAST = 2
export const VISITS_LEAST = 20

/** The last days of the same weekday before a date, the oldest first. */
export async function daysLike(store: Pick<StoreReader, 'streams'> | null, date: string): Promise<readonly string[]> {
  const prefix = dayStream('')
  return ((await store?.streams('day')) ?? [])
    .map((stream) => stream.slice(prefix.length))
    .filter((one) => one < date && weekdayOf(one) === weekdayOf(date))
    .slice(-DAYS_MOST)
}

/** Arrivals for a date: measured where there are days like it, else what is usual for the hall's level. */
export async function sourceFor(
  store: Pick<StoreReader, 'streams' | 'rows'> | null,
  settings: HallSettings,
  date: string,
): Promise<StaffingSource & { readonly days: readonly string[] }> {
  const dates = await daysLike(store, date)
  const usual = { kind: 'visits', perDay: VISITS_OF_LEVEL[settings.siteLevel], days: [] } as const
  if (store === null || dates.length < DAYS_LEAST) return usual
  const days = []
  for (const one of dates) days.push(dayFacts(one, settings.timeZone, (await recordsOf(store, one)).records))
  const busy = days.filter(({ visits }) => visits.length >= VISITS_LEAST)
  if (busy.length < DAYS_LEAST) return usual
  return {
    kind: 'measured',
    queues: measuredQueues(busy, settings.timeZone),
    days: busy.map((day) => day.date),
  }
}
