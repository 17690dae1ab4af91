/**
 * Puts a finished file in the place of a hall's: at every moment either the old or the new one is at its path, and the
 * old one is kept. Whoever is killed on the way leaves a folder that a hall does not open by mistake.
 */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { noteOf } from '../store/beside/acknowledged.ts'
import { forgetChecked } from '../store/checked-heads.ts'

/** `aside`: the name without its end under which the old file is kept. Gives that file; null when there was none. */
export function exchange(data: string, draft: string, aside: string): string | null {
  const target = join(data, 'hall.db')
  const kept = join(data, `${aside}.db`)
  const isThere = existsSync(target)
  forgetChecked(target)
  // The journals first: an old journal beside the new file would be taken for a part of it.
  for (const ending of ['-wal', '-shm']) if (existsSync(target + ending)) renameSync(target + ending, kept + ending)
  if (isThere) keepBeside(target, kept)
  for (const ending of ['.lock', '-wal', '-shm']) rmSync(draft + ending, { force: true })
  renameSync(draft, target)
  // The note last: until it is gone, a file that lacks what was acknowledged is not opened.
  if (existsSync(noteOf(target))) renameSync(noteOf(target), join(data, `${aside}.acknowledged`))
  rmSync(noteOf(draft), { force: true })
  syncFolder(data)
  return isThere ? kept : null
}

/** A second name for the same file; where the disk knows none, its only name until the new file comes. */
function keepBeside(target: string, kept: string): void {
  try {
    linkSync(target, kept)
  } catch {
    renameSync(target, kept)
  }
}

function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    fsyncSync(handle)
    closeSync(handle)
  } catch {
    // Windows opens no folders; there a rename is kept by itself.
  }
}
