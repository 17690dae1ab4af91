/** The bytes of a CSV as Chinese offices save it: which characters, which mark between the cells, which rows. */
import { BOM, GUARDED, TableUnreadable, type TableRow } from './table-row.ts'

/** How a text was written. */
export type TextEncoding = 'UTF-8' | 'GB18030' | 'UTF-16'

const DELIMITERS = [',', '\t', ';', '，'] as const
/** Excel's own first line, which names the mark and is no row. */
const SEP_LINE = /^sep=(.)(\r\n|\n|\r|$)/i
const LOOKED_AT = 20

/**
 * The text of bytes: by their byte-order mark, else strict UTF-8, else GB18030 (which holds GBK and GB2312), as Excel
 * and WPS of a Chinese Windows save. Throws TableUnreadable for bytes that are none of these.
 */
export function textOf(bytes: Buffer): { readonly text: string; readonly encoding: TextEncoding } {
  const marked = byMark(bytes)
  for (const [label, encoding] of marked ?? unmarked(bytes)) {
    try {
      return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding }
    } catch {
      // The next one.
    }
  }
  throw new TableUnreadable('it is neither UTF-8 nor GBK nor UTF-16; save it as "CSV UTF-8" or as XLSX')
}

type Candidate = readonly [label: string, encoding: TextEncoding]

function byMark(bytes: Buffer): readonly Candidate[] | null {
  const head = bytes.subarray(0, 3).toString('hex')
  if (head === 'efbbbf') return [['utf-8', 'UTF-8']]
  if (head.startsWith('fffe')) return [['utf-16le', 'UTF-16']]
  if (head.startsWith('feff')) return [['utf-16be', 'UTF-16']]
  return null
}

/** A zero byte is in no office's text but in one of two bytes a character; its place tells which comes first. */
function unmarked(bytes: Buffer): readonly Candidate[] {
  const zero = bytes.indexOf(0)
  if (zero >= 0) return [[zero % 2 === 1 ? 'utf-16le' : 'utf-16be', 'UTF-16']]
  return [
    ['utf-8', 'UTF-8'],
    ['gb18030', 'GB18030'],
  ]
}

/** Rows of a text whose own mark between cells (comma, tab, semicolon, wide comma) is found. Throws TableUnreadable. */
export function textRows(text: string): readonly TableRow[] {
  const whole = text.replace(BOM, '')
  const named = SEP_LINE.exec(whole)
  if (named === null) return csvRows(whole, delimiterOf(whole))
  return csvRows(whole.slice(named[0].length), named[1]).map((row) => ({ ...row, line: row.line + 1 }))
}

/** The mark that stands most often outside quotation marks in the first lines; a comma where none does. */
function delimiterOf(text: string): string {
  const head = text
    .split(/\r\n|\n|\r/, LOOKED_AT)
    .join('\n')
    .replace(/"(?:[^"]|"")*"/g, '')
  const counts = DELIMITERS.map((mark) => [head.split(mark).length - 1, mark] as const)
  return counts.reduce((best, one) => (one[0] > best[0] ? one : best))[1]
}

/**
 * Rows of a CSV text; quoted cells may hold delimiters, quotes and line ends, and a row has the line it begins on.
 * Throws TableUnreadable for a quotation mark out of place.
 */
export function csvRows(text: string, delimiter = ','): readonly TableRow[] {
  const rows: TableRow[] = []
  let line = 1
  let start = 1
  let cells: string[] = []
  let at = 0
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${delimiter}\\r\\n]*))(${delimiter}|\\r\\n|\\n|\\r|$)`, 'g')
  for (const match of text.replace(BOM, '').matchAll(cell)) {
    const [all, quoted, plain = '', end = ''] = match
    // A part that fits nowhere would be left out in silence.
    if (match.index !== at)
      throw new TableUnreadable(
        `line ${line}: a quotation mark stands alone; put the whole cell in quotes and double those inside`,
      )
    at = match.index + all.length
    cells.push((quoted === undefined ? plain : quoted.replace(/""/g, '"')).replace(GUARDED, ''))
    line += (quoted ?? '').split('\n').length - 1
    if (end === delimiter) continue
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: start, cells })
    cells = []
    if (end !== '') line += 1
    start = line
  }
  return rows
}
