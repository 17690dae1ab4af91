/** npm run hall -- staffing: counters per half-hour for a day of a hall, with what one fewer and one more would mean. */
import { adviceLines, type AdviceLines } from '../../domain/staffing/advice-lines.ts'
import { adviseStaffing } from '../../domain/staffing/advise.ts'
import { staffingHall, VISITS_OF_LEVEL, type StaffingSource } from '../../domain/staffing/hall-of.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { addDays, wallTime } from '../../domain/words/wall-time.ts'
import { borrowedColumns } from '../reports/columns.ts'
import { DAYS_LEAST, daysLike } from '../reports/measured.ts'
import { sourceFromColumns } from '../reports/measured-columns.ts'
import type { StoreReader } from '../store/port.ts'
import { hallIn, siteInForce } from './hall-site.ts'
import { UsageError, type Report } from './replay/report.ts'

export interface StaffingAsked {
  readonly site: string
  readonly data: string
  /** null: the next day on which the hall is open. */
  readonly date: string | null
  /** null: from the records, else what is usual for the level. */
  readonly visits: number | null
}

/** The advice. Throws UsageError for a day without sessions. */
export async function staffing({ site, data, date, visits }: StaffingAsked, nowMs: number): Promise<Report> {
  const store = await hallIn({ data, database: null })
  try {
    const { settings } = await siteInForce(site, data, store)
    const day = openDay(settings, date, nowMs)
    const source =
      visits === null
        ? await measuredFor(store, data, settings, day)
        : { kind: 'visits' as const, perDay: visits, days: [] as readonly string[] }
    const hall = staffingHall(settings, day, source)
    const advice = adviceLines(hall, adviseStaffing(hall))
    const said =
      source.kind === 'visits' ? { kind: source.kind, perDay: source.perDay } : { kind: source.kind, days: source.days }
    return { json: { site: settings.siteId, date: day, source: said, ...advice }, lines: linesOf(day, advice), exit: 0 }
  } finally {
    await store?.close()
  }
}

/** The day that is asked for, or the next on which the hall is open. Throws UsageError for one without sessions. */
function openDay(settings: HallSettings, date: string | null, nowMs: number): string {
  const today = wallTime(nowMs, settings.timeZone).date
  const dates = date === null ? Array.from({ length: 14 }, (_, at) => addDays(today, at)) : [date]
  const none: StaffingSource = { kind: 'visits', perDay: 0 }
  const day = dates.find((one) => staffingHall(settings, one, none).halves > 0)
  if (day === undefined) throw new UsageError(`The hall has no session on ${dates[0]}. Name another day with --date.`)
  return day
}

/** From the columns that the hall's server has made; days that they lack are counted. */
async function measuredFor(
  store: StoreReader | null,
  data: string,
  settings: HallSettings,
  date: string,
): Promise<StaffingSource & { readonly days: readonly string[] }> {
  if (store === null || (await daysLike(store, date)).length < DAYS_LEAST)
    return { kind: 'visits', perDay: VISITS_OF_LEVEL[settings.siteLevel], days: [] }
  const columns = await borrowedColumns(data)
  try {
    return await sourceFromColumns(store, columns, settings, date)
  } finally {
    columns.close()
  }
}

function linesOf(date: string, advice: AdviceLines): readonly string[] {
  return [
    `${date}: half wait at most ${advice.p50Min} min, four in five ${advice.p80Min}; ${advice.counterHours} window-hours.`,
    ...advice.pools.flatMap((pool) => [
      `${pool.queues.join(' ')} (promise ${pool.promiseMin} min)`,
      ...pool.halves.map(
        (half) =>
          `  ${half.from} ${String(half.advised).padStart(3)} windows for ${half.arrivals} visits; ${half.outlooks.map((one) => `${one.counters}: ${one.p50Min ?? '–'}–${one.p80Min ?? '–'} min`).join(', ')}`,
      ),
    ]),
    ...advice.short.map(({ from, queue }) => `! ${from} ${queue}: all windows together do not keep the promise.`),
  ]
}
