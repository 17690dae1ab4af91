/**
 * Loads the bundled server with the compiled code that a rehearsal has kept beside it. Plain JavaScript, without imports of
 * Node's own modules: such an import asks a module for all that it offers, and with it loads parts that nobody needs.
 */
const { readFileSync, renameSync, writeFileSync } = process.getBuiltinModule('node:fs')
const { createRequire } = process.getBuiltinModule('node:module')
const { dirname, join } = process.getBuiltinModule('node:path')
const { Script, constants } = process.getBuiltinModule('node:vm')

/**
 * What the bundle `file` exports; `scripts`, where given, is told what was compiled, for `keepCode`. V8 itself looks whether kept code
 * is of this engine, its flags and a text of this length, and otherwise compiles; whether the text is the same, the bundle's
 * stamp says.
 */
export function loadBundle(/** @type {string} */ file, /** @type {Map<string, Script> | null} */ scripts = null) {
  const folder = dirname(file)
  const loaded = new Map()
  const requireOwn = createRequire(file)
  const load = (/** @type {string} */ name) => {
    const known = loaded.get(name)
    if (known) return known.exports
    const module = { exports: {} }
    loaded.set(name, module)
    const path = join(folder, name)
    const script = compiled(path)
    scripts?.set(path, script)
    const require = (/** @type {string} */ wanted) =>
      // Each part once, whoever asks for it: what comes late shares its modules with what is there.
      wanted.startsWith('./') ? load(wanted.slice(2)) : requireOwn(wanted)
    script.runInThisContext()(module.exports, require, module, path, folder)
    return module.exports
  }
  return load('serve.js')
}

/** Writes the code of these scripts, as it is compiled by now, beside them. */
export function keepCode(/** @type {Map<string, Script>} */ scripts) {
  for (const [path, script] of scripts) {
    writeFileSync(`${path}.code.new`, script.createCachedData())
    renameSync(`${path}.code.new`, `${path}.code`)
  }
}

function compiled(/** @type {string} */ path) {
  return new Script(`(function (exports, require, module, __filename, __dirname) { ${readFileSync(path, 'utf8')}\n})`, {
    filename: path,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    cachedData: readIf(`${path}.code`),
  })
}

/** Code that cannot be read costs a start time and nothing else. */
function readIf(/** @type {string} */ path) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
