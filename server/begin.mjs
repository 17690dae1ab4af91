/**
 * Entry of the server: takes the bundle when it is of these very sources, else the sources; keeps the compiled code, so
 * that a restart is soon over; then serves. Plain JavaScript: the first TypeScript file costs a start the 4 MB of
 * Node's type stripping.
 */
import { existsSync, readFileSync } from 'node:fs'
import { enableCompileCache, flushCompileCache } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { BUNDLE, BUNDLE_OF, fingerprint } from './site-file/fingerprint.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

function isBundled() {
  const made = join(root, BUNDLE_OF)
  return existsSync(made) && readFileSync(made, 'utf8') === fingerprint(root)
}

enableCompileCache(join(root, 'node_modules', '.cache', 'yichuang'))
const { serve } = await (isBundled() ? import(`../${BUNDLE}`) : import('./serve.ts'))
await serve()
// Written now and not at the end: a server that is killed has no end.
flushCompileCache()
// What only the start needed goes now, before anybody waits; a hall that is quiet would keep it for hours.
setFlagsFromString('--expose-gc')
runInNewContext('gc')({ execution: 'async', type: 'major', flavor: 'last-resort' })
