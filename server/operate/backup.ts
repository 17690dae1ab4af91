/**
 * Backups that count: taken beside the running server, opened again, checked, and compared before the older ones may
 * go.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { copySqlite, holdSqlite, readSqliteStore } from '../store/sqlite.ts'
import { UsageError, type Report } from './replay/report.ts'
import { verify } from './verify.ts'

export interface Kept {
  /** Newest backups that are kept, however old. */
  readonly newest: number
  /** Besides, the last one of each of so many days. */
  readonly days: number
}

export const KEPT: Kept = { newest: 48, days: 30 }
const NAME = /^hall-(\d{4}-\d{2}-\d{2})T\d{2}-\d{2}-\d{2}\.db$/

/** The file of a backup taken at `atMs`: hall-2026-11-25T10-15-00.db, in UTC. */
export function backupName(atMs: number): string {
  return `hall-${new Date(atMs).toISOString().slice(0, 19).replace(/:/g, '-')}.db`
}

/**
 * Copies `<data>/hall.db` into `folder`, opens the copy, checks it and its hash chains, and compares every stream's
 * head with the source
 * as it was before: only then does the copy get its name. Throws when any of it fails; nothing older is touched then.
 */
export async function backup(data: string, folder: string, atMs: number, kept: Kept = KEPT): Promise<Report> {
  mkdirSync(folder, { recursive: true })
  const before = await headsOf(join(data, 'hall.db'))
  const target = join(folder, backupName(atMs))
  const draft = `${target}.part`
  rmSync(draft, { force: true })
  await copySqlite(join(data, 'hall.db'), draft)
  const after = await headsOf(draft)
  const behind = [...before].find(([stream, seq]) => (after.get(stream) ?? 0) < seq)
  if (behind)
    throw new Error(`the copy lacks the end of ${behind[0]} (${after.get(behind[0]) ?? 0} of ${behind[1]} records)`)
  const checked = await checkedCopy(draft)
  renameSync(draft, target)
  const gone = rotate(folder, kept)
  return {
    json: { ok: true, file: target, events: checked, bytes: statSync(target).size, removed: gone.length },
    lines: [
      `${target}: ${checked} records, every one as it was written.${gone.length > 0 ? ` ${gone.length} older backups removed.` : ''}`,
    ],
    exit: 0,
  }
}

/**
 * Puts a backup into `data`. Refuses a folder that already holds a database unless `isReplacing`: then the old file is
 * kept beside it
 * under another name. Nothing is ever deleted.
 */
export async function restore(from: string, data: string, isReplacing: boolean, atMs: number): Promise<Report> {
  const source = newestIn(from)
  await checkedCopy(source)
  const target = join(data, 'hall.db')
  mkdirSync(data, { recursive: true })
  if (existsSync(target) && !isReplacing)
    throw new UsageError(
      `${data} already holds a hall. Name an empty folder with --data, or add --replace: the old file is then kept beside the new one.`,
    )
  const release = holdSqlite(target)
  try {
    const stamp = backupName(atMs).slice(5, -3)
    for (const ending of ['', '-wal', '-shm'])
      if (existsSync(target + ending))
        renameSync(target + ending, `${join(data, `hall.replaced-${stamp}.db`)}${ending}`)
    await copySqlite(source, target)
  } finally {
    release()
  }
  const events = await checkedCopy(target)
  return {
    json: { ok: true, file: target, from: source, events },
    lines: [`${target} holds ${events} records from ${basename(source)}. Start the server on this folder.`],
    exit: 0,
  }
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

function newestIn(from: string): string {
  if (!existsSync(from))
    throw new UsageError(`There is nothing at ${from}. Name a backup file, or the folder that holds them, with --from.`)
  if (!statSync(from).isDirectory()) return from
  return backupsIn(from).at(-1) ?? fail(`${from} holds no backup of a hall.`)
}

function fail(sentence: string): never {
  throw new UsageError(sentence)
}

/** Opens a copy and checks every chain in it; gives its number of records. Throws when it does not count. */
export async function checkedCopy(file: string): Promise<number> {
  const store = readSqliteStore(file)
  try {
    const found = await verify(store)
    if (found.exit !== 0) throw new Error(`${file} does not count as a backup: ${found.lines.join(' ')}`)
    return found.json.events as number
  } finally {
    await store.close()
  }
}

async function headsOf(file: string): Promise<ReadonlyMap<string, number>> {
  const store = readSqliteStore(file)
  try {
    const heads = new Map<string, number>()
    for (const stream of await store.streams()) heads.set(stream, (await store.head(stream)).seq)
    return heads
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
