/** Measures and draws text in a PDF, character by character from the font that has it, each font opened once. */
import { readFileSync } from 'node:fs'
import type { Weight } from '../../domain/slip/drawing.ts'
import type { FontSource } from './fonts.ts'
import { unpackWoff } from './woff.ts'

export interface Letters {
  /** In points. */
  width(text: string, size: number, weight: Weight): number
  /** Draws one line, its top left at x and y (points). */
  draw(text: string, x: number, y: number, size: number, weight: Weight): void
}

interface Letter {
  readonly text: string
  readonly file: string
  /** At one point of size. */
  readonly width: number
}

/** All fonts stand on one line: so far below the top of the text, in sizes. */
const BASELINE = 0.88
const MEASURED_AT = 100

/** Letters of one document. */
export function letters(doc: PDFKit.PDFDocument, fonts: FontSource): Letters {
  const known = new Map<string, readonly Letter[]>()
  const opened = new Set<string>()
  const use = (file: string): void => {
    if (!opened.has(file)) {
      doc.registerFont(file, Buffer.from(unpackWoff(readFileSync(file))))
      opened.add(file)
    }
    doc.font(file)
  }
  const made = (character: string, weight: Weight): readonly Letter[] => {
    const text = /\p{Cc}|\p{Zl}|\p{Zp}/u.test(character) ? ' ' : character
    const file = fonts.fileFor(text, weight)
    if (file === null) return [...codeOf(text)].flatMap((one) => lettersOf(one, weight))
    use(file)
    return [{ text, file, width: doc.fontSize(MEASURED_AT).widthOfString(text, PLAIN) / MEASURED_AT }]
  }
  const lettersOf = (text: string, weight: Weight): readonly Letter[] =>
    [...text].flatMap((character) => {
      const key = `${weight}${character}`
      const found = known.get(key) ?? made(character, weight)
      known.set(key, found)
      return found
    })
  return {
    width: (text, size, weight) => lettersOf(text, weight).reduce((sum, one) => sum + one.width * size, 0),
    draw(text, x, y, size, weight) {
      let left = x
      for (const run of runsOf(lettersOf(text, weight))) {
        use(run.file)
        doc
          .fontSize(size)
          .fillColor('#111111')
          .text(run.text, left, y + size * BASELINE, { ...PLAIN, baseline: 'alphabetic' })
        left += run.width * size
      }
    },
  }
}

/** No ligatures and no kerning: a line is as wide as its letters together, and is selected letter by letter. */
const PLAIN: PDFKit.Mixins.TextOptions = { lineBreak: false, features: [] }

/** What no font has can still be read, and looked up. */
function codeOf(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}]`
}

function runsOf(found: readonly Letter[]): readonly Letter[] {
  const runs: Letter[] = []
  for (const one of found) {
    const last = runs.at(-1)
    if (last?.file === one.file)
      runs[runs.length - 1] = { ...last, text: last.text + one.text, width: last.width + one.width }
    else runs.push(one)
  }
  return runs
}
