/**
 * A site's file as it was read and checked, kept beside the hash of every text and every line of code that made it: a
 * start then reads no YAML. Only what was sound is kept.
 */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { makeFolder } from '../disk/folder.ts'
import { fingerprintAtStart } from './fingerprint.mjs'

const root = join(import.meta.dirname, '..', '..')
const KEPT = join(root, 'node_modules', '.cache', 'yichuang-sites')
/** Texts that every site may take something from. */
const SHARED = [join(root, 'config', 'catalogue'), join(root, 'config', 'calendar')]
const KEPT_MOST = 16

/** What `make` made of `text` before, or makes now. Throws what `make` throws. */
export function keptSite<T>(name: string, text: string, make: () => T): T {
  const file = join(KEPT, keyOf(name, text))
  try {
    return deserialize(readFileSync(file)) as T
  } catch {
    const made = make()
    keep(file, serialize(made))
    return made
  }
}

function keyOf(name: string, text: string): string {
  const hash = createHash('sha256').update(`${process.versions.v8}\n${fingerprintAtStart(root)}\n${name}\n${text}`)
  for (const folder of SHARED)
    for (const shared of readdirSync(folder).sort())
      hash.update(`\n${shared}\n`).update(readFileSync(join(folder, shared)))
  return hash.digest('hex')
}

/** A folder that cannot be written costs time at the next start and nothing else. */
function keep(file: string, bytes: Uint8Array): void {
  try {
    makeFolder(KEPT)
    writeFileSync(`${file}.${process.pid}`, bytes)
    renameSync(`${file}.${process.pid}`, file)
    const all = readdirSync(KEPT).map((name) => ({ name, atMs: statSync(join(KEPT, name)).mtimeMs }))
    for (const { name } of all.sort((a, b) => b.atMs - a.atMs).slice(KEPT_MOST))
      rmSync(join(KEPT, name), { force: true })
  } catch {
    // See above.
  }
}
