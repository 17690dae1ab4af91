/**
 * Opens a hall's SQLite file safely: one server at a time, every durability setting read back, what is new checked,
 * migrated forward only.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database as Sqlite } from 'better-sqlite3'
import { migrate, type OpenSqlite } from './sqlite-migrate.ts'
import { problemInNew } from './sqlite-new-records.ts'
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
  let lock: Sqlite | undefined
  try {
    mkdirSync(dirname(file), { recursive: true })
    lock = open(`${file}.lock`, { timeout: 0 })
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock?.close()
    if (isBusy(error))
      throw new StoreUnusable(
        `Another server is already using ${file}. Stop it first, or start this one with another --data folder.`,
      )
    throw whyUnusable(error) === null ? error : new StoreUnusable(diskSentence(file, wordsOf(error)), 'disk')
  }
}

/** Opens, sets, reads back, checks and migrates. Throws StoreUnusable with one plain sentence. */
export function openChecked(open: OpenSqlite, file: string): Sqlite {
  const isNew = !existsSync(file)
  const db = open(file)
  try {
    for (const [name, value, expected] of PRAGMAS) {
      db.pragma(`${name} = ${value}`)
      const read = db.pragma(name, { simple: true })
      if (read !== expected)
        throw new StoreUnusable(
          `${file}: the database answers ${name}=${String(read)} where ${String(expected)} is needed to keep every ticket. Put the data folder on a local disk.`,
        )
    }
    migrate(open, db, file, isNew)
    const problem = isNew ? null : problemInNew(db, file)
    if (problem !== null) throw new StoreUnusable(damagedSentence(file, problem), 'damaged')
    return db
  } catch (error) {
    db.close()
    if (error instanceof StoreUnusable) throw error
    const words = wordsOf(error)
    throw whyUnusable(error) === 'disk'
      ? new StoreUnusable(diskSentence(file, words), 'disk')
      : new StoreUnusable(damagedSentence(file, words), 'damaged')
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
