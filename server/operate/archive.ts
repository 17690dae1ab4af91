/**
 * hall archive: a day as one package that can be read and checked without a hall: its records as they were written, its
 * seal, a page for people, and a manifest with the digest of every file.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { nameOf } from '../../domain/words/actor.ts'
import type { TicketRow } from '../store/port.ts'
import { recordOf, startOf, verifyRows, type EventRow } from '../store/hash-chain.ts'
import { brokenSeals, sealsIn, type Seal } from '../store/beside/seals.ts'
import type { StoreReader } from '../store/port.ts'
import { readSqliteStore } from '../store/sqlite.ts'
import { UsageError, type Report } from './replay/report.ts'

const FORMAT = 'yichuang-archive-1'
const PAGE_ROWS = 1000

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  site: z.string(),
  date: z.string(),
  /** Each stream from its first record of the day on: the hash before it, and where it ends. */
  streams: z.array(
    z.object({ stream: z.string(), from: z.number(), before: z.string(), to: z.number(), hash: z.string() }),
  ),
  seal: z.object({ date: z.string(), heads: z.array(z.unknown()) }).nullable(),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
})
type Manifest = z.infer<typeof manifestSchema>

/** The same of the hall in a folder, beside its running server; `to` left out: into a folder of its own there. */
export async function archiveFrom(data: string, site: string, date: string, to: string | undefined): Promise<Report> {
  const store = readSqliteStore(join(data, 'hall.db'))
  try {
    return await archiveDay(store, { site, data, date, to: to ?? join(data, 'archive') })
  } finally {
    await store.close()
  }
}

/** Writes the package of a day into a new folder below `to`. Throws UsageError for a day that the hall has not. */
export async function archiveDay(
  store: StoreReader,
  {
    site,
    date,
    to,
    data,
  }: { readonly site: string; readonly date: string; readonly to: string; readonly data: string },
): Promise<Report> {
  const streams = (await store.streams()).filter((stream) => stream.endsWith(`/${date}`))
  if (!streams.includes(`day/${date}`))
    throw new UsageError(`This hall has no records of ${date}; say --date YYYY-MM-DD.`)
  const broken = (await brokenSeals(store, [data])).find((one) => one.stream.endsWith(`/${date}`))
  if (broken) throw new UsageError(`${broken.stream}: ${broken.problem}. A day that is not whole is not archived.`)
  const folder = join(to, `yichuang-${site}-${date}`)
  if (existsSync(folder))
    throw new UsageError(`${folder} is there already; move it away, or name another folder with --to.`)
  const draft = `${folder}.part`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  const { rows, ends } = await gathered(store, streams)
  const tickets = await store.tickets(date)
  const files = {
    'events.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
    'tickets.json': `${JSON.stringify(tickets, null, 1)}\n`,
    'index.html': pageOf(site, date, tickets, rows),
  }
  const manifest: Manifest = {
    format: FORMAT,
    site,
    date,
    streams: ends,
    seal: sealsIn(data).find((one) => one.date === date) ?? null,
    files: Object.entries(files).map(([name, text]) => ({
      name,
      bytes: Buffer.byteLength(text),
      sha256: digestOf(Buffer.from(text)),
    })),
  } as Manifest
  for (const [name, text] of Object.entries(files)) writeFileSync(join(draft, name), text)
  writeFileSync(join(draft, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
  renameSync(draft, folder)
  return {
    json: { ok: true, folder, streams: ends.length, events: rows.length, sealed: manifest.seal !== null },
    lines: [
      `${folder} holds ${rows.length} records in ${ends.length} streams${manifest.seal === null ? '; the day has no seal yet' : ', sealed'}.`,
      `Check it anywhere: npm run hall -- verify --package ${folder}`,
    ],
    exit: 0,
  }
}

/** The records of these streams, each checked, and where they end. */
async function gathered(
  store: Pick<StoreReader, 'rows'>,
  streams: readonly string[],
): Promise<{ readonly rows: readonly EventRow[]; readonly ends: Manifest['streams'] }> {
  const rows: EventRow[] = []
  const ends: Manifest['streams'] = []
  for (const stream of streams) {
    const own = await rowsOf(store, stream)
    const found = verifyRows(stream, own)
    if (!found.ok) throw new UsageError(`${stream}: ${found.problem}. A day that is not whole is not archived.`)
    const last = own.at(-1) as EventRow
    ends.push({ stream, from: 1, before: startOf(stream), to: last.seq, hash: last.hash })
    rows.push(...own)
  }
  return { rows, ends }
}

/** Checks a package without a hall: every file, every record, the seal. */
export function verifyPackage(folder: string): Report {
  const problems: { readonly stream: string; readonly seq: number; readonly problem: string }[] = []
  const wrong = (stream: string, seq: number, problem: string): void => void problems.push({ stream, seq, problem })
  const manifest = manifestOf(folder)
  for (const { name, bytes, sha256 } of manifest.files) {
    const file = join(folder, name)
    if (!existsSync(file)) wrong(name, 0, 'is missing')
    else {
      const content = readFileSync(file)
      if (content.length !== bytes || digestOf(content) !== sha256) wrong(name, 0, 'is not what the manifest says')
    }
  }
  const rows = eventsIn(folder, wrong)
  for (const { stream, to, hash } of manifest.streams) {
    const own = rows.filter((row) => row.stream === stream)
    const found = verifyRows(stream, own)
    if (!found.ok) wrong(stream, found.seq, found.problem)
    else if (found.events !== to || own.at(-1)?.hash !== hash) wrong(stream, found.events, `ends before record ${to}`)
  }
  for (const { stream, seq, hash } of (manifest.seal as Seal | null)?.heads ?? []) {
    if (!stream.endsWith(`/${manifest.date}`)) continue
    const row = rows.find((one) => one.stream === stream && one.seq === seq)
    if (row?.hash !== hash) wrong(stream, seq, 'is not the record that was sealed')
  }
  const isOk = problems.length === 0
  return {
    json: { ok: isOk, streams: manifest.streams.length, events: rows.length, problems },
    lines: isOk
      ? [`${folder}: every file and every one of ${rows.length} records is as it was written.`]
      : problems.map((one) => `${one.stream}${one.seq > 0 ? ` ${one.seq}` : ''}: ${one.problem}`),
    exit: isOk ? 0 : 1,
  }
}

function manifestOf(folder: string): Manifest {
  const file = join(folder, 'manifest.json')
  if (!existsSync(file)) throw new UsageError(`${folder} is no package of an archive: it has no manifest.json.`)
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new UsageError(`${file} cannot be read as the manifest of an archive (${FORMAT}).`)
  }
}

function eventsIn(folder: string, wrong: (stream: string, seq: number, problem: string) => void): readonly EventRow[] {
  const file = join(folder, 'events.jsonl')
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as EventRow]
      } catch {
        wrong('events.jsonl', at + 1, 'this line cannot be read')
        return []
      }
    })
}

async function rowsOf(store: Pick<StoreReader, 'rows'>, stream: string): Promise<readonly EventRow[]> {
  const all: EventRow[] = []
  for (;;) {
    const rows = await store.rows(stream, all.length, PAGE_ROWS)
    all.push(...rows)
    if (rows.length < PAGE_ROWS) return all
  }
}

/** A page that any browser shows from a disk, without scripts. */
function pageOf(site: string, date: string, tickets: readonly TicketRow[], rows: readonly EventRow[]): string {
  const line = (cells: readonly string[], tag = 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  const ticketLines = tickets.map((one) =>
    line([one.ticketNo, one.queue, one.status, one.counter ?? '', one.badgeNo ?? '', timeOf(one.issuedAtMs)]),
  )
  const recordLines = rows.map((row) => {
    const { actor, event } = recordOf(row)
    return line([row.stream, String(row.seq), timeOf(row.atMs), nameOf(actor), event.type, row.hash.slice(0, 12)])
  })
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escaped(site)} ${date}</title>
<style>body{font:14px/1.5 sans-serif;margin:2em}table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #999;padding:2px 8px;text-align:left}</style>
<h1>${escaped(site)} ${date}</h1>
<h2>号票 Tickets</h2><table>${line(['号', '队列', '状态', '窗口', '工号', '取号'], 'th')}${ticketLines.join('\n')}</table>
<h2>记录 Records</h2><table>${line(['流', '序号', '时间', '谁', '事', '校验'], 'th')}${recordLines.join('\n')}</table></html>
`
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').slice(0, 19)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
