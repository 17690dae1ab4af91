/**
 * Streams: their names, what is written to them, how it is folded. The first word of a name says what kind of stream it is;
 * its type, what it holds.
 */
import type { Recorded } from './recorded.ts'

declare const holds: unique symbol

/** 'settings', 'booking/2026-11-26'. `S`: what the stream folds into, `E`: the events that may be written to it. */
export type StreamName<S = unknown, E = unknown> = string & { readonly [holds]?: readonly [S, E] }

/** The name of the one stream of a kind, or of the stream of one `date` ('YYYY-MM-DD'). */
export function streamName<S, E>(kind: string, date?: string): StreamName<S, E> {
  return (date === undefined ? kind : `${kind}/${date}`) as StreamName<S, E>
}

/** The first word: 'booking' of 'booking/2026-11-26'. */
export function kindOfStream(stream: string): string {
  const at = stream.indexOf('/')
  return at < 0 ? stream : stream.slice(0, at)
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

/** A phone number that was left with a suggestion; of a case also the name, in a row of its own (domain/case/applicant.ts). */
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

/** The first event of a type among those of a command. */
export function eventIn<E extends { readonly type: string }, T extends E['type']>(
  events: readonly { readonly type: string }[],
  type: T,
): Extract<E, { readonly type: T }> | undefined {
  return events.find((event): event is Extract<E, { readonly type: T }> => event.type === type)
}

/**
 * Folds a record into the state that has taken all records before it. Throws when it does not follow on the last one: a
 * gap is a broken store, not a user's mistake.
 */
export function fold<S extends { seq: number }, E extends { readonly type: string }>(
  folds: {
    readonly [T in E['type']]: (state: S, event: Extract<E, { readonly type: T }>, record: Recorded<E>) => void
  },
  state: S,
  record: Recorded<E>,
): void {
  if (record.seq !== state.seq + 1) throw new Error(`event ${record.seq} does not follow ${state.seq}`)
  state.seq = record.seq
  const change = folds[record.event.type as E['type']] as
    | ((state: S, event: E, record: Recorded<E>) => void)
    | undefined
  if (!change) throw new Error(`nothing is known of events of the type ${record.event.type}`)
  change(state, record.event, record)
}
