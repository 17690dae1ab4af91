/** The table of cases on SQLite. */
import type { Database as Sqlite, Statement } from 'better-sqlite3'
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
import type { CaseCount, CaseRow, ItemCount } from './port.ts'

const UPSERT = `INSERT INTO case_file (${CASE_FIELDS.map(([column]) => column).join(', ')})
  VALUES (${CASE_FIELDS.map(([, name]) => `@${name}`).join(', ')}) ON CONFLICT (case_no) DO UPDATE SET ${CASE_UPDATE}`

/** Writes one row; inside the transaction of its events. */
export function caseWriter(db: Sqlite): Statement<[CaseRow]> {
  return db.prepare<[CaseRow]>(UPSERT)
}

/** What is read of cases. */
export function casesOn(db: Sqlite): StoredCases {
  const rows = (where: string): Statement<unknown[], CaseRow> =>
    db.prepare<unknown[], CaseRow>(`SELECT ${CASE_COLUMNS} FROM case_file ${numbered(where)}`)
  const known = db.prepare<unknown[], KnownCase>(
    `SELECT ${KNOWN_COLUMNS} FROM case_file WHERE case_group = ?
     UNION SELECT ${KNOWN_COLUMNS} FROM case_file WHERE code IN (SELECT value FROM json_each(?)) ORDER BY 1`,
  )
  const byNumber = rows('WHERE case_no = $1')
  const byReceipt = rows('WHERE receipt = $1 ORDER BY case_no')
  const byCode = rows(`WHERE ${OF_CODE}`)
  const due = db
    .prepare<[number, number], string>(
      'SELECT case_no FROM case_file WHERE tick_ms IS NOT NULL AND tick_ms <= ? ORDER BY tick_ms LIMIT ?',
    )
    .pluck()
  return {
    knownCases: async (group, codes) => known.all(group, JSON.stringify(codes)),
    caseRow: async (caseNo) => byNumber.get(caseNo) ?? null,
    casesOfReceipt: async (receipt) => byReceipt.all(receipt),
    casesOfCode: async (code) => byCode.all(code),
    listCases: async (query) => {
      const { sql, values } = listSql(query)
      return rows(sql).all(...values)
    },
    countCases: async (department) =>
      department === null
        ? db.prepare<[], CaseCount>(COUNT_ALL).all()
        : db.prepare<[string], CaseCount>(numbered(COUNT_ONE)).all(department),
    casesDue: async (byMs, limit) => due.all(byMs, limit),
    countItems: async (sinceMs) => db.prepare<[number], ItemCount>(numbered(ITEM_COUNTS)).all(sinceMs),
  }
}

/** "$1" as SQLite takes its values: each is used once, in order. */
function numbered(sql: string): string {
  return sql.replace(/\$\d+/g, '?')
}
