/**
 * A record of the log as other programs get it: without what opens somebody's ticket, booking or case, without what people
 * wrote or are called, and with staff under a name that only this receiver knows (EXPORT-2).
 */
import { createHmac } from 'node:crypto'
import { TYPED_FIELDS } from '../../domain/words/typed-fields.ts'
import type { EventRow } from '../store/hash-chain.ts'

export interface PublicRecord {
  /**
   * The same whenever and however often it is sent, and of no other record, also after a hall was brought back from a
   * backup and numbers anew: "day/2026-11-26#17-5c1e09ab".
   */
  readonly id: string
  readonly stream: string
  readonly seq: number
  /** UTC ms. */
  readonly atMs: number
  readonly type: string
  /** Who did it: the kind of sender, of staff the role and a pseudonym. */
  readonly by: { readonly kind: string; readonly role?: string; readonly staff?: string; readonly deviceId?: string }
  /** The event's own fields. */
  readonly data: Readonly<Record<string, unknown>>
}

/** Enough of its hash to tell two records of one number apart. */
const HASH_LETTERS = 8

/** Fields in which people write. */
const TYPED: ReadonlySet<string> = new Set(TYPED_FIELDS)
/** Fields that are keys to something, and fields in which people are named. */
const WITHHELD: ReadonlySet<string> = new Set([
  ...['link', 'code', 'proof', 'person', 'secret', 'receipt', 'door', 'passed', 'personKey'],
  ...['phone', 'message', 'clerks', 'addressee', 'contact', 'title'],
])

/** Makes the view of one receiver; `badges`: those of all staff, `key`: known to nobody else. */
export function publicRecords(badges: () => Iterable<string>, key: string): (row: EventRow) => PublicRecord {
  return (row) => {
    const known = new Set(badges())
    const staff = (badgeNo: string): string =>
      `staff-${createHmac('sha256', key).update(badgeNo).digest('hex').slice(0, 12)}`
    const masked = (value: unknown): unknown => {
      if (typeof value === 'string') return known.has(value) ? staff(value) : value
      if (Array.isArray(value)) return value.map(masked)
      if (typeof value !== 'object' || value === null) return value
      const isPerson = 'badgeNo' in value
      // Older records of a first contact keep the place somebody was guided to in a field that elsewhere holds a badge.
      const isGuided = 'kind' in value && value.kind === 'guided'
      const isKept = ([name, one]: readonly [string, unknown]): boolean =>
        !WITHHELD.has(name) &&
        !(isGuided && name === 'to') &&
        !(TYPED.has(name) && typeof one === 'string') &&
        !(isPerson && name === 'name')
      const kept = Object.entries(value).filter(isKept)
      return Object.fromEntries(
        kept.map(([name, one]) => [name, name === 'badgeNo' && typeof one === 'string' ? staff(one) : masked(one)]),
      )
    }
    const { type, ...fields } = JSON.parse(row.event) as { readonly type: string }
    const actor = JSON.parse(row.actor) as Record<string, string>
    return {
      id: `${row.stream}#${row.seq}-${row.hash.slice(0, HASH_LETTERS)}`,
      stream: row.stream,
      seq: row.seq,
      atMs: row.atMs,
      type,
      by: {
        kind: String(actor.kind),
        ...(actor.role === undefined ? {} : { role: actor.role }),
        ...(actor.badgeNo === undefined ? {} : { staff: staff(actor.badgeNo) }),
        ...(actor.deviceId === undefined ? {} : { deviceId: actor.deviceId }),
      },
      data: masked(fields) as Readonly<Record<string, unknown>>,
    }
  }
}
