/** Who may import whom (the table of the architecture), and the one file that knows each heavy library. */
import { builtinModules } from 'node:module'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { importsOf, lineOf, productSources, report, sources, walk, type Import, type Source } from './sources.ts'

/** The part of the tree that a file belongs to; each page of the renderer is a part of its own. */
function partOf(path: string): string {
  const [top = '', second = ''] = path.split('/')
  return top === 'renderer' ? `renderer/${path.split('/').length > 2 ? second : ''}` : top
}

/** Pages in which a hall's settings are changed. */
const SETTLES = new Set(['renderer/manager', 'renderer/setup'])

function mayImport(from: string, to: string): boolean {
  if (from === to || from === 'test') return true
  if (from === 'config') return to === 'domain'
  if (from === 'domain') return false
  if (to === 'domain') return true
  // The forms of a hall's settings, shared by the manager's and the set-up page, stand above app/ and below the pages.
  return from.startsWith('renderer/') && (to === 'renderer/app' || (to === 'renderer/settings' && SETTLES.has(from)))
}

const isNode = (specifier: string): boolean => specifier.startsWith('node:') || builtinModules.includes(specifier)
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

function each(files: readonly Source[], complain: (source: Source, one: Import) => string | null): readonly string[] {
  return files.flatMap((source) =>
    importsOf(source).flatMap((one) => {
      const problem = complain(source, one)
      return problem === null ? [] : [`${source.path}:${one.line} imports ${one.specifier}: ${problem}`]
    }),
  )
}

it('imports go only where the architecture allows: domain knows nobody, server and pages and shells know domain, no page knows another', () => {
  expect(
    report(
      each(productSources, (source, one) => {
        if (one.target === null) return null
        const [from, to] = [partOf(source.path), partOf(one.target)]
        return mayImport(from, to)
          ? null
          : `${from} may not know ${to}; move what both need into domain/ or renderer/app/`
      }),
    ),
  ).toBe('')
})

it('every import inside the tree names an existing file with its ending', () => {
  const known = new Set(sources.map((source) => source.path))
  const isSource = (specifier: string): boolean =>
    /\.(ts|vue|mjs|js|cjs)$/.test(specifier) || !/\.[a-z0-9]+(\?.*)?$/.test(specifier)
  expect(
    report(
      each(sources, (_source, one) =>
        one.target === null || !isSource(one.specifier) || one.specifier.endsWith('/') || known.has(one.target)
          ? null
          : 'no such file; write the path with its ending, .ts or .vue',
      ),
    ),
  ).toBe('')
})

it('domain imports no package and nothing of Node', () => {
  expect(
    report(
      each(
        productSources.filter((source) => source.path.startsWith('domain/')),
        (_source, one) => (one.target === null ? 'domain is pure; hand the value in from outside' : null),
      ),
    ),
  ).toBe('')
})

it('pages import nothing of Node, of the server or of Electron', () => {
  const foreign = new Set(['fastify', 'electron', 'pino', 'zod', 'socket.io', 'better-sqlite3', 'yaml', 'prom-client'])
  expect(
    report(
      each(
        productSources.filter((source) => source.path.startsWith('renderer/')),
        (_source, one) =>
          one.target === null &&
          (isNode(one.specifier) ||
            foreign.has(packageOf(one.specifier)) ||
            packageOf(one.specifier).startsWith('@fastify'))
            ? 'not for a page; ask the server for it'
            : null,
      ),
    ),
  ).toBe('')
})

it('the server knows no page library and no Electron; only electron/ knows Electron', () => {
  const pages = new Set(['vue', 'pinia', 'socket.io-client', 'electron'])
  expect(
    report(
      each(
        productSources.filter((source) => source.path.startsWith('server/')),
        (_source, one) => (pages.has(packageOf(one.specifier)) ? 'belongs to a page or a shell' : null),
      ),
    ),
  ).toBe('')
  expect(
    report(
      each(
        productSources.filter((source) => !source.path.startsWith('electron/')),
        (_source, one) => (packageOf(one.specifier) === 'electron' ? 'only electron/ may' : null),
      ),
    ),
  ).toBe('')
})

it.each([
  ['socket.io', 'server/gateway/socket.ts'],
  ['socket.io-parser', 'server/gateway/wire.ts'],
  ['better-sqlite3', 'server/store/sqlite.ts'],
  ['pg', 'server/store/postgres.ts'],
  ['socket.io-client', 'renderer/app/server/connection.ts'],
])('in the product exactly one file imports %s: %s', (library, home) => {
  const importers = productSources
    .filter((source) => importsOf(source).some((one) => !one.isTypeOnly && packageOf(one.specifier) === library))
    .map((source) => source.path)
  expect(importers, `only ${home} may import ${library}; call what it offers`).toEqual([home])
})

it('pages ask only through askServer: a bare fetch stays behind at a server that is gone', () => {
  const MAY = /^renderer\/(app\/server\/(servers|reload-once|load-again)\.ts$|.*worker)/
  const offenders: string[] = []
  for (const source of productSources.filter((one) => one.path.startsWith('renderer/') && !MAY.test(one.path))) {
    walk(source.tree, (node) => {
      if (
        ts.isCallExpression(node) &&
        /^(window\.|globalThis\.|self\.)?fetch$/.test(node.expression.getText(source.tree))
      )
        offenders.push(
          `${source.path}:${lineOf(source, node)} calls fetch; call askServer of renderer/app/server/servers.ts`,
        )
    })
  }
  expect(report(offenders)).toBe('')
})

it('COMMAND-3 folders of the server are made by server/disk alone: the recursive way of the runtime may never end', () => {
  const offenders: string[] = []
  for (const source of productSources.filter(
    (one) => one.path.startsWith('server/') && one.path !== 'server/disk/folder.ts',
  )) {
    walk(source.tree, (node) => {
      if (ts.isCallExpression(node) && /\bmkdir(Sync)?$/.test(node.expression.getText(source.tree)))
        offenders.push(
          `${source.path}:${lineOf(source, node)} makes a folder; call makeFolder of server/disk/folder.ts`,
        )
    })
  }
  expect(report(offenders)).toBe('')
})
