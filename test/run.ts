/** Runs everything that must hold before a change lands, and ends with one plain line: N passed, N failed. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
}

const root = join(import.meta.dirname, '..')
let passed = 0
let failed = 0

function step(name: string, args: readonly string[]): boolean {
  process.stdout.write(`\n— ${name}\n`)
  const result = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NO_COLOR: '1' },
  })
  return result.status === 0
}

function check(name: string, args: readonly string[]): void {
  if (step(name, args)) passed += 1
  else failed += 1
}

function vitest(): void {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-test-'))
  const file = join(folder, 'report.json')
  const isGreen = step('tests', [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'config/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  if (existsSync(file)) {
    const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport
    passed += report.numPassedTests
    failed += report.numFailedTests
    // A file that fails to load has no tests to count, and must still fail the run.
    if (!isGreen && report.numFailedTests === 0) failed += Math.max(1, report.numFailedTestSuites)
  } else failed += 1
  rmSync(folder, { recursive: true, force: true })
}

check('types', ['config/types.mjs'])
check('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'])
if (existsSync(join(root, 'config', 'oxlint.json')))
  check('lint', ['node_modules/oxlint/bin/oxlint', '--config', 'config/oxlint.json', '.'])
if (existsSync(join(root, 'config', 'eslint.config.js')))
  check('lint of the pages', ['node_modules/eslint/bin/eslint.js', '--config', 'config/eslint.config.js', 'renderer'])
vitest()
if (existsSync(join(root, 'test', 'simulation', 'main.ts'))) {
  check('simulation: a server killed five times', ['test/simulation/main.ts', '--crash', '5', '--json'])
  check('simulation: twenty days of a hall in which everything goes wrong', [
    'test/simulation/main.ts',
    '--seeds',
    '20',
    '--json',
  ])
}

process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
