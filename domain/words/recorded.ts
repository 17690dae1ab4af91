/** An event with its place and its circumstances, as the store keeps it: the same in every stream. */
import type { Actor } from './actor.ts'

export interface Recorded<E> {
  /** Number in its stream, from 1. */
  readonly seq: number
  /** The server's time, UTC ms. */
  readonly atMs: number
  readonly actor: Actor
  readonly commandId: string
  readonly event: E
}
