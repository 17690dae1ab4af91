/**
 * The operators that a general mutation tool lacks and this product needs: a guard, a statement or an event that is not
 * there, arguments and values that change places, a field that says something else.
 */
import ts from 'typescript'
import type { Mutant } from './mutant.ts'

type Place = (node: ts.Node, text: string, operator: string) => void

/** All mutants of these operators in a file. */
export function ownMutants(file: string, source: string): readonly Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const found: Mutant[] = []
  const place: Place = (node, text, operator) => {
    const from = node.getStart(tree)
    if (source.slice(from, node.end) !== text) found.push({ file, from, to: node.end, text, operator })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return
    for (const operator of OPERATORS) operator(node, place)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

const leaves = (node: ts.Statement): boolean =>
  ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isContinueStatement(node) || ts.isBreakStatement(node)

/** `if (…) return`, `if (…) reject(…)`, `if (…) doIt()`: gone. */
function droppedGuard(node: ts.Node, place: Place): void {
  if (!ts.isIfStatement(node) || node.elseStatement) return
  const inner = ts.isBlock(node.thenStatement) ? node.thenStatement.statements : [node.thenStatement]
  const [only] = inner
  if (inner.length === 1 && only && (leaves(only) || ts.isExpressionStatement(only))) place(node, ';', 'droppedGuard')
}

const assigns = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment

function droppedStatement(node: ts.Node, place: Place): void {
  if (!ts.isExpressionStatement(node)) return
  const { expression } = node
  const isDone =
    ts.isCallExpression(expression) ||
    ts.isAwaitExpression(expression) ||
    ts.isDeleteExpression(expression) ||
    (ts.isBinaryExpression(expression) && assigns(expression.operatorToken.kind))
  if (isDone) place(node, ';', 'droppedStatement')
}

function typeOf(node: ts.Node): ts.PropertyAssignment | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined
  const found = node.properties.find((one) => one.name?.getText() === 'type')
  return found && ts.isPropertyAssignment(found) ? found : undefined
}

/** One event, or one spread list of events, of a list is not there. */
function droppedEvent(node: ts.Node, place: Place): void {
  if (!ts.isArrayLiteralExpression(node)) return
  for (const element of node.elements) {
    if (!ts.isSpreadElement(element) && typeOf(element) === undefined) continue
    const rest = node.elements.filter((other) => other !== element).map((other) => other.getText())
    place(node, `[${rest.join(', ')}]`, 'droppedEvent')
  }
}

function swappedArguments(node: ts.Node, place: Place): void {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return
  // The greater of a and b is the greater of b and a.
  if (/^Math\.(max|min)$/.test(node.expression.getText())) return
  const given = node.arguments ?? []
  for (let at = 0; at + 1 < given.length; at += 1) {
    const words = given.map((one) => one.getText())
    ;[words[at], words[at + 1]] = [words[at + 1] as string, words[at] as string]
    const head = node.getText().slice(0, (given[0] as ts.Expression).getStart() - node.getStart())
    place(node, `${head}${words.join(', ')})`, 'swappedArguments')
  }
}

/** A value of an object is another value of the same object; a property, or what is spread into it, is not there. */
function wrongField(node: ts.Node, place: Place): void {
  if (!ts.isObjectLiteralExpression(node)) return
  const valueOf = (one: ts.ObjectLiteralElementLike): string | null =>
    ts.isPropertyAssignment(one)
      ? one.initializer.getText()
      : ts.isShorthandPropertyAssignment(one)
        ? one.name.text
        : null
  for (const [at, property] of node.properties.entries()) {
    const without = node.properties.filter((one) => one !== property).map((one) => one.getText())
    place(node, `{ ${without.join(', ')} }`, ts.isSpreadAssignment(property) ? 'droppedSpread' : 'droppedField')
    const value = valueOf(property)
    const other = valueOf(node.properties[(at + 1) % node.properties.length] as ts.ObjectLiteralElementLike)
    if (value === null || other === null || property.name === undefined || value === other) continue
    place(property, `${property.name.getText()}: ${other}`, 'wrongField')
  }
}

function wrongNumber(node: ts.Node, place: Place): void {
  if (!ts.isNumericLiteral(node) || ts.isPropertyAccessExpression(node.parent)) return
  const value = Number(node.text)
  // Nobody can tell 30,000 ms from 30,001.
  place(node, String(value < 50 ? value + 1 : value * 2), 'numberUp')
  if (value > 1) place(node, String(value / 2), 'numberHalved')
}

function nullish(node: ts.Node, place: Place): void {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken) return
  place(node, `(${node.left.getText()})!`, 'nullishLeft')
  place(node, `(${node.right.getText()})`, 'nullishRight')
}

function otherBranch(node: ts.Node, place: Place): void {
  if (!ts.isConditionalExpression(node)) return
  place(node, `(${node.whenTrue.getText()})`, 'alwaysTrueBranch')
  place(node, `(${node.whenFalse.getText()})`, 'alwaysFalseBranch')
}

function forgottenAwait(node: ts.Node, place: Place): void {
  if (ts.isAwaitExpression(node)) place(node, node.expression.getText(), 'forgottenAwait')
}

function nothingReturned(node: ts.Node, place: Place): void {
  if (!ts.isReturnStatement(node) || !node.expression) return
  for (const text of ['null', '[]']) place(node.expression, text, 'nothingReturned')
}

/** `a && b` asks only one of the two. */
function halfCondition(node: ts.Node, place: Place): void {
  if (!ts.isBinaryExpression(node)) return
  const { kind } = node.operatorToken
  if (kind !== ts.SyntaxKind.AmpersandAmpersandToken && kind !== ts.SyntaxKind.BarBarToken) return
  place(node, node.left.getText(), 'rightHalfDropped')
  place(node, node.right.getText(), 'leftHalfDropped')
}

const OPERATORS: readonly ((node: ts.Node, place: Place) => void)[] = [
  droppedGuard,
  droppedStatement,
  droppedEvent,
  swappedArguments,
  wrongField,
  wrongNumber,
  nullish,
  otherBranch,
  forgottenAwait,
  nothingReturned,
  halfCondition,
]
