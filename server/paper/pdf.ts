/**
 * A text with tables as PDF: A4, every character from the font that has it and able to be selected, page numbers and a
 * line of proof at the foot of each page.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { wrap } from '../../domain/slip/line-break.ts'
import type { Weight } from '../../domain/slip/drawing.ts'
import { INNER, LINE, MARGIN, lines, pdfBytes, room, rule, write, type Flow } from './flow.ts'
import type { Letters } from './letters.ts'

export interface PaperPart {
  readonly heading?: string
  /** Names of the columns, again on every page. */
  readonly head?: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface PdfPaper {
  readonly title: string
  readonly parts: readonly PaperPart[]
  /** Stands at the foot of each page, as the hash of the last record. */
  readonly proof: string
  /** UTC ms of what is printed: the same content gives the same bytes. */
  readonly atMs: number
}

/** Points. */
const [TEXT, HEADING, TITLE] = [9, 12, 17] as const
const GAP = 8
/** Rows between two turns of the event loop, and how many are looked at for the width of a column. */
const [ROWS_A_TURN, ROWS_MEASURED] = [40, 300] as const

/** The bytes of the paper. `ownFiles`: fonts of the hall (fonts.ts). A character that no font has stands as its code. */
export function pdfOf({ parts, ...info }: PdfPaper, ownFiles: readonly string[] = []): Promise<Buffer> {
  return pdfBytes({ ...info, lang: 'zh-CN' }, ownFiles, async (flow) => {
    lines(flow, info.title, { size: TITLE, weight: 'bold' })
    for (const part of parts) await drawPart(flow, part)
  })
}

async function drawPart(flow: Flow, { heading, head, rows }: PaperPart): Promise<void> {
  flow.y += GAP
  if (heading !== undefined) {
    room(flow, HEADING * LINE * 3)
    lines(flow, heading, { size: HEADING, weight: 'bold' })
  }
  const widths = columnWidths(flow.type, head === undefined ? rows : [head, ...rows])
  const headRow = (): void => {
    if (head !== undefined) drawRow(flow, head, widths, 'bold')
  }
  headRow()
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_A_TURN === ROWS_A_TURN - 1) await turn()
    drawRow(flow, row, widths, 'regular', headRow)
  }
}

/** A row of cells, each broken into lines; one that does not fit goes to the next page, one longer than a page runs on. */
function drawRow(
  flow: Flow,
  cells: readonly string[],
  widths: readonly number[],
  weight: Weight,
  onNewPage: () => void = () => undefined,
): void {
  const { type } = flow
  const broken = cells.map((cell, at) =>
    wrap(cell, (widths[at] ?? INNER) - GAP, (text) => type.width(text, TEXT, weight)),
  )
  const count = Math.max(1, ...broken.map((one) => one.length))
  if (room(flow, Math.min(count, 20) * TEXT * LINE)) onNewPage()
  for (let at = 0; at < count; at += 1) {
    if (room(flow, TEXT * LINE)) onNewPage()
    let x = MARGIN
    broken.forEach((one, column) => {
      write(flow, one[at] ?? '', x, flow.y, TEXT, weight)
      x += widths[column] ?? INNER
    })
    flow.y += TEXT * LINE
  }
  flow.y += 2
  rule(flow)
  flow.y += 3
}

/** As wide as what stands in them; where that is too much, the widest give way. */
function columnWidths(type: Letters, rows: readonly (readonly string[])[]): readonly number[] {
  const wanted: number[] = []
  for (const row of rows.slice(0, ROWS_MEASURED))
    row.forEach((cell, at) => {
      wanted[at] = Math.max(wanted[at] ?? 0, type.width(cell, TEXT, 'bold') + GAP)
    })
  const sorted = [...wanted].sort((a, b) => a - b)
  let left = INNER
  let widest = INNER
  sorted.forEach((width, at) => {
    const fair = left / (sorted.length - at)
    widest = Math.max(fair, width <= fair ? width : fair)
    left -= Math.min(width, fair)
  })
  return wanted.map((width) => Math.min(width, widest))
}
