/** Names, openings and exports: a file says what it is for, and is found where its name promises. */
import ts from 'typescript'
import { expect, it } from 'vitest'
import { filesBelow, lineOf, report, sources, textOf, walk } from './sources.ts'

const VAGUE = /(^|[-.])(utils?|helpers?|commons?|managers?|misc|shared)([-.]|$)/i
/** The duty manager's page is called manager; so are the tests of that page. */
const OF_THE_PAGE = /^test\/(e2e|renderer)\/(.*\/)?manager\.test\.ts$/
const STYLED = ['renderer', 'electron'].flatMap(filesBelow).filter((path) => /\.(css|html)$/.test(path))

const baseOf = (path: string): string => path.split('/').at(-1) as string
const isConfig = (path: string): boolean => /^config\/[^/]+\.(ts|js|mjs)$/.test(path)

it('each source file opens with a comment that says what it is for', () => {
  const opens = /^(#!.*\n)?(<!doctype html>\s*)?(\/\*\*?|\/\/|<!--)\s*\S/i
  const offenders = [...sources.map((source) => source.path), ...STYLED.filter((path) => path.endsWith('.css'))].filter(
    (path) => !opens.test(textOf(path)),
  )
  expect(report(offenders.map((path) => `${path} does not say what it is for; open it with one sentence`))).toBe('')
})

it('no file is called utils, helpers, common or manager', () => {
  expect(
    report(
      sources
        .filter((source) => VAGUE.test(baseOf(source.path)) && !OF_THE_PAGE.test(source.path))
        .map((source) => `${source.path}: name it after its subject`),
    ),
  ).toBe('')
})

it('files are kebab-case, components PascalCase, and no index.ts hides what it gathers', () => {
  const isFine = (name: string): boolean =>
    name.endsWith('.vue')
      ? /^[A-Z][A-Za-z0-9]*\.vue$/.test(name)
      : /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name) && !/^index\.(ts|js|mjs)$/.test(name)
  expect(
    report(
      sources
        .filter((source) => !isFine(baseOf(source.path)))
        .map((source) => `${source.path}: rename it, like wait-span.ts or WaitSpan.vue`),
    ),
  ).toBe('')
})

it('no default exports outside components and configuration', () => {
  const offenders: string[] = []
  for (const source of sources) {
    if (source.path.endsWith('.vue') || source.path.endsWith('.d.ts') || isConfig(source.path)) continue
    walk(source.tree, (node) => {
      const isDefault =
        ts.isExportAssignment(node) ||
        (ts.canHaveModifiers(node) &&
          ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.DefaultKeyword) === true)
      if (isDefault) offenders.push(`${source.path}:${lineOf(source, node)} exports a default; give it its name`)
    })
  }
  expect(report(offenders)).toBe('')
})

it('no barrel files: a file that only passes on what others export', () => {
  const isBarrel = (statements: readonly ts.Statement[]): boolean =>
    statements.length > 0 && statements.every((one) => ts.isExportDeclaration(one) && one.moduleSpecifier !== undefined)
  expect(
    report(
      sources
        .filter((source) => isBarrel([...source.tree.statements]))
        .map((source) => `${source.path} only re-exports; import from where things stand`),
    ),
  ).toBe('')
})

it('no test is left out or run alone', () => {
  const offenders: string[] = []
  for (const source of sources.filter((one) => one.path.endsWith('.test.ts'))) {
    walk(source.tree, (node) => {
      if (
        ts.isPropertyAccessExpression(node) &&
        /^(it|test|describe)$/.test(node.expression.getText()) &&
        /^(only|skip|todo|fails)$/.test(node.name.text)
      )
        offenders.push(`${source.path}:${lineOf(source, node)} ${node.getText()}: finish it or take it out`)
    })
  }
  expect(report(offenders)).toBe('')
})

it('no enum, no parameter property, no silenced type error', () => {
  const offenders: string[] = []
  for (const source of sources) {
    if (new RegExp('@ts-' + '(ignore|nocheck)').test(source.text))
      offenders.push(`${source.path} silences the type checker; say the true type`)
    walk(source.tree, (node) => {
      if (ts.isEnumDeclaration(node))
        offenders.push(`${source.path}:${lineOf(source, node)} declares an enum; use a union of words`)
      if (ts.isParameter(node) && ts.isConstructorDeclaration(node.parent) && (ts.getModifiers(node)?.length ?? 0) > 0)
        offenders.push(`${source.path}:${lineOf(source, node)} declares a field in a parameter list; write it out`)
    })
  }
  expect(report(offenders)).toBe('')
})
