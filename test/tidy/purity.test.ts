/** Time, chance and the machine's time zone enter the rules as arguments only. */
import ts from 'typescript'
import { expect, it } from 'vitest'
import { lineOf, productSources, report, walk, type Source } from './sources.ts'

const AMBIENT = new Set([
  'performance',
  'process',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'crypto',
  'console',
  'window',
  'document',
  'navigator',
  'globalThis',
  'Buffer',
  'localStorage',
])
const LOCAL_TIME =
  /^(get|set)(Hours|Minutes|Seconds|Date|Day|Month|FullYear|TimezoneOffset)$|^toLocale(Date|Time)String$|^to(Date|Time)String$/

const inDomain = productSources.filter((source) => source.path.startsWith('domain/'))
const inServer = productSources.filter((source) => source.path.startsWith('server/'))

function found(files: readonly Source[], problemOf: (node: ts.Node) => string | null): string {
  const offenders: string[] = []
  for (const source of files) {
    walk(source.tree, (node) => {
      const problem = problemOf(node)
      if (problem !== null) offenders.push(`${source.path}:${lineOf(source, node)} ${problem}`)
    })
  }
  return report(offenders)
}

function member(node: ts.Node): readonly [string, string] | null {
  return ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)
    ? [node.expression.text, node.name.text]
    : null
}

function clockOrChance(node: ts.Node): string | null {
  const [object, name] = member(node) ?? ['', '']
  if (object === 'Date' && name === 'now') return 'reads the clock; take nowMs as an argument'
  if (object === 'Math' && name === 'random') return 'throws dice; take the random value as an argument'
  if (
    ts.isNewExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'Date' &&
    (node.arguments?.length ?? 0) === 0
  )
    return 'reads the clock; take nowMs as an argument'
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Date'
    ? 'reads the clock; take nowMs as an argument'
    : null
}

/** Names that a file declares itself hide the ones of the surroundings. */
function declaredIn(source: Source): ReadonlySet<string> {
  const names = new Set<string>()
  walk(source.tree, (node) => {
    if (
      (ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isBindingElement(node) ||
        ts.isFunctionDeclaration(node)) &&
      node.name &&
      ts.isIdentifier(node.name)
    )
      names.add(node.name.text)
  })
  return names
}

/** A name that is looked up in the surroundings, not one that stands after a dot or before a colon. */
function isLookedUp(node: ts.Identifier): boolean {
  const { parent } = node
  return !(
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) &&
      parent.name === node)
  )
}

it('domain reads no clock and throws no dice', () => {
  expect(found(inDomain, clockOrChance)).toBe('')
})

it('domain touches no timer, process, window or console', () => {
  const offenders = inDomain.map((source) => {
    const own = declaredIn(source)
    return found([source], (node) =>
      ts.isIdentifier(node) && AMBIENT.has(node.text) && !own.has(node.text) && isLookedUp(node)
        ? `uses ${node.text}; domain is pure, hand it in`
        : null,
    )
  })
  expect(report(offenders.filter((one) => one !== ''))).toBe('')
})

it('NUM-3 neither domain nor server asks for the machine’s own time zone', () => {
  expect(
    found([...inDomain, ...inServer], (node) =>
      ts.isPropertyAccessExpression(node) && LOCAL_TIME.test(node.name.text)
        ? `uses ${node.name.text}, the machine's time zone; use the hall's`
        : null,
    ),
  ).toBe('')
})

it('the rules of a queue are decided by time handed in: nothing of server/hall reads the clock either', () => {
  const decided = inServer.filter((source) => /^server\/hall\//.test(source.path))
  expect(decided.length).toBeGreaterThan(10)
  expect(found(decided, clockOrChance)).toBe('')
})
