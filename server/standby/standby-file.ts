/**
 * standby.json in a folder that follows a hall: from where, how far, by which process; and what it takes to open such a
 * folder as the hall.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StoreUnusable } from '../store/unusable.ts'

export interface StandbyNote {
  readonly from: string
  readonly site: string | null
  readonly pid: number
  readonly state: 'fetching' | 'following' | 'lost'
  readonly events: number
  readonly newestMs: number
  /** When it was written, UTC ms. */
  readonly atMs: number
}

/** A note this young was written by a process that runs. */
const FRESH_MS = 10_000
const ANSWER_WITHIN_MS = 2000
const GIVE_WAY_WITHIN_MS = 5000
const STEP_MS = 50

/** The note of a folder; null when it follows nobody. */
export function readNote(data: string): StandbyNote | null {
  const file = join(data, 'standby.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as StandbyNote) : null
}

/** Writes the note whole or not at all. */
export function writeNote(data: string, note: StandbyNote): void {
  const file = join(data, 'standby.json')
  writeFileSync(`${file}.part`, JSON.stringify(note))
  renameSync(`${file}.part`, file)
}

/**
 * Makes a folder that has followed a hall ready to be the hall: refuses while the old one still gives numbers, and ends
 * the follower that
 * still writes here. Does nothing for any other folder. Gives the way to forget that it has followed, for when the hall
 * is open. Throws StoreUnusable with one sentence.
 */
export async function promote(data: string, nowMs: () => number): Promise<() => void> {
  const note = readNote(data)
  if (note === null) return () => undefined
  if (await isGivingNumbers(note.from))
    throw new StoreUnusable(
      `${data} follows ${note.from}, and that hall still gives numbers: two halls would give the same ones. Stop it first (or wait until it answers no more), then start this one.`,
    )
  if (nowMs() - note.atMs < FRESH_MS) await endFollower(note, nowMs)
  return () => rmSync(join(data, 'standby.json'), { force: true })
}

async function isGivingNumbers(from: string): Promise<boolean> {
  try {
    return (await fetch(`${from}/health`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })).ok
  } catch {
    return false
  }
}

/** Asks the follower to end and waits for its last note to be gone. */
async function endFollower(note: StandbyNote, nowMs: () => number): Promise<void> {
  try {
    process.kill(note.pid, 'SIGTERM')
  } catch {
    return
  }
  const untilMs = nowMs() + GIVE_WAY_WITHIN_MS
  while (isAlive(note.pid) && nowMs() < untilMs) await new Promise((resolve) => setTimeout(resolve, STEP_MS))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
