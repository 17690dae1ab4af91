/**
 * Finds the font that holds a character: the bundled Lato and Noto Sans SC, which come in many small parts, and the 196
 * characters of the standard table that lie beyond them, then files of the hall, then Unifont, whose coarse glyphs
 * cover all that a Chinese printer itself can print.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseFont, type Font } from './opentype.ts'
import type { Weight } from '../../domain/slip/drawing.ts'

export interface FontSource {
  /** null when no font has the character. */
  fontFor(character: string, weight: Weight): Font | null
  /** The file of that font. */
  fileFor(character: string, weight: Weight): string | null
}

/** Each part takes about a megabyte when open; glyphs are kept as bitmaps, so few need to stay. */
const OPEN_FONTS_MAX = 12

interface Part {
  readonly name: string
  readonly ranges: readonly (readonly [number, number])[]
}

/** Characters of the standard table past the first plane; no package brings them in a few kilobytes (docs/sources.md). */
const RARE = join(import.meta.dirname, '..', '..', 'config', 'fonts')

const packageFolder = (name: string): string => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))

/** `ownFiles`: fonts (ttf, otf, woff) with characters that the bundled ones lack, such as rare surnames. */
export function fontSource(ownFiles: readonly string[] = []): FontSource {
  const lato = packageFolder('@fontsource/lato')
  const noto = packageFolder('@fontsource/noto-sans-sc')
  const widest = join(packageFolder('@fontsource/unifontex'), 'files', 'unifontex-latin-400-normal.woff')
  const parts = readParts(join(noto, 'unicode.json'))
  const open = new Map<string, Font>()
  const load = (file: string): Font => {
    const known = open.get(file)
    const font = known ?? parseFont(readFileSync(file))
    open.delete(file)
    open.set(file, font)
    const [oldest] = open.keys()
    if (open.size > OPEN_FONTS_MAX && oldest !== undefined) open.delete(oldest)
    return font
  }
  /** Files that may have the character, the first choice first. */
  const filesFor = (code: number, weight: Weight): readonly string[] => {
    const pieces = parts.filter(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to))
    return [
      ...(weight === 'black' ? [join(lato, 'files', 'lato-latin-900-normal.woff')] : []),
      ...pieces.map(({ name }) =>
        join(noto, 'files', `noto-sans-sc-${name}-${weight === 'regular' ? 400 : 700}-normal.woff`),
      ),
      ...(code > 0xffff ? [join(RARE, `rare-han-${weight === 'regular' ? 'regular' : 'bold'}.woff`)] : []),
      ...ownFiles,
      widest,
    ]
  }
  const fileFor = (character: string, weight: Weight): string | null =>
    filesFor(character.codePointAt(0) ?? 0, weight).find((file) => load(file).charToGlyphIndex(character) > 0) ?? null
  return {
    fileFor,
    fontFor(character, weight) {
      const file = fileFor(character, weight)
      return file === null ? null : load(file)
    },
  }
}

/** The fonts that a hall has put into a folder, by name; none where there is no such folder. */
export function fontFilesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /\.(?:ttf|otf|woff)$/i.test(name))
    .sort()
    .map((name) => join(folder, name))
}

/** The characters of a text that no font has, each once: they are printed as empty squares. */
export function squaresIn(text: string, fonts: FontSource): string {
  const printed = [...new Set(text.replace(/\s/g, ''))]
  return printed.filter((character) => fonts.fontFor(character, 'regular') === null).join('')
}

function readParts(file: string): readonly Part[] {
  const table = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>
  return Object.entries(table).map(([name, ranges]) => ({
    name: name.replaceAll(/[[\]]/g, ''),
    ranges: ranges.split(',').map((range) => {
      const [from = '0', to = from] = range.replace('U+', '').split('-')
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
    }),
  }))
}
