/** Where everything stands on the paper: words read back from their places, and whole slips against kept pictures. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { blackIn, isBlack, type Bitmap, type DrawnText } from '../../../domain/slip/bitmap.ts'
import { fitted, type SlipPorts, type Weight } from '../../../domain/slip/drawing.ts'
import { drawnSlip } from '../../../domain/slip/slip-bytes.ts'
import { slipLayout } from '../../../domain/slip/slip-layout.ts'
import { slipContent, type SlipContent, type SlipFacts } from '../../../domain/slip/slip.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { slipPorts } from '../../../server/devices/printing/slip-ports.ts'
import { drawJob, pngOf } from '../../support/printer-paper.ts'
import { loadSite } from '../../support/site.ts'
import { SLIP_FACTS } from '../../support/slip-facts.ts'

const PAPER_FROM = 30
const PAPER_TO = 546
const ARCH_DOTS = 192
const plan = sitePlan(loadSite('county').settings)
const ports = slipPorts()
/** Every line a picture, as the kiosk's page draws it. */
const drawnOnly: SlipPorts = { ...ports, gbk: () => null, qr: ports.qr }
const content = (change: Partial<SlipFacts> = {}): SlipContent => slipContent({ ...SLIP_FACTS, ...change }, plan)
const printed = (change: Partial<SlipFacts> = {}): Bitmap => drawJob(drawnSlip(content(change), drawnOnly).bytes).bitmap

interface Found {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where these very letters stand, alone on their ground; null: nowhere. */
function find(bitmap: Bitmap, text: string, sizeDots: number, weight: Weight): Found | null {
  return findDrawn(bitmap, drawnOnly.raster(text, sizeDots, weight), (x, y) => isBlack(bitmap, x, y))
}

/** White letters on the black of the arch. */
function findInArch(bitmap: Bitmap, drawn: DrawnText): Found | null {
  return findDrawn(bitmap, drawn, (x, y) => x < PAPER_FROM + ARCH_DOTS && !isBlack(bitmap, x, y))
}

function findDrawn(bitmap: Bitmap, drawn: DrawnText, isInk: (x: number, y: number) => boolean): Found | null {
  const cells = Array.from({ length: drawn.width * drawn.height }, (_, at) => ({
    x: at % drawn.width,
    y: Math.floor(at / drawn.width),
  })).filter(({ y }) => rowHasDots(drawn, y))
  // Letters and ground in turn, from all over: a wrong place shows at once.
  const asked = [...cells].sort((a, b) => ((a.x * 7919 + a.y * 104_729) % 1009) - ((b.x * 7919 + b.y * 104_729) % 1009))
  const first = Math.min(...cells.map(({ y }) => y))
  const last = Math.max(...cells.map(({ y }) => y))
  for (let top = -first; top + last < bitmap.height; top += 1)
    for (let left = 0; left + drawn.width <= bitmap.width + 8; left += 1)
      if (asked.every(({ x, y }) => isInk(left + x, top + y) === isBlack(drawn, x, y)))
        return { left, top: top + first, right: left + drawn.width, bottom: top + last + 1 }
  return null
}

function rowHasDots(drawn: DrawnText, y: number): boolean {
  return blackIn(drawn, 0, y, drawn.width, 1) > 0
}

function found(...words: Parameters<typeof find>): Found {
  const place = find(...words)
  if (!place) throw new Error(`${words[1]} (${words[2]} dots, ${words[3]}) does not stand on the slip`)
  return place
}

describe('an ordinary slip', () => {
  const slip = printed()

  it('SLIP-1 names hall and time beside the mark, then the number as large as the paper allows', () => {
    const hall = found(slip, '渭原县政务大厅', 32, 'bold')
    const time = found(slip, '2026-11-23 周一 10:18', 26, 'regular')
    const number = found(slip, 'C032', 214, 'black')
    expect(hall.left).toBe(96)
    expect(time.left).toBe(96)
    expect(blackIn(slip, 33, hall.top - 10, 46, 50)).toBeGreaterThan(500)
    expect(time.top).toBeGreaterThanOrEqual(hall.bottom)
    expect(number.top).toBeGreaterThan(time.bottom)
    expect(number.left).toBe(24)
  })

  it('SLIP-1 says people ahead and span in one row, the span to the right margin', () => {
    const people = found(slip, '7', 72, 'black')
    const span = found(slip, '15–25', 72, 'black')
    const unit = found(slip, '分钟', 34, 'bold')
    expect(found(slip, '前方', 34, 'bold').left).toBe(PAPER_FROM)
    expect(found(slip, '人', 34, 'bold').left).toBeGreaterThan(people.right)
    expect(span.left).toBeGreaterThan(people.right)
    expect(unit.right).toBe(PAPER_TO)
    expect(Math.abs(span.bottom - people.bottom)).toBeLessThan(6)
  })

  it('SLIP-1 shows the windows in white in their arch, with zone and both ways beside it', () => {
    const windows = findInArch(slip, fitted(drawnOnly, { text: '21–28', sizeDots: 62, weight: 'black' }, 172))
    if (!windows) throw new Error('the windows do not stand in the arch')
    const zone = found(slip, '二楼 C 区', 42, 'bold')
    const way = found(slip, '右侧扶梯上楼右转', 27, 'regular')
    const stepFree = found(slip, '轮椅走 2 号电梯', 27, 'regular')
    expect(windows.left).toBeGreaterThan(PAPER_FROM)
    expect(windows.right).toBeLessThanOrEqual(PAPER_FROM + 192)
    expect([zone.left, way.left, stepFree.left]).toEqual([246, 246, 246])
    expect(way.top).toBeGreaterThanOrEqual(zone.bottom)
    expect(stepFree.top).toBeGreaterThanOrEqual(way.bottom)
    // The arch is black around its white letters: more than half of its box.
    expect(blackIn(slip, PAPER_FROM, windows.top - 60, 192, 148)).toBeGreaterThan((192 * 148) / 2)
  })

  it('SLIP-1 lists the matters with their numbers, departments to the right', () => {
    const title = found(slip, '一张号，办 3 件事', 28, 'bold')
    expect(title.left).toBe(PAPER_FROM)
    const departments = found(slip, '人社 · 医保', 28, 'regular')
    expect(departments.right).toBe(PAPER_TO)
    expect(Math.abs(departments.top - title.top)).toBeLessThan(6)
    for (const line of ['社保卡补换', '异地就医备案', '登记信息查询 → 二楼 E 区'])
      expect(found(slip, line, 28, 'regular').left).toBe(60)
  })

  it('SLIP-1 has the code at the left and every line about it beside it, never over it', () => {
    const { code } = content()
    const modules = code.text === null ? null : ports.qr(code.text)
    if (modules === null) throw new Error('the code is drawn here')
    const wide = modules.length * Math.max(3, Math.floor(204 / modules.length))
    const title = found(slip, code.title, 28, 'bold')
    const notes = code.notes.map((note) => found(slip, note, 27, 'regular'))
    for (const place of [title, ...notes]) {
      expect(place.left).toBeGreaterThanOrEqual(PAPER_FROM + wide + 24)
      expect(place.right).toBeLessThanOrEqual(PAPER_TO + 8)
    }
    expect(notes.map((note) => note.top)).toEqual(notes.map((note) => note.top).sort((a, b) => a - b))
    const step = wide / modules.length
    const top = slip.height - 1 - lastRows(slip)
    const read = modules.map((row, y) =>
      row.map((_, x) => isBlack(slip, PAPER_FROM + x * step + 1, top + y * step - wide + 2)),
    )
    expect(read).toEqual(modules.map((row) => [...row]))
  })

  it('SLIP-1 lines are parted by a sill, a rule and two dashed lines', () => {
    const full = rowsBlack(slip, (black) => black === 516)
    const dashed = rowsBlack(slip, (black) => black > 330 && black < 360)
    expect(full).toBe(12 + 3)
    expect(dashed).toBeGreaterThanOrEqual(6)
  })
})

describe('an elder’s slip', () => {
  const slip = printed({ isElder: true })

  it('SLIP-5 is larger in its number, its figures and its words', () => {
    expect(found(slip, '2026-11-23 周一 10:18', 34, 'regular').left).toBe(96)
    const number = drawnOnly.raster('C032', 260, 'black')
    if (number.width <= 520) expect(find(slip, 'C032', 260, 'black')).not.toBeNull()
    const [ahead] = [88, 83, 79, 74, 70].flatMap((size) => find(slip, '7', size, 'black') ?? [])
    expect((ahead?.bottom ?? 0) - (ahead?.top ?? 0)).toBeGreaterThan(drawnOnly.raster('7', 60, 'black').height * 0.6)
    expect(found(slip, '二楼 C 区', 46, 'bold').left).toBe(246)
    expect(found(slip, '右侧扶梯上楼右转', 34, 'regular').left).toBe(246)
  })

  it('SLIP-1 SLIP-5 has the rule for a missed call below the code, over the whole width', () => {
    const { notes } = content({ isElder: true }).code
    const [first, ...rule] = notes.map((note) => found(slip, note, 34, 'regular'))
    expect(first?.left).toBeGreaterThan(200)
    for (const line of rule) {
      expect(line.left).toBe(PAPER_FROM)
      expect(line.top).toBeGreaterThan(first?.bottom ?? Infinity)
    }
    expect(rule).toHaveLength(2)
  })

  it('SLIP-5 SLIP-1 a long span takes a row of its own below the people ahead', () => {
    const long = printed({ isElder: true, span: [105, 135], ahead: 128 })
    const people = found(long, '128', 88, 'black')
    const { wait } = content({ isElder: true, span: [105, 135], ahead: 128 })
    const value = wait.kind === 'known' ? (wait.span?.value ?? '') : ''
    expect(found(long, value, 88, 'black').top).toBeGreaterThan(people.bottom)
  })
})

describe('other slips', () => {
  it('SLIP-3 says in its figures’ place that nobody knows the wait, or the people ahead alone', () => {
    const unknown = printed({ ahead: null, span: null })
    expect(found(unknown, '等候人数以现场为准', 42, 'bold').left).toBe(PAPER_FROM)
    const alone = printed({ span: null })
    expect(found(alone, '前方', 34, 'bold').left).toBe(PAPER_FROM)
    expect(find(alone, '分钟', 34, 'bold')).toBeNull()
  })

  it('SLIP-4 says 补打 at the right margin of the line with the time', () => {
    const slip = printed({ isReprint: true })
    const mark = found(slip, '补打', 26, 'bold')
    expect(mark.right).toBe(PAPER_TO)
    expect(Math.abs(mark.top - found(slip, '2026-11-23 周一 10:18', 26, 'regular').top)).toBeLessThan(8)
  })

  it('SLIP-1 without windows the way takes the whole width', () => {
    const slip = drawJob(drawnSlip({ ...content(), windows: '' }, drawnOnly).bytes).bitmap
    expect(found(slip, '二楼 C 区', 42, 'bold').left).toBe(PAPER_FROM)
  })

  it('SLIP-1 a printer that draws the code itself gets its text, and the lines below it', () => {
    const blocks = slipLayout(content(), { ...drawnOnly, qr: () => null })
    const at = blocks.findIndex((block) => block.kind === 'code')
    expect(blocks[at]).toEqual({ kind: 'code', text: SLIP_FACTS.link, moduleDots: 6 })
    const below = blocks.slice(at + 1).flatMap((block) => (block.kind === 'line' ? block.parts : []))
    expect(below.map((part) => [part.text, part.x])).toEqual(
      [content().code.title, ...content().code.notes].map((text) => [text, PAPER_FROM]),
    )
  })
})

describe('the whole of a slip', () => {
  const slips: readonly { name: string; change: Partial<SlipFacts>; more?: Partial<SlipContent> }[] = [
    { name: 'ordinary', change: {} },
    { name: 'elder', change: { isElder: true } },
    { name: 'unknown-wait', change: { ahead: null, span: null, items: ['c01'] } },
    {
      name: 'english-reprint',
      change: { language: 'en', issuedAtText: 'Mon 2026-11-23 10:18', isReprint: true, span: null },
    },
    { name: 'windows-in-two-lines', change: {}, more: { windows: '21–24、26、28、41–47' } },
    { name: 'elder-long-wait', change: { isElder: true, ahead: 128, span: [105, 135], isReprint: true } },
  ]
  it.each(slips)('SLIP-1 SLIP-5 looks as its kept picture does: $name', ({ name, change, more = {} }) => {
    const drawn = drawJob(drawnSlip({ ...content(change), ...more }, drawnOnly).bytes).bitmap
    const kept = join(import.meta.dirname, 'pictures', `${name}.png`)
    if (process.env.YICHUANG_KEEP_PICTURES !== undefined) writeFileSync(kept, pngOf(drawn))
    const now = join(mkdtempSync(join(tmpdir(), 'yichuang-slip-')), `${name}.png`)
    const isSame = existsSync(kept) && PNG.sync.read(readFileSync(kept)).data.equals(PNG.sync.read(pngOf(drawn)).data)
    if (!isSame) writeFileSync(now, pngOf(drawn))
    expect(isSame, `${now} is not ${kept}; look at both, and run with YICHUANG_KEEP_PICTURES=1 if it is right`).toBe(
      true,
    )
  })
})

/** Rows from the foot of the paper up to the last row of the code. */
function lastRows(bitmap: Bitmap): number {
  let rows = 0
  while (blackIn(bitmap, PAPER_FROM, bitmap.height - 1 - rows, 7, 1) === 0) rows += 1
  return rows
}

function rowsBlack(bitmap: Bitmap, isRow: (black: number) => boolean): number {
  let rows = 0
  for (let y = 0; y < bitmap.height; y += 1)
    if (isRow(blackIn(bitmap, PAPER_FROM, y, PAPER_TO - PAPER_FROM, 1))) rows += 1
  return rows
}
