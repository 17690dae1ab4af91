/** Vitest for mutants: tests of the same part share one worker, which loads the program once. */
import vue from '@vitejs/plugin-vue'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '..')
/** Patient: what a slow machine has not done yet would count as a fault that was noticed. */
const patient = { testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 10_000 } } }

export default defineConfig({
  root,
  test: {
    maxWorkers: 1,
    bail: 1,
    projects: [
      { root, test: { ...patient, name: 'pure', include: ['test/domain/**/*.test.ts'], isolate: false } },
      { root, test: { ...patient, name: 'server', include: ['test/{store,server}/**/*.test.ts'], isolate: false } },
      { root, test: { ...patient, name: 'node', include: ['test/{electron,simulation,operate}/**/*.test.ts'] } },
      {
        root,
        plugins: [vue()],
        test: {
          ...patient,
          name: 'pages',
          include: ['test/renderer/**/*.test.ts'],
          environment: 'happy-dom',
          pool: 'vmForks',
        },
      },
    ],
  },
})
