/**
 * In which order the test files begin: those that mostly wait – for speech, for a killed process, for a day's end – go
 * first, so that on two cores the rest is done meanwhile, and no core stands still for the last of them.
 */
import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Each takes twenty seconds or more on any machine; the longest first. */
export const WAITING: readonly string[] = [
  'test/e2e/display.test.ts',
  'test/e2e/layout.test.ts',
  'test/e2e/kiosk-cold-start.test.ts',
  'test/e2e/clerk.test.ts',
  'test/server/jobs/late-backup.test.ts',
  'test/server/sites/links.test.ts',
  'test/server/sites/heard-again.test.ts',
  'test/store/postgres.test.ts',
  'test/server/start/earlier-life.test.ts',
  'test/e2e/failover.test.ts',
  'test/e2e/outage.test.ts',
]

export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = WAITING.indexOf(relative(this.ctx.config.root, moduleId).replaceAll('\\', '/'))
      return place < 0 ? WAITING.length : place
    }
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}
