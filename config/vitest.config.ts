/** Test projects: pure and server tests on Node, page tests on a small DOM, whole-system tests in a real browser. */
import vue from '@vitejs/plugin-vue'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { WaitingFirst } from './test-order.ts'
import { ProgressReporter } from './test-progress.ts'

const root = join(import.meta.dirname, '..')
/** Whoever finds a test that never ends may ask its process where it stands (test/run/stuck.ts), on a free port. */
const execArgv = ['--inspect-port=0']
/** A tidy test that starts a server. */
const WALK = 'test/tidy/walk.test.ts'
/** Tests of the server that change what the whole process shares. */
const ALONE = ['test/server/{start,standby}/**/*.test.ts', 'test/server/hall/disk.test.ts']
/** Halls that tests start in their own process: their PINs are hashed for nearly nothing. */
const cheapPins = {
  alias: [{ find: /^\.\/pin-cost\.ts$/, replacement: join(root, 'test/support/pin-cost.ts') }],
}
/** Servers, databases and killed processes on a machine that is five times slower, too. */
const patient = { ...cheapPins, testTimeout: 240_000, hookTimeout: 240_000, expect: { poll: { timeout: 15_000 } } }
/** Where npm test wants to read what came out, and what is under way. */
const report = process.env.YICHUANG_TEST_REPORT

export default defineConfig({
  root,
  test: {
    // Four on two cores: most of a whole-system test is waiting for its servers and pages. Six were no quicker.
    maxWorkers: 4,
    sequence: { sequencer: WaitingFirst },
    reporters:
      report === undefined
        ? ['default']
        : [
            'default',
            ['json', { outputFile: join(report, 'report.json') }],
            new ProgressReporter(join(report, 'progress.json'), join(report, 'strays.json')),
          ],
    projects: [
      {
        root,
        // What is pure leaves nothing behind for the next file.
        test: { name: 'domain', execArgv, isolate: false, include: ['test/domain/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        root,
        // They read and parse the whole tree, which is done once for all of them.
        test: {
          name: 'tidy',
          execArgv,
          isolate: false,
          include: ['test/tidy/**/*.test.ts'],
          exclude: [WALK],
          testTimeout: 120_000,
        },
      },
      {
        root,
        // Each opens halls and stores of its own; the program they are made of is loaded once a worker.
        test: {
          ...patient,
          name: 'server',
          execArgv,
          isolate: false,
          include: ['test/{store,server}/**/*.test.ts'],
          exclude: ALONE,
        },
      },
      {
        root,
        test: {
          ...patient,
          name: 'node',
          execArgv,
          setupFiles: ['test/support/patient.ts'],
          include: ['test/{electron,simulation,operate,run,mutants}/**/*.test.ts', ...ALONE, WALK],
        },
      },
      {
        root,
        plugins: [vue()],
        test: {
          name: 'pages',
          execArgv,
          // A context of its own for each file, in a process that goes on: half the work of a process for each.
          pool: 'vmForks',
          include: ['test/renderer/**/*.test.ts'],
          environment: 'happy-dom',
          setupFiles: ['test/support/patient.ts', 'test/support/no-network.ts'],
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          ...patient,
          name: 'e2e',
          execArgv,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/browser-ready.ts'],
        },
      },
    ],
  },
})
