/** What a command's sender is told, found again from its own events: a retry after a lost answer gets the same one. */
import type { WaitSpan } from '../forecast/wait-span.ts'
import type { CaseNo } from '../words/case-no.ts'
import type { World } from '../plan/world.ts'
import type { TicketNo } from '../words/ids.ts'
import { eventIn, type Typed } from '../words/subject.ts'
import type { CallRule, DayEvent } from './events.ts'
import { dayStream } from './state.ts'

export interface DayAnswer {
  readonly ticketNo?: TicketNo
  /** Issue only. The unguessable part of the phone's page: its path is /t/<link>. */
  readonly link?: string
  readonly ahead?: number
  readonly span?: WaitSpan
  readonly issuedAtMs?: number
  readonly why?: CallRule
  /** Cases that were opened with it (CASE-1). */
  readonly cases?: readonly CaseNo[]
  /** FinishService with thenCallNext: nobody was waiting. */
  readonly isQueueEmpty?: boolean
}

/** People ahead and span are told while the ticket still waits. `nowMs` is the time the events were recorded. */
export function dayAnswer(
  command: Typed & { readonly thenCallNext?: boolean },
  events: readonly Typed[],
  { state, today, nowMs: atMs }: Pick<World, 'state' | 'today' | 'nowMs'>,
): DayAnswer {
  const issued = eventIn<DayEvent, 'TicketIssued'>(events, 'TicketIssued')
  const called = eventIn<DayEvent, 'TicketCalled'>(events, 'TicketCalled')
  if (issued) {
    const day = state(dayStream(today))
    // What the log holds is what is said: the same again to whoever lost the answer.
    const isWaiting = day.tickets.get(issued.ticketNo)?.status === 'waiting'
    const place = isWaiting && issued.told ? issued.told : {}
    return { ticketNo: issued.ticketNo, link: issued.link, issuedAtMs: atMs, ...place }
  }
  const opened = casesIn(events)
  if (called) return { ticketNo: called.ticketNo, why: called.why.rule, ...opened }
  return command.thenCallNext === true ? { isQueueEmpty: true, ...opened } : opened
}

function casesIn(events: readonly Typed[]): Pick<DayAnswer, 'cases'> {
  const finished = eventIn<DayEvent, 'ServiceFinished'>(events, 'ServiceFinished')
  const settled = eventIn<DayEvent, 'ItemSettled'>(events, 'ItemSettled')
  const cases = [...(finished?.outcomes ?? []), ...(settled ? [settled] : [])].flatMap((one) => one.caseNo ?? [])
  return cases.length === 0 ? {} : { cases }
}
