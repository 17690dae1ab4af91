/**
 * What a start checks at once: the records of the present day and of everything that is not bound to a day, from where
 * they were last checked. Years of closed days are read behind the hall.
 */
import type { Database as Sqlite } from 'better-sqlite3'
import { readChecked } from './checked-heads.ts'
import { linkOf, startOf, type EventRow } from './hash-chain.ts'
import type { Head } from './port.ts'

const DATED = /^([^/]+)\/\d{4}-\d{2}-\d{2}$/
const ROWS =
  'SELECT stream, seq, command_id AS commandId, at_ms AS atMs, actor, event, hash FROM event WHERE stream = ? AND seq > ? ORDER BY seq'

/** What does not fit, in words; null when all of it does. */
export function problemInNew(db: Sqlite, file: string): string | null {
  const { heads } = readChecked(file)
  const hashAt = db.prepare<[string, number], string>('SELECT hash FROM event WHERE stream = ? AND seq = ?').pluck()
  const rows = db.prepare<[string, number], EventRow>(ROWS)
  for (const stream of presentStreams(db)) {
    const noted = heads.get(stream)
    if (noted && hashAt.get(stream, noted.seq) !== noted.hash)
      return `${stream}: record ${noted.seq} is not the one that was there before`
    const problem = firstMisfit(noted ?? { seq: 0, hash: startOf(stream) }, rows.iterate(stream, noted?.seq ?? 0))
    if (problem !== null) return `${stream}: ${problem}`
  }
  return null
}

/** Streams without a date, and of each kind with dates the newest; a few steps down the index. */
function presentStreams(db: Sqlite): readonly string[] {
  const next = db.prepare<[string], string | null>('SELECT min(stream) FROM event WHERE stream > ?').pluck()
  const newest = db.prepare<[string], string | null>('SELECT max(stream) FROM event WHERE stream < ?').pluck()
  const present: string[] = []
  for (let stream = next.get(''); stream;) {
    const kind = DATED.exec(stream)?.[1]
    // "0" follows on "/": the first name behind all dates of this kind.
    present.push(kind === undefined ? stream : (newest.get(`${kind}0`) as string))
    stream = next.get(present.at(-1) as string)
  }
  return present
}

function firstMisfit(from: Head, rows: Iterable<EventRow>): string | null {
  let { seq, hash } = from
  for (const row of rows) {
    if (row.seq !== seq + 1) return `record ${seq + 1} is missing`
    if (row.hash !== linkOf(row, hash)) return `record ${row.seq} was changed after it was written`
    seq = row.seq
    hash = row.hash
  }
  return null
}
