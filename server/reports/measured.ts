/** Which past days speak for a day: the last ones of the same weekday. */
import { dayStream } from '../../domain/queue-day/state.ts'
import { weekdayOf } from '../../domain/words/wall-time.ts'
import type { StoreReader } from '../store/port.ts'

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
