/** What people type is never read as a marker: no code compares a free text that is called reason (LIFE-4). */
import ts from 'typescript'
import { expect, it } from 'vitest'
import { lineOf, productSources, report, walk, type Source } from './sources.ts'

/** Derives for older logs what they wrote as a word, once. */
const OLDER = 'domain/queue-day/older.ts'
/** The words for why something is not offered are a list of their own; the dialogs ask which entry of a list was chosen. */
const IS_LIST = /\b(offer|now|command)\??\.reason$/

function isReason(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'reason' && !IS_LIST.test(node.getText())
}

function compares(node: ts.Node): boolean {
  if (ts.isSwitchStatement(node)) return isReason(node.expression)
  if (ts.isElementAccessExpression(node)) return isReason(node.argumentExpression)
  if (!ts.isBinaryExpression(node)) return false
  const isEquality =
    node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    node.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken
  const [left, right] = [node.left, node.right]
  const isEmptiness = [left, right].some((side) => ts.isStringLiteral(side) && side.text === '')
  return isEquality && !isEmptiness && (isReason(left) || isReason(right))
}

function offendersIn(source: Source): readonly string[] {
  const found: string[] = []
  walk(source.tree, (node) => {
    if (compares(node))
      found.push(`${source.path}:${lineOf(source, node)} compares a reason; write "because" beside it and read that`)
  })
  return found
}

it('LIFE-4 no code compares a reason that somebody has typed', () => {
  expect(report(productSources.filter((source) => source.path !== OLDER).flatMap(offendersIn))).toBe('')
})
