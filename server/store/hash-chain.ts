/** The chain that makes an edited record show: each row's hash covers the hash of the row before it in its stream. */
import { hash } from 'node:crypto'
import type { HallEvent } from '../../domain/contract/subjects.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { Recorded } from '../../domain/words/recorded.ts'

/** One event as it is written: the texts that are hashed are the texts that are kept. */
export interface EventRow {
  readonly stream: string
  readonly seq: number
  readonly commandId: string
  readonly atMs: number
  readonly actor: string
  readonly event: string
  readonly hash: string
}

const actors = new WeakMap<Actor, string>()

/** An actor as text; made once for a device, which gives all its commands as one. */
export function textOf(actor: Actor): string {
  const known = actors.get(actor)
  if (known !== undefined) return known
  const text = JSON.stringify(actor)
  actors.set(actor, text)
  return text
}

/** The hash before a stream's first event: that of its name. */
export function startOf(stream: string): string {
  return hash('sha256', stream, 'hex')
}

/** The row of a record that follows on the hash `before`. */
export function rowOf(stream: string, record: Recorded<HallEvent>, before: string): EventRow {
  const { seq, commandId, atMs } = record
  const actor = textOf(record.actor)
  const event = JSON.stringify(record.event)
  return {
    stream,
    seq,
    commandId,
    atMs,
    actor,
    event,
    hash: linkOf({ stream, seq, commandId, atMs, actor, event }, before),
  }
}

/** The hash of a row's own texts and of the row before it. */
export function linkOf(row: Omit<EventRow, 'hash'>, before: string): string {
  return linkOfText(`\n${row.stream}\n${row.seq}\n${row.commandId}\n${row.atMs}\n${row.actor}\n${row.event}`, before)
}

/** The same of the row's texts as one, each behind a line end. */
export function linkOfText(text: string, before: string): string {
  return hash('sha256', before + text, 'hex')
}

/** All of a row but its stream, for a digest that shows whether rows that were walked once are still the same. */
export function wholeLine({ seq, commandId, atMs, actor, event, hash: link }: EventRow): string {
  return `${seq}\n${commandId}\n${atMs}\n${actor}\n${event}\n${link}`
}

/** The record that a row keeps. */
export function recordOf<E extends HallEvent = HallEvent>(row: Omit<EventRow, 'stream' | 'hash'>): Recorded<E> {
  return {
    seq: row.seq,
    atMs: row.atMs,
    actor: JSON.parse(row.actor) as Recorded<HallEvent>['actor'],
    commandId: row.commandId,
    event: JSON.parse(row.event) as E,
  }
}

/** Walks rows in order, from the stream's first or behind the record `after`; the first that does not fit ends it. */
export function verifyRows(
  stream: string,
  rows: Iterable<EventRow>,
  after: { readonly seq: number; readonly hash: string } = { seq: 0, hash: startOf(stream) },
): { ok: true; events: number } | { ok: false; seq: number; problem: string } {
  let before = after.hash
  let { seq } = after
  for (const row of rows) {
    seq += 1
    if (row.seq !== seq) return { ok: false, seq, problem: `record ${seq} is missing` }
    if (row.hash !== linkOf(row, before))
      return { ok: false, seq, problem: `record ${seq} was changed after it was written` }
    before = row.hash
  }
  return { ok: true, events: seq - after.seq }
}
