/**
 * hall.checked.json beside a hall's file: up to which record each stream was found to be what was written. Only a note:
 * without it everything is read again.
 */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Head } from './port.ts'

export interface Checked {
  readonly heads: ReadonlyMap<string, Head>
  /** Stretches of one stream from its first record on, each walked along the chain once; see hash-chain.ts. */
  readonly stretches: Stretches
  /** When the whole file, every page and every record, was last found sound, UTC ms; null: never. */
  readonly fullMs: number | null
}

/** One stream's records by stretches that follow on each other. */
export interface Stretches {
  readonly stream: string
  readonly of: readonly Stretch[]
}

export interface Stretch {
  /** Its last record. */
  readonly upTo: number
  /** SHA-256 of its records, each as `wholeLine`, each behind it a line end. */
  readonly digest: string
}

const NO_STRETCHES: Stretches = { stream: '', of: [] }

interface Note {
  readonly format: number
  /** The file that was read, as its disk numbers it: another one that was put in its place is checked afresh. */
  readonly file: number
  readonly fullMs: number | null
  readonly heads: readonly (readonly [stream: string, seq: number, hash: string])[]
  /** Left out by a note of an earlier program. */
  readonly stretches?: Stretches
}

const FORMAT = 1

function noteBeside(file: string): string {
  return join(dirname(file), 'hall.checked.json')
}

/** What is noted of a hall's file; nothing when there is no note, none that can be read, or one of another file. */
export function readChecked(file: string): Checked {
  try {
    const note = JSON.parse(readFileSync(noteBeside(file), 'utf8')) as Note
    if (note.format === FORMAT && note.file === statSync(file).ino)
      return {
        heads: new Map(note.heads.map(([stream, seq, hash]) => [stream, { seq, hash }])),
        stretches: note.stretches ?? NO_STRETCHES,
        fullMs: note.fullMs,
      }
  } catch {
    // Then everything is read again.
  }
  return { heads: new Map(), stretches: NO_STRETCHES, fullMs: null }
}

/**
 * Notes these heads beside those noted before; `fullMs` when the whole file was read as well, `stretches` when a stream
 * was read on. Two who write at once lose one of the notes, which is then read again.
 */
export function rememberChecked(
  file: string,
  heads: readonly (Head & { readonly stream: string })[],
  fullMs: number | null = null,
  stretches: Stretches | null = null,
): void {
  const known = readChecked(file)
  const all = new Map(known.heads)
  for (const { stream, seq, hash } of heads) all.set(stream, { seq, hash })
  const note: Note = {
    format: FORMAT,
    file: statSync(file).ino,
    fullMs: fullMs ?? known.fullMs,
    heads: [...all].map(([stream, { seq, hash }]) => [stream, seq, hash]),
    stretches: stretches ?? known.stretches,
  }
  const draft = `${noteBeside(file)}.${process.pid}`
  try {
    writeFileSync(draft, JSON.stringify(note))
    renameSync(draft, noteBeside(file))
  } catch {
    rmSync(draft, { force: true })
  }
}

/** Forgets all of it: another file takes the place of the one that was checked. */
export function forgetChecked(file: string): void {
  rmSync(noteBeside(file), { force: true })
}
