/** Tells whether the bundled server is of the sources that lie here: their names, sizes and times. */
// Not imported: see load-bundle.mjs.
const { createHash } = process.getBuiltinModule('node:crypto')
const { readdirSync, statSync } = process.getBuiltinModule('node:fs')
const { dirname, join } = process.getBuiltinModule('node:path')
const { fileURLToPath } = process.getBuiltinModule('node:url')

/** The server's bundle and the fingerprint of its sources, below the program's folder. */
export const BUNDLE = 'dist/server/serve.js'
export const BUNDLE_OF = 'dist/server/made-of'

/** Text that changes with every file that the bundle is made of; takes some milliseconds. */
export function fingerprint(/** @type {string} */ root) {
  const hash = createHash('sha256')
  const add = (/** @type {string} */ name) => {
    const { size, mtimeMs } = statSync(`${root}/${name}`)
    hash.update(`${name} ${size} ${mtimeMs}\n`)
  }
  const addFolder = (/** @type {string} */ folder) => {
    // Not "recursive": that makes and takes apart a path for each name, half of the time of all this.
    const entries = readdirSync(`${root}/${folder}`, { withFileTypes: true })
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      if (entry.isDirectory()) addFolder(`${folder}/${entry.name}`)
      else if (/\.m?ts$/.test(entry.name)) add(`${folder}/${entry.name}`)
    }
  }
  for (const folder of ['server', 'domain']) addFolder(folder)
  for (const name of ['package-lock.json', 'config/bundle-server.mjs']) add(name)
  return hash.digest('hex')
}

/** Found by the entry and by the bundle it loads, whose modules are not the same. */
const AT_START = Symbol.for('yichuang.fingerprintAtStart')

/** The same as it was when this process first asked: what it runs is of those sources, whatever lies there by now. */
export function fingerprintAtStart(/** @type {string} */ root) {
  const kept = /** @type {{ [AT_START]?: Map<string, string> }} */ (globalThis)
  const known = (kept[AT_START] ??= new Map())
  const found = known.get(root) ?? fingerprint(root)
  known.set(root, found)
  return found
}

// Run by itself it tells the bundler.
if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(fingerprint(join(dirname(fileURLToPath(import.meta.url)), '..', '..')))
