/**
 * Days that are over, in files of their own beside the backups: copied and checked once, shared by every later backup,
 * and read again in turn, so that none is trusted for ever.
 */
import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { basename, join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import type { HallState, StreamHead } from '../store/sqlite-copy.ts'
import { CLOSED, closedFile, headingOf, readPart, writePart } from './backup-file.ts'

/** Files are read again for so long with each backup, the longest unread first, and at least one. */
const READ_AGAIN_MS = 150

export interface ClosedDays {
  readonly copied: number
  readonly readAgain: number
  /** Files that had changed on their disk and were written anew. */
  readonly mended: readonly string[]
}

/**
 * Streams with a date in their name before the newest day: they get no more records, as a rule. One whose rows are behind
 * is not over yet.
 */
export function closedAmong(heads: readonly StreamHead[], behind: ReadonlySet<string>): readonly StreamHead[] {
  const dateOf = ({ stream }: StreamHead): string | null => /\/(\d{4}-\d{2}-\d{2})$/.exec(stream)?.[1] ?? null
  const newest = heads
    .filter(({ stream }) => stream.startsWith('day/'))
    .reduce((date, head) => ((dateOf(head) ?? '') > date ? (dateOf(head) as string) : date), '')
  return heads.filter((head) => {
    const date = dateOf(head)
    return date !== null && date < newest && !behind.has(head.stream)
  })
}

/** Sees to it that every one of `closed` has its file. Throws ChainBroken when the hall's own records do not fit. */
export async function keepClosed(folder: string, state: HallState, closed: readonly StreamHead[]): Promise<ClosedDays> {
  makeFolder(join(folder, CLOSED))
  const write = (head: StreamHead): Promise<void> =>
    writePart(closedFile(folder, head, state.schema), state, [head], { closed: [], withTables: false })
  const there: StreamHead[] = []
  let copied = 0
  for (const head of closed) {
    if (existsSync(closedFile(folder, head, state.schema))) there.push(head)
    else {
      await write(head)
      copied += 1
    }
  }
  const mended: string[] = []
  let readAgain = 0
  const untilMs = performance.now() + READ_AGAIN_MS
  for (const { head, file } of longestUnread(folder, there, state.schema)) {
    if (readAgain > 0 && performance.now() > untilMs) break
    readAgain += 1
    if (await isSound(file)) utimesSync(file, new Date(), new Date())
    else {
      await write(head)
      mended.push(basename(file))
    }
  }
  return { copied, readAgain, mended }
}

function longestUnread(
  folder: string,
  heads: readonly StreamHead[],
  schema: number,
): readonly { readonly head: StreamHead; readonly file: string }[] {
  return heads
    .map((head) => {
      const file = closedFile(folder, head, schema)
      return { head, file, readMs: statSync(file).mtimeMs }
    })
    .sort((a, b) => a.readMs - b.readMs)
}

async function isSound(file: string): Promise<boolean> {
  try {
    await readPart(file)
    return true
  } catch {
    return false
  }
}

/** Removes the files that none of `backups` needs; those of `current` are needed by the newest. */
export async function forgetClosed(
  folder: string,
  current: readonly StreamHead[],
  schema: number,
  backups: readonly string[],
): Promise<void> {
  const needed = new Set(current.map((head) => basename(closedFile(folder, head, schema))))
  const others = readdirSync(join(folder, CLOSED)).filter((name) => !needed.has(name))
  if (others.length === 0) return
  for (const backup of backups) {
    const heading = await headingOf(backup).catch(() => null)
    // What a backup needs that cannot be read now is not for this program to say.
    if (heading === null) return
    for (const head of heading.closed) needed.add(basename(closedFile(folder, head, heading.schema)))
  }
  for (const name of others) if (!needed.has(name)) rmSync(join(folder, CLOSED, name))
}
