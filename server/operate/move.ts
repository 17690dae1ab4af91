/**
 * hall move: a stopped hall from its SQLite file to PostgreSQL, compared row by row before it counts. Until then the
 * database is marked, and no server opens it; a move that was broken off goes on where it stopped.
 */
import { isDeepStrictEqual } from 'node:util'
import { join } from 'node:path'
import { completeTickets, createProjector } from '../hall/rows/projector.ts'
import { recordOf } from '../store/hash-chain.ts'
import type { Counts, Store } from '../store/port.ts'
import { MARK, isHalfMoved } from '../store/beside/half-moved.ts'
import { openPostgresStore, type PostgresStore } from '../store/postgres.ts'
import { mustHold, openSqliteStore } from '../store/sqlite.ts'
import { UsageError, type Report } from './replay/report.ts'
import { verify } from './verify.ts'

const PAGE = 1000

/**
 * Copies everything in `<data>/hall.db` into the empty database `to`. The SQLite file stays as it is. Throws
 * UsageError, StoreUnusable.
 */
export async function move(data: string, to: string): Promise<Report> {
  if (!/^postgres(ql)?:\/\//.test(to))
    throw new UsageError('Say --to with an address like postgres://user:password@host:5432/name.')
  // Opened to write, a folder without a hall would become one.
  mustHold(join(data, 'hall.db'))
  const source = openSqliteStore(join(data, 'hall.db'))
  try {
    const sound = await verify(source)
    if (sound.exit !== 0)
      throw new UsageError(`This hall is not moved, because its log does not fit: ${sound.lines.join(' ')}`)
    const target = await openPostgresStore(to)
    try {
      await mark(source, target)
      await completeTickets(source)
      for (const stream of await source.streams()) await copyStream(source, target, stream)
      const people = await source.people(0)
      await target.replacePeople({ ...people, secrets: [...people.secrets, MARK] })
      const found = await differences(source, target)
      // Only now, and in one transaction: the mark goes when all of it was found right.
      if (found.length === 0) await target.replacePeople(people)
      return reportOf(await source.counts(), found, await source.streams(), data)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

/** Marks the database as one that holds no whole hall yet. Throws UsageError for one that holds another hall. */
async function mark(source: Store, target: PostgresStore): Promise<void> {
  const streams = await target.streams()
  if (streams.length > 0 && !(await isHalfMoved(target)))
    throw new UsageError('The database after --to already holds a hall; name an empty one. Nothing was changed.')
  for (const stream of streams) {
    const head = await target.head(stream)
    const [same] = await source.rows(stream, head.seq - 1, 1)
    if (same?.hash !== head.hash)
      throw new UsageError(
        'The database after --to holds a part of another hall, or of this one as it was before; drop it, make it anew and move again. Nothing was changed.',
      )
  }
  await target.keepSecret(MARK.name, MARK.value)
}

async function copyStream(source: Store, target: Store, stream: string): Promise<void> {
  const projector = createProjector(target)
  for (let { seq: after } = await target.head(stream); ;) {
    const rows = await source.rows(stream, after, PAGE)
    if (rows.length === 0) return
    if ((await projector.write([{ stream, records: rows.map((row) => recordOf(row)) }])) !== 'ok')
      throw new Error(`somebody else writes to ${stream} in the new database`)
    after = rows.at(-1)?.seq ?? after
  }
}

/** One sentence per difference: heads with their hashes, rows per table, the tables' contents. */
async function differences(source: Store, target: Store): Promise<readonly string[]> {
  const found: string[] = []
  const [ours, theirs] = [await source.counts(), await target.counts()]
  for (const table of Object.keys(ours) as (keyof Counts)[])
    if (ours[table] !== theirs[table] - (table === 'secret' ? 1 : 0))
      found.push(`table ${table}: ${ours[table]} rows here, ${theirs[table]} there`)
  for (const stream of await source.streams()) {
    if (!isDeepStrictEqual(await source.head(stream), await target.head(stream)))
      found.push(`${stream}: the last record differs`)
    const checked = await target.verify(stream)
    if (!checked.ok) found.push(`${stream}: ${checked.problem}`)
    const [kind, date = ''] = stream.split('/')
    if (kind === 'day' && !isDeepStrictEqual(plain(await source.tickets(date)), plain(await target.tickets(date))))
      found.push(`tickets of ${date} differ`)
    if (
      kind === 'booking' &&
      !isDeepStrictEqual(plain(await source.bookingsOn(date)), plain(await target.bookingsOn(date)))
    )
      found.push(`bookings of ${date} differ`)
  }
  const people = async (store: Store) => {
    const { devices, secrets, ...others } = await store.people(0)
    return plain({
      ...others,
      secrets: secrets.filter(({ name }) => name !== MARK.name),
      devices: [...devices].sort((a, b) => (a.deviceId < b.deviceId ? -1 : 1)),
    })
  }
  if (!isDeepStrictEqual(await people(source), await people(target))) found.push('people or devices differ')
  return found
}

/** Rows without what a driver has given them besides their columns. */
function plain(rows: unknown): unknown {
  return JSON.parse(JSON.stringify(rows))
}

function reportOf(counts: Counts, found: readonly string[], streams: readonly string[], data: string): Report {
  const isOk = found.length === 0
  return {
    json: { streams: streams.length, events: counts.event, tables: counts, differences: found, ok: isOk },
    lines: isOk
      ? [
          `${counts.event} records in ${streams.length} streams and ${counts.ticket} tickets are in the new database, each compared.`,
          `Start the hall with --database from now on; ${join(data, 'hall.db')} stays as it is, and must not be started again.`,
        ]
      : [
          'The copy differs and does not count; no server opens it, and the hall goes on with its SQLite file:',
          ...found.map((one) => `  ${one}`),
        ],
    exit: isOk ? 0 : 1,
  }
}
