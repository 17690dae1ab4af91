/** Where everything stands on the paper: SCREENS section 9 as a list of blocks, top to bottom. */
import { arch, bar, dashes, paper, stamp, type Bitmap } from './bitmap.ts'
import { column, fitted, stand, type SlipPorts, type Styled, type Weight } from './drawing.ts'
import { wrap } from './line-break.ts'
import type { Figure, SlipContent } from './slip.ts'

/** 72 mm of an 80 mm paper, 8 dots per mm. */
export const PAPER_DOTS = 576
export const LEFT = 30
export const RIGHT = 546
const INNER = RIGHT - LEFT

/** A piece of a line; `right` ends at the right margin. */
export interface LinePart extends Styled {
  readonly x: number | 'right'
}

export type Block =
  | { readonly kind: 'image'; readonly bitmap: Bitmap }
  | { readonly kind: 'line'; readonly parts: readonly LinePart[]; readonly heightDots: number }
  | { readonly kind: 'feed'; readonly dots: number }
  | { readonly kind: 'code'; readonly text: string; readonly moduleDots: number }

interface Sizes {
  readonly hall: number
  readonly time: number
  readonly number: number
  readonly figure: number
  readonly figureWords: number
  readonly zone: number
  readonly text: number
  readonly matter: number
}

const ORDINARY: Sizes = { hall: 32, time: 26, number: 214, figure: 72, figureWords: 34, zone: 42, text: 27, matter: 28 }
const ELDER: Sizes = { hall: 36, time: 34, number: 260, figure: 88, figureWords: 40, zone: 46, text: 34, matter: 34 }

/** 25 mm; smaller codes are hard to read for old phones. */
export const CODE_DOTS = 204
const QUIET_MODULES = 4

/** The blocks of one slip. */
export function slipLayout(content: SlipContent, ports: SlipPorts): readonly Block[] {
  const sizes = content.isElder ? ELDER : ORDINARY
  return [
    { kind: 'feed', dots: 16 },
    ...header(content, sizes, ports),
    image(numberAndSill(content, sizes, ports)),
    image(waitBand(content, sizes, ports)),
    image(placeBand(content, sizes, ports)),
    image(dashedLine()),
    ...matters(content, sizes, ports),
    image(dashedLine()),
    ...codeBand(content.code, { heading: sizes.matter, text: sizes.text }, ports, content.isElder),
    { kind: 'feed', dots: 24 },
  ]
}

const image = (bitmap: Bitmap): Block => ({ kind: 'image', bitmap })

function header(content: SlipContent, sizes: Sizes, ports: SlipPorts): readonly Block[] {
  const textLeft = 96
  const hall = column(ports, [{ text: content.hall, sizeDots: sizes.hall, weight: 'bold' }], RIGHT - textLeft)
  const top = paper(PAPER_DOTS, Math.max(48, hall.height))
  mark(top, 33, 3)
  stamp(top, hall, textLeft, 0)
  const reprint: readonly LinePart[] =
    content.reprint === null ? [] : [{ text: content.reprint, x: 'right', sizeDots: sizes.time, weight: 'bold' }]
  const room = INNER - (content.reprint === null ? 0 : ports.raster(content.reprint, sizes.time, 'bold').width + 16)
  // A long time in large letters starts at the margin instead of beside the mark.
  const width = ports.raster(content.issued, sizes.time, 'regular').width
  const x = textLeft - LEFT + width <= room ? textLeft : LEFT
  const time: LinePart = { text: content.issued, x, sizeDots: width <= room ? sizes.time : 24, weight: 'regular' }
  return [image(top), { kind: 'line', parts: [time, ...reprint], heightDots: Math.round(sizes.time * 1.4) }]
}

/** The arch of 一窗 on its sill, in outline. */
function mark(bitmap: Bitmap, left: number, top: number): void {
  arch(bitmap, left + 6, top, 34, 38)
  const inside = paper(24, 32)
  arch(inside, 0, 0, 24, 40)
  stamp(bitmap, inside, left + 11, top + 5, 'white')
  bar(bitmap, left, top + 36, 46, 6)
}

function numberAndSill(content: SlipContent, sizes: Sizes, ports: SlipPorts): Bitmap {
  const number = fitted(ports, { text: content.number, sizeDots: sizes.number, weight: 'black' }, INNER + 4)
  const baseline = Math.round(number.height * 0.717)
  const bitmap = paper(PAPER_DOTS, baseline + 56)
  stand(bitmap, number, LEFT - 6, baseline)
  bar(bitmap, LEFT, baseline + 44, INNER, 12)
  return bitmap
}

function waitBand(content: SlipContent, sizes: Sizes, ports: SlipPorts): Bitmap {
  const { wait } = content
  if (wait.kind === 'unknown') {
    const text = column(ports, [{ text: wait.text, sizeDots: sizes.figureWords + 8, weight: 'bold' }], INNER)
    return underlined(text, LEFT, 24)
  }
  const { ahead, span } = wait
  if (span === null) return underlined(fittedFigure(ahead, sizes, ports), LEFT, 8)
  // One row, a little smaller if need be; a long span in large letters takes a second row.
  for (const share of [1, 0.95, 0.9, 0.85, 0.8]) {
    const [left, right] = [figure(ahead, sizes, share, ports), figure(span, sizes, share, ports)]
    if (left.width + right.width + FIGURE_GAP > INNER) continue
    const row = paper(INNER, left.height)
    stamp(row, left, 0, 0)
    stamp(row, right, INNER - right.width, 0)
    return underlined(row, LEFT, 8)
  }
  const [above, below] = [fittedFigure(ahead, sizes, ports), fittedFigure(span, sizes, ports)]
  const rows = paper(INNER, above.height + below.height)
  stamp(rows, above, 0, 0)
  stamp(rows, below, 0, above.height)
  return underlined(rows, LEFT, 8)
}

function underlined(inner: Bitmap, left: number, above: number): Bitmap {
  const bitmap = paper(PAPER_DOTS, above + inner.height + 21)
  stamp(bitmap, inner, left, above)
  bar(bitmap, LEFT, bitmap.height - 3, INNER, 3)
  return bitmap
}

/** Room between 7 人 and 约 15 in one row. */
const FIGURE_GAP = 22

function fittedFigure(words: Figure, sizes: Sizes, ports: SlipPorts): Bitmap {
  const whole = figure(words, sizes, 1, ports)
  return whole.width <= INNER ? whole : figure(words, sizes, INNER / whole.width - 0.03, ports)
}

function figure(words: Figure, sizes: Sizes, share: number, ports: SlipPorts): Bitmap {
  const wordDots = Math.floor(sizes.figureWords * share)
  const figureDots = Math.floor(sizes.figure * share)
  const word = (text: string): ReturnType<SlipPorts['raster']> | null =>
    text === '' ? null : ports.raster(text, wordDots, 'bold')
  const parts = [word(words.before), ports.raster(words.value, figureDots, 'black'), word(words.after)].filter(
    (part) => part !== null,
  )
  const gap = Math.round(figureDots / 8)
  const baseline = Math.round(figureDots * 0.92)
  const width = parts.reduce((sum, part) => sum + part.width, gap * (parts.length - 1))
  const bitmap = paper(width, Math.round(figureDots * 1.12))
  let x = 0
  for (const part of parts) {
    stand(bitmap, part, x, baseline)
    x += part.width + gap
  }
  return bitmap
}

const ARCH_WIDTH = 192
const ARCH_HEIGHT = 148

function placeBand(content: SlipContent, sizes: Sizes, ports: SlipPorts): Bitmap {
  const left = content.windows === '' ? LEFT : LEFT + ARCH_WIDTH + 24
  const zone: Styled = { text: content.zone, sizeDots: sizes.zone, weight: 'bold' }
  const isLongZone = ports.raster(content.zone, sizes.zone, 'bold').width > RIGHT - left
  const ways = content.ways.map((text): Styled => ({ text, sizeDots: sizes.text, weight: 'regular' }))
  const words = column(
    ports,
    [isLongZone ? { ...zone, sizeDots: Math.round(sizes.zone * 0.8) } : zone, ...ways],
    RIGHT - left,
  )
  const bitmap = paper(PAPER_DOTS, Math.max(ARCH_HEIGHT, words.height) + 50)
  stamp(bitmap, words, left, 25 + Math.max(0, Math.round((ARCH_HEIGHT - words.height) / 2)))
  if (content.windows !== '') windowArch(bitmap, content.windows, ports)
  return bitmap
}

/** Labels too many for one line of readable size stand in two. */
function windowArch(bitmap: Bitmap, windows: string, ports: SlipPorts): void {
  arch(bitmap, LEFT, 25, ARCH_WIDTH, ARCH_HEIGHT)
  const inner = ARCH_WIDTH - 20
  const style = { sizeDots: 62, weight: 'black' as Weight }
  const whole = fitted(ports, { text: windows, ...style }, inner)
  const lines =
    whole.height >= 46
      ? [whole]
      : wrap(windows.replaceAll('、', '、 '), inner, (text) => ports.raster(text, 34, 'black').width).map((text) =>
          fitted(ports, { text, ...style, sizeDots: 34 }, inner),
        )
  const middle = 25 + Math.round(ARCH_HEIGHT * 0.58)
  lines.forEach((line, at) => {
    const cap = Math.round(line.height * 0.3)
    const offset = Math.round((at - (lines.length - 1) / 2) * 38)
    stand(bitmap, line, LEFT + Math.round((ARCH_WIDTH - line.width) / 2), middle + offset + cap, 'white')
  })
}

function dashedLine(): Bitmap {
  const bitmap = paper(PAPER_DOTS, 3)
  dashes(bitmap, LEFT, 0, INNER)
  return bitmap
}

function matters(content: SlipContent, sizes: Sizes, ports: SlipPorts): readonly Block[] {
  const { title, departments, lines } = content.matters
  const heightDots = Math.round(sizes.matter * 1.55)
  const sizeDots = sizes.matter
  const width = (text: string, weight: Weight): number => ports.raster(text, sizeDots, weight).width
  const beside: readonly LinePart[] =
    departments !== '' && width(title, 'bold') + width(departments, 'regular') + 24 <= INNER
      ? [{ text: departments, x: 'right', sizeDots, weight: 'regular' }]
      : []
  const heading: Block = {
    kind: 'line',
    heightDots,
    parts: [{ text: title, x: LEFT, sizeDots, weight: 'bold' }, ...beside],
  }
  const rows = lines.flatMap((text, at): readonly Block[] => {
    const indent = lines.length > 1 ? 30 : 0
    return wrap(text, INNER - indent, (part) => width(part, 'regular')).map((part, row): Block => {
      const index: readonly LinePart[] =
        indent > 0 && row === 0 ? [{ text: String(at + 1), x: LEFT, sizeDots, weight: 'bold' }] : []
      return {
        kind: 'line',
        heightDots,
        parts: [...index, { text: part, x: LEFT + indent, sizeDots, weight: 'regular' }],
      }
    })
  })
  return [{ kind: 'feed', dots: 16 }, heading, ...rows, { kind: 'feed', dots: 16 }]
}

/** The QR with its words beside it; without an address the words alone. `isElder`: the rule below, over the whole width. */
export function codeBand(
  { text, title, notes }: SlipContent['code'],
  sizes: { readonly heading: number; readonly text: number },
  ports: SlipPorts,
  isElder = false,
): readonly Block[] {
  const heading: Styled = { text: title, sizeDots: sizes.heading, weight: 'bold' }
  const words = notes.map((note): Styled => ({ text: note, sizeDots: sizes.text, weight: 'regular' }))
  if (text === null) {
    const lines = column(ports, [heading, ...words], INNER)
    const bitmap = paper(PAPER_DOTS, lines.height + 32)
    stamp(bitmap, lines, LEFT, 16)
    return [image(bitmap)]
  }
  const modules = ports.qr(text)
  if (modules === null) return nativeCode(text, [heading, ...words], ports)
  const moduleDots = Math.max(3, Math.floor(CODE_DOTS / modules.length))
  const code = paper(modules.length * moduleDots, modules.length * moduleDots)
  modules.forEach((row, y) =>
    row.forEach((isDark, x) => isDark && bar(code, x * moduleDots, y * moduleDots, moduleDots, moduleDots)),
  )
  const quiet = QUIET_MODULES * moduleDots
  const textLeft = LEFT + code.width + Math.max(quiet, 30)
  // In large letters the rule needs the whole width; the first two lines stay beside the code.
  const aside = column(ports, isElder ? [heading, ...words.slice(0, 1)] : [heading, ...words], RIGHT + 8 - textLeft)
  const below = isElder ? column(ports, words.slice(1), INNER) : paper(0, 0)
  const height = Math.max(code.height, aside.height)
  const bitmap = paper(PAPER_DOTS, quiet + height + quiet + below.height)
  stamp(bitmap, code, LEFT, quiet + Math.round((height - code.height) / 2))
  stamp(bitmap, aside, textLeft, quiet + Math.round((height - aside.height) / 2))
  stamp(bitmap, below, LEFT, quiet + height + quiet)
  return [image(bitmap)]
}

function nativeCode(text: string, lines: readonly Styled[], ports: SlipPorts): readonly Block[] {
  const words = lines.flatMap((line) =>
    wrap(line.text, INNER, (part) => ports.raster(part, line.sizeDots, line.weight).width).map((part) => ({
      ...line,
      text: part,
    })),
  )
  return [
    { kind: 'feed', dots: 28 },
    { kind: 'code', text, moduleDots: 6 },
    { kind: 'feed', dots: 28 },
    ...words.map((line): Block => ({
      kind: 'line',
      heightDots: Math.round(line.sizeDots * 1.55),
      parts: [{ ...line, x: LEFT }],
    })),
  ]
}
