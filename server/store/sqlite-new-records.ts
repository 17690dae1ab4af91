/**
 * What a start checks at once: every record that it folds, of the present day and of what is not bound to a day, and
 * whether all that was acknowledged is there. Years of closed days are read behind the hall.
 */
import { createHash } from 'node:crypto'
import type { Database as Sqlite, Statement } from 'better-sqlite3'
import { missingFrom, type AcknowledgedNote, type Answered } from './beside/acknowledged.ts'
import { readChecked, type Stretches } from './checked-heads.ts'
import { linkOfText, startOf } from './hash-chain.ts'
import type { Head } from './port.ts'

const OF_A_KIND = /^([^/]+)\//
/** Numbers that are named one by one. */
const NAMED_MOST = 20
/** The text that a record's hash covers behind the hash before it (hash-chain.ts), put together where it lies. */
const ROWS = `SELECT seq, hash,
  char(10) || stream || char(10) || seq || char(10) || command_id || char(10) || at_ms || char(10) || actor || char(10) || event
  FROM event WHERE stream = ? AND seq > ? ORDER BY seq LIMIT 1000`

/** Rows as `wholeLine` writes them, many as one: what was walked once is told again for half of what a walk costs. */
const LINES = `SELECT CAST(group_concat(concat_ws(char(10), seq, command_id, at_ms, actor, event, hash), char(10)) AS BLOB), max(seq)
  FROM (SELECT * FROM event WHERE stream = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT 2000)`

/** What does not fit, in words; null when all of it does. */
export function problemInNew(db: Sqlite, file: string, note: AcknowledgedNote | null = null): string | null {
  const { heads, stretches } = readChecked(file)
  const hashAt = hashesIn(db)
  const page = db.prepare<[string, number], PageRow>(ROWS).raw()
  for (const stream of presentStreams(db)) {
    const walked = stretches.stream === stream ? unchanged(db, stretches) : null
    const problem = firstMisfit(page, stream, walked ?? { seq: 0, hash: startOf(stream) })
    if (problem !== null) return `${stream}: ${problem}`
    const noted = heads.get(stream)
    if (noted && hashAt(stream, noted.seq) !== noted.hash)
      return `${stream}: record ${noted.seq} is not the one that was there before`
  }
  return lossSentence(missingIn(db, note?.answered ?? []))
}

/** What was acknowledged and is not in the file. */
function missingIn(db: Sqlite, answered: readonly Answered[]): readonly Answered[] {
  const hashAt = hashesIn(db)
  const last = new Map(answered.map((one) => [one.stream, one]))
  // Records hang on each other: where the last one stands, all before it do.
  const short = missingFrom([...last.values()], hashAt)
  return short.length === 0 ? [] : missingFrom(answered, hashAt)
}

/** A loss with its extent; null when there is none. */
function lossSentence(missing: readonly Answered[]): string | null {
  if (missing.length === 0) return null
  const numbers = missing.flatMap((one) => one.numbers)
  const named = numbers.slice(0, NAMED_MOST).join(', ')
  return [
    `acknowledged records are missing: ${missing.map(({ stream, seq }) => `${stream} was kept up to record ${seq}`).join(', ')}`,
    ...(numbers.length === 0
      ? []
      : [
          `these numbers were given and are not in it: ${named}${numbers.length > NAMED_MOST ? ` and ${numbers.length - NAMED_MOST} more` : ''}`,
        ]),
  ].join('; ')
}

function hashesIn(db: Sqlite): (stream: string, seq: number) => string | null {
  const at = db.prepare<[string, number], string>('SELECT hash FROM event WHERE stream = ? AND seq = ?').pluck()
  return (stream, seq) => at.get(stream, seq) ?? null
}

/** Streams that are the only one of their kind, and of each other kind the newest; a few steps down the index. */
export function presentStreams(db: Sqlite): readonly string[] {
  const next = db.prepare<[string], string | null>('SELECT min(stream) FROM event WHERE stream > ?').pluck()
  const newest = db.prepare<[string], string | null>('SELECT max(stream) FROM event WHERE stream < ?').pluck()
  const present: string[] = []
  for (let stream = next.get(''); stream;) {
    const kind = OF_A_KIND.exec(stream)?.[1]
    // "0" follows on "/": the first name behind all of this kind.
    present.push(kind === undefined ? stream : (newest.get(`${kind}0`) as string))
    stream = next.get(present.at(-1) as string)
  }
  return present
}

type PageRow = [seq: number, hash: string, text: string]

/**
 * The last record of the stretches when every byte of theirs is what was walked; null: then they are walked again, which
 * names the record.
 */
function unchanged(db: Sqlite, { stream, of }: Stretches): Head | null {
  const lines = db.prepare<[string, number, number], [text: Buffer | null, last: number | null]>(LINES).raw()
  let seq = 0
  for (const { upTo, digest } of of) {
    const sum = createHash('sha256')
    while (seq < upTo) {
      const [text, last] = lines.get(stream, seq, upTo) ?? [null, null]
      if (text === null || last === null) return null
      sum.update(text).update('\n')
      seq = last
    }
    if (sum.digest('hex') !== digest) return null
  }
  const hash = seq === 0 ? null : hashesIn(db)(stream, seq)
  return hash === null ? null : { seq, hash }
}

function firstMisfit(page: Statement<[string, number], PageRow>, stream: string, from: Head): string | null {
  let before = from
  for (;;) {
    const rows = page.all(stream, before.seq)
    if (rows.length === 0) return null
    for (const [seq, hash, text] of rows) {
      if (seq !== before.seq + 1) return `record ${before.seq + 1} is missing`
      if (hash !== linkOfText(text, before.hash)) return `record ${seq} was changed after it was written`
      before = { seq, hash }
    }
  }
}
