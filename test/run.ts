/** Runs everything that must hold before a change lands, and ends with one plain line: N passed, N failed. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { overdue, type Progress } from '../config/test-progress.ts'
import { countOf, countWith, tryAgain, withStrays, type Count, type VitestReport } from './run/again.ts'
import { CHECKS } from './run/checks.ts'
import { runStep } from './run/step.ts'

/** No test file takes half of this, on two slow and busy cores either. */
const TEST_FILE_MOST_SEC = 600
const root = join(import.meta.dirname, '..')

async function runChecks(): Promise<Count> {
  let passed = 0
  for (const step of CHECKS) if ((await runStep(step)).isGood) passed += 1
  return { passed, failed: CHECKS.length - passed }
}

/** Null: it was ended before it could report. */
async function runTests(name: string, files: readonly string[]): Promise<VitestReport | null> {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-test-'))
  const report = join(folder, 'report.json')
  const progress = join(folder, 'progress.json')
  process.env.YICHUANG_TEST_REPORT = folder
  const { isGood } = await runStep({
    name,
    args: ['node_modules/vitest/vitest.mjs', 'run', '--config', 'config/vitest.config.ts', ...files],
    limitSec: 2700,
    hangs: () => overdue((readJson(progress) ?? {}) as Progress, Date.now(), TEST_FILE_MOST_SEC),
    isLive: true,
  })
  const counts = readJson(report) as VitestReport | null
  const strays = (readJson(join(folder, 'strays.json')) ?? []) as readonly string[]
  rmSync(folder, { recursive: true, force: true })
  if (counts === null || isGood) return counts
  return withStrays({ ...counts, numFailedTestSuites: Math.max(1, counts.numFailedTestSuites) }, strays, root)
}

/** null: not there, or in the middle of being written. */
function readJson(file: string): unknown {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : null
  } catch {
    return null
  }
}

/** What came of the tests, after the few that a busy machine starved had a second try with the machine to themselves. */
async function settled(first: VitestReport | null): Promise<Count> {
  if (first === null) return { passed: 0, failed: 1 }
  const files = tryAgain(first, root)
  if (files.length === 0) return countOf(first)
  const again = await runTests('tests that failed beside others, once more and alone', files)
  if (again === null) return countOf(first)
  const count = countWith(first, again, files, root)
  const outcome = count.failed === 0 ? 'passed' : 'failed'
  process.stdout.write(`\nFailed beside others, ${outcome} alone: ${files.join(', ')}\n`)
  return count
}

// Some hundreds of commands and servers are started: each reads and compiles its code once for all of them.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'yichuang-test')
// The checks go beside the tests, many of which wait for servers and browsers.
const [tests, checks] = await Promise.all([runTests('tests', []), runChecks()])
const { passed, failed } = await settled(tests)
process.stdout.write(`\n${passed + checks.passed} passed, ${failed + checks.failed} failed\n`)
process.exit(failed + checks.failed === 0 ? 0 : 1)
