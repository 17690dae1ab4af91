/** Which cases a day's records have opened: they carry the day's numbers and live on in streams of their own. */
import type { DayEvent } from '../queue-day/events.ts'
import type { CaseNo } from '../words/case-no.ts'

/** In the order in which they were numbered, those taken back included (CASE-1, CASE-10). */
export function caseNosIn(records: Iterable<{ readonly event: DayEvent }>): readonly CaseNo[] {
  const found = new Set<CaseNo>()
  for (const { event } of records) for (const caseNo of numbersOf(event)) found.add(caseNo)
  return [...found].sort()
}

function numbersOf(event: DayEvent): readonly CaseNo[] {
  switch (event.type) {
    case 'ItemSettled':
      return event.caseNo === undefined ? [] : [event.caseNo]
    case 'ServiceFinished':
      return event.outcomes.flatMap(({ caseNo }) => caseNo ?? [])
    case 'CaseNumbered':
      return [event.caseNo]
    default:
      return []
  }
}
