/** Which pictures of a folder are no longer what they were in another one, pixel by pixel. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

export interface Compared {
  readonly pictures: number
  readonly same: number
  /** Share of the pixels that differ, 0 to 1; of another size: 1. */
  readonly differ: readonly { readonly name: string; readonly share: number }[]
  /** In the other folder alone. */
  readonly missing: readonly string[]
  /** In this folder alone. */
  readonly new: readonly string[]
}

/** One or two steps of 255, by which the browser itself varies round corners that it blends; three are a difference. */
const NOISE = 0.005
/** Where the pixels that differ are marked, below the folder that is looked at. */
const MARKED = 'differ'

/**
 * Compares the pictures `taken` into `folder` with those of the same names in `before`; of the other pictures there,
 * those are missing whose names are `wanted`.
 */
export function comparePictures(
  folder: string,
  taken: readonly string[],
  before: string,
  wanted: (name: string) => boolean,
): Compared {
  rmSync(join(folder, MARKED), { recursive: true, force: true })
  const known = new Set(
    readdirSync(before)
      .filter((file) => file.endsWith('.png'))
      .map((file) => file.slice(0, -'.png'.length)),
  )
  const both = taken.filter((name) => known.has(name))
  const differ = both.map((name) => ({ name, share: shareOf(folder, before, name) })).filter(({ share }) => share > 0)
  return {
    pictures: taken.length,
    same: both.length - differ.length,
    differ: differ.sort((a, b) => b.share - a.share),
    missing: [...known].filter((name) => wanted(name) && !taken.includes(name)).sort(),
    new: taken.filter((name) => !known.has(name)),
  }
}

function shareOf(folder: string, before: string, name: string): number {
  const read = (from: string): PNG => PNG.sync.read(readFileSync(join(from, `${name}.png`)))
  const old = read(before)
  const now = read(folder)
  const { width, height } = now
  if (old.width !== width || old.height !== height) return 1
  const marked = new PNG({ width, height })
  const count = pixelmatch(old.data, now.data, marked.data, width, height, { threshold: NOISE, includeAA: true })
  if (count === 0) return 0
  if (!existsSync(join(folder, MARKED))) mkdirSync(join(folder, MARKED))
  writeFileSync(join(folder, MARKED, `${name}.png`), PNG.sync.write(marked))
  return count / (width * height)
}

/** What was compared, a line for each picture that is not the same. */
export function wordsOf({ pictures, same, differ, missing, new: added }: Compared): string {
  const lines = [
    ...differ.map(({ name, share }) => `${name}: ${share === 1 ? '100' : (share * 100).toPrecision(2)} % differ`),
    ...missing.map((name) => `${name}: not taken any more`),
    ...added.map((name) => `${name}: new`),
    `${pictures} taken: ${same} the same, ${differ.length} differ, ${missing.length} missing, ${added.length} new`,
  ]
  return `${lines.join('\n')}\n`
}
