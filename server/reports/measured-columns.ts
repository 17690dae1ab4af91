/** What past days say for the staffing adviser, asked of the columns: a city's eight days in a moment (STAFFING-3). */
import type { HallSettings } from '../../domain/plan/settings.ts'
import { VISITS_OF_LEVEL, type MeasuredQueue, type StaffingSource } from '../../domain/staffing/hall-of.ts'
import { HALF_MIN } from '../../domain/staffing/facts.ts'
import { HALVES_OF_DAY, measuredQueue, SERVICE_MIN } from '../../domain/staffing/measure.ts'
import { PRIORITY_CLASSES } from '../../domain/words/ids.ts'
import type { StoreReader } from '../store/port.ts'
import { countDays } from './catch-up.ts'
import { dateNo } from './cells.ts'
import { dateOfNo, type Columns } from './columns.ts'
import { DAYS_LEAST, daysLike, VISITS_LEAST } from './measured.ts'

interface Arrived {
  readonly queue: string
  readonly date: number
  readonly half: number
  readonly n: number
  readonly booked: number
}
interface Served {
  readonly queue: string
  readonly count: number
  readonly meanMin: number
  readonly deviationMin: number
}
interface OfClass {
  readonly queue: string
  readonly name: string
  readonly n: number
}

/** Arrivals for a date: measured on the last days like it, which are counted first; else what is usual for the level. */
export async function sourceFromColumns(
  store: Pick<StoreReader, 'streams' | 'head' | 'rows'>,
  columns: Columns,
  settings: HallSettings,
  date: string,
): Promise<StaffingSource & { readonly days: readonly string[] }> {
  const dates = await daysLike(store, date)
  const known = await columns.known()
  const behind = dates.filter((one) => !known.has(one))
  await countDays(store, columns, { days: behind, ratings: [] }, settings.timeZone, () => false)
  const visits = await columns.all<{ readonly date: number; readonly n: number }>(
    `SELECT date, count(*)::DOUBLE AS n FROM visit WHERE date IN (${dates.map(dateNo).join(',') || 0}) GROUP BY date`,
  )
  const busy = visits.filter(({ n }) => n >= VISITS_LEAST).map((one) => one.date)
  if (busy.length < DAYS_LEAST) return { kind: 'visits', perDay: VISITS_OF_LEVEL[settings.siteLevel], days: [] }
  busy.sort((one, other) => one - other)
  return { kind: 'measured', queues: await measured(columns, busy), days: busy.map(dateOfNo) }
}

async function measured(columns: Columns, dates: readonly number[]): Promise<readonly MeasuredQueue[]> {
  const asked = `leg.date IN (${dates.join(',')})`
  const arrived = await columns.all<Arrived>(
    `SELECT leg.queue AS queue, leg.date AS date, (leg.minute // ${HALF_MIN})::INTEGER AS half, count(*)::DOUBLE AS n,
       (count(*) FILTER (WHERE visit.is_booked))::DOUBLE AS booked
     FROM leg JOIN visit USING (date, ticket_no) WHERE ${asked} GROUP BY ALL`,
  )
  const served = await columns.all<Served>(
    `SELECT queue, count(*)::DOUBLE AS count, avg(service_ms) / 60000 AS "meanMin",
       coalesce(stddev_pop(service_ms), 0) / 60000 AS "deviationMin"
     FROM leg WHERE ${asked} AND service_ms BETWEEN ${SERVICE_MIN.least * 60_000} AND ${SERVICE_MIN.most * 60_000}
     GROUP BY queue`,
  )
  const classes = await columns.all<OfClass>(
    `SELECT leg.queue AS queue, visit.priority_class AS name, count(*)::DOUBLE AS n
     FROM leg JOIN visit USING (date, ticket_no) WHERE ${asked} AND NOT visit.is_booked GROUP BY ALL`,
  )
  return [...new Set(arrived.map(({ queue }) => queue))].sort().map((queue) => {
    const own = arrived.filter((one) => one.queue === queue)
    const byDay = (of: (one: Arrived) => number): number[][] =>
      dates.map((date) => {
        const counts = Array.from({ length: HALVES_OF_DAY }, () => 0)
        for (const one of own) if (one.date === date) counts[one.half] = of(one)
        return counts
      })
    const ofClass = (name: string): number => classes.find((one) => one.queue === queue && one.name === name)?.n ?? 0
    return measuredQueue(
      queue,
      {
        byDay: byDay(({ n }) => n),
        bookedByDay: byDay(({ booked }) => booked),
        classes: PRIORITY_CLASSES.map(ofClass),
      },
      served.find((one) => one.queue === queue) ?? { count: 0, meanMin: 0, deviationMin: 0 },
    )
  })
}
