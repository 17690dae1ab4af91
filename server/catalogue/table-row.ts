/** What a table is made of, whatever file it came from. */

export interface TableRow {
  /** Line of a text file, row of a sheet; counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** Columns, from 0, where a workbook keeps a date or a time: "3-5" becomes one when it is typed. */
  readonly dates?: readonly number[]
}

export interface TableSheet {
  /** null: a file without sheets. */
  readonly name: string | null
  readonly rows: readonly TableRow[]
}

/** The tables of one file; `encoding` of a text, null for a workbook. */
export interface TableFile {
  readonly sheets: readonly TableSheet[]
  readonly encoding: string | null
}

/** One sentence about a table that cannot be read or written. */
export class TableUnreadable extends Error {}

export const BOM = '\uFEFF'
/** A spreadsheet would take such a cell for a formula. */
export const FORMULA = /^[=+\-@\t]/
export const GUARDED = /^'(?=[=+\-@\t])/
