/** Recognitions and exemptions as they were entered; one that was withdrawn stays to be seen. */
import { nameOf } from '../words/actor.ts'
import type { BadgeNo } from '../words/ids.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import type { EntryKind } from './commands.ts'
import type { AssessmentEvent } from './events.ts'

export interface AssessmentEntry {
  readonly entryNo: number
  readonly kind: EntryKind
  readonly badgeNo: BadgeNo
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly date: string
  readonly by: string
  readonly withdrawn: { readonly reason: string; readonly date: string; readonly by: string } | null
}

export interface AssessmentState {
  seq: number
  readonly entries: Map<number, AssessmentEntry>
}

/** Nothing entered yet. */
export function emptyAssessment(): AssessmentState {
  return { seq: 0, entries: new Map() }
}

export const ASSESSMENT_STREAM = streamName<AssessmentState, AssessmentEvent>('assessment')

export const folds: Folds<AssessmentState, AssessmentEvent> = {
  AssessmentEntered: ({ entries }, { type: _type, ...entry }, { actor }) => {
    entries.set(entry.entryNo, { ...entry, by: nameOf(actor), withdrawn: null })
  },
  AssessmentWithdrawn: ({ entries }, { entryNo, reason, date }, { actor }) => {
    const one = entries.get(entryNo)
    if (one) entries.set(entryNo, { ...one, withdrawn: { reason, date, by: nameOf(actor) } })
  },
}
