/**
 * Sets a fresh clone up before any command: installs what the lock names, builds the pages and bundles the server
 * when their sources changed. Plain JavaScript for any Node from 18.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const installStamp = join(root, 'node_modules', '.yichuang-installed')
const pagesStamp = join(root, 'dist', 'pages', '.yichuang-built')

function say(text) {
  process.stderr.write(`${text}\n`)
}

/** Runs a command with its output on standard error, so that `--json` commands keep standard output to themselves. */
function run(command, args, remedy) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  })
  if (result.status === 0) return
  say(`Set-up stopped at "${[command, ...args].join(' ')}". ${remedy}`)
  process.exit(result.status ?? 1)
}

function readIf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (readIf(installStamp) === wanted) return
  say('Installing (once; about half a minute) …')
  run(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    'Check the network and the npm registry setting, then run the command again.',
  )
  writeFileSync(installStamp, wanted)
}

/** By the Node that the lock names, which runs TypeScript. */
function runNode(words, remedy) {
  run(join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'), words, remedy)
}

/** The server in two files; a fraction of a second when it is made already. */
function bundle() {
  if (existsSync(join(root, 'config', 'bundle-server.mjs')))
    runNode([join('config', 'bundle-server.mjs')], 'Read the error above; it names the file.')
}

function build() {
  const hash = createHash('sha256')
  const pages = filesBelow(join(root, 'renderer'))
  if (!pages.some((file) => file.endsWith('index.html'))) return
  const sources = [
    ...pages,
    ...filesBelow(join(root, 'domain')),
    join(root, 'config', 'vite.config.ts'),
    join(root, 'package-lock.json'),
  ]
  for (const file of sources.sort()) hash.update(`${file} ${statSync(file).size}\n`).update(readFileSync(file))
  const wanted = hash.digest('hex')
  if (readIf(pagesStamp) === wanted) return
  say('Building the pages …')
  runNode(
    [
      join('node_modules', 'vite', 'bin', 'vite.js'),
      'build',
      '--config',
      'config/vite.config.ts',
      '--logLevel',
      'warn',
    ],
    'Read the error above; it names the file.',
  )
  mkdirSync(dirname(pagesStamp), { recursive: true })
  writeFileSync(pagesStamp, wanted)
}

install()
if (process.argv.includes('--build')) {
  build()
  bundle()
}
