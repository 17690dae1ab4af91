/** Test projects: pure and server tests on Node, page tests on a small DOM, whole-system tests in a real browser. */
import vue from '@vitejs/plugin-vue'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '..')

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      {
        root,
        test: {
          name: 'node',
          include: ['test/{domain,store,server,electron,tidy,simulation,operate}/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        root,
        plugins: [vue()],
        test: { name: 'pages', include: ['test/renderer/**/*.test.ts'], environment: 'happy-dom' },
      },
      { root, test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
    ],
  },
})
