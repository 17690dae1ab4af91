/** The table of cases on PostgreSQL. */
import type { PoolClient } from 'pg'
import type { KnownCase } from '../../domain/plan/world.ts'
import {
  CASE_COLUMNS,
  CASE_FIELDS,
  CASE_UPDATE,
  COUNT_ALL,
  COUNT_ONE,
  ITEM_COUNTS,
  KNOWN_COLUMNS,
  OF_CODE,
  listSql,
} from './case-sql.ts'
import type { StoredCases } from './parts.ts'
import type { Append, CaseCount, CaseRow, ItemCount } from './port.ts'
import type { Ask } from './postgres-tables.ts'

/** What is read of cases. */
export function casesOn(all: Ask): StoredCases {
  const rows = (rest: string, values: readonly unknown[]): Promise<CaseRow[]> =>
    all<CaseRow>(`SELECT ${CASE_COLUMNS} FROM case_file ${rest}`, values)
  return {
    knownCases: (group, codes) =>
      all<KnownCase>(
        `SELECT ${KNOWN_COLUMNS} FROM case_file WHERE case_group = $1 OR code = ANY($2) ORDER BY case_no COLLATE "C"`,
        [group, codes],
      ),
    caseRow: async (caseNo) => (await rows('WHERE case_no = $1', [caseNo]))[0] ?? null,
    casesOfReceipt: (receipt) => rows('WHERE receipt = $1 ORDER BY case_no COLLATE "C"', [receipt]),
    casesOfCode: (code) => rows(`WHERE ${OF_CODE} COLLATE "C"`, [code]),
    listCases: (query) => {
      const { sql, values } = listSql(query)
      return rows(sql, values)
    },
    countCases: (department) =>
      department === null ? all<CaseCount>(COUNT_ALL) : all<CaseCount>(COUNT_ONE, [department]),
    casesDue: async (byMs, limit) =>
      (
        await all<{ caseNo: string }>(
          'SELECT case_no AS "caseNo" FROM case_file WHERE tick_ms IS NOT NULL AND tick_ms <= $1 ORDER BY tick_ms LIMIT $2',
          [byMs, limit],
        )
      ).map((one) => one.caseNo),
    countItems: (sinceMs) => all<ItemCount>(ITEM_COUNTS, [sinceMs]),
  }
}

/** Writes the rows of a batch; `client` stands in a transaction. */
export async function upsertCases(client: PoolClient, batch: readonly Append[]): Promise<void> {
  const rows = [...new Map(batch.flatMap((one) => one.cases ?? []).map((row) => [row.caseNo, row])).values()]
  if (rows.length === 0) return
  const columns = CASE_FIELDS.map(([column]) => column).join(', ')
  const casts = CASE_FIELDS.map(([, , type], at) => `$${at + 1}::${type}[]`).join(', ')
  await client.query(
    `INSERT INTO case_file (${columns}) SELECT * FROM unnest(${casts}) ON CONFLICT (case_no) DO UPDATE SET ${CASE_UPDATE}`,
    CASE_FIELDS.map(([, name]) => rows.map((row) => row[name])),
  )
}
