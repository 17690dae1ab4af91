/** Every style sheet, and every style of a page's part, judged by the syntax of CSS as its standards have it. */
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { filesBelow, textOf } from './sources.ts'

interface Fault {
  readonly message: string
  readonly property?: string
  readonly line?: number
}
/** The judge comes without types. */
const { validate } = createRequire(import.meta.url)('csstree-validator') as {
  validate(css: string, name: string): readonly Fault[]
}

/** The judge does not know that a sheet of paper may have margins: css-page-3, section 5.3. */
const isMarginOfPaper = (message: string): boolean => message === 'Unknown at-rule descriptor `margin`'

/** Style sheet by file. */
const sheets = filesBelow('renderer').flatMap((path): readonly (readonly [string, string])[] => {
  if (path.endsWith('.css')) return [[path, textOf(path)]]
  if (!path.endsWith('.vue')) return []
  return [...textOf(path).matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = '']) => [path, css])
})

it('every property of a style is known, and its value is one that it takes', () => {
  expect(sheets.length).toBeGreaterThan(30)
  const faults = sheets.flatMap(([path, css]) =>
    validate(css, path)
      .filter(({ message }) => !isMarginOfPaper(message))
      .map(({ message, line, property }) => `${path}:${line ?? ''} ${property ?? ''} ${message}`),
  )
  expect(faults).toEqual([])
})

it('the judge of styles is awake', () => {
  expect(validate('a { colour: red; color: reddish; width: 3 px }', 'a.css').map(({ property }) => property)).toEqual([
    'colour',
    'color',
    'width',
  ])
})
