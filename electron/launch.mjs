/**
 * Starts a shell on this machine: builds its two files and runs Electron, or says in one sentence what to do where
 * Electron is not installed. Plain JavaScript for any Node from 20.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const WORDS = ['config', 'url', 'page', 'screen', 'printer', 'ca', 'pin', 'cursor', 'dev']
const ELECTRON_FILE =
  { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron'

const HELP = `node electron/launch.mjs kiosk|display [options] [-- switches for Chromium]

  --url ADDRESS      the hall's server, several with commas between (default http://127.0.0.1:8080)
  --page PATH        page to show (default /kiosk/ or /display/), for instance "/display/?zone=c"
  --screen NAME      monitor by label and size or a part of them, for instance "DELL" or "1080x1920"
  --printer TARGET   tcp://address:9100, a device file such as /dev/usb/lp0, or none (default)
  --ca FILE          the hall's own certificate authority (PEM), for an https server
  --pin PRINT        fingerprint of the server's certificate (sha256/…=), instead of --ca or beside it
  --config FILE      the same in JSON, and "windows": [{ "page": …, "screen": … }] for several screens
  --cursor true      shows the mouse pointer
  --dev true         an ordinary window with developer tools
  --help             this text

Each option may also stand in the environment: YICHUANG_URL, YICHUANG_PRINTER …
Ends with 0 after the shell was closed, 2 for a wrong option, 3 where Electron's program is not installed.
`

function stop(code, sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

function wordsOrStop() {
  try {
    const options = Object.fromEntries([
      ...WORDS.map((word) => [word, { type: 'string' }]),
      ['help', { type: 'boolean', short: 'h' }],
    ])
    const args = process.argv.slice(2)
    const end = args.includes('--') ? args.indexOf('--') : args.length
    return {
      ...parseArgs({ args: args.slice(0, end), options, allowPositionals: true }),
      switches: args.slice(end + 1),
    }
  } catch (error) {
    // Node explains behind its first sentence how a word that begins with a dash is written; there are none here.
    const [sentence] = error.message.split(/\.?\s*\n|\. /)
    return stop(2, `${sentence.replace(/\.$/, '')}. "node electron/launch.mjs --help" lists what is understood.`)
  }
}

function programOrStop(url, path) {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules', 'electron', 'dist')
  const program = join(folder, ELECTRON_FILE)
  if (existsSync(program)) return program
  const page = `${url.split(',')[0].replace(/\/$/, '')}${path}`
  return stop(
    3,
    `Electron's program is not installed here (looked for ${program}): open ${page} in any browser, or run "chromium --kiosk ${page}", or fetch it with "npx install-electron" on a machine that reaches the internet and start again.`,
  )
}

function buildOrStop() {
  for (const mode of ['main', 'preload']) {
    const { status } = spawnSync(
      process.execPath,
      [
        join('node_modules', 'vite', 'bin', 'vite.js'),
        'build',
        '--config',
        'config/vite.electron.config.ts',
        '--mode',
        mode,
        '--logLevel',
        'warn',
      ],
      { cwd: root, stdio: ['ignore', process.stderr, process.stderr] },
    )
    if (status !== 0) stop(1, 'The shell could not be built; the error above names the file.')
  }
}

const { values, positionals, switches } = wordsOrStop()
const [shell] = positionals
if (values.help) {
  process.stdout.write(HELP)
  process.exit(0)
}
if (positionals.length !== 1 || (shell !== 'kiosk' && shell !== 'display'))
  stop(2, 'Say which shell to start: kiosk or display. "node electron/launch.mjs --help" lists the options.')
const program = programOrStop(
  values.url ?? process.env.YICHUANG_URL ?? 'http://127.0.0.1:8080',
  values.page ?? process.env.YICHUANG_PAGE ?? `/${shell}/`,
)
buildOrStop()
// By environment: Electron refuses switches after an address on its command line.
const told = Object.fromEntries(
  WORDS.filter((word) => values[word] !== undefined).map((word) => [`YICHUANG_${word.toUpperCase()}`, values[word]]),
)
const environment = { ...process.env, ...told, YICHUANG_SHELL: shell }
delete environment.ELECTRON_RUN_AS_NODE
const child = spawn(program, [...switches, root], { stdio: 'inherit', env: environment })
child.on('error', (error) => stop(1, `Electron did not start: ${error.message}`))
child.on('exit', (code) => process.exit(code ?? 1))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
