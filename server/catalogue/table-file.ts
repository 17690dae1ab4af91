/**
 * Tables as files: CSV with a byte-order mark, as spreadsheets want it, and XLSX; on disk, or as bytes that a page
 * sends and gets.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { BOM, FORMULA, TableUnreadable, type TableFile } from './table-row.ts'
import { textOf, textRows } from './text-table.ts'

/** What a browser is told of the bytes. */
export const TABLE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** Text, or a figure that a spreadsheet can sum up. */
export type TableCell = string | number

/** Writes a table; the ending of the name says how. Throws TableUnreadable for another ending. */
export async function writeTable(file: string, rows: readonly (readonly TableCell[])[]): Promise<void> {
  writeFileSync(file, await tableBytes(file, rows))
}

/** The bytes of a table; the ending of the name says how. */
export async function tableBytes(name: string, rows: readonly (readonly TableCell[])[]): Promise<Buffer> {
  if (kindOf(name) === 'csv')
    return Buffer.from(BOM + rows.map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n')
  const { default: writeSheet } = await import('write-excel-file/node')
  return writeSheet(
    rows.map((row) =>
      row.map((value) =>
        typeof value === 'number' ? { value, type: Number } : { value: cellText(value), type: String },
      ),
    ),
  ).toBuffer()
}

/** Reads a file of tables. Throws TableUnreadable when it is not there or not readable. */
export async function readTable(file: string): Promise<TableFile> {
  kindOf(file)
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw unreadable(file, error)
  }
  return tablesIn(file, bytes)
}

/** The tables in a file's bytes, invisible characters and all. Throws TableUnreadable. */
export async function tablesIn(file: string, bytes: Buffer): Promise<TableFile> {
  const kind = kindOf(file)
  try {
    if (kind === 'xlsx') return { sheets: await (await import('./workbook.ts')).workbookSheets(bytes), encoding: null }
    const { text, encoding } = textOf(bytes)
    return { sheets: [{ name: null, rows: textRows(text) }], encoding }
  } catch (error) {
    throw unreadable(file, error)
  }
}

function unreadable(file: string, error: unknown): TableUnreadable {
  return new TableUnreadable(`${file} could not be read (${error instanceof Error ? error.message : String(error)}).`)
}

/**
 * An underscore that a spreadsheet would read as the begin of an escaped sign is escaped itself (ECMA-376 part 1,
 * 22.9.2.19); write-excel-file 4.1.1 leaves it.
 */
function cellText(text: string): string {
  return text.replace(/_(?=x[\dA-F]{4}_)/gi, '_x005F_')
}

function csvCell(cell: TableCell): string {
  if (typeof cell === 'number') return String(cell)
  const guarded = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded
}

function kindOf(file: string): 'csv' | 'xlsx' {
  if (/\.csv$/i.test(file)) return 'csv'
  if (/\.xlsx$/i.test(file)) return 'xlsx'
  throw new TableUnreadable(`${file}: name a file that ends in .csv or .xlsx.`)
}
