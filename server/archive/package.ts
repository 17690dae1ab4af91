/**
 * An archived day or case as one package that can be read and checked without a hall: its records as they were written,
 * pages for people, and a manifest with the digest of every file.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import { z } from 'zod'
import { startOf, verifyRows, type EventRow } from '../store/hash-chain.ts'
import type { Seal } from '../store/beside/seals.ts'
import type { StoreReader } from '../store/port.ts'

/** One sentence that says why there is no package, or none that can be read. */
export class NotArchived extends Error {}

/** What was made or found, for programs and for people. */
export interface Report {
  readonly json: Readonly<Record<string, unknown>>
  readonly lines: readonly string[]
  readonly exit: 0 | 1
}

const FORMAT = 'yichuang-archive-1'
const PAGE_ROWS = 1000

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  site: z.string(),
  date: z.string(),
  /** Of a case's package. */
  caseNo: z.string().optional(),
  /** Each stream from its first record in the package on: the hash before it, and where it ends. */
  streams: z.array(
    z.object({ stream: z.string(), from: z.number(), before: z.string(), to: z.number(), hash: z.string() }),
  ),
  seal: z.object({ date: z.string(), heads: z.array(z.unknown()) }).nullable(),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof manifestSchema>

export interface PackageParts {
  readonly site: string
  readonly date: string
  readonly caseNo?: string
  readonly seal: Seal | null
  /** Besides the records. */
  readonly files: Readonly<Record<string, string | Buffer>>
}

/** Folder of a package: of a day by its date, of a case by its number. */
export function packageName(site: string, of: string): string {
  return `yichuang-${basename(site).replace(/\.ya?ml$/, '')}-${of}`
}

/** Writes a package into a new folder below `to`. Throws NotArchived when it is there already. */
export function writePackage(
  to: string,
  { rows, ends }: Gathered,
  { site, date, caseNo, seal, files: others }: PackageParts,
): Report {
  const folder = join(to, packageName(site, caseNo ?? date))
  if (existsSync(folder))
    throw new NotArchived(`${folder} is there already; move it away, or name another folder with --to.`)
  const draft = `${folder}.part`
  rmSync(draft, { recursive: true, force: true })
  makeFolder(draft)
  const files = { 'events.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''), ...others }
  const manifest = {
    format: FORMAT,
    site,
    date,
    ...(caseNo === undefined ? {} : { caseNo }),
    streams: ends,
    seal,
    files: Object.entries(files).map(([name, content]) => ({
      name,
      bytes: Buffer.byteLength(content),
      sha256: digestOf(Buffer.from(content)),
    })),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(draft, name), content)
  writeFileSync(join(draft, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
  renameSync(draft, folder)
  return {
    json: { ok: true, folder, streams: ends.length, events: rows.length, sealed: seal !== null },
    lines: [
      `${folder} holds ${rows.length} records in ${ends.length} streams${caseNo === undefined ? (seal === null ? '; the day has no seal yet' : ', sealed') : ''}.`,
      `Check it anywhere: npm run hall -- verify --package ${folder}`,
    ],
    exit: 0,
  }
}

export interface Gathered {
  readonly rows: readonly EventRow[]
  readonly ends: Manifest['streams']
}

/** Records of a stream behind `after`, up to `upTo`. */
export interface Stretch {
  readonly stream: string
  readonly after: number
  /** Infinity: all that there are. */
  readonly upTo: number
}

/** The records of these stretches, each checked, and where they end. Throws NotArchived at one that does not fit. */
export async function gathered(store: Pick<StoreReader, 'rows'>, stretches: readonly Stretch[]): Promise<Gathered> {
  const rows: EventRow[] = []
  const ends: Manifest['streams'] = []
  for (const stretch of stretches) {
    const { stream, after } = stretch
    const own = await rowsOf(store, stretch)
    const before = after === 0 ? startOf(stream) : ((await store.rows(stream, after - 1, 1))[0]?.hash ?? '')
    const found = verifyRows(stream, own, { seq: after, hash: before })
    if (!found.ok) throw new NotArchived(`${stream}: ${found.problem}. What is not whole is not archived.`)
    const last = own.at(-1) as EventRow
    ends.push({ stream, from: after + 1, before, to: last.seq, hash: last.hash })
    rows.push(...own)
  }
  return { rows, ends }
}

/** Checks a package without a hall: every file, every record, the seal. */
export function verifyPackage(folder: string): Report {
  const problems: { readonly stream: string; readonly seq: number; readonly problem: string }[] = []
  const wrong: Wrong = (stream, seq, problem) => void problems.push({ stream, seq, problem })
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
  checkStreams(manifest, rows, wrong)
  const isOk = problems.length === 0
  return {
    json: { ok: isOk, streams: manifest.streams.length, events: rows.length, problems },
    lines: isOk
      ? [`${folder}: every file and every one of ${rows.length} records is as it was written.`]
      : problems.map((one) => `${one.stream}${one.seq > 0 ? ` ${one.seq}` : ''}: ${one.problem}`),
    exit: isOk ? 0 : 1,
  }
}

type Wrong = (stream: string, seq: number, problem: string) => void

/** Each stretch fits its chain and ends where it must, and what was sealed is in it. */
function checkStreams(manifest: Manifest, rows: readonly EventRow[], wrong: Wrong): void {
  const byStream = new Map<string, EventRow[]>()
  for (const row of rows) {
    const known = byStream.get(row.stream)
    if (known) known.push(row)
    else byStream.set(row.stream, [row])
  }
  for (const { stream, from, before, to, hash } of manifest.streams) {
    const own = byStream.get(stream) ?? []
    const found = verifyRows(stream, own, { seq: from - 1, hash: from === 1 ? startOf(stream) : before })
    const end = from - 1 + own.length
    if (!found.ok) wrong(stream, found.seq, found.problem)
    else if (end !== to || own.at(-1)?.hash !== hash) wrong(stream, end, `ends before record ${to}`)
  }
  for (const { stream, seq, hash } of (manifest.seal as Seal | null)?.heads ?? []) {
    const begin = manifest.streams.find((one) => one.stream === stream)?.from
    // What the day did not write to was sealed as an earlier day has left it.
    if (begin === undefined ? !stream.endsWith(`/${manifest.date}`) : seq < begin) continue
    const row = byStream.get(stream)?.find((one) => one.seq === seq)
    if (row?.hash !== hash) wrong(stream, seq, 'is not the record that was sealed')
  }
}

function manifestOf(folder: string): Manifest {
  const file = join(folder, 'manifest.json')
  if (!existsSync(file)) throw new NotArchived(`${folder} is no package of an archive: it has no manifest.json.`)
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new NotArchived(`${file} cannot be read as the manifest of an archive (${FORMAT}).`)
  }
}

function eventsIn(folder: string, wrong: Wrong): readonly EventRow[] {
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

async function rowsOf(
  store: Pick<StoreReader, 'rows'>,
  { stream, after, upTo }: Stretch,
): Promise<readonly EventRow[]> {
  const all: EventRow[] = []
  for (;;) {
    const at = after + all.length
    const wanted = Math.min(PAGE_ROWS, upTo - at)
    const rows = wanted > 0 ? await store.rows(stream, at, wanted) : []
    all.push(...rows)
    if (rows.length < PAGE_ROWS) return all
  }
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
