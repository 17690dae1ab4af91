/** What package.json asks for is used: every dependency is imported by the product, every tool by something. */
import { expect, it } from 'vitest'
import { filesBelow, importsOf, productSources, sources, textOf } from './sources.ts'

const { dependencies, devDependencies, scripts } = JSON.parse(textOf('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'scripts',
  Readonly<Record<string, string>>
>

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

function importedBy(files: typeof sources): ReadonlySet<string> {
  return new Set(files.flatMap((source) => importsOf(source).map(({ specifier }) => packageOf(specifier))))
}

/** Texts that load a package by its name or its files: styles, workers, build scripts, package scripts. */
const texts = [
  ...Object.values(scripts),
  ...['config', 'renderer', 'server', 'test']
    .flatMap(filesBelow)
    .flatMap((path) => (/\.(css|mjs|js|ts|json|html)$/.test(path) ? [textOf(path)] : [])),
]
const isNamed = (name: string): boolean =>
  texts.some((text) => new RegExp(`(?<![\\w@/-])${name.replace(/[.]/g, '\\.')}(?![\\w-])`).test(text))

it('every dependency is imported by the product or named by what builds and starts it', () => {
  const used = importedBy(productSources)
  // The interpreter itself, which package scripts start.
  const isUsed = (name: string): boolean => name === 'node' || used.has(name) || isLoadedByPath(name)
  expect(Object.keys(dependencies).filter((name) => !isUsed(name))).toEqual([])
})

/** Fonts and the like: files of a package that the build or the server reads. */
function isLoadedByPath(name: string): boolean {
  return [...productSources].some(({ text }) => text.includes(`${name}/`) || text.includes(`'${name}'`))
}

it('every tool of development is imported by something, or named by a script or a configuration', () => {
  const used = importedBy(sources)
  const typed = (name: string): boolean => {
    const of = name.replace('@types/', '')
    return name.startsWith('@types/') && (of === 'node' || used.has(of))
  }
  expect(Object.keys(devDependencies).filter((name) => !used.has(name) && !typed(name) && !isNamed(name))).toEqual([])
})
