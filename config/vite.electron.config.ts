/**
 * Builds the shell's two files: the main module, and the preload script, which the sandbox reads only as CommonJS.
 * `--mode main` or `--mode preload`.
 */
import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = join(import.meta.dirname, '..')

export default defineConfig(({ mode }) => {
  const isPreload = mode === 'preload'
  return {
    root: join(root, 'electron'),
    publicDir: false,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: join(root, isPreload ? 'electron/preload.ts' : 'electron/main.ts'),
      outDir: join(root, 'electron', 'dist'),
      emptyOutDir: false,
      minify: false,
      target: 'node24',
      rollupOptions: {
        output: { format: isPreload ? 'cjs' : 'es', entryFileNames: isPreload ? 'preload.cjs' : 'main.js' },
      },
    },
  }
})
