/** Builds the pages: one entry per user, served by the hall's own server under a strict content policy. */
import vue from '@vitejs/plugin-vue'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import { compressedFiles } from './compressed-files.ts'
import { firstStyles } from './first-styles.ts'
import { WORKER, keptFiles } from './kept-files.ts'
import { AGAIN, loadedAgain } from './loaded-again.ts'

const root = join(import.meta.dirname, '..', 'renderer')
/** Seen on phones, over whatever line they have. */
const PHONE_PAGES = ['booking', 'request', 'ticket', 'case', 'feedback', 'errand', 'rating']
/** Have their service worker, which brings all of a build or nothing. */
const KEPT_PAGES = ['kiosk']
const pages = readdirSync(root).filter((name) => existsSync(join(root, name, 'index.html')))

export default defineConfig({
  root,
  base: '/',
  publicDir: join(root, 'public'),
  plugins: [vue(), firstStyles(PHONE_PAGES), loadedAgain(KEPT_PAGES), keptFiles(), compressedFiles()],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
  },
  build: {
    outDir: join(root, '..', 'dist', 'pages'),
    emptyOutDir: true,
    target: 'chrome110',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        ...Object.fromEntries(pages.map((name) => [name, join(root, name, 'index.html')])),
        [AGAIN]: join(root, 'app', 'server', 'load-again.ts'),
        [WORKER]: join(root, 'kiosk', 'service-worker.ts'),
      },
      // A worker is known by its address, which must not change with its content, and governs what lies below it.
      output: {
        entryFileNames: (chunk) => (chunk.name === WORKER ? 'kiosk/service-worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
