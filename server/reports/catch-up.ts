/** Keeps the columns of reports up with the hall's records: days that have grown are counted anew (REPORT-3). */
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { DayEvent } from '../../domain/queue-day/events.ts'
import { dayStream } from '../../domain/queue-day/state.ts'
import type { RatingEvent } from '../../domain/rating/events.ts'
import { ratingStream } from '../../domain/rating/state.ts'
import { dayFacts } from '../../domain/report/day-facts.ts'
import { ratingRows } from '../../domain/report/rating-rows.ts'
import { dayRows } from '../../domain/report/rows.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import { linkOf, recordOf, startOf } from '../store/hash-chain.ts'
import type { Head, StoreReader } from '../store/port.ts'
import type { DayMark, RatedDay } from './cells.ts'
import type { Columns } from './columns.ts'

type Reader = Pick<StoreReader, 'streams' | 'head' | 'rows'>
/** Days that are written to the columns in one transaction: files of columns like few and large ones. */
const DAYS_AT_ONCE = 5
const ROWS_AT_ONCE = 5000

/** What is behind: days of tickets, and dates of ratings. */
export interface Behind {
  readonly days: readonly string[]
  readonly ratings: readonly string[]
}

/** Dates from `from` to `to` whose records are not all counted, the newest first. */
export async function daysBehind(
  store: Reader,
  columns: Pick<Columns, 'known' | 'knownRatings'>,
  from: string,
  to: string,
): Promise<Behind> {
  return {
    days: await grown(store, dayStream, await columns.known(), from, to),
    ratings: await grown(store, ratingStream, await columns.knownRatings(), from, to),
  }
}

/** Dates of such streams, from `from` to `to`, whose last record is not the one that is known; the newest first. */
export async function grown(
  store: Pick<StoreReader, 'streams' | 'head'>,
  streamOf: (date: string) => string,
  known: ReadonlyMap<string, number>,
  from: string,
  to: string,
): Promise<readonly string[]> {
  const prefix = streamOf('')
  const dates = (await store.streams(prefix.slice(0, prefix.indexOf('/'))))
    .map((stream) => stream.slice(prefix.length))
    .filter((date) => from <= date && date <= to)
  const behind: string[] = []
  for (const date of dates.reverse()) if ((await store.head(streamOf(date))).seq !== known.get(date)) behind.push(date)
  return behind
}

/** Counts these days; gives up in between when `isEnough` says so, with what is done kept. */
export async function countDays(
  store: Reader,
  columns: Pick<Columns, 'put' | 'putRatings'>,
  { days: dates, ratings }: Behind,
  timeZone: string,
  isEnough: () => boolean,
): Promise<void> {
  for (let at = 0; at < ratings.length && (at === 0 || !isEnough()); at += DAYS_AT_ONCE)
    await columns.putRatings(await inTurn(ratings.slice(at, at + DAYS_AT_ONCE), (date) => ratedDay(store, date)))
  for (let at = 0; at < dates.length && (at === 0 || !isEnough()); at += DAYS_AT_ONCE)
    await columns.put(
      await inTurn(dates.slice(at, at + DAYS_AT_ONCE), async (date) => {
        const { records, mark } = await recordsOf(store, date)
        return { rows: dayRows(dayFacts(date, timeZone, records), timeZone), mark }
      }),
    )
}

async function inTurn<T>(dates: readonly string[], of: (date: string) => Promise<T>): Promise<readonly T[]> {
  const all: T[] = []
  for (const date of dates) all.push(await of(date))
  return all
}

async function ratedDay(store: Pick<StoreReader, 'rows'>, date: string): Promise<RatedDay> {
  const { records, mark } = await chainOf<RatingEvent>(store, ratingStream(date), date)
  return { rows: ratingRows(date, records), seq: mark.seq, broken: mark.broken }
}

/** The records of a day up to the first that does not fit its chain, and where that is. */
export function recordsOf(store: Pick<StoreReader, 'rows'>, date: string): Promise<Chain<DayEvent>> {
  return chainOf<DayEvent>(store, dayStream(date), date)
}

export interface Chain<E> {
  readonly records: readonly Recorded<E>[]
  readonly hashes: readonly string[]
  readonly mark: DayMark
}

/** The records of a stream behind one of them, up to the first that does not fit, or so many. */
export async function chainOf<E extends HallEvent>(
  store: Pick<StoreReader, 'rows'>,
  stream: string,
  date: string,
  { seq: behind, hash: before }: Head = { seq: 0, hash: startOf(stream) },
  most = Infinity,
): Promise<Chain<E>> {
  const records: Recorded<E>[] = []
  const hashes: string[] = []
  let hash = before
  let broken: DayMark['broken'] = null
  let last = behind
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
        records.push(recordOf<HallEvent>(row) as Recorded<E>)
        hashes.push(row.hash)
      }
      hash = row.hash
      last = row.seq
    }
    if (rows.length < ROWS_AT_ONCE || last - behind >= most)
      return { records, hashes, mark: { date, seq: last, hash, broken } }
  }
}
