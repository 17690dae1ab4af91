/** Sheets to take home, on 80 mm paper: which words stand where, and how wide a line may be. */
import { expect, it } from 'vitest'
import { isBlack, paper } from '../../../domain/slip/bitmap.ts'
import type { SlipPorts } from '../../../domain/slip/drawing.ts'
import { sheetLayout, type SheetContent } from '../../../domain/slip/sheet.ts'
import { LEFT, RIGHT, type Block } from '../../../domain/slip/slip-layout.ts'

/** Every letter as wide as it is high, and black; notes which words were drawn in which size. */
function portsNoting(drawn: string[], letterDots: number | null = null): SlipPorts {
  return {
    gbk: () => null,
    qr: () => null,
    raster: (text, sizeDots) => {
      drawn.push(`${text} ${sizeDots}`)
      const width = [...text].length * (letterDots ?? sizeDots)
      return { ...paper(width, sizeDots), baseline: sizeDots }
    },
  }
}

const sheet: SheetContent = {
  language: 'zh',
  title: '受理回执',
  hall: '县政务大厅',
  number: { label: '编号', value: '0147' },
  marks: [],
  lead: '',
  framed: [],
  facts: [],
  notes: [],
  code: { text: null, title: '查进度', notes: [] },
  made: '',
}

type Line = Extract<Block, { readonly kind: 'line' }>
const linesOf = (change: Partial<SheetContent>, drawn: string[] = []): readonly Line[] =>
  sheetLayout({ ...sheet, ...change }, portsNoting(drawn)).filter((block): block is Line => block.kind === 'line')
const wordsOf = (lines: readonly Line[]): readonly (readonly string[])[] =>
  lines.map((line) => line.parts.map((part) => part.text))

it('PAPER-1 a short label stands bold beside its value, a long one above it', () => {
  const facts = [
    { label: '承诺', value: '五个工作日' },
    { label: '办理结果的领取方式', value: '窗口' },
  ]
  const lines = linesOf({ facts })
  const head = [['县政务大厅'], ['受理回执'], ['编号 0147']]
  expect(wordsOf(lines)).toEqual([...head, ['承诺', '五个工作日'], ['办理结果的领取方式'], ['窗口']])
  const [label, value] = lines.at(-3)?.parts ?? []
  expect([label?.weight, label?.x, value?.weight]).toEqual(['bold', LEFT, 'regular'])
  expect(value?.x).toBeGreaterThan(LEFT)
  expect(lines.at(-1)?.parts[0]?.x).toBe(LEFT)
})

it('PAPER-1 a note as wide as the paper stays on one line, one letter more goes on below', () => {
  const most = (RIGHT - LEFT) / 12
  const notesOf = (letters: number): readonly (readonly string[])[] =>
    wordsOf(
      sheetLayout({ ...sheet, notes: ['字'.repeat(letters)] }, portsNoting([], 12)).filter(
        (block): block is Line => block.kind === 'line',
      ),
    )
  expect(Number.isInteger(most)).toBe(true)
  expect(notesOf(most).slice(-1)).toEqual([['字'.repeat(most)]])
  expect(notesOf(most + 1)).toHaveLength(notesOf(most).length + 1)
})

it('PAPER-1 what stands beside the code has a heading larger than its lines, and a frame ends where its sides end', () => {
  const drawn: string[] = []
  const framed = [{ title: '食品经营许可', lines: ['收下材料 4 份'] }]
  const blocks = sheetLayout({ ...sheet, framed, code: { ...sheet.code, notes: ['凭编号'] } }, portsNoting(drawn))
  expect(drawn).toContain('查进度 28')
  expect(drawn).toContain('凭编号 26')
  const frame = blocks.flatMap((block) =>
    block.kind === 'image' && block.bitmap.height > 60 ? [block.bitmap] : [],
  )[0]!
  for (const x of [LEFT, RIGHT - 1]) {
    const black = Array.from({ length: frame.height }, (_, y) => y).filter((y) => isBlack(frame, x, y))
    expect([black[0], black.at(-1), black.length]).toEqual([8, frame.height - 9, frame.height - 16])
  }
})
