/** Opens a hall's SQLite file safely: one server at a time, every durability setting read back, checked, migrated forward only. */
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Database as Sqlite, Options } from 'better-sqlite3'

export type OpenSqlite = (file: string, options?: Options) => Sqlite

/** A sentence for whoever starts the server: what is wrong and what to do. */
export class StoreUnusable extends Error {}

const MIGRATIONS = join(import.meta.dirname, 'migrations')

/** Pragmas and what each must read back as. FULL: an acknowledged ticket survives a power cut on an honest disk. */
const PRAGMAS: readonly (readonly [string, string, number | string])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['busy_timeout', '5000', 5000],
  ['wal_autocheckpoint', '1000', 1000],
  ['trusted_schema', 'OFF', 0],
]

/** Takes the lock that the operating system gives back by itself when this process dies. */
export function lockFile(open: OpenSqlite, file: string): Sqlite {
  mkdirSync(dirname(file), { recursive: true })
  const lock = open(`${file}.lock`, { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (isBusy(error)) throw new StoreUnusable(`Another server is already using ${file}. Stop it first, or start this one with another --data folder.`)
    throw error
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
      if (read !== expected) throw new StoreUnusable(`${file}: the database answers ${name}=${String(read)} where ${String(expected)} is needed to keep every ticket. Put the data folder on a local disk.`)
    }
    if (!isNew) {
      const answer = db.pragma('quick_check(1)', { simple: true })
      if (answer !== 'ok') throw new StoreUnusable(damaged(file, String(answer)))
    }
    migrate(db, file)
    return db
  } catch (error) {
    db.close()
    if (error instanceof StoreUnusable) throw error
    throw new StoreUnusable(damaged(file, error instanceof Error ? error.message : String(error)))
  }
}

function migrate(db: Sqlite, file: string): void {
  const steps = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql')).sort()
  const version = db.pragma('user_version', { simple: true }) as number
  if (version > steps.length) throw new StoreUnusable(`${file} was written by a newer program (schema ${version}, this one knows ${steps.length}). Start the newer program; nothing was changed.`)
  for (let at = version; at < steps.length; at += 1) {
    const sql = readFileSync(join(MIGRATIONS, steps[at] as string), 'utf8')
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${at + 1}`)
    }).immediate()
  }
}

function damaged(file: string, detail: string): string {
  return `${file} is damaged (${detail.replace(/\s+/g, ' ')}). Keep the file, and start from the newest backup; nothing was changed.`
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}
