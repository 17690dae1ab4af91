/**
 * Opens a hall's SQLite file safely: one server at a time, every durability setting read back, what is new checked,
 * migrated forward only.
 */
import { existsSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import type { Database as Sqlite } from 'better-sqlite3'
import {
  inPlace,
  answeredHead,
  keepAcknowledged,
  readAcknowledged,
  type AcknowledgedNote,
  type Acknowledging,
} from './beside/acknowledged.ts'
import { earlierLifeSentence, tracesOf } from './beside/earlier-life.ts'
import { migrate, newestSchema, type OpenSqlite } from './sqlite-migrate.ts'
import { presentStreams, problemInNew } from './sqlite-new-records.ts'
import { headOf } from './sqlite-write.ts'
import { StoreUnusable, damagedSentence, diskSentence, whyUnusable } from './unusable.ts'

/** Pragmas and what each must read back as. FULL: an acknowledged ticket survives a power cut on an honest disk. */
const PRAGMAS: readonly (readonly [string, string, number | string])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['busy_timeout', '5000', 5000],
  ['wal_autocheckpoint', '1000', 1000],
  ['trusted_schema', 'OFF', 0],
  // What is erased is overwritten, not only unlinked (contacts of suggestions).
  ['secure_delete', 'ON', 1],
]

/** Takes the lock that the operating system gives back by itself when this process dies. */
export function lockFile(open: OpenSqlite, file: string): Sqlite {
  try {
    makeFolder(dirname(file))
    return locked(open, `${file}.lock`)
  } catch (error) {
    if (isBusy(error))
      throw new StoreUnusable(
        `Another server is already using ${file}. Stop it first, or start this one with another --data folder.`,
      )
    throw whyUnusable(error) === null ? error : new StoreUnusable(diskSentence(file, wordsOf(error)), 'disk')
  }
}

/** Nothing is ever written to a lock: one with something in it was spoilt, and is emptied in its place. */
function locked(open: OpenSqlite, name: string, isAgain = false): Sqlite {
  const lock = open(name, { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (isAgain || whyUnusable(error) !== 'damaged') throw error
  }
  // Another server that has done so meanwhile holds this very file, and is noticed below.
  truncateSync(name, 0)
  return locked(open, name, true)
}

export interface Opened {
  readonly db: Sqlite
  readonly acknowledged: Acknowledging
  /** Throws StoreUnusable once the files at the path are not those that are open. */
  readonly checkPlace: () => void
}

/**
 * Opens, sets, reads back, checks and migrates. A missing or empty file where a hall has been is no new hall; `backups`
 * are folders besides its own where one may have left backups. Throws StoreUnusable with one plain sentence.
 */
export function openChecked(open: OpenSqlite, file: string, backups: readonly string[] = []): Opened {
  const isNew = !existsSync(file) || statSync(file).size === 0
  const traces = isNew ? tracesOf(file, backups) : []
  if (traces.length > 0) throw new StoreUnusable(earlierLifeSentence(file, traces), 'damaged')
  clearDrafts(file)
  const note = isNew ? null : readAcknowledged(file)
  return saying(file, () => {
    if (!isNew) look(open, file, note, backups)
    const db = open(file)
    try {
      setPragmas(db, file)
      migrate(open, db, file, isNew)
      // A folder that can be read only says so here, and not to the first who wants a number.
      db.exec('INSERT INTO pulse (id, at_ms) VALUES (1, 0) ON CONFLICT (id) DO UPDATE SET at_ms = at_ms')
      const heads = presentStreams(db).map((stream) => answeredHead(stream, headOf(db, stream)))
      return {
        db,
        acknowledged: keepAcknowledged(file, [...(note?.answered ?? []), ...heads]),
        checkPlace: inPlace([file, `${file}-wal`, `${file}.lock`].filter((name) => existsSync(name))),
      }
    } catch (error) {
      db.close()
      throw error
    }
  })
}

/** Looks at what is there without a trace: whoever opens to write merges a journal into the file. */
function look(open: OpenSqlite, file: string, note: AcknowledgedNote | null, backups: readonly string[]): void {
  const db = open(file, { readonly: true })
  try {
    const schema = db.pragma('user_version', { simple: true }) as number
    if (schema > newestSchema()) return
    if (schema === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0) {
      // The very first start was killed before it had made a table.
      const traces = tracesOf(file, backups).filter((name) => !name.endsWith('-wal'))
      if (traces.length > 0) throw new StoreUnusable(earlierLifeSentence(file, traces), 'damaged')
      return
    }
    const problem = schema === 0 ? 'it holds no hall' : problemInNew(db, file, note)
    if (problem !== null) throw new StoreUnusable(damagedSentence(file, problem), 'damaged')
  } finally {
    db.close()
  }
}

function setPragmas(db: Sqlite, file: string): void {
  for (const [name, value, expected] of PRAGMAS) {
    db.pragma(`${name} = ${value}`)
    const read = db.pragma(name, { simple: true })
    if (read !== expected)
      throw new StoreUnusable(
        `${file}: the database answers ${name}=${String(read)} where ${String(expected)} is needed to keep every ticket. Put the data folder on a local disk.`,
      )
  }
}

/** What SQLite says, in one plain sentence. */
function saying<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof StoreUnusable) throw error
    const words = wordsOf(error)
    throw whyUnusable(error) === 'disk'
      ? new StoreUnusable(diskSentence(file, words), 'disk')
      : new StoreUnusable(damagedSentence(file, words), 'damaged')
  }
}

/** What was being written when an earlier server or one of its helpers was killed. */
function clearDrafts(file: string): void {
  const folder = dirname(file)
  const left = new RegExp(
    `^${basename(file).replace(/\.db$/, '')}\\.(checked\\.json\\.\\d+|day\\.snapshot\\.\\d+|acknowledged\\.part)$`,
  )
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (left.test(name)) rmSync(join(folder, name), { force: true })
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
