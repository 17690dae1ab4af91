/** One record about a ticket as a manager may read it: its facts, never whom the number belongs to (REPORT-6). */
import type { DayEvent, Recorded } from '../queue-day/events.ts'
import { sourceOf, type MachineNames } from '../words/actor.ts'
import type { TicketNo } from '../words/ids.ts'
import { TYPED_FIELDS } from '../words/typed-fields.ts'

/** Facts of a record, flat. */
export type RecordFacts = Readonly<Record<string, string | number | boolean>>

/** The link opens its holder's page; the number and the type stand beside the facts; what was typed may name somebody. */
const LEFT_OUT: ReadonlySet<string> = new Set(['link', 'type', 'ticketNo', ...TYPED_FIELDS])

/** Whether a ticket is in an event: as its own, merged, overtaken. */
export function isAbout(event: DayEvent, no: TicketNo): boolean {
  if (event.type === 'TicketsMerged') return event.from === no || event.into === no
  return 'ticketNo' in event && event.ticketNo === no
}

/** The record with its facts flat: "why.rule", "leg.queue". */
export function ticketRecord(
  { seq, atMs, actor, event }: Recorded,
  machines: MachineNames,
): {
  readonly seq: number
  readonly atMs: number
  readonly what: string
  readonly by: string
  readonly facts: RecordFacts
} {
  return {
    seq,
    atMs,
    what: event.type,
    by: sourceOf(actor, machines),
    facts: flat(event, ''),
  }
}

function flat(value: object, before: string): RecordFacts {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]): (readonly [string, string | number | boolean])[] => {
      if (LEFT_OUT.has(key)) return []
      const name = before === '' ? key : `${before}.${key}`
      if (Array.isArray(part)) return part.length === 0 ? [] : listed(name, part)
      if (typeof part === 'object' && part !== null) return Object.entries(flat(part as object, name))
      return typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean' ? [[name, part]] : []
    }),
  )
}

function listed(name: string, parts: readonly unknown[]): (readonly [string, string | number | boolean])[] {
  const isPlain = parts.every((part) => typeof part !== 'object')
  return isPlain
    ? [[name, parts.join(', ')]]
    : parts.flatMap((part, at) => Object.entries(flat(part as object, `${name}.${at + 1}`)))
}
