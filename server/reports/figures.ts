/** The figures of a report, each by one question to the columns (REPORT-4). */
import type {
  ReportBudget,
  ReportClerk,
  ReportCounter,
  ReportDay,
  ReportFigures,
  ReportHour,
  ReportItem,
  ReportQueue,
  ReportSums,
} from '../../domain/report/figures.ts'
import type { ErrandTerms } from '../../domain/report/errand-figures.ts'
import { checkOf } from './check.ts'
import { servicesOf } from './services.ts'
import { ratingsOf, tripsOf } from './service-figures.ts'
import { dateOfNo, type Columns } from './columns.ts'
import { KEPT, quantiles, withPromise, within, type Stretch } from './stretch.ts'

type CountedBudget = Omit<ReportBudget, 'notices' | 'mailed' | 'printed' | 'slipMm'>

/** The figures as far as records tell them: not what was printed. */
export type CountedFigures = Omit<ReportFigures, 'budget'> & {
  readonly budget: Omit<ReportBudget, 'printed' | 'slipMm'>
}

/** All figures of a stretch of days. `before`: what it is compared with. */
export async function figuresOf(
  columns: Columns,
  stretch: Stretch,
  before: { readonly from: string; readonly to: string },
  terms: ErrandTerms,
): Promise<CountedFigures> {
  const sums = await sumsOf(columns, stretch)
  const earlier = await sumsOf(columns, { ...stretch, ...before })
  const { mailed, ...trips } = await tripsOf(columns, stretch, sums.secondTrips)
  return {
    sums,
    before: earlier.days === 0 ? null : earlier,
    days: await daysOf(columns, stretch),
    hours: await hoursOf(columns, stretch),
    queues: await queuesOf(columns, stretch),
    items: await itemsOf(columns, stretch),
    counters: await countersOf(columns, stretch),
    clerks: await clerksOf(columns, stretch),
    ratings: await ratingsOf(columns, stretch),
    trips,
    budget: {
      ...(await budgetOf(columns, stretch)),
      notices: trips.toldAtWindow + trips.casesNoticed + trips.casesNoticedAgain,
      mailed,
    },
    ...(await servicesOf(columns, stretch, terms)),
    check: await checkOf(columns, stretch, sums),
  }
}

const WAITS = `${quantiles('wait_ms')}, ${KEPT}`

async function sumsOf(columns: Columns, stretch: Stretch): Promise<ReportSums> {
  const [sums] = await columns.all<Omit<ReportSums, 'wayP50Ms' | 'serviceMeanMs'>>(
    `${withPromise(stretch)}
     SELECT count(DISTINCT date)::DOUBLE AS days, count(*)::DOUBLE AS issued, ${WAITS},
       ${ended('finished')} AS finished, ${ended('missed')} AS missed, ${ended('merged')} AS merged,
       ${ended('open')} AS open, ${ended('cancelled', 'voided', 'abandoned')} AS "left",
       (count(*) FILTER (WHERE is_second_trip))::DOUBLE AS "secondTrips",
       (count(*) FILTER (WHERE told_min IS NOT NULL AND wait_ms IS NOT NULL))::DOUBLE AS told,
       (count(*) FILTER (WHERE wait_ms <= told_min * 60000.0))::DOUBLE AS "toldKept"
     FROM asked`,
  )
  const [legs] = await columns.all<Pick<ReportSums, 'wayP50Ms' | 'serviceMeanMs'>>(
    `SELECT quantile_cont(way_ms, 0.5) AS "wayP50Ms", avg(service_ms) AS "serviceMeanMs"
     FROM leg WHERE ${within(stretch)}`,
  )
  return { ...(sums as NonNullable<typeof sums>), ...(legs as NonNullable<typeof legs>) }
}

function ended(...ends: readonly string[]): string {
  return `(count(*) FILTER (WHERE ended IN (${ends.map((end) => `'${end}'`).join(', ')})))::DOUBLE`
}

async function daysOf(columns: Columns, stretch: Stretch): Promise<readonly ReportDay[]> {
  const days = await columns.all<Omit<ReportDay, 'hours' | 'date'> & { readonly date: number }>(
    `${withPromise(stretch)}
     SELECT date, count(*)::DOUBLE AS issued, ${ended('finished')} AS finished, ${KEPT},
       quantile_cont(wait_ms, 0.8) AS "p80Ms"
     FROM asked GROUP BY date ORDER BY date`,
  )
  const open = await columns.all<{ readonly date: number; readonly minute: number }>(
    `SELECT date, minute FROM house WHERE ${within(stretch)} AND open_counters > 0`,
  )
  const minutes = new Map<number, number[]>()
  for (const { date, minute } of open) {
    const known = minutes.get(date)
    if (known) known.push(minute)
    else minutes.set(date, [minute])
  }
  return days.map((day) => {
    const date = dateOfNo(day.date)
    return { ...day, date, hours: hoursKept(stretch.sessions[date] ?? [], minutes.get(day.date) ?? []) }
  })
}

/** How many minutes of its sessions a counter was open, to the five minutes at which the house is counted. */
function hoursKept(
  sessions: readonly (readonly [fromMin: number, toMin: number])[],
  openAt: readonly number[],
): ReportDay['hours'] {
  if (sessions.length === 0) return null
  const sessionMin = sessions.reduce((sum, [from, to]) => sum + to - from, 0)
  const inSession = openAt.filter((minute) => sessions.some(([from, to]) => from < minute && minute <= to))
  return { keptMin: Math.min(sessionMin, inSession.length * COUNT_EVERY_MIN), sessionMin }
}

const COUNT_EVERY_MIN = 5

async function hoursOf(columns: Columns, stretch: Stretch): Promise<readonly ReportHour[]> {
  return columns.all<ReportHour>(
    `WITH counted AS (
       SELECT weekday, minute // 30 * 30 AS minute, avg(in_house) AS "inHouse", avg(waiting) AS waiting
       FROM house WHERE ${within(stretch)} GROUP BY 1, 2
     ), came AS (
       SELECT weekday, minute // 30 * 30 AS minute, count(*)::DOUBLE AS n FROM visit WHERE ${within(stretch)} GROUP BY 1, 2
     ), open_days AS (
       SELECT weekday, count(*) AS n FROM day WHERE ${within(stretch)} GROUP BY 1
     )
     SELECT weekday::INTEGER AS weekday, minute::INTEGER AS minute, "inHouse", waiting,
       coalesce(came.n, 0) / open_days.n AS arrivals
     FROM counted LEFT JOIN came USING (weekday, minute) JOIN open_days USING (weekday)
     ORDER BY weekday, minute`,
  )
}

async function queuesOf(columns: Columns, stretch: Stretch): Promise<readonly ReportQueue[]> {
  return columns.all<ReportQueue>(
    `${withPromise(stretch)}, served AS (
       SELECT queue, avg(service_ms) AS ms FROM leg WHERE ${within(stretch)} GROUP BY queue
     )
     SELECT asked.queue AS queue, count(*)::DOUBLE AS issued, ${WAITS}, ${ended('missed')} AS missed,
       ${ended('cancelled', 'voided', 'abandoned')} AS "left", any_value(served.ms) AS "serviceMeanMs"
     FROM asked LEFT JOIN served ON served.queue = asked.queue GROUP BY asked.queue ORDER BY issued DESC, queue`,
  )
}

async function itemsOf(columns: Columns, stretch: Stretch): Promise<readonly ReportItem[]> {
  return columns.all<ReportItem>(
    `SELECT item, count(*)::DOUBLE AS count, (count(*) FILTER (WHERE outcome = 'done'))::DOUBLE AS done,
       (count(*) FILTER (WHERE outcome = 'noticed'))::DOUBLE AS noticed, avg(service_ms) AS "serviceMeanMs"
     FROM item WHERE ${within(stretch)} GROUP BY item ORDER BY count DESC, item`,
  )
}

async function countersOf(columns: Columns, stretch: Stretch): Promise<readonly ReportCounter[]> {
  return columns.all<ReportCounter>(
    `WITH ${atWork('counter', stretch)}
     SELECT counter, coalesce(served, 0)::DOUBLE AS served, coalesce("openMs", 0) AS "openMs",
       coalesce("pausedMs", 0) AS "pausedMs", coalesce("serviceMs", 0) AS "serviceMs"
     FROM shift FULL JOIN work USING (counter) WHERE counter IS NOT NULL ORDER BY "openMs" DESC, counter`,
  )
}

async function clerksOf(columns: Columns, stretch: Stretch): Promise<readonly ReportClerk[]> {
  return columns.all<ReportClerk>(
    `WITH ${atWork('badge_no', stretch)}, usual AS (
       SELECT queue, avg(service_ms) AS ms FROM leg WHERE ${within(stretch)} AND ended = 'served' GROUP BY queue
     ), expected AS (
       SELECT badge_no, sum(usual.ms) AS ms FROM leg JOIN usual USING (queue)
       WHERE ${within(stretch)} AND ended = 'served' GROUP BY badge_no
     ), stay AS (
       SELECT badge_no, count(DISTINCT date // 100)::DOUBLE AS months FROM stint
       WHERE ${within(stretch)} AND kind = 'open' GROUP BY badge_no
     )
     SELECT badge_no AS "badgeNo", coalesce(stay.months, 0) AS months, coalesce(served, 0)::DOUBLE AS served, coalesce("openMs", 0) AS "openMs",
       coalesce("serviceMs", 0) AS "serviceMs", coalesce(expected.ms, 0) AS "expectedMs"
     FROM shift FULL JOIN work USING (badge_no) LEFT JOIN expected USING (badge_no)
       LEFT JOIN stay USING (badge_no)
     WHERE badge_no IS NOT NULL ORDER BY badge_no`,
  )
}

/** Time at work and what was served, by counter or by clerk. */
function atWork(by: 'counter' | 'badge_no', stretch: Stretch): string {
  return `shift AS (
       SELECT ${by}, sum(ms) FILTER (kind = 'open') AS "openMs", sum(ms) FILTER (kind = 'paused') AS "pausedMs"
       FROM stint WHERE ${within(stretch)} GROUP BY ${by}
     ), work AS (
       SELECT ${by}, (count(*) FILTER (WHERE ended = 'served')) AS served, sum(service_ms) FILTER (ended = 'served') AS "serviceMs"
       FROM leg WHERE ${within(stretch)} AND ${by} IS NOT NULL GROUP BY ${by}
     )`
}

async function budgetOf(columns: Columns, stretch: Stretch): Promise<CountedBudget> {
  const [budget] = await columns.all<CountedBudget>(
    `SELECT
       (SELECT count(*)::DOUBLE FROM visit WHERE ${within(stretch)}) AS tickets,
       (SELECT coalesce(sum(ms), 0) FROM stint WHERE ${within(stretch)} AND kind = 'open') AS "openMs",
       (SELECT coalesce(sum(ms), 0) FROM stint WHERE ${within(stretch)} AND kind = 'paused') AS "pausedMs",
       (SELECT count(*)::DOUBLE FROM visit WHERE ${within(stretch)} AND origin = 'kiosk') AS slips`,
  )
  return budget as NonNullable<typeof budget>
}
