/**
 * Lines that run down A4 pages of a PDF, with a foot on each. Everything is set twice: the first time it is only counted,
 * for a page that is full leaves memory at once, and its foot says how many there are.
 */
import { wrap } from '../../domain/slip/line-break.ts'
import type { Weight } from '../../domain/slip/drawing.ts'
import { fontSource } from './fonts.ts'
import { letters, type Letters } from './letters.ts'

/** Points. */
export const [WIDTH, HEIGHT, MARGIN] = [595.28, 841.89, 48] as const
const [FOOT, SMALL] = [40, 7.5] as const
export const INNER = WIDTH - 2 * MARGIN
/** Height of a line in sizes of its text. */
export const LINE = 1.4

export interface PdfInfo {
  readonly title: string
  readonly lang: 'zh-CN' | 'en'
  /** Stands at the foot of each page, as the hash of the last record. */
  readonly proof: string
  /** UTC ms of what is printed: the same content gives the same bytes. */
  readonly atMs: number
}

export interface Flow {
  readonly doc: PDFKit.PDFDocument
  readonly type: Letters
  readonly info: PdfInfo
  /** How many pages there will be; 0 while they are counted: nothing is drawn then. */
  readonly pages: number
  page: number
  y: number
}

/** The bytes of what `draw` sets. `ownFiles`: fonts of the hall (fonts.ts). A character that no font has stands as its code. */
export async function pdfBytes(
  info: PdfInfo,
  ownFiles: readonly string[],
  draw: (flow: Flow) => Promise<void> | void,
): Promise<Buffer> {
  // A megabyte of code that a start has no use for.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // None to begin with: pdfkit's own lies in a file that a bundle does not hold, and nothing is set in it.
    font: '',
    lang: info.lang,
    displayTitle: true,
    info: { Title: info.title, CreationDate: new Date(info.atMs) },
  })
  const bytes = collected(doc)
  const type = letters(doc, fontSource(ownFiles))
  const counted: Flow = { doc, type, info, pages: 0, page: 0, y: 0 }
  const set = async (flow: Flow): Promise<void> => {
    newPage(flow)
    await draw(flow)
  }
  await set(counted)
  await set({ ...counted, pages: counted.page, page: 0 })
  doc.end()
  return bytes
}

/** A text over the width between margins, broken into lines. */
export function lines(
  flow: Flow,
  text: string,
  { size, weight, indent = 0 }: { readonly size: number; readonly weight: Weight; readonly indent?: number },
): void {
  for (const line of wrap(text, INNER - indent, (part) => flow.type.width(part, size, weight))) {
    room(flow, size * LINE)
    write(flow, line, MARGIN + indent, flow.y, size, weight)
    flow.y += size * LINE
  }
}

export function write(flow: Flow, text: string, x: number, y: number, size: number, weight: Weight): void {
  if (flow.pages > 0) flow.type.draw(text, x, y, size, weight)
}

/** A thin line over the width, where the next text would begin. */
export function rule({ doc, pages, y }: Flow, thick = 0.4, color = '#b8b8b8'): void {
  if (pages === 0) return
  doc
    .moveTo(MARGIN, y)
    .lineTo(WIDTH - MARGIN, y)
    .lineWidth(thick)
    .strokeColor(color)
    .stroke()
}

/** Whether a new page was needed for so much height. */
export function room(flow: Flow, height: number): boolean {
  if (flow.y + height <= HEIGHT - MARGIN - FOOT) return false
  newPage(flow)
  return true
}

/** Height of a page that texts can use. */
export const PAGE_ROOM = HEIGHT - 2 * MARGIN - FOOT

function newPage(flow: Flow): void {
  flow.page += 1
  flow.y = MARGIN
  if (flow.pages === 0) return
  flow.doc.addPage({ size: 'A4', margin: 0 })
  const { page, pages, info } = flow
  const y = HEIGHT - MARGIN - 12
  const count = `第 ${page} 页 共 ${pages} 页 · Page ${page} of ${pages}`
  write(flow, `${info.title} · ${count}`, MARGIN, y, SMALL, 'regular')
  write(flow, info.proof, MARGIN, y + SMALL * LINE, SMALL, 'regular')
}

function collected(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => void chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}
