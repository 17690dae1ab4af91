/**
 * Bundles the server into dist/server: one file of its own code, readable in stack traces, and one of its packages. A
 * start then loads two files instead of a thousand. Run by setup.mjs; without it the server runs from its sources.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/** Whoever imports node:http as a module reads all that it offers, and with it loads a browser's fetch: 60 ms of a start. */
const withoutFetch = {
  name: 'without-fetch',
  renderChunk: (code) =>
    code
      .replace(/^import (\w+) from "node:http";/m, 'const $1 = process.getBuiltinModule("node:http");')
      .replace(/^import (\{[\w\s,]+\}) from "node:http";/m, 'const $1 = process.getBuiltinModule("node:http");'),
}

/** Text in one byte a letter takes half the memory, without spaces less again; nobody reads the packages here. */
const oneByteALetter = {
  name: 'one-byte-a-letter',
  generateBundle: (_options, bundle) => {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && chunk.name === 'packages')
        chunk.code = minifySync('packages.js', chunk.code, {
          module: true,
          compress: false,
          mangle: false,
          codegen: { removeWhitespace: true },
        }).code.replace(/[^\p{ASCII}]/gu, (letter) =>
          Array.from(
            { length: letter.length },
            (_, at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`,
          ).join(''),
        )
  },
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
    plugins: [places, withoutDebug, withoutFetch, oneByteALetter],
  })
  await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    codeSplitting: { groups: [{ name: 'packages', test: /node_modules/ }] },
  })
  await bundle.close()
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}\n')
  writeFileSync(stamp, made)
}
