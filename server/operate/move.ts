/** hall move: a stopped hall from its SQLite file to PostgreSQL, compared row by row before it counts. */
import { isDeepStrictEqual } from 'node:util'
import { join } from 'node:path'
import { completeTickets, createProjector } from '../hall/projector.ts'
import { recordOf } from '../store/hash-chain.ts'
import type { Counts, Store } from '../store/port.ts'
import { openPostgresStore } from '../store/postgres.ts'
import { openSqliteStore } from '../store/sqlite.ts'
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
  const source = openSqliteStore(join(data, 'hall.db'))
  try {
    const sound = await verify(source)
    if (sound.exit !== 0)
      throw new UsageError(`This hall is not moved, because its log does not fit: ${sound.lines.join(' ')}`)
    const target = await openPostgresStore(to)
    try {
      if ((await target.streams()).length > 0)
        throw new UsageError('The database after --to already holds a hall; name an empty one. Nothing was changed.')
      await completeTickets(source)
      for (const stream of await source.streams()) await copyStream(source, target, stream)
      await target.replacePeople(await source.people(0))
      return reportOf(await source.counts(), await differences(source, target), await source.streams(), data)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function copyStream(source: Store, target: Store, stream: string): Promise<void> {
  const projector = createProjector(target)
  for (let after = 0; ;) {
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
    if (ours[table] !== theirs[table]) found.push(`table ${table}: ${ours[table]} rows here, ${theirs[table]} there`)
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
    const { devices, ...others } = await store.people(0)
    return plain({ ...others, devices: [...devices].sort((a, b) => (a.deviceId < b.deviceId ? -1 : 1)) })
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
          'The copy differs and does not count; the hall goes on with its SQLite file:',
          ...found.map((one) => `  ${one}`),
        ],
    exit: isOk ? 0 : 1,
  }
}
