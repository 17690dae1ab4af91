/** The sheets of an XLSX, with what is merged over rows written into each of them. */
import { strFromU8, unzipSync } from 'fflate'
import readSheets from 'read-excel-file/node'
import { GUARDED, type TableSheet } from './table-row.ts'

const SECOND_MS = 1000

interface Range {
  readonly column: number
  readonly top: number
  readonly bottom: number
}

/** Every sheet in its order. A merge over columns keeps its text in the first of them. */
export async function workbookSheets(bytes: Buffer): Promise<readonly TableSheet[]> {
  const marks = marksIn(bytes)
  return (await readSheets(bytes)).map(({ sheet, data }) => {
    const rows = data.map((row) => row.map(cellText))
    const { merges, errors } = marks.get(sheet) ?? { merges: [], errors: [] }
    // The reader gives an error as an empty cell, and leaves rows of them at the end out.
    for (const { column, row, text } of errors) setCell(rows, row, column, text)
    for (const { column, top, bottom } of merges) {
      const text = rows[top]?.[column] ?? ''
      for (let row = top + 1; row <= Math.min(bottom, rows.length - 1); row += 1) setCell(rows, row, column, text)
    }
    return { name: sheet, rows: rows.map((cells, at) => ({ line: at + 1, cells, dates: datesIn(data[at] ?? []) })) }
  })
}

function setCell(rows: string[][], row: number, column: number, text: string): void {
  while (rows.length <= row) rows.push([])
  const cells = rows[row] ?? []
  while (cells.length < column) cells.push('')
  cells[column] = text
}

function datesIn(row: readonly unknown[]): readonly number[] {
  return row.flatMap((cell, at) => (cell instanceof Date ? [at] : []))
}

/**
 * A date or a time from its own parts, whatever the zone of this machine. The reader cuts the number of the day and its
 * fraction, so that every third minute comes a millisecond early: a workbook shows whole seconds.
 */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell).replace(GUARDED, '')
  const moment = new Date(Math.round(cell.getTime() / SECOND_MS) * SECOND_MS)
  const [date = '', time = ''] = moment.toISOString().slice(0, 19).split('T')
  return date < '1900-01-01' ? time : time === '00:00:00' ? date : `${date} ${time}`
}

interface Marks {
  readonly merges: readonly Range[]
  /** Cells whose formula gives an error, with the text that a spreadsheet shows: #DIV/0! */
  readonly errors: readonly { readonly column: number; readonly row: number; readonly text: string }[]
}

/** What the reader does not tell, by the name of the sheet; rows and columns counted from 0. */
function marksIn(bytes: Buffer): ReadonlyMap<string, Marks> {
  const parts = unzipSync(bytes, {
    filter: (file) => /^xl\/(workbook\.xml|_rels\/|worksheets\/[^/]+$)/.test(file.name),
  })
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array())
  const targets = new Map(
    tags(part('xl/_rels/workbook.xml.rels'), 'Relationship').map((one) => [one['Id'], one['Target'] ?? '']),
  )
  return new Map(
    tags(part('xl/workbook.xml'), 'sheet').map((sheet) => {
      const target = targets.get(sheet['r:id'] ?? sheet['id']) ?? ''
      const xml = part(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
      const merges = tags(xml, 'mergeCell').flatMap((one) => rangeOf(one['ref'] ?? ''))
      return [sheet['name'] ?? '', { merges, errors: errorsIn(xml) }]
    }),
  )
}

function errorsIn(xml: string): Marks['errors'] {
  return [...xml.matchAll(/<(?:\w+:)?c\s([^>]*\bt="e"[^>]*)>.*?<(?:\w+:)?v>([^<]*)</gs)].flatMap(([, inside, text]) => {
    const [, letters = '', row] = /\br="([A-Z]+)(\d+)"/.exec(inside ?? '') ?? []
    return row === undefined ? [] : [{ column: columnAt(letters), row: Number(row) - 1, text: text ?? '' }]
  })
}

function columnAt(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function tags(xml: string, name: string): readonly Readonly<Record<string, string>>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^>]*)>`, 'g'))].map(([, inside = '']) =>
    Object.fromEntries([...inside.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, plain(value ?? '')])),
  )
}

function plain(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/&(\w+);/g, (all, name: string) => names[name] ?? all)
}

function rangeOf(ref: string): readonly Range[] {
  const [, letters = '', top = '', bottom = ''] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(ref) ?? []
  if (top === bottom) return []
  return [{ column: columnAt(letters), top: Number(top) - 1, bottom: Number(bottom) - 1 }]
}
