/**
 * Lints the scripts of the components by their types: forgotten promises, unfinished switches. oxlint asks types of
 * plain files only, so each script is written out as one, at its own lines, in a folder that lies over renderer/ for the
 * compiler: two seconds, where a linter that reads components with their types takes half a minute.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const pages = join(root, 'renderer')
const TYPED = [
  'no-floating-promises',
  'no-misused-promises',
  'await-thenable',
  'no-for-in-array',
  'no-array-delete',
  'switch-exhaustiveness-check',
]
/** Not asked of the rest of the tree. */
const HERE_ALONE = { 'typescript/no-base-to-string': 'error', 'typescript/only-throw-error': 'error' }

// Outside of the checkout: oxlint passes over what git ignores.
const folder = mkdtempSync(join(tmpdir(), 'yichuang-scripts-'))
try {
  const components = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.vue'))
  for (const component of components) {
    const target = join(folder, 'renderer', `${component}.ts`)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, scriptsOf(readFileSync(join(pages, component), 'utf8')))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(overRenderer()))
  writeFileSync(join(folder, 'oxlint.json'), JSON.stringify(typedRules()))
  const found = spawnSync(
    process.execPath,
    [join(root, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--config', 'oxlint.json', 'renderer'],
    { cwd: folder, encoding: 'utf8' },
  )
  process.stdout.write(found.stdout.replaceAll('.vue.ts', '.vue'))
  process.stderr.write(found.stderr)
  const isAll = found.stdout.includes(` on ${components.length} files`)
  if (!isAll) process.stderr.write(`Not all of the ${components.length} components were looked at.\n`)
  process.exitCode = found.status === 0 && isAll ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The scripts of a component at the lines where they stand in it, and nothing else. */
function scriptsOf(/** @type {string} */ component) {
  let text = ''
  let at = 0
  for (const { index, 1: head = '', 2: script = '' } of component.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
    const begin = index + head.length
    text += component.slice(at, begin).replace(/[^\n]+/g, '') + script
    at = begin + script.length
  }
  return text
}

function overRenderer() {
  return {
    extends: join(pages, 'tsconfig.json'),
    compilerOptions: { rootDirs: [pages, join(folder, 'renderer')], noEmit: true },
    include: ['renderer/**/*.ts', join(pages, 'env.d.ts')],
    exclude: [],
  }
}

function typedRules() {
  const { rules } = JSON.parse(readFileSync(join(root, 'config', 'oxlint.json'), 'utf8'))
  const typed = TYPED.map((name) => [`typescript/${name}`, rules[`typescript/${name}`]])
  return {
    plugins: ['typescript'],
    categories: { correctness: 'off' },
    rules: { ...Object.fromEntries(typed), ...HERE_ALONE },
  }
}
