/** Who is tried once more: the few whole systems that a busy machine starved, and nobody else. */
import { describe, expect, it } from 'vitest'
import { countOf, countWith, tryAgain, withStrays, type VitestReport } from './again.ts'

const report = (...files: readonly (readonly [file: string, passed: number, failed: number])[]): VitestReport => ({
  numPassedTests: files.reduce((sum, [, passed]) => sum + passed, 0),
  numFailedTests: files.reduce((sum, [, , failed]) => sum + failed, 0),
  numFailedTestSuites: files.filter(([, , failed]) => failed > 0).length,
  testResults: files.map(([file, passed, failed]) => ({
    name: `/hall/${file}`,
    status: failed > 0 ? 'failed' : 'passed',
    assertionResults: [
      ...Array.from({ length: passed }, () => ({ status: 'passed' })),
      ...Array.from({ length: failed }, () => ({ status: 'failed' })),
    ],
  })),
})

describe('a failed file is tried once more', () => {
  it('when it drives a whole system and few others failed', () => {
    expect(tryAgain(report(['test/e2e/a.test.ts', 3, 1], ['test/domain/b.test.ts', 2, 0]), '/hall')).toEqual([
      'test/e2e/a.test.ts',
    ])
  })

  it('never when a pure one failed as well, or many did', () => {
    const pure = report(['test/e2e/a.test.ts', 3, 1], ['test/domain/b.test.ts', 2, 1])
    expect(tryAgain(pure, '/hall')).toEqual([])
    const many = report(...[1, 2, 3, 4, 5].map((at) => [`test/e2e/${at}.test.ts`, 0, 1] as const))
    expect(tryAgain(many, '/hall')).toEqual([])
  })
})

describe('an error that no test waited for', () => {
  const good = report(['test/e2e/a.test.ts', 3, 0], ['test/domain/b.test.ts', 2, 0])

  it('fails its file, which is tried once more when it drives a whole system', () => {
    const stray = withStrays(good, ['test/e2e/a.test.ts'], '/hall')
    expect(countOf(stray)).toEqual({ passed: 5, failed: 1 })
    expect(tryAgain(stray, '/hall')).toEqual(['test/e2e/a.test.ts'])
    expect(tryAgain(withStrays(good, ['test/domain/b.test.ts'], '/hall'), '/hall')).toEqual([])
  })

  it('fails the run when nobody knows its file', () => {
    const stray = withStrays(good, [''], '/hall')
    expect(countOf(stray)).toEqual({ passed: 5, failed: 1 })
    expect(tryAgain(stray, '/hall')).toEqual([])
  })
})

describe('what counts in the end', () => {
  const first = report(['test/e2e/a.test.ts', 3, 1], ['test/domain/b.test.ts', 2, 0])

  it('is the second run of what was tried again, with all else of the first', () => {
    const again = (passed: number, failed: number) => report(['test/e2e/a.test.ts', passed, failed])
    expect(countWith(first, again(4, 0), ['test/e2e/a.test.ts'], '/hall')).toEqual({ passed: 6, failed: 0 })
    expect(countWith(first, again(3, 1), ['test/e2e/a.test.ts'], '/hall')).toEqual({ passed: 5, failed: 1 })
  })

  it('is a failure when a file could not even be loaded', () => {
    const unloaded = { name: '/hall/test/domain/c.test.ts', status: 'failed', assertionResults: [] }
    expect(countOf({ ...first, testResults: [...first.testResults, unloaded] })).toEqual({ passed: 5, failed: 2 })
  })

  it('is a failure when the run ended badly though no test failed', () => {
    const ended = { ...report(['test/domain/b.test.ts', 2, 0]), numFailedTestSuites: 1 }
    expect(countOf(ended)).toEqual({ passed: 2, failed: 1 })
  })
})
