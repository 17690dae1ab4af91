/**
 * The journal of numbers given without a server, as a file: written whole beside the old one, forced to disk, then put
 * in its place.
 */
import { createHash } from 'node:crypto'
import { link, open, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Journal, JournalStore } from '../domain/offline/journal.ts'

/**
 * Keeps the journal at `path` and the one before it at `path.previous` (SHELL-12). A newest copy that a bad disk has
 * spoilt is
 * answered with the one before, without its series: which numbers came after it is not known, so it may only be handed
 * in.
 */
export function journalFile(path: string): JournalStore {
  const previous = `${path}.previous`
  let last: Promise<unknown> = Promise.resolve()

  async function load(): Promise<Journal | null> {
    const [newest, older] = [await sound(path), await sound(previous)]
    if (newest.journal !== null) return newest.journal
    if (older.journal !== null) return { ...older.journal, series: null, leaseUntilMs: 0 }
    if (newest.isThere || older.isThere)
      throw new Error(
        `${path} and ${basename(previous)} are both spoilt; move them away, and this machine begins a new journal.`,
      )
    return null
  }

  async function save(journal: Journal): Promise<void> {
    const text = JSON.stringify(journal)
    const fresh = `${path}.fresh`
    const file = await open(fresh, 'w')
    try {
      await file.writeFile(`${checksumOf(text)}\n${text}`)
      await file.sync()
    } finally {
      await file.close()
    }
    // Only a sound copy may become the one to fall back on.
    if ((await sound(path)).journal !== null) {
      await rm(previous, { force: true })
      await link(path, previous)
    }
    await rename(fresh, path)
    await syncFolder(dirname(path))
  }

  /** One after the other, so that none overtakes an earlier one. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  return { load: () => inTurn(load), save: (journal) => inTurn(() => save(journal)) }
}

/** Where a shell keeps it. */
export function journalPath(home: string): string {
  return join(home, 'journal.json')
}

async function sound(path: string): Promise<{ readonly isThere: boolean; readonly journal: Journal | null }> {
  const kept = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (kept === null) return { isThere: false, journal: null }
  const end = kept.indexOf('\n')
  const text = kept.slice(end + 1)
  return { isThere: true, journal: kept.slice(0, end) === checksumOf(text) ? (JSON.parse(text) as Journal) : null }
}

function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A new name is on disk only once its folder is; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
