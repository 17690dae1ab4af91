/** Up to which record of each stream somebody has taken everything: one small file, replaced as a whole. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ConfigError } from '../site-file/yaml-file.ts'
import type { Store } from '../store/port.ts'

export interface Cursor {
  /** Number of the last record taken; 0: none of this stream. */
  of(stream: string): number
  advance(stream: string, seq: number): void
  /** Writes it durably, if it has changed; a crash before that sends some records a second time. */
  keep(): Promise<void>
}

const fileSchema = z.record(z.string(), z.number().int().nonnegative())

/** Reads it; the first time it stands at the end of every stream. Throws ConfigError when the file is spoilt. */
export async function openCursor(
  folder: string,
  name: string,
  store: Pick<Store, 'streams' | 'head'>,
): Promise<Cursor> {
  const file = join(folder, `${name}.json`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const taken = new Map<string, number>(existsSync(file) ? kept(file) : [])
  let isChanged = false
  if (!existsSync(file)) {
    for (const stream of await store.streams()) taken.set(stream, (await store.head(stream)).seq)
    isChanged = true
  }
  const keep = async (): Promise<void> => {
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
  await keep()
  return {
    of: (stream) => taken.get(stream) ?? 0,
    advance: (stream, seq) => {
      taken.set(stream, seq)
      isChanged = true
    },
    keep,
  }
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
