/**
 * Ratings and errands of a simulated hall as they are written: one rating a visit and only of a finished one, a poor one
 * never without its record, and an errand that goes its way with somebody answering for it at every moment.
 */
import { emptyState, foldInto, type HallEvent } from '../../domain/contract/subjects.ts'
import { ERRANDS_STREAM, ERRAND_NEXT, type ErrandState, type ErrandStatus } from '../../domain/errand/state.ts'
import type { Recorded } from '../../domain/words/recorded.ts'
import type { Append } from '../../server/store/port.ts'

export interface ServiceWatch {
  /** One committed write. */
  take(batch: readonly Append[]): void
  rated(): number
  errands(): number
}

/** What each step of an errand leads to; a receipt from above and a result are posted by other sites. */
const LEADS_TO: Readonly<Record<string, readonly ErrandStatus[]>> = {
  ErrandHandedOver: ['inTransit'],
  ErrandTaken: ['held'],
  ErrandReceipted: ['above'],
  ErrandFinished: ['finished', 'reported'],
  ErrandTold: ['told'],
}

/** `fault` is told each thing that must never be. */
export function createServiceWatch(fault: (what: string) => void): ServiceWatch {
  const finished = new Set<string>()
  const rated = new Set<string>()
  const errands = emptyState(ERRANDS_STREAM) as ErrandState

  function visit(date: string, { event }: Recorded<HallEvent>): void {
    if (event.type === 'ServiceFinished' && event.next === null) finished.add(`${date} ${event.ticketNo}`)
    else if (event.type === 'TransitionUndone' && event.undone === 'ServiceFinished')
      finished.delete(`${date} ${event.ticketNo}`)
  }

  function rating(date: string, { event }: Recorded<HallEvent>, batch: readonly Append[]): void {
    if (event.type !== 'Rated' && event.type !== 'RatingSkipped') return
    const about = `${date} ${event.about}`
    if (!finished.has(about)) fault(`${about} was rated or skipped and is not finished`)
    if (rated.has(about)) fault(`${about} was rated before and is spoken of again`)
    if (event.type !== 'Rated') return
    rated.add(about)
    const opened = batch.some((append) =>
      append.records.some(
        ({ event: other }) => other.type === 'RectificationOpened' && other.reference === event.rectification,
      ),
    )
    if (event.level <= 2 !== opened) fault(`${about} was rated ${event.level}, and its record is not as it should be`)
  }

  function errand(record: Recorded<HallEvent>): void {
    const { event } = record
    const before = 'reference' in event ? errands.errands.get(event.reference) : undefined
    const leads = LEADS_TO[event.type]
    if (leads && !(before && leads.some((next) => ERRAND_NEXT[before.status].includes(next))))
      fault(`${event.type} of an errand that is ${before?.status ?? 'unknown'}`)
    foldInto(ERRANDS_STREAM, errands as never, record)
    for (const { reference, holder } of errands.errands.values())
      if (holder.name === '') fault(`nobody answers for ${reference}`)
  }

  return {
    take: (batch) => {
      for (const { stream, records } of batch) {
        const [kind = '', date = ''] = stream.split('/')
        if (kind === 'day') for (const record of records) visit(date, record)
      }
      for (const { stream, records } of batch) {
        const [kind = '', date = ''] = stream.split('/')
        if (kind === 'rating') for (const record of records) rating(date, record, batch)
        if (kind === 'errands') records.forEach(errand)
      }
    },
    rated: () => rated.size,
    errands: () => errands.errands.size,
  }
}
