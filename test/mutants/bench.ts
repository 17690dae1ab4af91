/**
 * Runs inside a copy of the repository: one warm Vitest that is told to put a fault in, run some test files, and say
 * whether they notice. Started by session.ts, spoken to over the channel of a child process.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createVitest, type TestSequencer, type TestSpecification } from 'vitest/node'
import { mutated, type Mutant } from './mutant.ts'

export interface Order {
  /** null: the sound code. */
  readonly mutant: Mutant | null
  readonly tests: readonly string[]
}

export interface Verdict {
  /** Names of the tests that failed, or the file that could not be read; empty: nobody noticed. */
  readonly failed: readonly string[]
  /** Test files in which it was noticed. */
  readonly noticedIn: readonly string[]
  /** Milliseconds of each test file that ran to its end. */
  readonly tookMs: Readonly<Record<string, number>>
  /** Whether one of them failed by waiting in vain, or after so long that it may have: so it may on a slow machine, too. */
  readonly isByWaiting: boolean
}

const WAITED = /timed? ?out|in time|never came/i
/** The shortest wait that a test gives up after. */
const WAIT_MS = 900

const root = join(import.meta.dirname, '..', '..')
/** The tests of the present order, the likeliest to notice first: the run ends with the first that fails. */
let asked: readonly string[] = []

class AsAsked implements TestSequencer {
  shard(files: TestSpecification[]): TestSpecification[] {
    return files
  }
  sort(files: TestSpecification[]): TestSpecification[] {
    const placeOf = ({ moduleId }: TestSpecification): number => asked.indexOf(moduleId.slice(root.length + 1))
    return files.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}

const vitest = await createVitest('test', {
  root,
  config: join(root, 'config', 'vitest.mutants.config.ts'),
  watch: false,
  sequence: { sequencer: AsAsked },
  reporters: [{}],
})
await vitest.standalone()

async function run(order: Order): Promise<Verdict> {
  const file = order.mutant === null ? null : join(root, order.mutant.file)
  const sound = file === null ? '' : readFileSync(file, 'utf8')
  if (file !== null && order.mutant !== null) put(file, mutated(sound, order.mutant))
  asked = order.tests
  try {
    const wanted = new Set(order.tests.map((test) => join(root, test)))
    const specs = (await vitest.globTestSpecifications([...order.tests])).filter((one) => wanted.has(one.moduleId))
    // Vitest remembers the files and errors of earlier runs as well.
    vitest.state.filesMap.clear()
    vitest.state.clearErrors()
    const { testModules: known, unhandledErrors } = await vitest.runTestSpecifications(specs, false)
    const testModules = known.filter((module) => wanted.has(module.moduleId))
    const failed = testModules.flatMap((module) => {
      const tests = [...module.children.allTests('failed')].map((test) => test.fullName)
      const [why] = module.errors()
      return module.state() === 'failed' && tests.length === 0 ? [`${module.moduleId}: ${why?.message}`] : tests
    })
    const ended = testModules.map((one) => [one.moduleId.slice(root.length + 1), Math.round(one.diagnostic().duration)])
    if (testModules.length < wanted.size && failed.length === 0) failed.push('a test file was not run')
    return {
      failed: [...failed, ...unhandledErrors.map(String)],
      noticedIn: testModules
        .filter((module) => module.state() === 'failed')
        .map((module) => module.moduleId.slice(root.length + 1)),
      tookMs: Object.fromEntries(ended) as Record<string, number>,
      isByWaiting: testModules.some((module) =>
        [...module.children.allTests('failed')].some(
          (test) =>
            (test.diagnostic()?.duration ?? 0) >= WAIT_MS ||
            (test.result().errors ?? []).some((error) => WAITED.test(error.message)),
        ),
      ),
    }
  } finally {
    if (file !== null) put(file, sound)
  }
}

function put(file: string, text: string): void {
  writeFileSync(file, text)
  vitest.invalidateFile(file)
}

process.on('message', (order: Order) => {
  void run(order).then(
    (verdict) => process.send?.(verdict),
    (error: unknown) =>
      process.send?.({ failed: [String(error)], noticedIn: [], tookMs: {}, isByWaiting: false } satisfies Verdict),
  )
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
