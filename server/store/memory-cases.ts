/** The table of cases in memory. */
import type { StoredCases } from './parts.ts'
import type { CaseCount, CaseQuery, CaseRow, ItemCount } from './port.ts'

/** Reads of a table of cases by their number. */
export function casesIn(table: ReadonlyMap<string, CaseRow>): StoredCases {
  const where = (wanted: (row: CaseRow) => boolean): readonly CaseRow[] =>
    [...table.values()].filter(wanted).sort((a, b) => (a.caseNo < b.caseNo ? -1 : 1))
  return {
    knownCases: async (group, codes) =>
      where((row) => row.group === group || (row.code !== null && codes.includes(row.code))).map(
        ({ caseNo, group: of, status, code }) => ({ caseNo, group: of, status, code }),
      ),
    caseRow: async (caseNo) => table.get(caseNo) ?? null,
    casesOfReceipt: async (receipt) => where((row) => row.receipt === receipt),
    casesOfCode: async (code) => {
      const groups = where((row) => row.code === code).map((row) => row.group)
      return where((row) => groups.includes(row.group))
    },
    listCases: async (query) =>
      where((row) => isListed(row, query))
        .toSorted((a, b) => orderOf(a, b, query.which))
        .slice(query.offset, query.offset + query.limit),
    countCases: async (department) =>
      counted(where((row) => row.rank !== null && (department === null || row.department === department))),
    casesDue: async (byMs, limit) =>
      where((row) => row.tickMs !== null && row.tickMs <= byMs)
        .toSorted((a, b) => (a.tickMs ?? 0) - (b.tickMs ?? 0))
        .slice(0, limit)
        .map((row) => row.caseNo),
    countItems: async (sinceMs) => perItem(where((row) => row.openedMs >= sinceMs && row.status !== 'voided')),
  }
}

function isListed(row: CaseRow, { department, holder, which, rank, isFree, after }: CaseQuery): boolean {
  const isOfList = { work: row.rank, ready: row.code, closed: row.closedMs }[which] !== null
  return (
    isOfList &&
    (department === null || row.department === department) &&
    (holder === undefined || row.holder === holder) &&
    (rank === undefined || row.rank === rank) &&
    (isFree !== true || row.holder === null) &&
    (after === undefined || isBehind(row, after))
  )
}

function isBehind(row: CaseRow, after: NonNullable<CaseQuery['after']>): boolean {
  const by = (row.rank ?? 0) - (after.rank ?? 0) || row.dueMs - after.dueMs
  return by > 0 || (by === 0 && row.caseNo > after.caseNo)
}

function orderOf(a: CaseRow, b: CaseRow, which: CaseQuery['which']): number {
  if (which === 'closed') return (b.closedMs ?? 0) - (a.closedMs ?? 0)
  return (which === 'work' ? (a.rank ?? 0) - (b.rank ?? 0) : 0) || a.dueMs - b.dueMs
}

function counted(rows: readonly CaseRow[]): readonly CaseCount[] {
  const counts = new Map<string, CaseCount>()
  for (const { department, holder, status, rank } of rows) {
    const key = JSON.stringify([department, holder, status, rank])
    counts.set(key, { department, holder, status, rank: rank ?? 0, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

function perItem(rows: readonly CaseRow[]): readonly ItemCount[] {
  return [...new Set(rows.map((row) => row.item))].sort().map((item) => {
    const own = rows.filter((row) => row.item === item)
    return {
      item,
      cases: own.length,
      noticed: own.filter((row) => row.notices > 0).length,
      again: own.filter((row) => row.notices > 1).length,
    }
  })
}
