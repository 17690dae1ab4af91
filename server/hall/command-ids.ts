/**
 * Which commands a stream holds, and where: an open table of 64-bit hashes, a tenth of what a map of texts would take. A
 * find is a hint; the record itself says whether it is so.
 */
import type { CommandAt } from '../store/port.ts'

/** Words per entry: two of the hash, one of the place. */
const WORDS = 3
const FIRST_SIZE = 64
/** Of the table, at most so much is in use. */
const FULL = 0.6

export type CommandHash = readonly [high: number, low: number]

/** What a table holds, to be kept beside a snapshot of its stream. */
export interface KeptCommands {
  readonly table: Uint32Array
  readonly used: number
  readonly last: string
}

export class CommandIds {
  #table = new Uint32Array(FIRST_SIZE * WORDS)
  #size = FIRST_SIZE
  #used = 0
  #last = ''

  /** The table that was kept; an empty one for null. */
  static of(kept: KeptCommands | null): CommandIds {
    const ids = new CommandIds()
    if (kept === null) return ids
    ids.#table = kept.table.slice()
    ids.#size = kept.table.length / WORDS
    ids.#used = kept.used
    ids.#last = kept.last
    return ids
  }

  kept(): KeptCommands {
    return { table: this.#table, used: this.#used, last: this.#last }
  }

  /** The records of a command follow one another: its first is noted. */
  note({ seq, commandId }: CommandAt): void {
    if (commandId === this.#last) return
    this.#last = commandId
    if (this.#used + 1 > this.#size * FULL) this.#grow()
    const [high, low] = hashOf(commandId)
    if (this.#put(high, low, seq)) this.#used += 1
  }

  /** Place of the first record of this command, 0 when there is none. */
  find([high, low]: CommandHash): number {
    for (let at = low & (this.#size - 1); ; at = (at + 1) & (this.#size - 1)) {
      const from = at * WORDS
      const seq = this.#table[from + 2] as number
      if (seq === 0 || (this.#table[from] === high && this.#table[from + 1] === low)) return seq
    }
  }

  /** Whether the entry is new. */
  #put(high: number, low: number, seq: number): boolean {
    for (let at = low & (this.#size - 1); ; at = (at + 1) & (this.#size - 1)) {
      const from = at * WORDS
      if (this.#table[from + 2] !== 0) {
        if (this.#table[from] === high && this.#table[from + 1] === low) return false
        continue
      }
      this.#table[from] = high
      this.#table[from + 1] = low
      this.#table[from + 2] = seq
      return true
    }
  }

  #grow(): void {
    const before = this.#table
    this.#size *= 2
    this.#table = new Uint32Array(this.#size * WORDS)
    for (let from = 0; from < before.length; from += WORDS)
      if (before[from + 2] !== 0)
        this.#put(before[from] as number, before[from + 1] as number, before[from + 2] as number)
  }
}

/** Two different multiplications over the same letters (FNV-1a and its cousin with another prime). */
export function hashOf(text: string): CommandHash {
  let high = 0x811c9dc5
  let low = 0x9747b28c
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at)
    high = Math.imul(high ^ letter, 0x01000193)
    low = Math.imul(low ^ letter, 0x5bd1e995)
    low ^= low >>> 15
  }
  return [high >>> 0, low >>> 0]
}
