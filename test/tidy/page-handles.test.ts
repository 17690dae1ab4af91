/**
 * By what the benchmarks and the pictures of pages take hold of a page – a class, a name, an id, the words of a button –
 * is still there: neither runs with the tests, and a page that was renamed would be noticed weeks later.
 */
import { expect, it } from 'vitest'
import ts from 'typescript'
import { filesBelow, lineOf, report, sources, textOf, walk, type Source } from './sources.ts'

/** Begins with a class, an id, or an element that has one or an attribute. */
const IS_SELECTOR = /^(?:[a-z]+[0-9]?)?(?:[.#][a-z][\w-]*|\[(?:name|aria-labelledby)=)[^/]*$/
const IS_NO_SELECTOR = /^document\.|\.(?:html|png)$/
const BY_WORDS = new Set(['getByText', 'getByLabel', 'getByRole', 'getByPlaceholder', 'getByTitle'])
const textsBelow = (folders: readonly string[]): string =>
  folders
    .flatMap(filesBelow)
    .filter((path) => /\.(ts|vue|html|css|ya?ml)$/.test(path))
    .map(textOf)
    .join('\n')
const pages = textsBelow(['renderer'])
const words = pages + textsBelow(['domain', 'config', 'server'])
/** What stands in a class, an id or a name of a page, or in front of a brace of a style sheet. */
const given = new Set([
  ...[...pages.matchAll(/\b(?:class|id|name|aria-labelledby)="([^"]*)"/g)].flatMap(
    ([, value = '']) => value.match(/[a-zA-Z][\w-]*/g) ?? [],
  ),
  ...[...pages.matchAll(/([^{}]*)\{/g)].flatMap(([, selector = '']) =>
    [...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, one = '']) => one),
  ),
])

/** The classes, ids and names of a selector; what a template leaves open is no part of them. */
function handlesIn(selector: string): readonly string[] {
  return [...selector.matchAll(/[.#]([a-z][\w-]*\w)(?![\w-]*\$)|\[(?:name|aria-labelledby)=["']?([\w-]+)/g)].map(
    ([, one, other]) => one ?? other ?? '',
  )
}

/** An id such as tab-office is written as tab- and a word of a list. */
function isOnPages(handle: string): boolean {
  const [first = '', ...rest] = handle.split('-')
  const isMade = rest.length > 0 && pages.includes(`${first}-\${`) && new RegExp(`'${rest.join('-')}'`).test(pages)
  return given.has(handle) || isMade
}

function literal(node: ts.Node | undefined): string | null {
  if (node === undefined) return null
  if (ts.isStringLiteralLike(node)) return node.text
  return ts.isTemplateExpression(node) ? node.getText().slice(1, -1) : null
}

function saidIn(call: ts.CallExpression, method: string): string | null {
  if (method !== 'getByRole') return literal(call.arguments[0])
  const options = call.arguments[1]
  if (options === undefined || !ts.isObjectLiteralExpression(options)) return null
  const name = options.properties.find((one) => one.name?.getText() === 'name')
  return name !== undefined && ts.isPropertyAssignment(name) ? literal(name.initializer) : null
}

function staleIn(source: Source): readonly string[] {
  const found: string[] = []
  walk(source.tree, (node) => {
    const at = `${source.path}:${lineOf(source, node)}`
    const text = literal(node)
    if (text !== null && IS_SELECTOR.test(text) && !IS_NO_SELECTOR.test(text))
      for (const handle of handlesIn(text)) if (!isOnPages(handle)) found.push(`${at} no page has "${handle}"`)
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return
    const method = node.expression.name.text
    const said = BY_WORDS.has(method) ? saidIn(node, method) : null
    if (said !== null && !said.includes('${') && !words.includes(said)) found.push(`${at} no page says "${said}"`)
  })
  return found
}

it('every handle of the benchmarks and the scenes is on a page', () => {
  const own = sources.filter(({ path, text }) => /^test\/(bench|e2e\/scenes)\//.test(path) && /playwright/.test(text))
  expect(own.length).toBeGreaterThan(10)
  expect(report(own.flatMap(staleIn))).toBe('')
})
