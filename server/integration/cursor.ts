/**
 * Up to which record of each stream somebody has taken everything: one small file, replaced as a whole. A hall has
 * millions of cases: of these it keeps a time up to which all is taken, and the few that were written to since.
 */
import { existsSync, readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import { z } from 'zod'
import { DATED_KINDS, STANDING_STREAMS } from '../../domain/contract/subjects.ts'
import { kindOfStream } from '../../domain/words/stream.ts'
import { ConfigError } from '../site-file/yaml-file.ts'
import type { Store } from '../store/port.ts'

export interface Cursor {
  /** Streams in which something may lie that was not taken, each with the number of its last record that was. */
  waiting(): Promise<readonly Taken[]>
  advance(stream: string, seq: number): void
  /** Everything of the last `waiting()` is taken. */
  allTaken(): void
  /** Writes it durably, if it has changed; a crash before that sends some records a second time. */
  keep(): Promise<void>
}

export interface Taken {
  readonly stream: string
  /** 0: none of this stream. */
  readonly seq: number
}

const CASE = 'case'
/** The time, UTC ms, up to which all records of cases are taken; no stream has such a name. */
const CASES_SINCE = 'case/*'
/** Servers over one database differ in their clocks, and a commit takes a moment: so far back cases are looked at again. */
const OVERLAP_MS = 600_000
const DATE = /\d{4}-\d{2}-\d{2}$/
/** No backup that is restored is older, and a start does not ask for the days of years. */
const BACKUPS_REACH_MS = 40 * 86_400_000
const FEW_KINDS = [...new Set([...DATED_KINDS, ...STANDING_STREAMS.map(kindOfStream)])].filter((kind) => kind !== CASE)
const fileSchema = z.record(z.string(), z.number().int().nonnegative())

type Log = Pick<Store, 'streams' | 'casesWritten' | 'head'>

/** Reads it; the first time it stands at the end of every stream. Throws ConfigError when the file is spoilt. */
export async function openCursor(folder: string, name: string, store: Log, nowMs: () => number): Promise<Cursor> {
  const file = join(folder, `${name}.json`)
  makeFolder(folder, 0o700)
  const isFirst = !existsSync(file)
  const taken = new Map<string, number>(isFirst ? [] : kept(file))
  let isChanged = isFirst
  let askedMs = nowMs()
  if (isFirst) await standAtEnd(store, taken, askedMs - OVERLAP_MS)
  else isChanged = await setBack(store, taken, askedMs)

  async function keep(): Promise<void> {
    if (!isChanged) return
    isChanged = false
    const handle = await open(`${file}.new`, 'w', 0o600)
    try {
      await handle.writeFile(JSON.stringify(Object.fromEntries(taken)))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${file}.new`, file)
  }

  async function waitingCases(): Promise<readonly Taken[]> {
    askedMs = nowMs()
    // A clock that was set back writes records before the time that was reached.
    const sinceMs = Math.min(taken.get(CASES_SINCE) ?? 0, Math.max(0, askedMs - OVERLAP_MS))
    const written = await store.casesWritten(sinceMs)
    const names = new Set(written.map((one) => one.stream))
    for (const stream of taken.keys())
      if (kindOfStream(stream) === CASE && stream !== CASES_SINCE && !names.has(stream)) taken.delete(stream)
    const all = written.map((one) => ({ ...one, seq: taken.get(one.stream) ?? one.first - 1 }))
    // What was taken stays noted as long as the look reaches back to it.
    for (const { stream, seq } of all) taken.set(stream, seq)
    return all.filter((one) => one.last > one.seq)
  }

  await keep()
  return {
    waiting: async () => {
      const others = (await fewStreams(store)).map((stream) => ({ stream, seq: taken.get(stream) ?? 0 }))
      return [...others, ...(await waitingCases())]
    },
    advance: (stream, seq) => {
      taken.set(stream, seq)
      isChanged = true
    },
    allTaken: () => {
      // A note of an earlier program has no such time: kept at once, or every start would look through all cases again.
      if (!taken.has(CASES_SINCE)) isChanged = true
      taken.set(CASES_SINCE, Math.max(0, askedMs - OVERLAP_MS))
    },
    keep,
  }
}

/**
 * Streams that end before what was taken are of a hall that was brought back from a backup: what is written there from now
 * on is new, whatever its number. Gives whether there were any.
 */
async function setBack(store: Log, taken: Map<string, number>, nowMs: number): Promise<boolean> {
  const oldest = new Date(nowMs - BACKUPS_REACH_MS).toISOString().slice(0, 10)
  let isBack = false
  for (const [stream, seq] of taken) {
    if (stream === CASES_SINCE || (DATE.exec(stream)?.[0] ?? oldest) < oldest) continue
    const head = await store.head(stream)
    if (head.seq >= seq) continue
    taken.set(stream, head.seq)
    isBack = true
  }
  return isBack
}

async function standAtEnd(store: Log, taken: Map<string, number>, sinceMs: number): Promise<void> {
  for (const stream of await fewStreams(store)) taken.set(stream, (await store.head(stream)).seq)
  for (const { stream, last } of await store.casesWritten(Math.max(0, sinceMs))) taken.set(stream, last)
  taken.set(CASES_SINCE, Math.max(0, sinceMs))
}

/** Every stream but the cases'. */
async function fewStreams(store: Log): Promise<readonly string[]> {
  const dated = await Promise.all(FEW_KINDS.map((kind) => store.streams(kind)))
  return [...STANDING_STREAMS, ...dated.flat()]
}

function kept(file: string): readonly (readonly [string, number])[] {
  try {
    return Object.entries(fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
  } catch {
    throw new ConfigError(
      `${file} cannot be read, so nobody knows what this receiver has been told. Remove it to begin with what happens from now on.`,
    )
  }
}
