/**
 * Every schema that was ever released comes forward to the present one on SQLite; a checked copy precedes it.
 * (PostgreSQL: postgres.test.ts.)
 */
import Database from 'better-sqlite3'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore, readSqliteStore } from '../../server/store/sqlite.ts'
import { DAY } from './records.ts'
import { dumpOf, holdsAll, newest, schemas } from './released.ts'

describe('SQLite', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yichuang-migrate-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function hallOf(schema: number): string {
    const file = join(folder, 'hall.db')
    const db = new Database(file)
    db.exec(dumpOf('sqlite', schema))
    db.close()
    return file
  }

  it.each(schemas)(
    'STORE-5 a hall of schema %i opens with all that it held, after a checked copy of it as it was',
    async (schema) => {
      const store = openSqliteStore(hallOf(schema))
      await holdsAll(store, schema)
      await store.close()
      const copy = join(folder, `hall.before-schema-${newest}.db`)
      expect(existsSync(copy)).toBe(schema < newest)
      if (schema === newest) return
      const kept = readSqliteStore(copy)
      expect(await kept.verify(DAY)).toEqual({ ok: true, events: 12 })
      await kept.close()
      await openSqliteStore(copy).close()
    },
  )

  it('STORE-5 a hall whose log does not fit is not upgraded, and is left as it was', async () => {
    const file = hallOf(1)
    const db = new Database(file)
    db.exec(
      "INSERT INTO event SELECT 'day/2026-11-20', seq, command_id, at_ms, actor, event, hash FROM event WHERE seq = 1 AND stream LIKE 'day/%'",
    )
    db.close()
    expect(() => openSqliteStore(file)).toThrow(
      /was not upgraded, because the copy that precedes an upgrade is not sound \(day\/2026-11-20: record 1 was changed/,
    )
    const again = new Database(file)
    expect(again.pragma('user_version', { simple: true })).toBe(1)
    again.close()
  })
})
