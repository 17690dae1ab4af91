/**
 * Whether a hall's file is the right one and whole. hall.acknowledged beside it: how far each stream was when people were
 * answered, and which numbers they got; it is no part of the file and its journal, so that a journal that was cut, or
 * another file in the place of the right one, is told from a hall that simply has no more. And whether the file that is
 * open is still the one at its path: a folder may be taken away under a running hall.
 */
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { Append, Head } from '../port.ts'
import { StoreUnusable } from '../unusable.ts'

/** One write that was answered. */
export interface Answered {
  readonly stream: string
  readonly seq: number
  /** The first digits of that record's hash. */
  readonly hash: string
  /** Ticket numbers that were given with it. */
  readonly numbers: readonly string[]
}

export interface AcknowledgedNote {
  readonly answered: readonly Answered[]
  /** Every line is what was written; a torn last one is none. */
  readonly isWhole: boolean
}

/** Somebody who writes down what was answered. */
export interface Acknowledging {
  /** One write: a line for each stream that it has added to. `headOf`: its last record now. */
  keep(batch: readonly Pick<Append, 'stream' | 'records'>[], headOf: (stream: string) => Head): void
  close(): void
}

const HASH_DIGITS = 16
/** A note this long is begun anew, with the last line of each stream and all of the newest day. */
const LONGEST_BYTES = 8_000_000
const STREAMS_MOST = 5000
const DAY = /^day\/(\d{4}-\d{2}-\d{2})$/

/** The note that belongs to a hall's file. */
export function noteOf(file: string): string {
  return `${file.replace(/\.db$/, '')}.acknowledged`
}

/** What was answered according to the note; null when there is none. */
export function readAcknowledged(file: string): AcknowledgedNote | null {
  let text: string
  try {
    text = readFileSync(noteOf(file), 'utf8')
  } catch {
    return null
  }
  const lines = text.split('\n').filter((line) => line !== '')
  const answered = lines.map(lineOf)
  const good = answered.filter((one) => one !== null)
  // Whoever is killed may leave half a line at the end.
  const isWhole = lines.length > 0 && answered.slice(0, -1).every((one) => one !== null)
  return { answered: good, isWhole }
}

/** Begins the note of a file anew with what is known, and goes on with it. A note that cannot be written is left out. */
export function keepAcknowledged(file: string, before: readonly Answered[]): Acknowledging {
  let answered = compact(before)
  let handle: number | null = null
  let bytes = 0
  const begin = (): void => {
    const text = answered.map(textOf).join('')
    const draft = `${noteOf(file)}.part`
    try {
      writeFileSync(draft, text)
      renameSync(draft, noteOf(file))
      if (handle !== null) closeSync(handle)
      handle = openSync(noteOf(file), 'a')
      bytes = text.length
    } catch {
      rmSync(draft, { force: true })
    }
  }
  begin()
  return {
    keep: (batch, headOf) => {
      if (handle === null) return
      const numbers = new Map<string, string[]>()
      for (const { stream, records } of batch) {
        const before = numbers.get(stream) ?? []
        for (const { event } of records) if (event.type === 'TicketIssued') before.push(event.ticketNo)
        numbers.set(stream, before)
      }
      let text = ''
      numbers.forEach((given, stream) => (text += textOf({ ...answeredHead(stream, headOf(stream)), numbers: given })))
      try {
        bytes += writeSync(handle, text)
      } catch {
        // What is on disk is done; the note only knows less.
      }
      if (bytes <= LONGEST_BYTES) return
      answered = compact(readAcknowledged(file)?.answered ?? [])
      begin()
    },
    close: () => {
      if (handle !== null) closeSync(handle)
      handle = null
    },
  }
}

/** What was answered and is not in a log whose records are as `hashAt` says; one for each stream, with its numbers. */
export function missingFrom(
  answered: readonly Answered[],
  hashAt: (stream: string, seq: number) => string | null,
): readonly (Answered & { readonly numbers: readonly string[] })[] {
  const missing = new Map<string, Answered>()
  for (const one of answered) {
    if (hashAt(one.stream, one.seq)?.startsWith(one.hash) === true) continue
    const known = missing.get(one.stream)
    missing.set(one.stream, { ...one, numbers: [...(known?.numbers ?? []), ...one.numbers] })
  }
  return [...missing.values()]
}

/** A record's place and hash as the note keeps them. */
export function answeredHead(stream: string, { seq, hash }: Head): Answered {
  return { stream, seq, hash: hash.slice(0, HASH_DIGITS), numbers: [] }
}

function compact(answered: readonly Answered[]): readonly Answered[] {
  const last = new Map<string, Answered>()
  for (const one of answered) {
    last.delete(one.stream)
    last.set(one.stream, one)
  }
  const newest = answered.reduce((day, { stream }) => (DAY.test(stream) && stream > day ? stream : day), '')
  const kept = new Set([...last.values()].slice(-STREAMS_MOST))
  return answered.filter((one) => kept.has(one) || one.stream === newest)
}

function textOf({ stream, seq, hash, numbers }: Answered): string {
  const words = `${seq} ${hash} ${numbers.join(',') || '-'} ${stream}`
  // The line end comes first: what follows on half a line is a line of its own.
  return `\n${crc32(words).toString(16).padStart(8, '0')} ${words}`
}

function lineOf(line: string): Answered | null {
  const [, sum, words] = /^([0-9a-f]{8}) (.*)$/s.exec(line) ?? []
  if (words === undefined || crc32(words).toString(16).padStart(8, '0') !== sum) return null
  const [, seq, hash = '', numbers = '', stream = ''] = /^(\d+) ([0-9a-f]+) (\S+) (.+)$/s.exec(words) ?? []
  return { stream, seq: Number(seq), hash, numbers: numbers === '-' ? [] : numbers.split(',') }
}

/** Remembers which files these are now. The check throws StoreUnusable once one of them is gone or is another. */
export function inPlace(files: readonly string[]): () => void {
  const before = files.map(identityOf)
  return () => {
    for (const [at, file] of files.entries()) {
      const now = identityOf(file)
      if (now === before[at]) continue
      throw new StoreUnusable(
        now === null
          ? `${file} is not there any more: its folder was taken away, or its disk. What would be given now would be lost. Bring it back, and the hall goes on by itself.`
          : `${file} is another file than the one that is open. Bring the right one back, and the hall goes on; if it was exchanged on purpose, start the server anew.`,
        'disk',
      )
    }
  }
}

function identityOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? null : `${found.dev}/${found.ino}`
}
