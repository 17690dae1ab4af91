/** Rules and tests keep each other honest: every rule is proved by a test that names it, every named rule exists. */
import ts from 'typescript'
import { expect, it } from 'vitest'
import { lineOf, report, sources, textOf, walk } from './sources.ts'

const RULE = /\b([A-Z]{2,})-(\d+)\b/g
/** Look like rule numbers and are none. */
const OTHER = new Set(['UTF', 'SHA', 'ISO', 'GB', 'GBK', 'ES', 'CR', 'RFC', 'WCAG', 'CODE', 'TCP', 'SIG'])
const BUGS_KNOWN = 50

const rules = new Set([...textOf('domain/RULES.md').matchAll(/^- ([A-Z]+-\d+) /gm)].map(([, id]) => id as string))

interface Cited {
  readonly id: string
  readonly at: string
}

function cited(): readonly Cited[] {
  const found: Cited[] = []
  for (const source of sources.filter((one) => one.path.endsWith('.test.ts') || one.path.endsWith('contract.ts'))) {
    walk(source.tree, (node) => {
      if (!ts.isCallExpression(node) || !/^(it|test|describe)\b/.test(node.expression.getText())) return
      const [name] = node.arguments
      if (!name || !(ts.isStringLiteralLike(name) || ts.isTemplateExpression(name))) return
      for (const [id, prefix = ''] of name.getText().matchAll(RULE))
        if (!OTHER.has(prefix)) found.push({ id, at: `${source.path}:${lineOf(source, node)}` })
    })
  }
  return found
}

it('every rule number in the name of a test stands in domain/RULES.md', () => {
  const isKnown = ({ id }: Cited): boolean =>
    rules.has(id) || (id.startsWith('PEERS-') && Number(id.slice(6)) >= 1 && Number(id.slice(6)) <= BUGS_KNOWN)
  expect(
    report(
      cited()
        .filter((one) => !isKnown(one))
        .map((one) => `${one.at} cites ${one.id}; add the rule to domain/RULES.md or correct the number`),
    ),
  ).toBe('')
})

it('every rule of domain/RULES.md is proved by at least one test that names it', () => {
  const proved = new Set(cited().map((one) => one.id))
  expect(
    report(
      [...rules]
        .filter((id) => !proved.has(id))
        .map(
          (id) =>
            `${id} is proved by no test; write one with ${id} in its name, or take the rule out of domain/RULES.md`,
        ),
    ),
  ).toBe('')
})

it('the rules of one prefix are numbered from 1, one after the other, none twice and none left out', () => {
  const found = new Map<string, { readonly number: number; readonly line: number }[]>()
  for (const [at, text] of textOf('domain/RULES.md').split('\n').entries()) {
    const [, prefix, number] = /^- ([A-Z]+)-(\d+) /.exec(text) ?? []
    if (prefix !== undefined)
      found.set(prefix, [...(found.get(prefix) ?? []), { number: Number(number), line: at + 1 }])
  }
  const wrong = [...found].flatMap(([prefix, rulesOf]) =>
    rulesOf.flatMap(({ number, line }, at) => {
      const before = at === 0 ? '' : `, behind line ${rulesOf[at - 1]?.line}`
      return number === at + 1
        ? []
        : [`domain/RULES.md:${line}: ${prefix}-${number} stands where ${prefix}-${at + 1} is due${before}`]
    }),
  )
  expect(report(wrong)).toBe('')
})
