/** A paper of a case – receipt, notice, refusal – as PDF: what its page for A4 shows, to keep, to send on, to print anywhere. */
import { setImmediate as turn } from 'node:timers/promises'
import { encode } from 'uqr'
import { wrap } from '../../domain/slip/line-break.ts'
import type { SheetContent } from '../../domain/slip/sheet.ts'
import { visibleTexts } from '../../domain/words/typed-text.ts'
import { HEIGHT, INNER, LINE, MARGIN, PAGE_ROOM, lines, pdfBytes, room, rule, write, type Flow } from './flow.ts'

/** Points. */
const [TEXT, FRAME_TITLE, MARK, TITLE] = [11, 13, 13, 22] as const
const [PAD, GAP, CODE] = [10, 10, 96] as const
/** What labels of facts take of the width. */
const LABEL = 96
const INK = '#111111'

/** The bytes. `ownFiles`: fonts of the hall; `atMs`: when the paper was made, so that the same paper has the same bytes. */
export function sheetPdf(content: SheetContent, atMs: number, ownFiles: readonly string[] = []): Promise<Buffer> {
  const sheet = visibleTexts(content)
  const { title, number, hall, made, language } = sheet
  const lang = language === 'zh' ? 'zh-CN' : 'en'
  const info = { title: `${title} ${number.value}`, lang, proof: `${hall} · ${made}`, atMs } as const
  return pdfBytes(info, ownFiles, (flow) => draw(flow, sheet))
}

/** The hall goes on between its parts: fonts are opened for many of them. */
async function draw(flow: Flow, sheet: SheetContent): Promise<void> {
  const { title, hall, number, marks, lead, framed, facts, notes, code, made } = sheet
  lines(flow, hall, { size: TEXT, weight: 'regular' })
  lines(flow, title, { size: TITLE, weight: 'bold' })
  lines(flow, `${number.label} ${number.value}`, { size: FRAME_TITLE, weight: 'bold' })
  flow.y += 4
  rule(flow, 1.5, INK)
  flow.y += GAP
  for (const mark of marks) lines(flow, mark, { size: MARK, weight: 'bold' })
  lines(flow, lead, { size: TEXT, weight: 'regular' })
  flow.y += GAP
  for (const one of framed) {
    await turn()
    drawFrame(flow, one)
  }
  for (const { label, value } of facts) {
    await turn()
    if (value !== '') drawFact(flow, label, value)
  }
  flow.y += GAP
  for (const note of notes) lines(flow, note, { size: TEXT, weight: 'regular' })
  flow.y += GAP
  drawCode(flow, code)
  lines(flow, made, { size: TEXT, weight: 'regular' })
}

/** In one piece with a frame around it; what is longer than a page runs on without one. */
function drawFrame(flow: Flow, one: SheetContent['framed'][number]): void {
  const width = INNER - 2 * PAD
  const set = [
    { text: one.title, size: FRAME_TITLE, weight: 'bold' as const },
    ...one.lines.filter(Boolean).map((text) => ({ text, size: TEXT, weight: 'regular' as const })),
  ].flatMap(({ text, size, weight }) =>
    wrap(text, width, (part) => flow.type.width(part, size, weight)).map((line) => ({ line, size, weight })),
  )
  const height = set.reduce((sum, { size }) => sum + size * LINE, 0) + 2 * PAD
  const isWhole = height <= PAGE_ROOM
  if (isWhole) room(flow, height)
  if (isWhole && flow.pages > 0) flow.doc.rect(MARGIN, flow.y, INNER, height).lineWidth(1.2).strokeColor(INK).stroke()
  flow.y += PAD
  for (const { line, size, weight } of set) {
    if (!isWhole) room(flow, size * LINE)
    write(flow, line, MARGIN + PAD, flow.y, size, weight)
    flow.y += size * LINE
  }
  flow.y += PAD + GAP
}

/** Its label beside it; one that is longer than its column stands above. */
function drawFact(flow: Flow, label: string, value: string): void {
  const isBeside = flow.type.width(label, TEXT, 'bold') < LABEL - GAP
  room(flow, (isBeside ? 1 : 2) * TEXT * LINE)
  if (isBeside) write(flow, label, MARGIN, flow.y, TEXT, 'bold')
  else lines(flow, label, { size: TEXT, weight: 'bold' })
  lines(flow, value, { size: TEXT, weight: 'regular', indent: LABEL })
  flow.y += 2
  rule(flow)
  flow.y += 4
}

/** The QR with its words beside it. */
function drawCode(flow: Flow, { text, title, notes }: SheetContent['code']): void {
  const indent = text === null ? 0 : CODE + GAP
  room(flow, text === null ? TEXT * LINE : CODE)
  const top = flow.y
  if (text !== null && flow.pages > 0) drawQr(flow, text, top)
  flow.y += text === null ? 0 : CODE / 3
  lines(flow, title, { size: TEXT, weight: 'bold', indent })
  for (const note of notes) lines(flow, note, { size: TEXT, weight: 'regular', indent })
  if (text !== null && flow.y > top) flow.y = Math.min(Math.max(flow.y, top + CODE), HEIGHT) + GAP
}

function drawQr({ doc }: Flow, text: string, top: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const side = CODE / size
  data.forEach((row, y) =>
    row.forEach((isDark, x) => {
      if (isDark) doc.rect(MARGIN + x * side, top + y * side, side, side)
    }),
  )
  doc.fill(INK)
}
