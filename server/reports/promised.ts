/** Promises of past days, each counted once into the columns; that of today is counted when it is asked for (LEARN-5). */
import { indexSettings } from '../../domain/plan/settings-index.ts'
import { dayStream } from '../../domain/queue-day/state.ts'
import { reportOfSums } from '../../domain/views/promise-report.ts'
import { meanWaits, promiseSums, type PromiseSums } from '../../domain/views/promise-sums.ts'
import { watchPromises } from '../../domain/views/promise-watch.ts'
import type { StoreReader } from '../store/port.ts'
import type { Asks } from './asks.ts'
import { recordsOf } from './catch-up.ts'
import { dateNo, PROMISE_SUMS, promiseCellOf, type PromisedDay } from './cells.ts'
import type { Columns } from './columns.ts'

type Ask = Asks['promises']['ask']
type Reader = Pick<StoreReader, 'streams' | 'head' | 'rows'>
type Row = Readonly<Record<string, string | number>>
const NONE: PromiseSums = { cells: [], atOnce: 0, untold: 0 }

export interface Promised {
  /** The report of the last days, after counting until `isEnough` says so. */
  report(ask: Ask, isEnough: () => boolean): Promise<Asks['promises']['answer']>
  /** Counts the oldest of the last days that is not counted; false: none was left. */
  countOne(ask: Ask): Promise<boolean>
}

/** Counts from a store into columns. */
export function createPromised(store: Reader, columns: Columns): Promised {
  async function sumsOf(from: string, to: string): Promise<PromiseSums> {
    const within = `date BETWEEN ${dateNo(from)} AND ${dateNo(to)}`
    const sums = PROMISE_SUMS.map((name) => `sum(${name}) AS ${name}`).join(', ')
    const rows = await columns.all<Row>(
      `SELECT queue, half::INTEGER AS half, ${sums} FROM promise WHERE ${within} GROUP BY queue, half ORDER BY queue, half`,
    )
    const [counts] = await columns.all<{ readonly at_once: number; readonly untold: number }>(
      `SELECT coalesce(sum(at_once), 0)::DOUBLE AS at_once, coalesce(sum(untold), 0)::DOUBLE AS untold
       FROM promise_day WHERE ${within}`,
    )
    return { cells: rows.map(promiseCellOf), atOnce: counts?.at_once ?? 0, untold: counts?.untold ?? 0 }
  }

  async function counted({ settings, today, nowMs }: Ask, date: string, before: string | null): Promise<PromisedDay> {
    const { records, mark } = await recordsOf(store, date)
    const yesterday = before === null ? NONE : await sumsOf(before, before)
    const watch = watchPromises(indexSettings(settings), meanWaits(yesterday))
    for (const record of records) watch.take(record)
    // Whoever still waits on a day that is over has waited until its last record.
    const endMs = date === today ? nowMs : (records.at(-1)?.atMs ?? nowMs)
    return { date, seq: mark.seq, sums: promiseSums(watch.soFar(endMs)) }
  }

  /** The last days and one more in front, for the way that repeats the day before; the oldest first. */
  async function datesOf({ today, days }: Ask): Promise<readonly string[]> {
    const prefix = dayStream('')
    const dates = (await store.streams('day')).map((stream) => stream.slice(prefix.length))
    return dates.filter((date) => date <= today).slice(-days - 1)
  }

  async function countOne(ask: Ask): Promise<boolean> {
    const dates = await datesOf(ask)
    const known = await columns.knownPromises()
    for (const [at, date] of dates.entries()) {
      if (date === ask.today || known.get(date) === (await store.head(dayStream(date))).seq) continue
      await columns.putPromises([await counted(ask, date, dates[at - 1] ?? null)])
      return true
    }
    return false
  }

  return {
    countOne,
    report: async (ask, isEnough) => {
      while (await countOne(ask)) if (isEnough()) return null
      const dates = (await datesOf(ask)).slice(-ask.days)
      const [from, to] = [dates[0], dates.at(-1)]
      if (from === undefined || to === undefined) return reportOfSums('', '', NONE)
      const past = await sumsOf(from, to)
      if (to !== ask.today) return reportOfSums(from, to, past)
      const before = (await datesOf(ask)).at(-2) ?? null
      const { sums: now } = await counted(ask, to, before)
      return reportOfSums(from, to, {
        cells: [...past.cells, ...now.cells],
        atOnce: past.atOnce + now.atOnce,
        untold: past.untold + now.untold,
      })
    },
  }
}
