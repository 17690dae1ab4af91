/** How much room is left where a hall keeps what it writes, told before nothing can be kept any more (KEEP-19). */
import { statfsSync } from 'node:fs'

/** A hall writes some hundred megabytes a year; what fills a disk is mostly something else, and may be quick. */
export const FREE_LEAST_BYTES = 1_000_000_000
/** A day's numbers, its snapshot and one backup still fit. */
export const FREE_RED_BYTES = 100_000_000

const EVERY_MS = 60_000

/** A folder of the hall whose disk is nearly full. */
export interface RoomState {
  readonly folder: string
  /** Left to be written. */
  readonly bytes: number
  /** Since when there is too little, UTC ms of the machine. */
  readonly sinceMs: number
}

/** Bytes that the hall may still write in this folder. Throws where there is none. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

export interface RoomWatch {
  /** The folder with the least room of those that have too little; null: there is enough. */
  state(): RoomState | null
  stop(): void
}

/** Starts; looks at once and then every minute. A folder that cannot be looked at is another watch's matter (STORE-9). */
export function watchRoom(folders: readonly string[], free: (folder: string) => number = freeBytes): RoomWatch {
  let state: RoomState | null = null
  const look = (): void => {
    const short = folders
      .map((folder) => ({ folder, bytes: orPlenty(() => free(folder)) }))
      .filter(({ bytes }) => bytes < FREE_LEAST_BYTES)
      .toSorted((one, other) => one.bytes - other.bytes)
    const least = short[0]
    state = least === undefined ? null : { ...least, sinceMs: state?.sinceMs ?? Date.now() }
  }
  look()
  const timer = setInterval(look, EVERY_MS)
  timer.unref()
  return { state: () => state, stop: () => clearInterval(timer) }
}

function orPlenty(bytes: () => number): number {
  try {
    return bytes()
  } catch {
    return Infinity
  }
}
