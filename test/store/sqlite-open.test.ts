/** Every durability setting is set at each opening and read back; a database that answers otherwise is refused. */
import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openChecked } from '../../server/store/sqlite-open.ts'
import { StoreUnusable } from '../../server/store/unusable.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-open-'))
  file = join(folder, 'hall.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const DURABLE = [
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['busy_timeout', 5000],
  ['trusted_schema', 0],
] as const

it('STORE-5 a fresh file and one opened again both stand at full durability', () => {
  for (const round of ['fresh', 'again']) {
    const { db, acknowledged } = openChecked((path, options) => new Database(path, options), file)
    for (const [name, value] of DURABLE)
      expect([round, name, db.pragma(name, { simple: true })]).toEqual([round, name, value])
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    acknowledged.close()
    db.close()
  }
})

it.each([
  ['synchronous', 1],
  ['journal_mode', 'delete'],
] as const)('STORE-5 a database that answers %s=%s is refused in one sentence, and closed', (setting, answer) => {
  const opened: Database.Database[] = []
  const stubborn = (path: string): Database.Database => {
    const db = new Database(path)
    opened.push(db)
    const real = db.pragma.bind(db)
    db.pragma = (source, options) => (source === setting ? answer : real(source, options))
    return db
  }
  expect(() => openChecked(stubborn, file)).toThrow(StoreUnusable)
  expect(opened.map((db) => db.open)).toEqual([false])
  expect(() => openChecked(stubborn, file)).toThrow(`the database answers ${setting}=${String(answer)} where`)
})
