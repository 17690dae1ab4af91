/** What a report counts of cases: opened, told what is missing, come back with it, sent by post (REPORT-10). */
import type { CaseEvent } from '../case/events.ts'
import type { Recorded } from '../words/recorded.ts'
import { wallTime } from '../words/wall-time.ts'

/** 'noticedAgain': a second notice for the same case, which article 10 wants to be none. */
const CASE_FACTS = ['opened', 'noticed', 'noticedAgain', 'cameBack', 'mailed'] as const
export type CaseFactKind = (typeof CASE_FACTS)[number]

/** One thing that happened to one case on one date. */
export interface CaseFact {
  readonly date: string
  readonly item: string
  readonly kind: CaseFactKind
}

/** The facts of one case from all its records, in order; none of one whose acceptance was taken back. */
export function caseFacts(records: Iterable<Recorded<CaseEvent>>, timeZone: string): readonly CaseFact[] {
  let item = ''
  let notices = 0
  const facts: CaseFact[] = []
  for (const { event, atMs } of records) {
    if (event.type === 'CaseVoided') return []
    if (event.type === 'CaseOpened') item = event.item
    const kind = kindOf(event, notices)
    if (event.type === 'SupplementAsked') notices += 1
    if (kind !== null) facts.push({ date: wallTime(atMs, timeZone).date, item, kind })
  }
  return facts
}

function kindOf(event: CaseEvent, notices: number): CaseFactKind | null {
  switch (event.type) {
    case 'CaseOpened':
      return 'opened'
    case 'SupplementAsked':
      return notices === 0 ? 'noticed' : 'noticedAgain'
    case 'ReentryTicketTaken':
      return 'cameBack'
    case 'ResultMailed':
      return 'mailed'
    default:
      return null
  }
}
