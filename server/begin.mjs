/**
 * Entry of the server: takes the bundle when it is of these very sources, else the sources; keeps the compiled code, so
 * that a restart is soon over; then serves. Plain JavaScript: the first TypeScript file costs a start the 4 MB of
 * Node's type stripping.
 */
import { loadBundle } from './load-bundle.mjs'
import { BUNDLE, BUNDLE_OF, fingerprintAtStart } from './site-file/fingerprint.mjs'

// Not imported: see load-bundle.mjs.
const { existsSync, readFileSync } = process.getBuiltinModule('node:fs')
const { enableCompileCache, flushCompileCache } = process.getBuiltinModule('node:module')
const { dirname, join } = process.getBuiltinModule('node:path')
const { fileURLToPath } = process.getBuiltinModule('node:url')

const LOOK_MS = 500
/** Share of the last half second in which something was done. */
const QUIET = 0.1
const LULL_LOOKS = 6
/** What a tenth of a second of collecting must be worth: so much, and such a share of what was left the last time … */
const WORTH_BYTES = 32_000_000
const WORTH_SHARE = 0.75
/** … or so long since then: any heap breathes, and one that serves thousands would be collected every minute. */
const AGAIN_MS = 600_000

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

function isBundled() {
  const made = join(root, BUNDLE_OF)
  return existsSync(made) && readFileSync(made, 'utf8') === fingerprintAtStart(root)
}

enableCompileCache(join(root, 'node_modules', '.cache', 'yichuang'))
const { serve } = await (isBundled() ? loadBundle(join(root, BUNDLE)) : import('./serve.ts'))
await serve()
// Written now and not at the end: a server that is killed has no end.
flushCompileCache()
tidyWhenQuiet()

/**
 * Gives memory back whenever the hall has a quiet moment and holds much more than after the last time: what only the
 * start needed, what a busy hour left. A hall that is quiet would keep it for hours; one that is busy is not held up.
 */
function tidyWhenQuiet() {
  // Not before the bundle is loaded: compiled code counts for the very flags that it was made with.
  process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc')
  const collect = process.getBuiltinModule('node:vm').runInNewContext('gc')
  let leftBytes = 0
  let collectedMs = -Infinity
  let looks = 0
  let before = performance.eventLoopUtilization()
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    looks = utilization > QUIET ? 0 : looks + 1
    // Compiled code goes too: what only paused for a moment must not be compiled again.
    const isLull = looks >= (leftBytes === 0 ? 1 : LULL_LOOKS)
    if (!isLull || !isWorthIt()) return
    collect({ type: 'major', flavor: 'last-resort' })
    leftBytes = process.memoryUsage().heapTotal
    collectedMs = performance.now()
  }, LOOK_MS)
  timer.unref()

  function isWorthIt() {
    const grownBytes = process.memoryUsage().heapTotal - leftBytes
    const isLongAgo = performance.now() >= collectedMs + AGAIN_MS
    return grownBytes >= WORTH_BYTES && (isLongAgo || grownBytes >= leftBytes * WORTH_SHARE)
  }
}
