/**
 * Bundles the server into dist/server: one file of its own code, readable in stack traces, one of its packages, and
 * the compiled code of both. A start then loads four files instead of a thousand. Run by setup.mjs; without it the server runs from its sources.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { minifySync } from 'rolldown/utils'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'dist', 'server')
const stamp = join(folder, 'made-of')
/** The server itself says what it is made of now: it compares the same text at each start. */
const made = spawnSync(process.execPath, [join(root, 'server', 'site-file', 'fingerprint.mjs')], {
  encoding: 'utf8',
}).stdout

/** Packages that draw PDFs: a file of their own, read when the first is drawn. */
const ONLY_FOR_PAPER =
  /[\\/]node_modules[\\/](pdfkit|fontkit|linebreak|png-js|@noble|restructure|unicode-properties|unicode-trie|brotli|dfa|tiny-inflate|@swc|clone)[\\/]/
const REHEARSAL_MOST_MS = 120_000
/** The day that rehearse.ts plays. */
const DAY = 'day/2026-11-25'

/** A module of the server finds its files where its source lies, wherever it was bundled to. */
const places = {
  name: 'places',
  transform: {
    filter: { id: /\/server\/.*\.ts$/, code: 'import.meta' },
    handler: (code, id) => {
      const place = relative(root, id).replaceAll('\\', '/')
      const url = `new URL(${JSON.stringify(`../../${place}`)}, import.meta.url)`
      return code
        .replaceAll('import.meta.dirname', `__fileURLToPath(new URL('.', ${url.replace('import.meta.url', '__here')}))`)
        .replaceAll('import.meta.url', url.replace('import.meta.url', '__here') + '.href')
        .replace(/^/, "import { fileURLToPath as __fileURLToPath } from 'node:url'; ")
        .replaceAll('__here', 'import.meta.url')
    },
  },
}

/** The socket packages tell a debugger of every packet, with all that it holds; nobody listens in a hall. */
const withoutDebug = {
  name: 'without-debug',
  load: {
    filter: { id: /[\\/]node_modules[\\/]debug[\\/]src[\\/]index\.js$/ },
    handler: () => `function silent() {
  const debug = () => undefined
  return Object.assign(debug, { enabled: false, extend: silent })
}
module.exports = Object.assign(silent, { debug: silent, default: silent })
`,
  },
}

/**
 * The router compiles a function of its own for each piece of an address, 20 ms of a start with our hundred and fifty; one
 * function over the piece does the same. Fails when the package has another form.
 */
const withoutCompiling = {
  name: 'without-compiling',
  transform: {
    filter: { id: /[\\/]find-my-way[\\/]lib[\\/]node\.js$/ },
    handler: (code) => {
      const from = code.indexOf('  const lines = []\n')
      const last = /^  return new Function\('path', 'i'.*\n/m.exec(code)
      if (from < 0 || last === null) throw new Error('find-my-way: compilePrefixMatch is not what it was')
      return `${code.slice(0, from)}  return (path, i) => path.startsWith(prefix, i)\n${code.slice(last.index + last[0].length)}`
    },
  },
}

/** Text in one byte a letter takes half the memory; that of the packages, which nobody reads here, goes without spaces. */
const oneByteALetter = {
  name: 'one-byte-a-letter',
  generateBundle: (_options, bundle) => {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk')
        chunk.code = (['packages', 'paper'].includes(chunk.name) ? withoutSpaces(chunk.code) : chunk.code).replace(
          /[^\p{ASCII}]/gu,
          (letter) =>
            Array.from(
              { length: letter.length },
              (_, at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`,
            ).join(''),
        )
  },
}

function withoutSpaces(code) {
  const kept = { compress: false, mangle: false, codegen: { removeWhitespace: true } }
  return minifySync('packages.js', code, kept).code
}

const isMade = made !== '' && existsSync(stamp) && readFileSync(stamp, 'utf8') === made
if (!isMade) {
  process.stderr.write('Bundling the server …\n')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const bundle = await rolldown({
    cwd: root,
    input: { serve: join(root, 'server', 'serve.ts') },
    platform: 'node',
    // Native code finds its binary beside itself.
    external: ['better-sqlite3'],
    plugins: [places, withoutDebug, withoutCompiling, oneByteALetter],
  })
  await bundle.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    codeSplitting: {
      groups: [
        { name: 'packages', test: /node_modules[\\/]fast-deep-equal/, priority: 2 },
        { name: 'paper', test: ONLY_FOR_PAPER, priority: 1 },
        { name: 'packages', test: /node_modules/ },
      ],
    },
  })
  await bundle.close()
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}\n')
  writeFileSync(stamp, made)
  rehearse()
}

/**
 * Has the server live through a few visits, twice, and keeps its code as it is compiled then: a start that compiles only
 * what it meets takes a quarter longer. Nothing depends on it.
 */
function rehearse() {
  const data = mkdtempSync(join(tmpdir(), 'yichuang-rehearsal-'))
  const { start } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts
  const flags = start.split(' ').filter((word) => word.startsWith('--'))
  const run = (...words) =>
    spawnSync(process.execPath, words, { cwd: root, stdio: 'ignore', timeout: REHEARSAL_MOST_MS }).status === 0
  const play = () => run(...flags, join('server', 'operate', 'rehearse.ts'), data)
  const isKept =
    play() && run(join('server', 'operate', 'hall.ts'), 'snapshot', '--data', data, '--stream', DAY) && play()
  if (!isKept) process.stderr.write('The server could not be rehearsed; its starts take a little longer.\n')
  rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
