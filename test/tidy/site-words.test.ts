/** Texts of pages leave the word for their site open, for a station is no hall (SITE-13), and call a thing by one word. */
import { expect, it } from 'vitest'
import ts from 'typescript'
import { filesBelow, lineOf, productSources, report, textOf, walk } from './sources.ts'

const OWN = /本厅|全厅|大厅|\b(?:this|whole|the) hall\b/i
/** Another site's, a level's own or the regulation's. */
const OTHER = /上级大厅|县区大厅|^[省市县]级政务大厅$|实体政务大厅|^政务大厅|hall above/

it('SITE-13 a text of a page says {hall} or {ourHall}, not 大厅 or 本厅', () => {
  const found: string[] = []
  for (const source of productSources.filter(({ path }) => path.startsWith('renderer/')))
    walk(source.tree, (node) => {
      const isSaid = ts.isStringLiteralLike(node) && !ts.isImportDeclaration(node.parent)
      if (!isSaid || !OWN.test(node.text) || OTHER.test(node.text)) return
      found.push(`${source.path}:${lineOf(source, node)} “${node.text}”; write {hall}, {ourHall} or {wholeHall}`)
    })
  expect(report(found)).toBe('')
})

/** By the word that stands there on the right (domain/GLOSSARY.md); how names of before are read may know the other. */
const ONE_WORD: readonly (readonly [other: RegExp, word: string])[] = [
  [/大屏/, '综合屏'],
  [/叫号台/, '叫号器'],
]
const READS_EARLIER = ['domain/words/device-name.ts', 'server/gateway/pairing.ts']

it('a thing has one word on every page, paper and screen', () => {
  const found = ['domain', 'server', 'renderer', 'config']
    .flatMap(filesBelow)
    .filter((path) => /\.(ts|vue|html|ya?ml|md)$/.test(path) && !READS_EARLIER.includes(path))
    .flatMap((path) => {
      const text = textOf(path)
      return ONE_WORD.flatMap(([other, word]) => (other.test(text) ? [`${path}: ${other.source}; say ${word}`] : []))
    })
  expect(report(found)).toBe('')
})
