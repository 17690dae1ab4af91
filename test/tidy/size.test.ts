/** Files and functions stay small enough to be read in one go. */
import ts from 'typescript'
import { expect, it } from 'vitest'
import { lineOf, report, sources, walk, type Source } from './sources.ts'

const FILE_LINES = 300
const FUNCTION_LINES = 50
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

/** Named functions inside count by themselves: a factory is as long as what it does, not as what it offers. */
function ownLines(source: Source, node: ts.FunctionLikeDeclaration): number {
  const span = (one: ts.Node): number =>
    source.tree.getLineAndCharacterOfPosition(one.end).line -
    source.tree.getLineAndCharacterOfPosition(one.getStart(source.tree)).line +
    1
  let inner = 0
  const look = (one: ts.Node): void => {
    if (isNamed(one) && span(one) > 1) inner += span(one)
    else ts.forEachChild(one, look)
  }
  ts.forEachChild(node, look)
  return span(node) - inner
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

it(`no function has more than ${FUNCTION_LINES} lines of its own`, () => {
  const offenders: string[] = []
  for (const source of sources) {
    walk(source.tree, (node) => {
      if (!isFunction(node) || isChapter(node)) return
      const lines = ownLines(source, node)
      if (lines > FUNCTION_LINES)
        offenders.push(
          `${source.path}:${lineOf(source, node)} ${nameOf(node)} has ${lines} lines; at most ${FUNCTION_LINES}: name its steps`,
        )
    })
  }
  expect(report(offenders)).toBe('')
})
