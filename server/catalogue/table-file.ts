/**
 * Tables as files: CSV with a byte-order mark, as spreadsheets want it, and XLSX; on disk, or as bytes that a page
 * sends and gets.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { TableRow } from './table.ts'

/** One sentence about a table that cannot be read or written. */
export class TableUnreadable extends Error {}

const BOM = '\uFEFF'
/** A spreadsheet would take such a cell for a formula. */
const FORMULA = /^[=+\-@\t]/
const GUARDED = /^'(?=[=+\-@\t])/

/** Writes a table; the ending of the name says how. Throws TableUnreadable for another ending. */
export async function writeTable(file: string, rows: readonly (readonly string[])[]): Promise<void> {
  writeFileSync(file, await tableBytes(file, rows))
}

/** The bytes of a table; the ending of the name says how. */
export async function tableBytes(name: string, rows: readonly (readonly string[])[]): Promise<Buffer> {
  if (kindOf(name) === 'csv')
    return Buffer.from(BOM + rows.map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n')
  const { default: writeSheet } = await import('write-excel-file/node')
  return writeSheet(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer()
}

/** Reads a table. Throws TableUnreadable when it is not there or not readable. */
export async function readTable(file: string): Promise<readonly TableRow[]> {
  kindOf(file)
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw new TableUnreadable(`${file} could not be read (${error instanceof Error ? error.message : String(error)}).`)
  }
  return rowsIn(file, bytes)
}

/** The rows of a table's bytes. Throws TableUnreadable. */
export async function rowsIn(file: string, bytes: Buffer): Promise<readonly TableRow[]> {
  const kind = kindOf(file)
  try {
    if (kind === 'csv') return csvRows(bytes.toString('utf8'))
    const { readSheet } = await import('read-excel-file/node')
    return (await readSheet(bytes)).map((row, at) => ({
      line: at + 1,
      cells: row.map((cell) => (cell === null ? '' : String(cell).replace(GUARDED, ''))),
    }))
  } catch (error) {
    throw new TableUnreadable(`${file} could not be read (${error instanceof Error ? error.message : String(error)}).`)
  }
}

/**
 * Rows of a CSV text; quoted cells may hold commas, quotes and line ends, and a row has the line it begins on. Throws
 * TableUnreadable for a quotation mark out of place.
 */
export function csvRows(text: string): readonly TableRow[] {
  const rows: TableRow[] = []
  let line = 1
  let start = 1
  let cells: string[] = []
  let at = 0
  for (const match of text.replace(BOM, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/g)) {
    const [all, quoted, plain = '', end = ''] = match
    // A part that fits nowhere would be left out in silence.
    if (match.index !== at)
      throw new TableUnreadable(
        `line ${line}: a quotation mark stands alone; put the whole cell in quotes and double those inside`,
      )
    at = match.index + all.length
    cells.push((quoted === undefined ? plain : quoted.replace(/""/g, '"')).replace(GUARDED, ''))
    line += (quoted ?? '').split('\n').length - 1
    if (end === ',') continue
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: start, cells })
    cells = []
    if (end !== '') line += 1
    start = line
  }
  return rows
}

function csvCell(cell: string): string {
  const guarded = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded
}

function kindOf(file: string): 'csv' | 'xlsx' {
  if (/\.csv$/i.test(file)) return 'csv'
  if (/\.xlsx$/i.test(file)) return 'xlsx'
  throw new TableUnreadable(`${file}: name a file that ends in .csv or .xlsx.`)
}
