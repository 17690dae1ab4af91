/**
 * Backups that count: one state of the running hall, read again and compared before the older ones may go. Days that
 * are over are copied once and shared; each backup holds what may still change.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import { noteOf } from '../store/beside/acknowledged.ts'
import { rememberChecked } from '../store/checked-heads.ts'
import { copySqlite, holdSqlite, mustHold, openSqliteStore, readSqliteStore, readState } from '../store/sqlite.ts'
import type { StreamHead } from '../store/sqlite-copy.ts'
import { FileUnsound } from '../store/text-file.ts'
import { StoreUnusable } from '../store/unusable.ts'
import { CLOSED, buildFromBackup, readBackup, readPart, sumOf, writePart } from './backup-file.ts'
import { closedAmong, forgetClosed, keepClosed } from './closed-days.ts'
import { exchange } from './exchange.ts'
import { UsageError, type Report } from './replay/report.ts'
import { verify } from './verify.ts'
import { lossReport, lostSince, withhold } from './withheld.ts'

export interface Kept {
  /** Newest backups that are kept, however old. */
  readonly newest: number
  /** Besides, the last one of each of so many days. */
  readonly days: number
}

export const KEPT: Kept = { newest: 48, days: 30 }
/** Of this program, and whole files of the program before it. */
const NAME = /^hall-(\d{4}-\d{2}-\d{2})T\d{2}-\d{2}-\d{2}\.(jsonl\.zst|db)$/
/** What a copy that was broken off has left, of this program or an earlier one. */
const LEFT_BEHIND = /\.(unchecked|part(-wal|-shm|-journal)?)$/

const HOLD_TRIES = 20
const HOLD_STEP_MS = 100

/** The time of a backup taken at `atMs` as it stands in names, in UTC: 2026-11-25T10-15-00. */
export function stampOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replace(/:/g, '-')
}

/** The file of a backup taken at `atMs`. */
export function backupName(atMs: number): string {
  return `hall-${stampOf(atMs)}.jsonl.zst`
}

/**
 * Copies one state of `<data>/hall.db` into `folder`, reads the copy again with its hash chains, and compares every
 * stream's head with the source as it was before: only then does the copy get its name. Throws when any of it fails;
 * nothing older is touched then.
 */
export async function backup(data: string, folder: string, atMs: number, kept: Kept = KEPT): Promise<Report> {
  // Before the folder is made: a name that was typed wrong leaves nothing behind.
  mustHold(join(data, 'hall.db'))
  makeFolder(folder)
  const release = holdFolder(folder)
  try {
    clearDrafts(folder)
    return await backupAlone(data, folder, atMs, kept)
  } finally {
    release()
  }
}

async function backupAlone(data: string, folder: string, atMs: number, kept: Kept): Promise<Report> {
  const target = join(folder, backupName(atMs))
  const unchecked = `${target}.unchecked`
  const state = readState(join(data, 'hall.db'))
  try {
    const heads = state.heads()
    const closed = closedAmong(heads, state.behind())
    const open = heads.filter((head) => !closed.includes(head))
    const days = await keepClosed(folder, state, closed)
    await writePart(unchecked, state, open, { closed, withTables: true })
    compare(heads, await readPart(unchecked))
    renameSync(unchecked, target)
    rememberChecked(join(data, 'hall.db'), heads)
    const gone = rotate(folder, kept)
    await forgetClosed(
      folder,
      closed,
      state.schema,
      backupsIn(folder).filter((file) => !file.endsWith('.db')),
    )
    return reported(target, sumOf(heads), days, gone.length)
  } finally {
    state.close()
  }
}

function reported(file: string, events: number, days: Awaited<ReturnType<typeof keepClosed>>, removed: number): Report {
  return {
    json: { ok: true, file, events, bytes: statSync(file).size, ...days, removed },
    lines: [
      `${file}: ${events} records, every one as it was written.${removed > 0 ? ` ${removed} older backups removed.` : ''}`,
      `Streams of days that are over: ${days.copied} copied, ${days.readAgain} read again.`,
      ...days.mended.map((name) => `${name} had changed on its disk and was written anew; look at that disk.`),
    ],
    exit: 0,
  }
}

/** Every stream as the source had it, here or in a file of its own. */
function compare(heads: readonly StreamHead[], copy: Awaited<ReturnType<typeof readPart>>): void {
  const copied = new Map([...copy.closed, ...copy.heads].map((head) => [head.stream, head]))
  const behind = heads.find(({ stream, hash }) => copied.get(stream)?.hash !== hash)
  if (behind) throw new FileUnsound(`the copy lacks the end of ${behind.stream} (record ${behind.seq})`)
}

/** One backup at a time into a folder; the system lets go of it by itself when this process dies. */
function holdFolder(folder: string): () => void {
  const name = join(folder, 'backup')
  try {
    return holdSqlite(name)
  } catch (error) {
    if (error instanceof StoreUnusable && error.why === 'other')
      throw new UsageError(`Another backup into ${folder} is still running; wait until it has ended.`)
    throw error
  }
}

function clearDrafts(folder: string): void {
  for (const place of [folder, join(folder, CLOSED)])
    for (const name of existsSync(place) ? readdirSync(place) : [])
      if (LEFT_BEHIND.test(name)) rmSync(join(place, name), { force: true })
}

/**
 * Puts a backup into `data`. Refuses a folder that already holds a database unless `isReplacing`: then the old file is
 * kept beside it under another name. Nothing is ever deleted.
 */
export async function restore(from: string, data: string, isReplacing: boolean, atMs: number): Promise<Report> {
  const source = newestIn(from)
  const target = join(data, 'hall.db')
  makeFolder(data)
  if (existsSync(target) && !isReplacing)
    throw new UsageError(
      `${data} already holds a hall. Name an empty folder with --data, or add --replace: the old file is then kept beside the new one.`,
    )
  const release = await holdHall(target)
  try {
    const { draft, events } = await putBack(source, data)
    const lost = await settleNumbers(target, draft, atMs)
    exchange(data, draft, `hall.replaced-${stampOf(atMs)}`)
    return {
      json: { ok: true, file: target, from: source, events, ...lost.json },
      lines: [
        `${target} holds ${events} records from ${basename(source)}. Start the server on this folder.`,
        ...lost.lines,
      ],
      exit: 0,
    }
  } finally {
    release()
  }
}

/** Whatever was acknowledged after the backup is said, and its numbers are not given again. */
async function settleNumbers(target: string, draft: string, atMs: number): Promise<Pick<Report, 'json' | 'lines'>> {
  const store = openSqliteStore(draft)
  try {
    const lost = await lostSince(target, store)
    const next = await withhold(store, lost.numbers, lost.isKnown ? 'none' : 'today', atMs)
    return lossReport(lost, next)
  } finally {
    await store.close()
  }
}

/**
 * Keeps servers away from a hall's file while it is exchanged. A server that waits for a sound one looks at it now and
 * then, so it is asked for again for a moment. Throws StoreUnusable when a server has the hall open.
 */
export async function holdHall(file: string): Promise<() => void> {
  for (let tries = HOLD_TRIES; ; tries -= 1) {
    try {
      return holdSqlite(file)
    } catch (error) {
      if (tries <= 1 || !(error instanceof StoreUnusable) || error.why !== 'other') throw error
    }
    await new Promise((resolve) => setTimeout(resolve, HOLD_STEP_MS))
  }
}

/**
 * A backup of either kind as a hall's file beside `hall.db`, checked as a whole; gives where it stands and its number of
 * records. Throws, and leaves nothing, when it is not sound.
 */
export async function putBack(
  source: string,
  data: string,
): Promise<{ readonly draft: string; readonly events: number }> {
  const draft = emptyDraft(data)
  try {
    if (source.endsWith('.db')) {
      await checkedCopy(source)
      await copySqlite(source, draft)
    } else await buildFromBackup(source, draft)
    return { draft, events: await checkedCopy(draft) }
  } catch (error) {
    emptyDraft(data)
    throw unsound(source, error)
  }
}

/** Where a hall's file is built beside `hall.db`, with nothing in the way. */
export function emptyDraft(data: string): string {
  const draft = join(data, 'hall.restoring.db')
  for (const ending of ['', '-wal', '-shm', '-journal', '.lock']) rmSync(draft + ending, { force: true })
  rmSync(noteOf(draft), { force: true })
  return draft
}

/** Backups in a folder, oldest first. */
export function backupsIn(folder: string): readonly string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => NAME.test(name))
        .sort()
        .map((name) => join(folder, name))
    : []
}

export function newestIn(from: string): string {
  if (!existsSync(from))
    throw new UsageError(`There is nothing at ${from}. Name a backup file, or the folder that holds them, with --from.`)
  if (!statSync(from).isDirectory()) return from
  return backupsIn(from).at(-1) ?? fail(`${from} holds no backup of a hall.`)
}

function fail(sentence: string): never {
  throw new UsageError(sentence)
}

/**
 * Reads a backup of either kind as a whole, with every day that is over; gives its number of records. Throws FileUnsound
 * or StoreUnusable when it does not count.
 */
export async function checkedBackup(file: string): Promise<number> {
  return (file.endsWith('.db') ? checkedCopy(file) : readBackup(file)).catch((error: unknown) => {
    throw unsound(file, error)
  })
}

/** Whatever went wrong with a backup while it was read, as a sentence. */
function unsound(file: string, error: unknown): StoreUnusable | FileUnsound {
  if (error instanceof StoreUnusable) return error
  const words = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '').replace(`${file} `, 'it ')
  return new FileUnsound(`${file} does not count as a backup: ${words}. Name another with --from.`)
}

/** Opens a hall's file and checks every chain in it; gives its number of records. Throws when one does not fit. */
export async function checkedCopy(file: string): Promise<number> {
  const store = readSqliteStore(file)
  try {
    const found = await verify(store)
    if (found.exit !== 0) throw new FileUnsound(found.lines.join(' '))
    return found.json.events as number
  } finally {
    await store.close()
  }
}

function rotate(folder: string, kept: Kept): readonly string[] {
  const all = [...backupsIn(folder)].reverse()
  const days = new Set<string>()
  const gone = all.filter((file, at) => {
    const day = NAME.exec(basename(file))?.[1] ?? ''
    const isLastOfDay = !days.has(day)
    days.add(day)
    return at >= kept.newest && !(isLastOfDay && days.size <= kept.days)
  })
  for (const file of gone) rmSync(file)
  return gone
}
