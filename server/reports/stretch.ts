/** The days that a question to the columns is about, and the parts of questions that follow from them. */
import { dateNo } from './cells.ts'

export interface Stretch {
  readonly from: string
  readonly to: string
  /** Promised longest wait per queue, minutes, by the dates on which it was in force (SET-7). */
  readonly promises: readonly {
    readonly from: string
    readonly to: string
    readonly minutes: Readonly<Record<string, number>>
  }[]
  /** Of a queue that is no longer in the plan. */
  readonly promiseMin: number
  /** Sessions at counters per date, minutes since midnight. */
  readonly sessions: Readonly<Record<string, readonly (readonly [fromMin: number, toMin: number])[]>>
}

/** A quote in an id ends nothing. */
function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

export function within({ from, to }: Pick<Stretch, 'from' | 'to'>): string {
  return `date BETWEEN ${dateNo(from)} AND ${dateNo(to)}`
}

/** The visits of the days as `asked`, with the promise of their queue as `promise_ms`; to begin a question with. */
export function withPromise(stretch: Stretch): string {
  const promises = stretch.promises.flatMap(({ from, to, minutes }) =>
    Object.entries(minutes).map(
      ([queue, min]) => `(${dateNo(from)}, ${dateNo(to)}, ${text(queue)}, ${min * 60_000}.0)`,
    ),
  )
  const rows = promises.length === 0 ? "(0, 0, '', 0.0)" : promises.join(', ')
  return `WITH promise(from_no, to_no, queue, ms) AS (VALUES ${rows}), asked AS (
    SELECT visit.*, coalesce(promise.ms, ${stretch.promiseMin * 60_000}.0) AS promise_ms
    FROM visit LEFT JOIN promise ON promise.queue = visit.queue
      AND visit.date BETWEEN promise.from_no AND promise.to_no WHERE ${within(stretch)}
  )`
}

/** Everybody counts from whom it can be said: called, or over the promise without having been called. */
export const KEPT = `(count(*) FILTER (WHERE wait_ms IS NOT NULL OR in_vain_ms > promise_ms))::DOUBLE AS asked,
  (count(*) FILTER (WHERE wait_ms <= promise_ms))::DOUBLE AS kept`

/** Three quantiles from one sorting: equal aggregates are computed once. */
export function quantiles(column: string): string {
  const all = `quantile_cont(${column}, [0.5, 0.8, 0.95])`
  return `${all}[1] AS "p50Ms", ${all}[2] AS "p80Ms", ${all}[3] AS "p95Ms"`
}
