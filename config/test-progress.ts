/**
 * A reporter of Vitest that keeps, in a file, which test files run since when: what is looked at when one hangs; and in
 * the end, beside it, which files left an error that no test waited for: the report of Vitest does not name them.
 */
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** Test file → since when it runs, and the test that began last in it. */
export type Progress = Readonly<Record<string, { readonly sinceMs: number; readonly test: string | null }>>

export class ProgressReporter implements Reporter {
  private readonly file: string
  private readonly strays: string
  private readonly running = new Map<string, { sinceMs: number; test: string | null }>()

  constructor(file: string, strays: string) {
    this.file = file
    this.strays = strays
  }

  onTestModuleQueued(module: TestModule): void {
    this.running.set(nameOf(module), { sinceMs: Date.now(), test: null })
    this.keep()
  }

  onTestCaseReady(test: TestCase): void {
    const module = this.running.get(nameOf(test.module))
    if (module) module.test = test.fullName
    this.keep()
  }

  onTestModuleEnd(module: TestModule): void {
    this.running.delete(nameOf(module))
    this.keep()
  }

  onTestRunEnd(...[, errors]: Parameters<NonNullable<Reporter['onTestRunEnd']>>): void {
    const files = errors.map(({ VITEST_TEST_PATH: file }) =>
      typeof file === 'string' ? relative(process.cwd(), file) : '',
    )
    writeFileSync(this.strays, JSON.stringify([...new Set(files)]))
  }

  private keep(): void {
    writeFileSync(this.file, JSON.stringify(Object.fromEntries(this.running)))
  }
}

function nameOf(module: TestModule): string {
  return relative(process.cwd(), module.moduleId)
}

/** What of `progress` runs for longer than a test file may, or null. */
export function overdue(progress: Progress, nowMs: number, mostSec: number): string | null {
  const late = Object.entries(progress).filter(([, { sinceMs }]) => nowMs - sinceMs > mostSec * 1000)
  if (late.length === 0) return null
  return late
    .map(
      ([file, { test }]) => `${file} had not ended after ${mostSec} s${test === null ? '' : `, in or after "${test}"`}`,
    )
    .join('; ')
}
