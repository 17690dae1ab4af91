/** The table of cases in SQL, the same for both databases; each puts in its own marks for values. */
import type { CaseQuery, CaseRow } from './port.ts'

/** Columns of the table, their names in a row, their types on PostgreSQL. */
export const CASE_FIELDS = [
  ['case_no', 'caseNo', 'text'],
  ['case_group', 'group', 'text'],
  ['item', 'item', 'text'],
  ['department', 'department', 'text'],
  ['status', 'status', 'text'],
  ['holder', 'holder', 'text'],
  ['rank', 'rank', 'integer'],
  ['due_ms', 'dueMs', 'bigint'],
  ['tick_ms', 'tickMs', 'bigint'],
  ['receipt', 'receipt', 'text'],
  ['code', 'code', 'text'],
  ['opened_ms', 'openedMs', 'bigint'],
  ['closed_ms', 'closedMs', 'bigint'],
  ['notices', 'notices', 'integer'],
  ['shown', 'shown', 'text'],
] as const satisfies readonly (readonly [string, keyof CaseRow, string])[]

export const CASE_COLUMNS = CASE_FIELDS.map(([column, name]) => `${column} AS "${name}"`).join(', ')
/** What an existing row is given of a newer one. */
export const CASE_UPDATE = CASE_FIELDS.slice(1)
  .map(([column]) => `${column} = excluded.${column}`)
  .join(', ')
export const KNOWN_COLUMNS = 'case_no AS "caseNo", case_group AS "group", status, code'
export const COUNT_ALL =
  'SELECT department, holder, status, rank, count(*) AS count FROM case_file WHERE rank IS NOT NULL GROUP BY department, holder, status, rank'
export const COUNT_ONE = COUNT_ALL.replace('NOT NULL GROUP', 'NOT NULL AND department = $1 GROUP')
/** Ready under the code, and whatever else is of the same groups. */
export const OF_CODE = 'case_group IN (SELECT case_group FROM case_file WHERE code = $1) ORDER BY case_no'

/** The WHERE and ORDER BY of a list, with values for $1, $2 …; every form of it walks down an index of its own. */
export function listSql({ department, holder, which, rank, isFree, after, limit, offset }: CaseQuery): {
  readonly sql: string
  readonly values: readonly (string | number)[]
} {
  const values: (string | number)[] = []
  const mark = (value: string | number): string => `$${values.push(value)}`
  const wanted = [
    ...(which === 'work' ? ['rank IS NOT NULL'] : []),
    ...(which === 'ready' ? ['code IS NOT NULL'] : []),
    ...(which === 'closed' ? ['closed_ms IS NOT NULL'] : []),
    ...(department === null ? [] : [`department = ${mark(department)}`]),
    ...(holder === undefined ? [] : [`holder = ${mark(holder)}`]),
    ...(rank === undefined ? [] : [`rank = ${mark(rank)}`]),
    ...(isFree === true ? ['holder IS NULL'] : []),
    ...(after === undefined
      ? []
      : [`(rank, due_ms, case_no) > (${mark(after.rank ?? 0)}, ${mark(after.dueMs)}, ${mark(after.caseNo)})`]),
  ]
  const order = which === 'work' ? 'rank, due_ms, case_no' : which === 'ready' ? 'due_ms, case_no' : 'closed_ms DESC'
  return {
    sql: `WHERE ${wanted.join(' AND ')} ORDER BY ${order} LIMIT ${mark(limit)} OFFSET ${mark(offset)}`,
    values,
  }
}

export const ITEM_COUNTS = `SELECT item, count(*) AS cases, sum(CASE WHEN notices > 0 THEN 1 ELSE 0 END) AS noticed,
  sum(CASE WHEN notices > 1 THEN 1 ELSE 0 END) AS again FROM case_file WHERE opened_ms >= $1 AND status <> 'voided' GROUP BY item ORDER BY item`
