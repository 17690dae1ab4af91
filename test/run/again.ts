/** Which test files failed beside others and may be tried once more, alone: whole systems on a starved machine. */
import { join, relative, sep } from 'node:path'

/** What Vitest's JSON report says of a run, as far as it is read here. */
export interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
  readonly testResults: readonly {
    /** Absolute path of the test file. */
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

export interface Count {
  readonly passed: number
  readonly failed: number
}

/** More than so many is no accident of a busy machine. */
export const AGAIN_MOST = 4

/** Files of these rooms drive browsers, servers, databases and printers, which wait for a share of the processor. */
const WHOLE_SYSTEMS = ['test/e2e/', 'test/electron/', 'test/operate/', 'test/server/', 'test/store/']

/**
 * The report with each of `strays` counted as failed: files, as paths below `root`, in which an error was thrown that no
 * test waited for; an empty path is one whose file is not known.
 */
export function withStrays(report: VitestReport, strays: readonly string[], root: string): VitestReport {
  const known = report.testResults.map(({ name }) => below(root, name))
  const unknown = strays.filter((file) => !known.includes(file))
  return {
    ...report,
    testResults: [
      ...report.testResults.map((one, at) => (strays.includes(known[at] ?? '') ? { ...one, status: 'failed' } : one)),
      ...unknown.map((file) => ({ name: join(root, file), status: 'failed', assertionResults: [] })),
    ],
  }
}

/**
 * The files to try once more, alone, as paths below `root`; empty: none failed, one of them is pure, or too many did.
 * What fails a second time has failed.
 */
export function tryAgain({ testResults }: VitestReport, root: string): readonly string[] {
  const failed = testResults.filter(({ status }) => status !== 'passed').map(({ name }) => below(root, name))
  const isAll = failed.every((file) => WHOLE_SYSTEMS.some((room) => file.startsWith(room)))
  return isAll && failed.length <= AGAIN_MOST ? failed : []
}

/** What counts in the end: the first run without `files`, and their second run. */
export function countWith(first: VitestReport, again: VitestReport, files: readonly string[], root: string): Count {
  const isAgain = (name: string): boolean => files.includes(below(root, name))
  const counted = (status: string): number =>
    first.testResults
      .filter(({ name }) => !isAgain(name))
      .flatMap(({ assertionResults }) => assertionResults)
      .filter((one) => one.status === status).length
  return { passed: counted('passed') + again.numPassedTests, failed: counted('failed') + countOf(again).failed }
}

/** A file that fails to load has no tests to count, and must still fail the run, also beside tests that failed. */
export function countOf({ numPassedTests, numFailedTests, numFailedTestSuites, testResults }: VitestReport): Count {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  const failed = numFailedTests + unloaded.length
  return { passed: numPassedTests, failed: failed > 0 ? failed : numFailedTestSuites }
}

function below(root: string, file: string): string {
  return relative(root, file).split(sep).join('/')
}
