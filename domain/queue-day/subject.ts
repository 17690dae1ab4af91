/** One hall on one service date, as a subject. */
import type { WaitSpan } from '../forecast/wait-span.ts'
import type { Subject, World } from '../plan/world.ts'
import type { CaseNo } from '../words/case-no.ts'
import type { TicketNo } from '../words/ids.ts'
import { eventIn } from '../words/stream.ts'
import type { Here, OfType, Typed } from '../words/subject.ts'
import { DAY_MAY, type Command } from './commands.ts'
import * as calls from './decide/call.ts'
import * as hall from './decide/hall.ts'
import * as issues from './decide/issue.ts'
import * as lessons from './decide/lessons.ts'
import { releaseSeat } from './decide/seats.ts'
import * as services from './decide/serve.ts'
import * as tickets from './decide/ticket.ts'
import type { CallRule, DayEvent } from './events.ts'
import { folds } from './evolve/evolve.ts'
import { openDay } from './decide/checks.ts'
import { callerLabels } from './pick/waiting.ts'
import type { DayRejection } from './rejections.ts'
import { dayStream, emptyDay, type DayState, type DayStream } from './state.ts'

/** What a command's sender is told, found again from its own events: a retry after a lost answer gets the same one. */
export interface DayAnswer {
  readonly ticketNo?: TicketNo
  /** Issue only. The unguessable part of the phone's page: its path is /t/<link>. */
  readonly link?: string
  readonly ahead?: number
  readonly span?: WaitSpan
  readonly issuedAtMs?: number
  /** Issue, and matters added: labels of the windows that may call the number now (KIOSK-24). */
  readonly counters?: readonly string[]
  readonly why?: CallRule
  /** Cases that were opened with it (CASE-1). */
  readonly cases?: readonly CaseNo[]
  /** FinishService with thenCallNext: nobody was waiting. */
  readonly isQueueEmpty?: boolean
}

/** Decides one command of today: what it writes to today's stream. */
type DayDecider<T extends Command['type']> = Here<DayState, OfType<Command, T>, DayEvent, World>['decide']
/** Commands that decide about another day than today's. */
type OfAnotherDay = 'SettleDay'

/** Each command is decided by the function of its name: 'CallNext' by callNext. One that is missing does not compile. */
const byName: { readonly [T in Exclude<Command['type'], OfAnotherDay> as Uncapitalize<T>]: DayDecider<T> } = {
  ...issues,
  ...calls,
  ...services,
  ...tickets,
  ...hall,
  ...lessons,
  releaseSeat,
}

const deciders = Object.fromEntries(
  Object.entries(byName).map(([name, decide]) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    { at: openDay, decide },
  ]),
) as unknown as {
  readonly [T in Exclude<Command['type'], OfAnotherDay>]: { at: typeof openDay; decide: DayDecider<T> }
}

const NO_OTHERS: readonly DayStream[] = []

export const queueDay: Subject<{
  kind: 'day'
  command: Command
  event: DayEvent
  state: DayState
  rejection: DayRejection
  answer: DayAnswer
}> = {
  kind: 'day',
  empty: emptyDay,
  folds,
  may: DAY_MAY,
  decide: { ...deciders, SettleDay: hall.settleDay },
  answer: dayAnswer,
  streams: (command) => (command.type === 'SettleDay' ? [dayStream(command.date)] : NO_OTHERS),
}

/** People ahead and span are told while the ticket still waits. `nowMs` is the time the events were recorded. */
export function dayAnswer(
  command: Typed & { readonly thenCallNext?: boolean },
  events: readonly Typed[],
  { state, today, nowMs: atMs, plan }: Pick<World, 'state' | 'today' | 'nowMs' | 'plan'>,
): DayAnswer {
  const issued = eventIn<DayEvent, 'TicketIssued'>(events, 'TicketIssued')
  const called = eventIn<DayEvent, 'TicketCalled'>(events, 'TicketCalled')
  const callers = (ticketNo: TicketNo): Pick<DayAnswer, 'counters'> => {
    const day = state(dayStream(today))
    const ticket = day.tickets.get(ticketNo)
    return ticket?.status === 'waiting' ? { counters: callerLabels(day, ticket, plan, atMs) } : {}
  }
  if (issued) {
    const day = state(dayStream(today))
    // What the log holds is what is said: the same again to whoever lost the answer.
    const isWaiting = day.tickets.get(issued.ticketNo)?.status === 'waiting'
    const place = isWaiting && issued.told ? issued.told : {}
    return { ticketNo: issued.ticketNo, link: issued.link, issuedAtMs: atMs, ...place, ...callers(issued.ticketNo) }
  }
  const added = eventIn<DayEvent, 'ItemsAdded'>(events, 'ItemsAdded')
  if (added) return callers(added.ticketNo)
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
