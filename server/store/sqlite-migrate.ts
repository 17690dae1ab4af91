/**
 * Brings a hall's file forward, one numbered step after the other; a file that holds anything is copied and the copy
 * checked before the first step.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database as Sqlite, Options } from 'better-sqlite3'
import { verifyRows, type EventRow } from './hash-chain.ts'
import { StoreUnusable } from './unusable.ts'

export type OpenSqlite = (file: string, options?: Options) => Sqlite

const MIGRATIONS = join(import.meta.dirname, 'migrations')

/**
 * Migrates `db`, the open `file`. Throws StoreUnusable for a file of a newer program, or when it cannot be copied
 * first; nothing was changed then.
 */
export function migrate(open: OpenSqlite, db: Sqlite, file: string, isNew: boolean): void {
  const steps = migrationSteps()
  const version = db.pragma('user_version', { simple: true }) as number
  if (version > steps.length)
    throw new StoreUnusable(
      `${file} was written by a newer program (schema ${version}, this one knows ${steps.length}). Start the newer program; nothing was changed.`,
    )
  if (version === steps.length) return
  if (!isNew && version > 0) copyBefore(open, db, file, steps.length)
  climb(db, steps, version)
}

/**
 * Lays the tables of a schema into an empty file, as they were in the program that knew that many steps. Throws
 * StoreUnusable for a schema of a newer program.
 */
export function layTables(db: Sqlite, schema: number): void {
  const steps = migrationSteps()
  if (schema > steps.length)
    throw new StoreUnusable(
      `This was written by a newer program (schema ${schema}, this one knows ${steps.length}). Use the newer program; nothing was changed.`,
    )
  climb(db, steps.slice(0, schema), 0)
}

/** How many steps this program knows. */
export function newestSchema(): number {
  return migrationSteps().length
}

function migrationSteps(): readonly string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
}

function climb(db: Sqlite, steps: readonly string[], from: number): void {
  for (let at = from; at < steps.length; at += 1) {
    const sql = readFileSync(join(MIGRATIONS, steps[at] as string), 'utf8')
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${at + 1}`)
    }).immediate()
  }
}

/** hall.before-schema-4.db beside hall.db; one that is there already is kept, and the next gets a number. */
function copyBefore(open: OpenSqlite, db: Sqlite, file: string, schema: number): void {
  const stem = `${file.replace(/\.db$/, '')}.before-schema-${schema}`
  let copy = `${stem}.db`
  for (let nth = 2; existsSync(copy); nth += 1) copy = `${stem}-${nth}.db`
  const draft = `${copy}.part`
  rmSync(draft, { force: true })
  db.prepare('VACUUM INTO ?').run(draft)
  const problem = problemOf(open, draft, db)
  if (problem !== null)
    throw new StoreUnusable(
      `${file} was not upgraded, because the copy that precedes an upgrade is not sound (${problem}). Nothing was changed; run "npm run hall -- verify".`,
    )
  const handle = openSync(draft, 'r+')
  fsyncSync(handle)
  closeSync(handle)
  renameSync(draft, copy)
}

/** What is wrong with a copy, compared with its source; null when it is sound. */
function problemOf(open: OpenSqlite, copy: string, source: Sqlite): string | null {
  const db = open(copy, { readonly: true })
  try {
    const answer = db.pragma('quick_check(1)', { simple: true })
    if (answer !== 'ok') return String(answer)
    const count = (one: Sqlite): unknown => one.prepare('SELECT count(*) FROM event').pluck().get()
    if (count(db) !== count(source)) return 'records are missing'
    for (const stream of db.prepare<[], string>('SELECT DISTINCT stream FROM event').pluck().all()) {
      const rows = db.prepare<[string], EventRow>(
        'SELECT stream, seq, command_id AS commandId, at_ms AS atMs, actor, event, hash FROM event WHERE stream = ? ORDER BY seq',
      )
      const found = verifyRows(stream, rows.iterate(stream))
      if (!found.ok) return `${stream}: ${found.problem}`
    }
    return null
  } finally {
    db.close()
  }
}
