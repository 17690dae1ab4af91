/** What servers over one PostgreSQL know together for a while. */
import type { Ask } from '../postgres-tables.ts'
import { LONG, LONG_MS, NO_TALLY, endOf, isTallyOver, type Shared, type SharedRow, type Tally } from './passing.ts'

const DAY_MS = 86_400_000
const IS_OVER = "$2::bigint - (CASE $4::text WHEN 'first' THEN tally.first_ms ELSE tally.last_ms END) > $3::bigint"
const COUNT = `INSERT INTO tally (key, count, first_ms, last_ms) VALUES ($1, 1, $2, $2)
  ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN ${IS_OVER} THEN 1 ELSE tally.count + 1 END,
    first_ms = CASE WHEN ${IS_OVER} THEN $2 ELSE tally.first_ms END,
    last_ms = $2
  RETURNING count, first_ms AS "firstMs", last_ms AS "lastMs"`

/** Makes it; `all` asks any free connection. */
export function sharedOn(all: Ask): Shared {
  return {
    tally: async (key, nowMs, { ms, since }) => (await all<Tally>(COUNT, [key, nowMs, ms, since]))[0] as Tally,
    tallyOf: async (key, nowMs, window) => {
      const [found] = await all<Tally>(
        'SELECT count, first_ms AS "firstMs", last_ms AS "lastMs" FROM tally WHERE key = $1',
        [key],
      )
      return found && !isTallyOver(found, nowMs, window) ? found : NO_TALLY
    },
    forgetTally: async (key) => void (await all('DELETE FROM tally WHERE key = $1', [key])),
    uncount: async (key) => void (await all('UPDATE tally SET count = count - 1 WHERE key = $1 AND count > 0', [key])),
    keepShared: async (rows) => {
      if (rows.length === 0) return
      await all(
        // Ordered, so that two servers that keep the same rows never wait for each other in a circle.
        `INSERT INTO shared (key, value, until_ms)
          SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[]) AS fresh (key, value, until_ms) ORDER BY key
          ON CONFLICT (key) DO UPDATE SET value = excluded.value, until_ms = excluded.until_ms`,
        [rows.map((row) => row.key), rows.map((row) => row.value), rows.map((row) => row.untilMs)],
      )
    },
    sharedUnder: (prefix, nowMs) =>
      all<SharedRow>(
        'SELECT key, value, until_ms AS "untilMs" FROM shared WHERE key >= $1 AND key < $2 AND until_ms > $3 ORDER BY key',
        [prefix, endOf(prefix), nowMs],
      ),
    dropShared: async (key) => void (await all('DELETE FROM shared WHERE key = $1', [key])),
    forgetShared: async (nowMs) => {
      await all('DELETE FROM shared WHERE until_ms <= $1', [nowMs])
      await all('DELETE FROM tally WHERE last_ms < $1 AND key NOT LIKE $2', [nowMs - DAY_MS, `${LONG}%`])
      await all('DELETE FROM tally WHERE last_ms < $1', [nowMs - LONG_MS])
    },
  }
}
