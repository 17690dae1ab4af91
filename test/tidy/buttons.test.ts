/** What the pages say of their buttons to a keyboard and to whoever hears the page instead of seeing it. */
import { expect, it } from 'vitest'
import { filesBelow, textOf } from './sources.ts'

const pages = filesBelow('renderer').filter((path) => path.endsWith('.vue'))
const buttonsOf = (path: string): readonly string[] =>
  [...textOf(path).matchAll(/<button\b(?:"[^"]*"|[^">])*>/g)].map(([tag]) => tag)

it('a button that is chosen says so as a pressed button; with arrow keys only a real radio or a tab is chosen', () => {
  const faults = pages.flatMap((path) =>
    buttonsOf(path)
      .filter((tag) => /\brole="(?!tab")|aria-checked/.test(tag))
      .map((tag) => `${path}: ${tag.replaceAll(/\s+/g, ' ')}`),
  )
  expect(pages.length).toBeGreaterThan(100)
  expect(faults).toEqual([])
})

it('one of several tabs is reached by the tabulator, the others by the arrow keys', () => {
  const faults = pages
    .filter((path) => textOf(path).includes('role="tab"'))
    .filter((path) => {
      const tabs = buttonsOf(path).filter((tag) => tag.includes('role="tab"'))
      return !textOf(path).includes('role="tablist" @keydown=') || tabs.some((tag) => !tag.includes(':tabindex='))
    })
  expect(faults).toEqual([])
})

it('a group of radios or buttons has a name', () => {
  const faults = pages.flatMap((path) =>
    [...textOf(path).matchAll(/<\w+\b(?:"[^"]*"|[^">])*\brole="(?:radio)?group"(?:"[^"]*"|[^">])*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !/aria-label(?:ledby)?=/.test(tag))
      .map((tag) => `${path}: ${tag.replaceAll(/\s+/g, ' ')}`),
  )
  expect(faults).toEqual([])
})

it('an item of a list has no other role, which would leave a list without items: a row of fields is a group in a plain box', () => {
  const faults = pages.flatMap((path) =>
    [...textOf(path).matchAll(/<li\b(?:"[^"]*"|[^">])*\brole="/g)].map(
      ([tag]) => `${path}: ${tag.replaceAll(/\s+/g, ' ')}`,
    ),
  )
  expect(faults).toEqual([])
})
