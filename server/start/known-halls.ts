/** A note outside the data folder of the places in which this machine has kept a hall: it outlives the folder (KEEP-13). */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import { ConfigError } from '../site-file/config.ts'

/** Whether the note `file` (one folder a line) says that a hall was kept in the folder `data`; no note: false. */
export function isKnownPlace(file: string, data: string): boolean {
  return placesIn(file).includes(resolve(data))
}

/**
 * Notes that a hall is kept in `data`; nothing is written when that is known. Throws ConfigError where the note cannot be
 * written: a hall that believes itself guarded and is not is worse than one that says so at its first start.
 */
export function rememberPlace(file: string, data: string): void {
  const places = placesIn(file)
  if (places.includes(resolve(data))) return
  try {
    makeFolder(dirname(file))
    writeFileSync(`${file}.new`, [...places, resolve(data), ''].join('\n'))
    renameSync(`${file}.new`, file)
  } catch (error) {
    throw new ConfigError(
      `--known: ${file} cannot be written (${error instanceof Error ? error.message : String(error)}). Name a file outside the data folder that the server may write, or leave --known out.`,
    )
  }
}

function placesIn(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new ConfigError(
      `--known: ${file} cannot be read (${error instanceof Error ? error.message : String(error)}). Let the server read it, or leave --known out.`,
    )
  }
}
