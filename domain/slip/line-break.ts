/** Where a line of Chinese may end: GB/T 15834-2011 section 5, so that no mark stands where it must not. */
import { plainBlanks, unbroken } from '../words/unbroken.ts'

/** Never at the beginning of a line: points, closing halves of pairs, joining and dividing marks, signs behind a figure. */
const NOT_FIRST = '，。、；：？！）》〉」』】〗〕］｝”’·・—…－～〜／％‰℃°′″々ー,.;:?!)]}%/'
/** Never at the end of a line: opening halves of pairs, dividing marks, signs before a figure. */
const NOT_LAST = '（《〈「『【〖〔［｛“‘￥＄／¥$([{#№'
/** Never torn: the dash and the ellipsis; words and figures of ASCII with the blanks that do not break. */
const PIECE = /[\x21-\x7e\u2013\u00a0]+|[^\S\u00a0]+|——|……|./gu

/**
 * The lines of a text, none wider than `widthDots` as `widthOf` measures it. What belongs together goes down together;
 * only what alone is wider than a line is cut between its characters.
 */
export function wrap(text: string, widthDots: number, widthOf: (text: string) => number): readonly string[] {
  return linesOf(unbroken(text), widthDots, (line) => widthOf(plainBlanks(line))).map(plainBlanks)
}

function linesOf(text: string, widthDots: number, widthOf: (text: string) => number): readonly string[] {
  const fits = (line: string): boolean => widthOf(line.trimEnd()) <= widthDots
  const lines: string[] = []
  let line = ''
  for (const unit of unitsOf(text)) {
    if (fits(line + unit)) {
      line += unit
      continue
    }
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = ''
    for (const part of fits(unit.trimStart()) ? [unit.trimStart()] : unit.trimStart()) {
      if (line !== '' && !fits(line + part)) {
        lines.push(line.trimEnd())
        line = ''
      }
      line += part
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

/** Pieces with the marks that may not be parted from them. */
function unitsOf(text: string): readonly string[] {
  const units: string[] = []
  for (const piece of text.match(PIECE) ?? []) {
    const last = units.at(-1)
    const isHeld =
      last !== undefined && last.trim() !== '' && (isOneOf(NOT_FIRST, piece[0]) || isOneOf(NOT_LAST, last.at(-1)))
    if (isHeld) units[units.length - 1] = last + piece
    else units.push(piece)
  }
  return units
}

function isOneOf(marks: string, character: string | undefined): boolean {
  return character !== undefined && marks.includes(character)
}
