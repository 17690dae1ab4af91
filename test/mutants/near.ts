/** Which test files may notice a fault in a file: by the imports between them, the nearest first. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const IMPORTED = /(?:from|import\()\s*'(\.{1,2}\/[^']+)'|new URL\('(\.{1,2}\/[^']+)'/g
/** A test that starts a real server runs all of it in another process. */
const STARTS: Readonly<Record<string, string>> = { 'test/support/server.ts': 'server/serve.ts' }

export interface Near {
  /** Test files of the mirrored folder, those of its name, and those that import the file itself. */
  own(file: string): readonly string[]
  /** All others that reach the file, the nearest first. */
  wider(file: string): readonly string[]
}

/** The folder of tests that mirrors `folder`, or the nearest one above it that is there: never a whole part. */
function mirrorOf(folder: string): string {
  const mirror = join('test', folder)
  return existsSync(join(root, mirror)) || folder.split('/').length <= 2 ? mirror : mirrorOf(dirname(folder))
}

/** A test that is called like the file or like its folder looks at it, wherever it stands. */
function namesOf(file: string): readonly string[] {
  const folder = basename(dirname(file))
  return [basename(file, '.ts'), folder, `${folder}s`]
}

/** Reads the imports of the whole repository once. */
export function readNear(): Near {
  const tests = globSync('test/{domain,store,server,electron,simulation,operate,renderer}/**/*.test.ts', { cwd: root })
  const imports = new Map<string, readonly string[]>()
  const importsOf = (file: string): readonly string[] => {
    const known = imports.get(file)
    if (known) return known
    const found = [...readFileSync(join(root, file), 'utf8').matchAll(IMPORTED)]
      .map((match) => normalize(join(dirname(file), match[1] ?? match[2] ?? '')))
      .filter((one) => /\.(ts|vue)$/.test(one) && existsSync(join(root, one)))
    const started = STARTS[file]
    if (started !== undefined) found.push(started)
    imports.set(file, found)
    return found
  }
  const reachOf = (test: string): ReadonlyMap<string, number> => {
    const steps = new Map([[test, 0]])
    for (const [file, distance] of steps)
      for (const next of importsOf(file)) if (!steps.has(next)) steps.set(next, distance + (file in STARTS ? 5 : 1))
    return steps
  }
  const reach = tests.map((test) => ({ test, steps: reachOf(test) }))
  const nearest = (file: string) =>
    reach
      .flatMap(({ test, steps }) => (steps.has(file) ? [{ test, distance: steps.get(file) as number }] : []))
      .sort((a, b) => a.distance - b.distance || a.test.localeCompare(b.test))
  const isOwn = (file: string, test: string, distance: number): boolean =>
    `${dirname(test)}/`.startsWith(`${mirrorOf(dirname(file))}/`) ||
    namesOf(file).includes(basename(test, '.test.ts')) ||
    distance === 1
  return {
    own: (file) => nearest(file).flatMap((one) => (isOwn(file, one.test, one.distance) ? [one.test] : [])),
    wider: (file) => nearest(file).flatMap((one) => (isOwn(file, one.test, one.distance) ? [] : [one.test])),
  }
}
