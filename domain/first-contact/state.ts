/** The first contacts of one date: each in somebody's hands until it has an outcome. */
import { streamName, type StreamName } from '../words/stream.ts'
import type { Folds, OfType } from '../words/subject.ts'
import type { BadgeNo } from '../words/ids.ts'
import type { ContactOutcome, ContactPlace } from './commands.ts'
import type { FirstContactEvent } from './events.ts'

export interface FirstContact {
  readonly contactNo: number
  readonly place: ContactPlace
  readonly question: string
  readonly holder: BadgeNo
  readonly tookSec: number
  readonly from: { readonly date: string; readonly contactNo: number } | null
  readonly openedAtMs: number
  /** null: still open. */
  readonly outcome: ContactOutcome | null
  readonly closedAtMs: number | null
}

export interface FirstContactDay {
  seq: number
  readonly contacts: Map<number, FirstContact>
}

/** Nobody was asked yet. */
export function emptyFirstContacts(): FirstContactDay {
  return { seq: 0, contacts: new Map() }
}

/** The first contacts of one date. */
export function firstContactStream(date: string): StreamName<FirstContactDay, FirstContactEvent> {
  return streamName('first-contact', date)
}

export const folds: Folds<FirstContactDay, FirstContactEvent> = {
  FirstContactOpened: ({ contacts }, { type: _type, ...opened }, { atMs }) => {
    contacts.set(opened.contactNo, { ...opened, openedAtMs: atMs, outcome: null, closedAtMs: null })
  },
  FirstContactClosed: ({ contacts }, { contactNo, outcome }, { atMs }) => {
    const one = contacts.get(contactNo)
    if (one) contacts.set(contactNo, { ...one, outcome: inWords(outcome), closedAtMs: atMs })
  },
}

function inWords(outcome: OfType<FirstContactEvent, 'FirstContactClosed'>['outcome']): ContactOutcome {
  return outcome.kind === 'guided' && 'to' in outcome ? { kind: 'guided', words: outcome.to } : outcome
}

/** A record is made within a minute (docs/sources.md N6 asks for the answer, not the form). */
export const MADE_WITHIN_SEC = 60

/** How many there are, how many still open, and the share that was made within a minute; null without any. */
export function contactFigures(contacts: Iterable<FirstContact>): {
  readonly count: number
  readonly open: number
  readonly quickShare: number | null
} {
  const all = [...contacts]
  const quick = all.filter(({ tookSec }) => tookSec <= MADE_WITHIN_SEC).length
  return {
    count: all.length,
    open: all.filter(({ outcome }) => outcome === null).length,
    quickShare: all.length === 0 ? null : quick / all.length,
  }
}
