/** Names of streams. The first word of a name says what kind of stream it is; its type, what it holds. */

declare const holds: unique symbol

/** 'settings', 'booking/2026-11-26'. `S`: what the stream folds into, `E`: the events that may be written to it. */
export type StreamName<S = unknown, E = unknown> = string & { readonly [holds]?: readonly [S, E] }

/** The name of the one stream of a kind, or of the stream of one `date` ('YYYY-MM-DD'). */
export function streamName<S, E>(kind: string, date?: string): StreamName<S, E> {
  return (date === undefined ? kind : `${kind}/${date}`) as StreamName<S, E>
}

/** The first word: 'booking' of 'booking/2026-11-26'. */
export function kindOfStream(stream: string): string {
  return stream.split('/', 1)[0] as string
}

/** What a command writes to one stream. */
export interface Written<E = { readonly type: string }> {
  readonly stream: StreamName
  readonly events: readonly E[]
  /** Begins the stream, so that nobody need have loaded it; what another writer has begun is a conflict. */
  readonly isBeginning?: true
  /** Kept beside the log in the same transaction, and erased again: phone numbers never stand in the log (FEED-5). */
  readonly contacts?: readonly Contact[]
}

/** A phone number that was left with a suggestion. */
export interface Contact {
  readonly reference: string
  readonly phone: string
}

/** Events for a stream; its name says which events it takes. */
export function onto<S, E extends { readonly type: string }>(
  stream: StreamName<S, E>,
  ...events: readonly E[]
): Written<E> {
  return { stream, events }
}

/** The first events of a stream that nobody has written to. */
export function beginning<S, E extends { readonly type: string }>(
  stream: StreamName<S, E>,
  ...events: readonly E[]
): Written<E> {
  return { stream, events, isBeginning: true }
}
