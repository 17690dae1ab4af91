/** The sheets of an XLSX, with what is merged over rows written into each of them. */
import { strFromU8, unzipSync } from 'fflate'
import readSheets from 'read-excel-file/node'
import { GUARDED, type TableSheet } from './table-row.ts'

interface Range {
  readonly column: number
  readonly top: number
  readonly bottom: number
}

/** Every sheet in its order. A merge over columns keeps its text in the first of them. */
export async function workbookSheets(bytes: Buffer): Promise<readonly TableSheet[]> {
  const merges = mergesIn(bytes)
  return (await readSheets(bytes)).map(({ sheet, data }) => {
    const rows = data.map((row) => row.map(cellText))
    for (const { column, top, bottom } of merges.get(sheet) ?? []) {
      const text = rows[top]?.[column] ?? ''
      for (const row of rows.slice(top + 1, bottom + 1)) row[column] = text
    }
    return { name: sheet, rows: rows.map((cells, at) => ({ line: at + 1, cells, dates: datesIn(data[at] ?? []) })) }
  })
}

function datesIn(row: readonly unknown[]): readonly number[] {
  return row.flatMap((cell, at) => (cell instanceof Date ? [at] : []))
}

/** A date or a time from its own parts, whatever the zone of this machine. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell).replace(GUARDED, '')
  const [date = '', time = ''] = cell.toISOString().slice(0, 19).split('T')
  return date < '1900-01-01' ? time : time === '00:00:00' ? date : `${date} ${time}`
}

/** Merges over more than one row, by the name of their sheet; rows and columns counted from 0. */
function mergesIn(bytes: Buffer): ReadonlyMap<string, readonly Range[]> {
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
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      return [sheet['name'] ?? '', tags(part(path), 'mergeCell').flatMap((one) => rangeOf(one['ref'] ?? ''))]
    }),
  )
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
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return [{ column, top: Number(top) - 1, bottom: Number(bottom) - 1 }]
}
