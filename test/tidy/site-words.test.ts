/** Texts of pages leave the word for their site open: a station is no hall (SITE-13). */
import { expect, it } from 'vitest'
import ts from 'typescript'
import { lineOf, productSources, report, walk } from './sources.ts'

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
