/** Errands, as a subject. */
import type { Subject } from '../plan/world.ts'
import { eventIn } from '../words/stream.ts'
import { ERRAND_MAY, type ErrandCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { ErrandEvent } from './events.ts'
import type { ErrandRejection } from './rejections.ts'
import { ERRANDS_STREAM, emptyErrands, folds, type ErrandState } from './state.ts'

export interface ErrandAnswer {
  /** AcceptErrand: the reference that the villager is given. */
  readonly errand?: { readonly reference: string }
  /** TicketForErrands: its number here. */
  readonly ticketNo?: string
}

export const errands: Subject<{
  kind: 'errands'
  command: ErrandCommand
  event: ErrandEvent
  state: ErrandState
  rejection: ErrandRejection
  answer: ErrandAnswer
}> = {
  kind: 'errands',
  standing: ERRANDS_STREAM,
  empty: emptyErrands,
  folds,
  may: ERRAND_MAY,
  decide: deciders,
  answer: (_command, events) => {
    const accepted = eventIn<ErrandEvent, 'ErrandAccepted'>(events, 'ErrandAccepted')
    const ticketed = eventIn<ErrandEvent, 'ErrandsTicketed'>(events, 'ErrandsTicketed')
    if (ticketed) return { ticketNo: ticketed.ticketNo }
    return accepted ? { errand: { reference: accepted.reference } } : {}
  },
}
