/** hall export --what events: the log as JSON lines into a folder, one file a stream, going on where it ended last time. */
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import { badgesEver } from '../../domain/settings/past.ts'
import { publicRecords, type PublicRecord } from '../integration/public-event.ts'
import { secretsOf } from '../integration/secrets.ts'
import { openHallLog, type HallPlace } from './hall-log.ts'
import type { Store } from '../store/port.ts'
import { siteInForce } from './hall-site.ts'
import { UsageError, type Report } from './replay/report.ts'

const PAGE_ROWS = 2000

/**
 * Writes what is new; works beside a running server. Pseudonyms of staff are those that the first key of the site file
 * sees over HTTP, else the site's own.
 */
export async function exportEvents(site: string, place: HallPlace, to: string): Promise<Report> {
  const { data } = place
  const store = await openHallLog(place)
  try {
    const { base, server, changed } = await siteInForce(site, data, store)
    const [key] = secretsOf(
      'KEY',
      server.integration.keys.map(({ name, key: secret }) => ({ name, secret })),
      process.env,
    ).values()
    const badges = badgesEver(base, changed)
    const shown = publicRecords(() => badges, key ?? base.siteId)
    makeFolder(to, 0o700)
    let events = 0
    const streams = await store.streams()
    for (const stream of streams) events += await exportStream(store, stream, to, shown)
    return {
      json: { ok: true, streams: streams.length, events, folder: to },
      lines: [`${events} new records of ${streams.length} streams are in ${to}.`],
      exit: 0,
    }
  } finally {
    await store.close()
  }
}

async function exportStream(
  store: Pick<Store, 'rows'>,
  stream: string,
  to: string,
  shown: (row: Awaited<ReturnType<Store['rows']>>[number]) => PublicRecord,
): Promise<number> {
  const file = join(to, `${stream.replaceAll('/', '-')}.jsonl`)
  const whole = existsSync(file) ? wholeLines(file) : { bytes: 0, last: null }
  await checkSame(store, file, stream, whole.last)
  const handle = openSync(file, whole.bytes === 0 ? 'w' : 'r+', 0o600)
  try {
    // A line that was cut off by the end of the last run is written anew.
    ftruncateSync(handle, whole.bytes)
    let [at, last, count] = [whole.bytes, whole.last?.seq ?? 0, 0]
    for (;;) {
      const rows = await store.rows(stream, last, PAGE_ROWS)
      if (rows.length === 0) break
      const bytes = Buffer.from(rows.map((row) => `${JSON.stringify(shown(row))}\n`).join(''))
      writeSync(handle, bytes, 0, bytes.length, at)
      at += bytes.length
      last = rows.at(-1)?.seq ?? last
      count += rows.length
    }
    fsyncSync(handle)
    return count
  } finally {
    closeSync(handle)
  }
}

interface WholeLines {
  readonly bytes: number
  /** null: there is none. */
  readonly last: PublicRecord | null
}

function wholeLines(file: string): WholeLines {
  const bytes = readFileSync(file)
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end === 0) return { bytes: 0, last: null }
  const begin = bytes.lastIndexOf(0x0a, end - 2) + 1
  try {
    return { bytes: end, last: JSON.parse(bytes.subarray(begin, end).toString()) as PublicRecord }
  } catch {
    throw notOurs(file, 'does not end with a line of an export')
  }
}

/** Throws UsageError where the file ends with a record that this log has not: of another hall, or from before a restore. */
async function checkSame(
  store: Pick<Store, 'rows'>,
  file: string,
  stream: string,
  last: PublicRecord | null,
): Promise<void> {
  if (last === null) return
  const [row] = Number.isInteger(last.seq) ? await store.rows(stream, last.seq - 1, 1) : []
  if (last.stream !== stream || row?.seq !== last.seq || row.atMs !== last.atMs)
    throw notOurs(file, `ends with record ${last.seq} of ${last.stream}, which this hall does not have so`)
}

function notOurs(file: string, why: string): UsageError {
  return new UsageError(`${file} ${why}: nothing was added to it. Name another folder with --to.`)
}
