/**
 * What a backup's files hold: some streams of a hall and the rows beside them, as lines; and how they become a hall's
 * file again. Every stream is proved by its chain, whoever reads it.
 */
import { existsSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createChain, type HallBuilder, type HallState, type Row, type StreamHead } from '../store/sqlite-copy.ts'
import { buildSqlite } from '../store/sqlite.ts'
import { FileUnsound, linesOf, writeTextFile } from '../store/text-file.ts'

const FORMAT = 1
/** Days that are over, shared by all backups of a folder. */
export const CLOSED = 'closed'

interface Heading {
  readonly format: number
  readonly schema: number
  /** Streams that are in files of their own. */
  readonly closed: readonly StreamHead[]
}

interface Section {
  readonly stream?: string
  readonly seq: number
  readonly hash: string
  readonly table?: string
  readonly columns: readonly string[]
}

/** Takes what a file holds, in order, many rows at once. */
type Taker = Pick<HallBuilder, 'events' | 'rows'>

export interface Held {
  readonly schema: number
  readonly closed: readonly StreamHead[]
  /** The streams in this very file. */
  readonly heads: readonly StreamHead[]
}

/** The file of a stream that is over: it is another one as soon as anything in it is. */
export function closedFile(folder: string, { stream, seq, hash }: StreamHead, schema: number): string {
  return join(folder, CLOSED, `${stream.replaceAll('/', '-')}-${seq}-${hash}-${schema}.jsonl.zst`)
}

/** Writes some streams of a state with the rows that follow from them, and `tables` if that is wanted. */
export async function writePart(
  file: string,
  state: HallState,
  streams: readonly StreamHead[],
  besides: { readonly closed: readonly StreamHead[]; readonly withTables: boolean },
): Promise<void> {
  await writeTextFile(file, partLines(state, streams, besides))
}

function* partLines(
  state: HallState,
  streams: readonly StreamHead[],
  { closed, withTables }: { readonly closed: readonly StreamHead[]; readonly withTables: boolean },
): Generator<string> {
  yield JSON.stringify({ format: FORMAT, schema: state.schema, closed } satisfies Heading)
  for (const { stream, seq, hash } of streams) {
    yield JSON.stringify({ stream, seq, hash, columns: state.columns })
    for (const row of state.events(stream)) yield JSON.stringify(row)
  }
  const tables = [...streams.flatMap(({ stream }) => state.rowsOf(stream)), ...(withTables ? state.tables() : [])]
  for (const { table, columns, rows } of tables) {
    yield JSON.stringify({ table, columns })
    for (const row of rows) yield JSON.stringify(row)
  }
}

/** Reads a file and gives its rows to `taker`. Throws FileUnsound or ChainBroken; what was given then counts for nothing. */
export async function readPart(file: string, taker: Taker = checkOnly()): Promise<Held> {
  let heading: Heading | null = null
  let section: Section | null = null
  const heads: StreamHead[] = []
  let reached: StreamHead | null = null
  const endSection = (): void => {
    if (section?.stream === undefined) return
    if (reached?.seq !== section.seq || reached.hash !== section.hash)
      throw new FileUnsound(`${file}: ${section.stream} does not end as it did when it was copied`)
    heads.push(reached)
    reached = null
  }
  const give = (rows: readonly Row[]): void => {
    if (section === null || rows.length === 0) return
    if (section.table !== undefined) taker.rows(section.table, section.columns, rows)
    else if (section.stream !== undefined)
      reached = { stream: section.stream, ...taker.events(section.stream, section.columns, rows) }
  }
  for await (const lines of linesOf(file)) {
    let rows: Row[] = []
    for (const line of lines) {
      if (line.startsWith('[')) {
        rows.push(JSON.parse(line) as Row)
        continue
      }
      give(rows)
      rows = []
      if (heading === null) {
        heading = JSON.parse(line) as Heading
        continue
      }
      endSection()
      section = JSON.parse(line) as Section
    }
    give(rows)
  }
  endSection()
  if (heading?.format !== FORMAT) throw new FileUnsound(`${file} is not in the format ${FORMAT} of a backup`)
  return { schema: heading.schema, closed: heading.closed, heads }
}

/** The heading of a backup, without a look at the rest. */
export async function headingOf(file: string): Promise<Pick<Held, 'schema' | 'closed'>> {
  for await (const [line] of linesOf(file)) return JSON.parse(line as string) as Heading
  throw new FileUnsound(`${file} is empty`)
}

function checkOnly(): Taker {
  let chain: { readonly stream: string; readonly reckon: ReturnType<typeof createChain> } | null = null
  return {
    events: (stream, _columns, rows) => {
      if (chain?.stream !== stream) chain = { stream, reckon: createChain(stream) }
      for (const row of rows) chain.reckon.next(row)
      return chain.reckon.head()
    },
    rows: () => undefined,
  }
}

/** Reads a whole backup, its own file and every day that is over; gives its number of records. Throws what readPart throws. */
export async function readBackup(file: string, taker: Taker = checkOnly()): Promise<number> {
  const held = await readPart(file, taker)
  let events = sumOf(held.heads)
  for (const head of held.closed) {
    const part = closedFile(dirname(file), head, held.schema)
    if (!existsSync(part))
      throw new FileUnsound(`${file} needs ${join(CLOSED, basename(part))} beside it, and that is missing`)
    const [found] = (await readPart(part, taker)).heads
    if (found?.stream !== head.stream || found.hash !== head.hash)
      throw new FileUnsound(`${part} does not hold what its name says`)
    events += found.seq
  }
  return events
}

/** Builds the hall's file `target` from a backup; gives its number of records. Leaves nothing behind when it throws. */
export async function buildFromBackup(file: string, target: string): Promise<number> {
  const { schema } = await headingOf(file)
  const builder = buildSqlite(target, schema)
  try {
    const events = await readBackup(file, builder)
    builder.finish()
    return events
  } catch (error) {
    builder.abandon()
    rmSync(target, { force: true })
    throw error
  }
}

export function sumOf(heads: readonly StreamHead[]): number {
  return heads.reduce((sum, { seq }) => sum + seq, 0)
}
