/** Files, functions, lines and folders stay small enough to be taken in at one look. */
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { filesBelow, lineOf, productSources, report, sources, walk, type Source } from './sources.ts'

const FILE_LINES = 300
const FUNCTION_LINES = 50
const FACTORY_LINES = 120
const WIDTH = 120
/** All files are parsed: a busy machine takes its time. */
const PATIENCE_MS = 60_000
/** Of all lines: what the formatter cannot break, such as a sentence for the terminal. */
const WIDE_SHARE_MOST = 0.005
const FOLDER_FILES = 25
/** Texts in two languages, one line each: a list, not code. */
const LISTS = /(^|\/)messages[\w.-]*\.ts$/

function isNamed(node: ts.Node): boolean {
  if (
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node)
  )
    return true
  return (
    (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) &&
    (ts.isVariableDeclaration(node.parent) ||
      ts.isPropertyAssignment(node.parent) ||
      ts.isPropertyDeclaration(node.parent))
  )
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return isNamed(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node)
}

function span(source: Source, node: ts.Node): number {
  const line = (at: number): number => source.tree.getLineAndCharacterOfPosition(at).line
  return line(node.end) - line(node.getStart(source.tree)) + 1
}

/** Lines without the named functions inside: they are read by themselves. */
function ownLines(source: Source, node: ts.FunctionLikeDeclaration): number {
  let inner = 0
  const look = (one: ts.Node): void => {
    if (isNamed(one) && span(source, one) > 1) inner += span(source, one)
    else ts.forEachChild(one, look)
  }
  ts.forEachChild(node, look)
  return span(source, node) - inner
}

/** The body of `describe` is a chapter, not a function. */
function isChapter(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^describe(\.|$)/.test(node.parent.expression.getText())
}

function nameOf(node: ts.Node): string {
  if ('name' in node && node.name !== undefined) return (node.name as ts.Node).getText()
  if (ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent)) return node.parent.name.getText()
  return '(unnamed)'
}

/** Each function of `files` about which `complain` has something to say. */
function functionsOf(
  files: readonly Source[],
  complain: (source: Source, node: ts.FunctionLikeDeclaration) => string | null,
): readonly string[] {
  const offenders: string[] = []
  for (const source of files)
    walk(source.tree, (node) => {
      if (!isFunction(node) || isChapter(node)) return
      const problem = complain(source, node)
      if (problem !== null) offenders.push(`${source.path}:${lineOf(source, node)} ${nameOf(node)} ${problem}`)
    })
  return offenders
}

it(`no file has more than ${FILE_LINES} lines`, () => {
  expect(
    report(
      sources
        .filter((source) => !LISTS.test(source.path))
        .flatMap((source) => {
          const lines = source.text.trimEnd().split('\n').length
          return lines > FILE_LINES
            ? [`${source.path} has ${lines} lines; at most ${FILE_LINES}: split it by subject`]
            : []
        }),
    ),
  ).toBe('')
})

it(
  `no function has more than ${FUNCTION_LINES} lines of its own`,
  () => {
    expect(
      report(
        functionsOf(sources, (source, node) => {
          const lines = ownLines(source, node)
          return lines > FUNCTION_LINES ? `has ${lines} lines; at most ${FUNCTION_LINES}: name its steps` : null
        }),
      ),
    ).toBe('')
  },
  PATIENCE_MS,
)

/**
 * A function that holds named functions – a factory – may be longer than one that does not, for they are read one by
 * one; but whoever reads one of them must still see all the variables that they share.
 */
it(`no function of the product has more than ${FACTORY_LINES} lines with the named functions inside it`, () => {
  expect(
    report(
      functionsOf(productSources, (source, node) => {
        const lines = span(source, node)
        return lines > FACTORY_LINES
          ? `has ${lines} lines with those inside; at most ${FACTORY_LINES}: let the inner ones stand by themselves`
          : null
      }),
    ),
  ).toBe('')
})

it(`under ${WIDE_SHARE_MOST * 100} % of the product's lines are wider than ${WIDTH} columns`, () => {
  const lines = productSources
    .filter((source) => !LISTS.test(source.path))
    .flatMap((source) => source.text.split('\n').map((text, at) => ({ at: `${source.path}:${at + 1}`, text })))
  const wide = lines.filter(({ text }) => text.length > WIDTH)
  expect(
    wide.length / lines.length,
    `${wide.length} of ${lines.length} lines are wide; the widest: ${[...wide]
      .sort((a, b) => b.text.length - a.text.length)
      .slice(0, 10)
      .map(({ at, text }) => `${at} (${text.length})`)
      .join(', ')}`,
  ).toBeLessThan(WIDE_SHARE_MOST)
})

describe(`folders hold at most ${FOLDER_FILES} files`, () => {
  it.each(['domain', 'server', 'renderer', 'electron'])('%s', (top) => {
    const counts = new Map<string, number>()
    for (const path of filesBelow(top)) {
      const folder = path.slice(0, path.lastIndexOf('/'))
      counts.set(folder, (counts.get(folder) ?? 0) + 1)
    }
    expect(
      report(
        [...counts]
          .filter(([, count]) => count > FOLDER_FILES)
          .map(([folder, count]) => `${folder} holds ${count} files; give what belongs together a room of its own`),
      ),
    ).toBe('')
  })
})
