/** The tree as a whole: no dead file, no gap in the migrations, no trace of anybody's machine. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { filesBelow, importsOf, report, root, sources, textOf, walk, type Source } from './sources.ts'

/** Kept for tests and rehearsals by design: the second store that the contract is proved on. */
const FOR_TESTS = new Set(['server/store/memory.ts'])

/** Texts that start a file: package scripts, page entries, and paths that other files name. */
function namedPaths(): readonly { readonly from: string; readonly name: string }[] {
  const scripts = Object.values((JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }).scripts)
  const pages = filesBelow('renderer').filter((path) => path.endsWith('.html'))
  return [
    ...scripts.flatMap((script) => script.split(/\s+/)).map((name) => ({ from: 'package.json', name })),
    ...pages.flatMap((path) =>
      [...textOf(path).matchAll(/src="([^"]+)"/g)].map(([, name = '']) => ({
        from: path,
        name: name.startsWith('/') ? `renderer${name}` : join(path, '..', name),
      })),
    ),
    ...sources.flatMap((source) => literalsOf(source).map((name) => ({ from: source.path, name }))),
  ]
}

function literalsOf(source: Source): readonly string[] {
  const found: string[] = []
  walk(source.tree, (node) => {
    if (
      ts.isStringLiteralLike(node) &&
      /\.(ts|mjs|js|cjs|vue)$/.test(node.text) &&
      !ts.isImportDeclaration(node.parent) &&
      !ts.isExportDeclaration(node.parent)
    )
      found.push(node.text)
  })
  return found
}

const isEntry = (path: string): boolean =>
  path.endsWith('.test.ts') || path.endsWith('.d.ts') || /^config\/[^/]+$/.test(path) || /^test\/bench\//.test(path)

it('no file is dead: each is imported, started by a script or a page, or a test', () => {
  const importers = new Map<string, string[]>()
  for (const source of sources)
    for (const one of importsOf(source))
      if (one.target !== null && one.target !== source.path)
        importers.set(one.target, [...(importers.get(one.target) ?? []), source.path])
  const named = namedPaths()
  const dead = sources
    .map((source) => source.path)
    .filter((path) => {
      if (isEntry(path) || FOR_TESTS.has(path)) return false
      const isProduct = !path.startsWith('test/')
      const users = [
        ...(importers.get(path) ?? []),
        ...named
          .filter((one) => one.from !== path && path.endsWith(one.name.replace(/^(\.\.?\/)+/, '')) && one.name !== '')
          .map((one) => one.from),
      ]
      return !users.some((user) => !isProduct || !user.startsWith('test/'))
    })
  expect(report(dead.map((path) => `${path} is used by nothing in the product; remove it, or use it`))).toBe('')
})

it('migrations are numbered from 001 without a gap, and named', () => {
  const names = readdirSync(join(root, 'server', 'store', 'migrations')).sort()
  expect(
    names.map((name, at) =>
      new RegExp(`^${String(at + 1).padStart(3, '0')}-[a-z0-9-]+\\.sql$`).test(name)
        ? 'fine'
        : `server/store/migrations/${name}: number ${at + 1} is due here; name it ${String(at + 1).padStart(3, '0')}-what-it-adds.sql`,
    ),
  ).toEqual(names.map(() => 'fine'))
})

it('each migration of SQLite has its twin for PostgreSQL, by the same name', () => {
  const namesIn = (folder: string): readonly string[] => readdirSync(join(root, 'server', 'store', folder)).sort()
  expect(namesIn('migrations-postgres'), 'a hall moves from one database to the other').toEqual(namesIn('migrations'))
})

it('no file tells where it was written: no home folder, no work folder, no drive letter', () => {
  const machine = new RegExp(
    [
      '(?<![\\w.])',
      '/(',
      ['wo' + 'rk', 'ro' + 'ot', 'ho' + 'me/\\w+', 'Us' + 'ers/\\w+'].join('|'),
      ')/',
      '|[A-Z]:\\\\',
      'Us' + 'ers',
    ].join(''),
  )
  const files = [...filesBelow('.')].filter(
    (path) =>
      /\.(ts|mjs|js|cjs|vue|json|md|yaml|yml|css|html|sql|sh|txt|svg)$/.test(path) &&
      !path.endsWith('package-lock.json'),
  )
  const offenders = files.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, at) =>
        machine.test(line) ? [`${path}:${at + 1} names a folder of one machine; write it relative to the project`] : [],
      ),
  )
  expect(report(offenders)).toBe('')
})
