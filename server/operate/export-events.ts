/** hall export --what events: the log as JSON lines into a folder, one file a stream, going on where it ended last time. */
import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { publicRecords, type PublicRecord } from '../integration/public-event.ts'
import { secretsOf } from '../integration/secrets.ts'
import { loadSite } from '../site-file/config.ts'
import { readSqliteStore } from '../store/sqlite.ts'
import type { Store } from '../store/port.ts'
import type { Report } from './replay/report.ts'

const PAGE_ROWS = 2000

/**
 * Writes what is new; works beside a running server. Pseudonyms of staff are those that the first key of the site file
 * sees over HTTP, else the site's own.
 */
export async function exportEvents(site: string, data: string, to: string): Promise<Report> {
  const { settings, server } = loadSite(site)
  const [key] = secretsOf(
    'KEY',
    server.integration.keys.map(({ name, key: secret }) => ({ name, secret })),
    process.env,
  ).values()
  const shown = publicRecords(() => settings.clerks.map(({ badgeNo }) => badgeNo), key ?? settings.siteId)
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const store = readSqliteStore(join(data, 'hall.db'))
  try {
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
  const whole = existsSync(file) ? wholeLines(readFileSync(file)) : { bytes: 0, last: 0 }
  const handle = openSync(file, whole.bytes === 0 ? 'w' : 'r+', 0o600)
  try {
    // A line that was cut off by the end of the last run is written anew.
    ftruncateSync(handle, whole.bytes)
    let [at, last, count] = [whole.bytes, whole.last, 0]
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

function wholeLines(bytes: Buffer): { readonly bytes: number; readonly last: number } {
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end === 0) return { bytes: 0, last: 0 }
  const begin = bytes.lastIndexOf(0x0a, end - 2) + 1
  const { seq } = JSON.parse(bytes.subarray(begin, end).toString()) as PublicRecord
  return { bytes: end, last: seq }
}
