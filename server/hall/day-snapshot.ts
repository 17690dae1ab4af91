/**
 * The day as it stood at one of its records, kept beside the log so that a start folds only what came after. It proves
 * nothing and is never trusted: one that stands on another record than the log's, or was folded by another program, is
 * passed over.
 */
import { createHash } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { ClosedTicket, DayState } from '../../domain/queue-day/state.ts'
import { packed, readerOf, type Column } from './columns.ts'
import { LateMap } from './late-map.ts'
import { fingerprintAtStart } from '../site-file/fingerprint.mjs'
import type { StoreReader } from '../store/port.ts'

/** The table of which commands a stream holds (streams.ts), as it is kept beside a snapshot. */
export interface KeptCommands {
  readonly table: Uint32Array
  readonly used: number
  readonly last: string
}

export interface DaySnapshot {
  readonly stream: string
  /** The record it stands on. */
  readonly seq: number
  readonly hash: string
  /** Time of that record, UTC ms. */
  readonly atMs: number
  readonly state: DayState
  /** Where the commands of its records stand. */
  readonly commands: KeptCommands
}

/** Where streams look before they read a day from its first record. */
export interface Snapshots {
  /** One that stands on a record of the log and was folded by this very program; null: read the day. */
  find(stream: string): Promise<DaySnapshot | null>
}

interface Heading extends Omit<DaySnapshot, 'state' | 'commands'> {
  readonly format: number
  readonly fold: string
  /** SHA-256 of the state as it is written, compressed. */
  readonly digest: string
}

/** The state, its closed tickets by columns: twenty thousand, of which a start needs none. */
interface Body {
  readonly state: DayState
  readonly commands: KeptCommands
  readonly closed: {
    readonly numbers: readonly string[]
    readonly columns: Column
    /** Those that the rest of the state holds on to as well, by their place: each must stay one object. */
    readonly held: ReadonlyMap<number, ClosedTicket>
  }
}

const FORMAT = 4
/** A sixth of the bytes for 10 ms of a process that nobody waits for; made whole again in 4 ms of a start. */
const FASTEST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
/** Behind the first answers the closed tickets are made in small steps, so that nobody waits for all of them. */
const MAKE_AFTER_MS = 3000
const MAKE_EVERY_MS = 20
const MAKE_AT_ONCE = 50
const ROOT = join(import.meta.dirname, '..', '..')

function fileIn(data: string): string {
  return join(data, 'hall.day.snapshot')
}

/** Writes it whole or not at all, in the place of the one before. */
export function writeSnapshot(data: string, { state, commands, ...stands }: DaySnapshot): void {
  const body = zstdCompressSync(serialize(bodyOf(state, commands)), FASTEST)
  const heading: Heading = { format: FORMAT, fold: foldVersion(), ...stands, digest: digestOf(body) }
  const draft = `${fileIn(data)}.${process.pid}`
  writeFileSync(draft, Buffer.concat([Buffer.from(`${JSON.stringify(heading)}\n`), body]))
  renameSync(draft, fileIn(data))
}

/** The snapshot of this stream, whole and by this program; whether it stands on the log is for the reader to see. */
export function readSnapshot(data: string, stream: string): DaySnapshot | null {
  try {
    const bytes = readFileSync(fileIn(data))
    const end = bytes.indexOf('\n')
    const { format, fold, digest, ...stands } = JSON.parse(bytes.toString('utf8', 0, end)) as Heading
    if (format !== FORMAT || stands.stream !== stream || fold !== foldVersion()) return null
    const body = bytes.subarray(end + 1)
    if (digest !== digestOf(body)) return null
    return { ...stands, ...restored(deserialize(zstdDecompressSync(body)) as Body) }
  } catch {
    return null
  }
}

function bodyOf(state: DayState, commands: KeptCommands): Body {
  const rest = { ...state, closed: new Map() }
  const objects = objectsIn(rest)
  const numbers = [...state.closed.keys()]
  const values = [...state.closed.values()]
  const held = new Map<number, ClosedTicket>()
  for (const [place, one] of values.entries()) if (objects.has(one) || objects.has(one.ticket)) held.set(place, one)
  return { state: rest, commands, closed: { numbers, columns: packed(values), held } }
}

function restored({ state, commands, closed }: Body): Pick<DaySnapshot, 'state' | 'commands'> {
  const read = readerOf(closed.columns) as (place: number) => ClosedTicket
  const late = new LateMap(closed.numbers, (place) => closed.held.get(place) ?? read(place))
  return { state: { ...state, closed: late }, commands }
}

/** Every object that can be reached from a value. */
function objectsIn(value: unknown, known = new Set<unknown>()): ReadonlySet<unknown> {
  if (typeof value !== 'object' || value === null || known.has(value)) return known
  known.add(value)
  if (value instanceof Map || value instanceof Set) {
    value.forEach((one: unknown, key: unknown) => {
      objectsIn(one, known)
      objectsIn(key, known)
    })
  } else if (!ArrayBuffer.isView(value)) for (const one of Object.values(value)) objectsIn(one, known)
  return known
}

/** The snapshots of a folder, each checked against the log. */
export function snapshotsIn(data: string, store: Pick<StoreReader, 'rows'>): Snapshots {
  return {
    find: async (stream) => {
      const found = readSnapshot(data, stream)
      if (found === null) return null
      const [row] = await store.rows(stream, found.seq - 1, 1)
      if (row?.seq !== found.seq || row.hash !== found.hash) return null
      makeBehind(found.state)
      return found
    },
  }
}

function makeBehind({ closed }: DayState): void {
  if (!(closed instanceof LateMap)) return
  const some = (): void => {
    if (closed.makeSome(MAKE_AT_ONCE)) setTimeout(some, MAKE_EVERY_MS).unref()
  }
  setTimeout(some, MAKE_AFTER_MS).unref()
}

/**
 * What folds: the sources that this program runs from and the engine that wrote the state. Reckoned and not numbered by
 * hand, so that nobody can forget to raise it.
 */
function foldVersion(): string {
  return createHash('sha256').update(process.versions.v8).update(fingerprintAtStart(ROOT)).digest('hex')
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
