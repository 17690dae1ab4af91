/**
 * Makes folders. The runtime’s own recursive way tries for ever where the system says of a folder that is there that it
 * is not: under /proc, behind a link that leads nowhere, on a drive that was taken out.
 */
import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Makes `folder` and what is missing above it, each tried once. Throws what the system says of the first that fails. */
export function makeFolder(folder: string, mode?: number): void {
  const missing: string[] = []
  for (let at = resolve(folder); !isThere(at) && dirname(at) !== at; at = dirname(at)) missing.push(at)
  if (missing.length === 0) makeOne(resolve(folder), mode)
  for (const one of missing.reverse()) makeOne(one, mode)
}

/** One that is there already, also since a moment ago by another process, is well. */
function makeOne(folder: string, mode: number | undefined): void {
  if (isFolder(folder)) return
  try {
    mkdirSync(folder, mode === undefined ? {} : { mode })
  } catch (error) {
    if (!isFolder(folder)) throw error
  }
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
