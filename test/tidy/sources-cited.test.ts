/** What comments and documents point at is there: facts in docs/sources.md, documents in the repository. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesBelow, report, root, textOf } from './sources.ts'

const FACT = /docs\/sources\.md((?:,? (?:and )?[A-Z]\d+\b)+)/g
const DOCUMENT = /(?<![\w./-])((?:[\w-]+\/)*[\w-]+\.md)\b/g

const facts = new Set([...textOf('docs/sources.md').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, id]) => id as string))

const files = [...['domain', 'server', 'renderer', 'electron', 'config', 'docs'].flatMap(filesBelow), 'DECISIONS.md']
  .filter((path) => /\.(ts|vue|mjs|js|md|yaml|css|sql)$/.test(path))
  .map((path) => ({ path, text: textOf(path) }))

/** Every match of `pattern` in the product and its documents, with its place. */
function each(pattern: RegExp): readonly { readonly at: string; readonly path: string; readonly found: string }[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map((match) => ({
      at: `${path}:${text.slice(0, match.index).split('\n').length}`,
      path,
      found: match[1] as string,
    })),
  )
}

it('every fact that a comment cites stands in docs/sources.md, and every fact there is cited', () => {
  const cited = each(FACT).flatMap(({ at, found }) =>
    [...found.matchAll(/[A-Z]\d+/g)].map(([id]) => ({ at, id: id as string })),
  )
  expect(
    report(
      cited
        .filter(({ id }) => !facts.has(id))
        .map(({ at, id }) => `${at} cites ${id}, which docs/sources.md does not have`),
    ),
  ).toBe('')
  const used = new Set([...cited.map(({ id }) => id), ...citedWithin()])
  expect([...facts].filter((id) => !used.has(id))).toEqual([])
})

/** Facts that another fact of the list builds on. */
function citedWithin(): readonly string[] {
  return [...textOf('docs/sources.md').matchAll(/(?:as|see) ([A-Z]\d+)/g)].map(([, id]) => id as string)
}

it('a document that is cited is in the repository', () => {
  const isThere = (from: string, name: string): boolean =>
    [root, join(root, 'docs'), join(root, from, '..')].some((folder) => existsSync(join(folder, name)))
  expect(
    report(
      each(DOCUMENT)
        .filter(({ path, found }) => !isThere(path, found))
        .map(({ at, found }) => `${at} cites ${found}, which is not in the repository`),
    ),
  ).toBe('')
})

it('nothing cites a document by a name that only its writers know', () => {
  const OUTSIDE = /\b((?:FACTS|QUEUEING|DUTIES|PLATFORM|VOCABULARY|SAMPLE-SITES|ARCHITECTURE)(?:\.md)?|PEERS ["(])/g
  expect(
    report(each(OUTSIDE).map(({ at, found }) => `${at} cites ${found}; say what it says in docs/sources.md`)),
  ).toBe('')
})
