/** The comparison of pictures, judged: it sees one pixel, and what is missing or new. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { comparePictures, wordsOf } from './compare.ts'

let before: string
let after: string
let work: string
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'yichuang-pictures-'))
  before = join(work, 'before')
  after = join(work, 'after')
  mkdirSync(before)
  mkdirSync(after)
})
afterEach(() => rmSync(work, { recursive: true, force: true }))

/** A white picture of ten pixels, some of them a shade darker. */
function draw(folder: string, name: string, darker = 0, width = 10, shade = 3): void {
  const png = new PNG({ width, height: 10 / width })
  png.data.fill(255)
  for (let at = 0; at < darker; at += 1) png.data[at * 4] = 255 - shade
  writeFileSync(join(folder, `${name}.png`), PNG.sync.write(png))
}

it('one pixel of another shade is a difference, and so is another size; the worst stands first and is marked', () => {
  for (const name of ['same', 'shade', 'shape']) draw(before, name)
  draw(after, 'same')
  draw(after, 'shade', 1)
  draw(after, 'shape', 0, 5)
  const compared = comparePictures(after, ['same', 'shade', 'shape'], before, () => true)
  expect(compared).toEqual({
    pictures: 3,
    same: 1,
    differ: [
      { name: 'shape', share: 1 },
      { name: 'shade', share: 0.1 },
    ],
    missing: [],
    new: [],
  })
  expect(existsSync(join(after, 'differ', 'shade.png'))).toBe(true)
  expect(wordsOf(compared)).toContain('shade: 10 % differ\n')
})

it('the browser’s own noise at blended corners is no difference', () => {
  draw(before, 'corner')
  draw(after, 'corner', 4, 10, 1)
  expect(comparePictures(after, ['corner'], before, () => true)).toMatchObject({ same: 1, differ: [] })
})

it('what was not taken any more is missing where it was wanted, and what was not there before is new', () => {
  for (const name of ['kiosk-gone', 'kiosk-home', 'lobby']) draw(before, name)
  for (const name of ['kiosk-home', 'kiosk-new']) draw(after, name)
  const compared = comparePictures(after, ['kiosk-home', 'kiosk-new'], before, (name) => name.startsWith('kiosk'))
  expect(compared).toEqual({ pictures: 2, same: 1, differ: [], missing: ['kiosk-gone'], new: ['kiosk-new'] })
  expect(wordsOf(compared)).toContain('2 taken: 1 the same, 0 differ, 1 missing, 1 new')
})
