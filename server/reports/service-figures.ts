/** What a report says of ratings and of people who had to come again, each by one question to the columns (REPORT-10). */
import type { ReportRatings, ReportTrips } from '../../domain/report/figures.ts'
import type { CaseFactKind } from '../../domain/report/case-facts.ts'
import { LEVELS } from '../../domain/rating/levels.ts'
import type { Columns } from './columns.ts'
import { within, type Stretch } from './stretch.ts'

interface Said {
  readonly visits: number
  readonly rated: number
  readonly declined: number
  readonly timedOut: number
  readonly defaulted: number
  readonly silent: number
}

/** Ratings of the visits of these days; whoever finished and said nothing is silent, or rated by default, never both. */
export async function ratingsOf(columns: Columns, stretch: Stretch): Promise<ReportRatings> {
  const [said] = await columns.all<Said>(
    `WITH finished AS (
       SELECT date, count(*) FILTER (WHERE ended = 'finished') AS n FROM visit WHERE ${within(stretch)} GROUP BY date
     ), spoken AS (
       SELECT date, count(*) FILTER (WHERE how = 'rated') AS rated, count(*) FILTER (WHERE how = 'declined') AS declined,
         count(*) FILTER (WHERE how = 'timedOut') AS timed_out
       FROM rating WHERE ${within(stretch)} AND NOT is_case GROUP BY date
     ), days AS (
       SELECT coalesce(finished.n, 0) AS n, coalesce(rated, 0) AS rated, coalesce(declined, 0) AS declined,
         coalesce(timed_out, 0) AS timed_out, coalesce(is_silence_rated, false) AS is_default
       FROM finished FULL JOIN spoken USING (date) LEFT JOIN rated_day USING (date)
     ), quiet AS (SELECT *, greatest(0, n - rated - declined - timed_out) AS rest FROM days)
     SELECT ${whole('sum(greatest(n, rated + declined + timed_out))')} AS visits, ${whole('sum(rated)')} AS rated,
       ${whole('sum(declined)')} AS declined, ${whole('sum(timed_out)')} AS "timedOut",
       ${whole('sum(rest) FILTER (WHERE is_default)')} AS defaulted, ${whole('sum(rest) FILTER (WHERE NOT is_default)')} AS silent
     FROM quiet`,
  )
  const given = await columns.all<{ readonly level: number; readonly count: number; readonly aside: number }>(
    `SELECT level::INTEGER AS level, (count(*) FILTER (WHERE is_counted))::DOUBLE AS count,
       (count(*) FILTER (WHERE NOT is_counted))::DOUBLE AS aside
     FROM rating WHERE ${within(stretch)} AND NOT is_case AND how = 'rated' GROUP BY level`,
  )
  const levels = LEVELS.map((level) => ({ level, count: given.find((one) => one.level === level)?.count ?? 0 }))
  const counted = levels.reduce((sum, { count }) => sum + count, 0)
  const [cases] = await columns.all<{ readonly n: number }>(
    `SELECT count(*)::DOUBLE AS n FROM rating WHERE ${within(stretch)} AND is_case`,
  )
  return {
    ...(said as Said),
    levels,
    setAside: given.reduce((sum, { aside }) => sum + aside, 0),
    mean: counted === 0 ? null : levels.reduce((sum, { level, count }) => sum + level * count, 0) / counted,
    cases: cases?.n ?? 0,
    queues: await columns.all<ReportRatings['queues'][number]>(
      `SELECT queue, count(*)::DOUBLE AS rated, (count(*) FILTER (WHERE is_counted AND level <= 2))::DOUBLE AS poor,
         (avg(level) FILTER (WHERE is_counted))::DOUBLE AS mean
       FROM rating WHERE ${within(stretch)} AND NOT is_case AND how = 'rated' AND queue IS NOT NULL
       GROUP BY queue ORDER BY rated DESC, queue`,
    ),
  }
}

/** Who had to come again, and what went by post; of cases by the date on which it happened. */
export async function tripsOf(
  columns: Columns,
  stretch: Stretch,
  toldAtWindow: number,
): Promise<ReportTrips & { readonly mailed: number }> {
  const rows = await columns.all<{ readonly kind: CaseFactKind; readonly n: number }>(
    `SELECT kind, count(*)::DOUBLE AS n FROM case_fact WHERE ${within(stretch)} GROUP BY kind`,
  )
  const of = (kind: CaseFactKind): number => rows.find((one) => one.kind === kind)?.n ?? 0
  return {
    toldAtWindow,
    casesOpened: of('opened'),
    casesNoticed: of('noticed'),
    casesNoticedAgain: of('noticedAgain'),
    cameBack: of('cameBack'),
    mailed: of('mailed'),
  }
}

function whole(sum: string): string {
  return `coalesce(${sum}, 0)::DOUBLE`
}
