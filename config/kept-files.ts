/**
 * Writes into the kiosk's service worker which files its page consists of; their names carry their content, so they
 * name the build.
 */
import { createHash } from 'node:crypto'
import type { Plugin, Rollup } from 'vite'

export const WORKER = 'kiosk-worker'
const ENTRY = 'kiosk'

/**
 * Follows every import of the kiosk's page, the later ones too; pictures and fonts of styles come when they are drawn.
 */
export function keptFiles(): Plugin {
  return {
    name: 'yichuang-kept-files',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const worker = chunks.find((chunk) => chunk.name === WORKER)
      const entry = chunks.find((chunk) => chunk.isEntry && chunk.name === ENTRY)
      if (!worker || !entry) return this.error('the kiosk or its service worker is missing in this build')
      const files = filesOf(entry, bundle)
        .map((name) => `/${name}`)
        .sort()
      const build = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16)
      worker.code = worker.code.replace('__KEPT_FILES__', JSON.stringify(files)).replace('__KEPT_BUILD__', build)
    },
  }
}

function filesOf(entry: Rollup.OutputChunk, bundle: Rollup.OutputBundle): readonly string[] {
  const found = new Set<string>()
  const follow = (name: string): void => {
    const file = bundle[name]
    if (found.has(name) || file === undefined) return
    found.add(name)
    if (file.type !== 'chunk') return
    for (const one of [...file.imports, ...file.dynamicImports, ...(file.viteMetadata?.importedCss ?? [])]) follow(one)
  }
  follow(entry.fileName)
  return [...found]
}
