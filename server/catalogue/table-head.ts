/** Where a table's header stands, which column each title means, and which lines around it are no items. */
import { columnOf, COLUMNS, plainTitle, RUNNING_NUMBER, type Column } from './columns.ts'
import type { TableRow } from './table-row.ts'

export interface TableHead {
  readonly line: number
  /** Titles as they are written; '' for a column without one. */
  readonly titles: readonly string[]
  /** undefined: no such column; null: the running number. */
  readonly columns: readonly (Column | null | undefined)[]
  readonly body: readonly TableRow[]
  /** Lines above the header with words in them. */
  readonly above: readonly TableRow[]
}

const LOOKED_AT = 20
/** A header has at least these. */
const NEEDED = ['id', 'name'] as const
const REMARK = /^(?:注|备注|说明|填表|制表|填报|审核|联系人|打印)/
const SUM = /^(?:合计|总计|小计|共计)/

/** The header among the first lines: the one with the most known titles; null where none has an id and a name. */
export function headIn(rows: readonly TableRow[]): TableHead | null {
  const counted = rows
    .slice(0, LOOKED_AT)
    .map((row) => new Set(row.cells.flatMap((cell) => columnOf(cell)?.key ?? [])).size)
  const at = counted.indexOf(Math.max(...counted))
  const row = rows[at]
  if (row === undefined || (counted[at] ?? 0) < 2) return null
  const over = (counted[at - 1] ?? 0) > 0 ? rows[at - 1] : undefined
  const width = Math.max(row.cells.length, over?.cells.length ?? 0)
  // A title that is merged over two lines of a header stands in the upper one only.
  const titles = Array.from({ length: width }, (_, column) => {
    const own = row.cells[column]?.trim() ?? ''
    return own === '' ? (over?.cells[column]?.trim() ?? '') : own
  })
  const columns = titles.map((title) => (RUNNING_NUMBER.has(plainTitle(title)) ? null : columnOf(title)))
  const above = rows.slice(0, over === undefined ? at : at - 1).filter(hasWords)
  return { line: row.line, titles, columns, body: rows.slice(at + 1).filter(hasWords), above }
}

/** Titles that every table needs and this one lacks. */
export function missingTitles(head: TableHead): readonly string[] {
  return [...NEEDED, 'queue', 'department'].flatMap((key) =>
    head.columns.some((column) => column?.key === key) ? [] : [COLUMNS.find((one) => one.key === key)?.title ?? key],
  )
}

/** A line that is no item: a sum, a remark under the table, or the header once more on a new page. */
export function isNoItem(row: TableRow, head: TableHead): boolean {
  const filled = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (row.cells.every((cell, at) => cell.trim() === '' || plainTitle(cell) === plainTitle(head.titles[at] ?? '')))
    return true
  const cellOf = (key: string): string =>
    row.cells[head.columns.findIndex((column) => column?.key === key)]?.trim() ?? ''
  if (SUM.test(filled[0] ?? '')) return cellOf('name') === '' || SUM.test(cellOf('name'))
  return filled.length === 1 && REMARK.test(filled[0] ?? '') && cellOf('id') === ''
}

/** The letter that a spreadsheet gives a column, from 0. */
export function columnLetter(at: number): string {
  return (at >= 26 ? columnLetter(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))
}

function hasWords(row: TableRow): boolean {
  return row.cells.some((cell) => cell.trim() !== '')
}
