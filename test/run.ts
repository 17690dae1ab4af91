/** Runs everything that must hold before a change lands, and ends with one plain line: N passed, N failed. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { overdue, type Progress } from '../config/test-progress.ts'
import { CHECKS } from './run/checks.ts'
import { runStep } from './run/step.ts'

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
}

/** No test file takes half of this, on two slow and busy cores either. */
const TEST_FILE_MOST_SEC = 600

interface Count {
  readonly passed: number
  readonly failed: number
}

async function runChecks(): Promise<Count> {
  let passed = 0
  for (const step of CHECKS) if ((await runStep(step)).isGood) passed += 1
  return { passed, failed: CHECKS.length - passed }
}

async function runTests(): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-test-'))
  const report = join(folder, 'report.json')
  const progress = join(folder, 'progress.json')
  process.env.YICHUANG_TEST_REPORT = folder
  const { isGood } = await runStep({
    name: 'tests',
    args: ['node_modules/vitest/vitest.mjs', 'run', '--config', 'config/vitest.config.ts'],
    limitSec: 2700,
    hangs: () => overdue((readJson(progress) ?? {}) as Progress, Date.now(), TEST_FILE_MOST_SEC),
    isLive: true,
  })
  const counts = readJson(report) as VitestReport | null
  rmSync(folder, { recursive: true, force: true })
  if (counts === null) return { passed: 0, failed: 1 }
  const { numPassedTests: passed, numFailedTests, numFailedTestSuites } = counts
  // A file that fails to load has no tests to count, and must still fail the run.
  const failed = !isGood && numFailedTests === 0 ? Math.max(1, numFailedTestSuites) : numFailedTests
  return { passed, failed }
}

/** null: not there, or in the middle of being written. */
function readJson(file: string): unknown {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : null
  } catch {
    return null
  }
}

// The checks go beside the tests, many of which wait for servers and browsers.
const counts = await Promise.all([runTests(), runChecks()])
const passed = counts.reduce((sum, one) => sum + one.passed, 0)
const failed = counts.reduce((sum, one) => sum + one.failed, 0)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
