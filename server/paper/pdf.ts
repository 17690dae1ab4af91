/**
 * A text with tables as PDF: A4, every character from the font that has it and able to be selected, page numbers and a
 * line of proof at the foot of each page.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { wrap } from '../../domain/slip/line-break.ts'
import type { Weight } from '../../domain/slip/drawing.ts'
import { fontSource } from './fonts.ts'
import { letters, type Letters } from './letters.ts'

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
const [WIDTH, HEIGHT, MARGIN, FOOT] = [595.28, 841.89, 48, 40] as const
const INNER = WIDTH - 2 * MARGIN
const [TEXT, SMALL, HEADING, TITLE] = [9, 7.5, 12, 17] as const
const GAP = 8
const LINE = 1.4
/** Rows between two turns of the event loop, and how many are looked at for the width of a column. */
const [ROWS_A_TURN, ROWS_MEASURED] = [40, 300] as const

interface Sheet {
  readonly doc: PDFKit.PDFDocument
  readonly type: Letters
  readonly paper: PdfPaper
  /** How many pages there will be; 0 while they are counted: nothing is drawn then. */
  readonly pages: number
  page: number
  y: number
}

/** The bytes of the paper. `ownFiles`: fonts of the hall (fonts.ts). A character that no font has stands as its code. */
export async function pdfOf(paper: PdfPaper, ownFiles: readonly string[] = []): Promise<Buffer> {
  // A megabyte of code that a start has no use for.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // None to begin with: pdfkit's own lies in a file that a bundle does not hold, and nothing is set in it.
    font: '',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: paper.title, CreationDate: new Date(paper.atMs) },
  })
  const bytes = collected(doc)
  const type = letters(doc, fontSource(ownFiles))
  // Twice, for a page that is full leaves memory at once, and its foot says how many there are.
  const { page: pages } = await drawn({ doc, type, paper, pages: 0, page: 0, y: 0 })
  await drawn({ doc, type, paper, pages, page: 0, y: 0 })
  doc.end()
  return bytes
}

async function drawn(sheet: Sheet): Promise<Sheet> {
  newPage(sheet)
  lines(sheet, sheet.paper.title, { size: TITLE, weight: 'bold' })
  for (const part of sheet.paper.parts) await drawPart(sheet, part)
  return sheet
}

async function drawPart(sheet: Sheet, { heading, head, rows }: PaperPart): Promise<void> {
  sheet.y += GAP
  if (heading !== undefined) {
    room(sheet, HEADING * LINE * 3)
    lines(sheet, heading, { size: HEADING, weight: 'bold' })
  }
  const widths = columnWidths(sheet.type, head === undefined ? rows : [head, ...rows])
  const headRow = (): void => {
    if (head !== undefined) drawRow(sheet, head, widths, 'bold')
  }
  headRow()
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_A_TURN === ROWS_A_TURN - 1) await turn()
    drawRow(sheet, row, widths, 'regular', headRow)
  }
}

/** A row of cells, each broken into lines; one that does not fit goes to the next page, one longer than a page runs on. */
function drawRow(
  sheet: Sheet,
  cells: readonly string[],
  widths: readonly number[],
  weight: Weight,
  onNewPage: () => void = () => undefined,
): void {
  const { type } = sheet
  const broken = cells.map((cell, at) =>
    wrap(cell, (widths[at] ?? INNER) - GAP, (text) => type.width(text, TEXT, weight)),
  )
  const count = Math.max(1, ...broken.map((one) => one.length))
  if (room(sheet, Math.min(count, 20) * TEXT * LINE)) onNewPage()
  for (let at = 0; at < count; at += 1) {
    if (room(sheet, TEXT * LINE)) onNewPage()
    let x = MARGIN
    broken.forEach((one, column) => {
      write(sheet, one[at] ?? '', x, sheet.y, TEXT, weight)
      x += widths[column] ?? INNER
    })
    sheet.y += TEXT * LINE
  }
  sheet.y += 2
  rule(sheet)
  sheet.y += 3
}

function rule({ doc, pages, y }: Sheet): void {
  if (pages === 0) return
  doc
    .moveTo(MARGIN, y)
    .lineTo(WIDTH - MARGIN, y)
    .lineWidth(0.4)
    .strokeColor('#b8b8b8')
    .stroke()
}

function write(sheet: Sheet, text: string, x: number, y: number, size: number, weight: Weight): void {
  if (sheet.pages > 0) sheet.type.draw(text, x, y, size, weight)
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

function lines(sheet: Sheet, text: string, { size, weight }: { readonly size: number; readonly weight: Weight }): void {
  for (const line of wrap(text, INNER, (part) => sheet.type.width(part, size, weight))) {
    room(sheet, size * LINE)
    write(sheet, line, MARGIN, sheet.y, size, weight)
    sheet.y += size * LINE
  }
}

/** Whether a new page was needed for so much height. */
function room(sheet: Sheet, height: number): boolean {
  if (sheet.y + height <= HEIGHT - MARGIN - FOOT) return false
  newPage(sheet)
  return true
}

function newPage(sheet: Sheet): void {
  sheet.page += 1
  sheet.y = MARGIN
  if (sheet.pages === 0) return
  sheet.doc.addPage({ size: 'A4', margin: 0 })
  const { page, pages, paper } = sheet
  const y = HEIGHT - MARGIN - 12
  const count = `第 ${page} 页 共 ${pages} 页 · Page ${page} of ${pages}`
  write(sheet, `${paper.title} · ${count}`, MARGIN, y, SMALL, 'regular')
  write(sheet, paper.proof, MARGIN, y + SMALL * LINE, SMALL, 'regular')
}

function collected(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => void chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}
