/** Vitest for mutants: pure tests share one worker, whatever starts servers or pages has one of its own. */
import vue from '@vitejs/plugin-vue'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '..')
const node = { testTimeout: 30_000, hookTimeout: 30_000 }

export default defineConfig({
  root,
  test: {
    maxWorkers: 1,
    bail: 1,
    projects: [
      { root, test: { ...node, name: 'pure', include: ['test/domain/**/*.test.ts'], isolate: false } },
      {
        root,
        test: { ...node, name: 'node', include: ['test/{store,server,electron,simulation,operate}/**/*.test.ts'] },
      },
      {
        root,
        plugins: [vue()],
        test: { name: 'pages', include: ['test/renderer/**/*.test.ts'], environment: 'happy-dom' },
      },
    ],
  },
})
