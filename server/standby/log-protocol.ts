/** What a hall tells a standby that follows its log. */

/** The hall as a follower finds it: how far each stream is, and the position from which it may go on listening. */
export interface LogState {
  readonly site: string
  readonly build: string
  readonly epoch: string
  readonly position: number
  readonly heads: readonly (readonly [stream: string, seq: number, hash: string])[]
  /** Sealed people and devices; see seal.ts. */
  readonly people: string
}

/** Last line of an answer that carries records. */
export interface LogEnd {
  readonly position: number
  readonly people: string | null
}
