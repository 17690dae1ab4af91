/** What is known for a while, in a hall's SQLite file: there is one server, and a restart forgets no count. */
import type { Database as Sqlite } from 'better-sqlite3'
import { LONG, LONG_MS, NO_TALLY, endOf, isTallyOver, type Shared, type SharedRow, type Tally } from './passing.ts'

const DAY_MS = 86_400_000
const COUNT = `INSERT INTO tally (key, count, first_ms, last_ms) VALUES (@key, 1, @nowMs, @nowMs)
  ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN @nowMs - (CASE @since WHEN 'first' THEN first_ms ELSE last_ms END) > @ms THEN 1 ELSE count + 1 END,
    first_ms = CASE WHEN @nowMs - (CASE @since WHEN 'first' THEN first_ms ELSE last_ms END) > @ms THEN @nowMs ELSE first_ms END,
    last_ms = @nowMs
  RETURNING count, first_ms AS firstMs, last_ms AS lastMs`

/** Makes it on an open file. */
export function sharedOn(db: Sqlite): Shared {
  const count = db.prepare<[object], Tally>(COUNT)
  const tallyAt = db.prepare<[string], Tally>(
    'SELECT count, first_ms AS firstMs, last_ms AS lastMs FROM tally WHERE key = ?',
  )
  const keep = db.prepare(
    'INSERT INTO shared (key, value, until_ms) VALUES (@key, @value, @untilMs) ON CONFLICT (key) DO UPDATE SET value = excluded.value, until_ms = excluded.until_ms',
  )
  const under = db.prepare<[string, string, number], SharedRow>(
    'SELECT key, value, until_ms AS untilMs FROM shared WHERE key >= ? AND key < ? AND until_ms > ? ORDER BY key',
  )
  return {
    tally: async (key, nowMs, window) => count.get({ key, nowMs, ...window }) as Tally,
    tallyOf: async (key, nowMs, window) => {
      const found = tallyAt.get(key)
      return found && !isTallyOver(found, nowMs, window) ? found : NO_TALLY
    },
    forgetTally: async (key) => void db.prepare('DELETE FROM tally WHERE key = ?').run(key),
    uncount: async (key) => void db.prepare('UPDATE tally SET count = count - 1 WHERE key = ? AND count > 0').run(key),
    keepShared: async (rows) => db.transaction(() => rows.forEach((row) => keep.run(row)))(),
    sharedUnder: async (prefix, nowMs) => under.all(prefix, endOf(prefix), nowMs),
    dropShared: async (key) => void db.prepare('DELETE FROM shared WHERE key = ?').run(key),
    forgetShared: async (nowMs) => {
      db.prepare('DELETE FROM shared WHERE until_ms <= ?').run(nowMs)
      db.prepare('DELETE FROM tally WHERE last_ms < ? AND key NOT LIKE ?').run(nowMs - DAY_MS, `${LONG}%`)
      db.prepare('DELETE FROM tally WHERE last_ms < ?').run(nowMs - LONG_MS)
    },
  }
}
