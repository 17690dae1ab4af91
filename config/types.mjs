/** Checks the types of every part under its own settings; says which part failed. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
/** A quarter of the time; what reads components is still made for the one before. */
const NATIVE = 'typescript-native/bin/tsc'
const NAMES = { '.': 'server, test, config', 'test/renderer': 'renderer, test/renderer' }
const parts = [
  [NATIVE, 'domain'],
  [NATIVE, '.'],
  [NATIVE, 'test/e2e'],
  ['vue-tsc/bin/vue-tsc.js', 'test/renderer'],
  [NATIVE, 'electron'],
]
// What was found sound last time is not looked at again unless it, or what it imports, has changed.
const kept = (folder) => join('node_modules', '.cache', 'types', `${folder.replaceAll('/', '-')}.tsbuildinfo`)
let failed = 0
for (const [tool, folder] of parts) {
  if (!existsSync(join(root, folder, 'tsconfig.json'))) continue
  const result = spawnSync(
    process.execPath,
    [join('node_modules', tool), '-p', folder, '--incremental', '--tsBuildInfoFile', kept(folder)],
    { cwd: root, stdio: 'inherit' },
  )
  if (result.status !== 0) {
    failed += 1
    process.stderr.write(`types: ${NAMES[folder] ?? folder} failed\n`)
  }
}
process.exit(failed === 0 ? 0 : 1)
