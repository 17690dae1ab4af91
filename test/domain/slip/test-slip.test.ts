/** What a printer prints before the hall opens, dot by dot: whoever looks at it sees at once what the head leaves out. */
import { expect, it } from 'vitest'
import { isBlack, paper, type Bitmap } from '../../../domain/slip/bitmap.ts'
import type { SlipPorts } from '../../../domain/slip/drawing.ts'
import { LEFT, PAPER_DOTS, RIGHT } from '../../../domain/slip/slip-layout.ts'
import { testSheet, testSlipContent } from '../../../domain/slip/test-slip.ts'
import { planWith } from '../../support/site.ts'

/** Letters as wide as high, and white: what is black was drawn by the sheet itself. */
const ports: SlipPorts = {
  gbk: () => null,
  qr: () => null,
  raster: (text, sizeDots) => ({ ...paper([...text].length * sizeDots, sizeDots), baseline: sizeDots }),
}
const facts = { issuedAtText: '11-25 08:00', link: 'https://hall.example/', language: 'zh' } as const

const images = (): readonly Bitmap[] =>
  testSheet(facts, planWith({}), ports).flatMap((block) => (block.kind === 'image' ? [block.bitmap] : []))

/** From where to where a row is black without a gap, several times where it has gaps. */
function runsIn(bitmap: Bitmap, y: number): readonly (readonly [from: number, to: number])[] {
  const runs: [number, number][] = []
  for (let x = 0; x < bitmap.width; x += 1) {
    if (!isBlack(bitmap, x, y)) continue
    const last = runs.at(-1)
    if (last?.[1] === x - 1) last[1] = x
    else runs.push([x, x])
  }
  return runs
}
const rows = (bitmap: Bitmap): readonly number[] => Array.from({ length: bitmap.height }, (_, y) => y)

it('SETUP-5 below the number stands one thick sill, as wide as the text, with white paper below it', () => {
  const [heading] = images()
  if (!heading) throw new Error('no heading')
  expect(heading.width).toBe(PAPER_DOTS)
  const black = rows(heading).filter((y) => runsIn(heading, y).length > 0)
  expect(black).toHaveLength(12)
  expect(black.at(-1)).toBe(heading.height - 13)
  for (const y of black) expect(runsIn(heading, y)).toEqual([[LEFT, RIGHT - 1]])
})

it('SETUP-5 the ruler is one line across the whole head, an edge at each side from top to bottom, and a tick a millimetre', () => {
  const ruler = images().at(-1)
  if (!ruler) throw new Error('no ruler')
  expect(ruler.width).toBe(PAPER_DOTS)
  const across = rows(ruler).filter((y) => runsIn(ruler, y).length === 1)
  expect(across).toEqual([60, 61])
  for (const y of across) expect(runsIn(ruler, y)).toEqual([[0, PAPER_DOTS - 1]])
  for (const y of rows(ruler))
    for (const x of [0, 2, PAPER_DOTS - 3, PAPER_DOTS - 1]) expect(isBlack(ruler, x, y)).toBe(true)
  const heightAt = (mm: number): number => rows(ruler).filter((y) => y < 60 && isBlack(ruler, mm * 8 + 1, y)).length
  expect([1, 4, 5, 10, 15, 71].map(heightAt)).toEqual([18, 18, 32, 48, 32, 18])
  expect(runsIn(ruler, 59).map(([from]) => from)).toEqual([
    ...Array.from({ length: 72 }, (_, mm) => mm * 8),
    PAPER_DOTS - 3,
  ])
})

it('SETUP-7 the slip of a test is marked, waits for nobody, and its code opens the hall’s own page', () => {
  const content = testSlipContent(facts, planWith({}))
  expect(content).toMatchObject({
    reprint: '试号',
    wait: { kind: 'unknown', text: '试号：不叫号，不进报表' },
    code: { text: 'https://hall.example/', title: '扫码试一试' },
  })
  expect(testSlipContent({ ...facts, link: null }, planWith({})).code.text).toBeNull()
})
