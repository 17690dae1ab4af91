/** Keeps the columns of reports up with the hall's records: days that have grown are counted anew (REPORT-3). */
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import { dayStream } from '../../domain/queue-day/state.ts'
import { dayFacts } from '../../domain/report/day-facts.ts'
import { dayRows } from '../../domain/report/rows.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { linkOf, recordOf, startOf } from '../store/hash-chain.ts'
import type { StoreReader } from '../store/port.ts'
import type { Columns, DayMark } from './columns.ts'

type Reader = Pick<StoreReader, 'streams' | 'head' | 'rows'>
/** Days that are written to the columns in one transaction: files of columns like few and large ones. */
const DAYS_AT_ONCE = 5
const ROWS_AT_ONCE = 5000
const DAY_PREFIX = dayStream('')

/** Dates from `from` to `to` whose records are not all counted, the newest first. */
export async function daysBehind(
  store: Reader,
  columns: Pick<Columns, 'known'>,
  from: string,
  to: string,
): Promise<readonly string[]> {
  const known = await columns.known()
  const dates = (await store.streams('day'))
    .map((stream) => stream.slice(DAY_PREFIX.length))
    .filter((date) => from <= date && date <= to)
  const behind: string[] = []
  for (const date of dates.reverse()) if ((await store.head(dayStream(date))).seq !== known.get(date)) behind.push(date)
  return behind
}

/** Counts these days; gives up in between when `isEnough` says so, with what is done kept. */
export async function countDays(
  store: Reader,
  columns: Pick<Columns, 'put'>,
  dates: readonly string[],
  timeZone: string,
  isEnough: () => boolean,
): Promise<void> {
  for (let at = 0; at < dates.length && (at === 0 || !isEnough()); at += DAYS_AT_ONCE) {
    const days = []
    for (const date of dates.slice(at, at + DAYS_AT_ONCE)) {
      const { records, mark } = await recordsOf(store, date)
      days.push({ rows: dayRows(dayFacts(date, timeZone, records), timeZone), mark })
    }
    await columns.put(days)
  }
}

/** The records of a day up to the first that does not fit its chain, and where that is. */
export async function recordsOf(
  store: Pick<StoreReader, 'rows'>,
  date: string,
): Promise<{
  readonly records: readonly Recorded<DayEvent>[]
  readonly hashes: readonly string[]
  readonly mark: DayMark
}> {
  const stream = dayStream(date)
  const records: Recorded<DayEvent>[] = []
  const hashes: string[] = []
  let hash = startOf(stream)
  let broken: DayMark['broken'] = null
  let last = 0
  for (;;) {
    const rows = await store.rows(stream, last, ROWS_AT_ONCE)
    for (const row of rows) {
      const isNext = row.seq === last + 1
      if (broken === null && (!isNext || row.hash !== linkOf(row, hash)))
        broken = isNext
          ? { seq: row.seq, problem: `record ${row.seq} was changed after it was written` }
          : { seq: last + 1, problem: `record ${last + 1} is missing` }
      // What follows a break may not fit together: the day is counted up to there, and the report names it.
      if (broken === null) {
        records.push(recordOf<HallEvent>(row) as Recorded<DayEvent>)
        hashes.push(row.hash)
      }
      hash = row.hash
      last = row.seq
    }
    if (rows.length < ROWS_AT_ONCE) return { records, hashes, mark: { date, seq: last, hash, broken } }
  }
}
