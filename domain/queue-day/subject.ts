/** One hall on one service date, as a subject. */
import type { WaitSpan } from '../forecast/wait-span.ts'
import type { Subject, World } from '../plan/world.ts'
import type { CaseNo } from '../words/case-no.ts'
import type { TicketNo } from '../words/ids.ts'
import { eventIn, type Written } from '../words/stream.ts'
import type { Deciders, Typed } from '../words/subject.ts'
import { DAY_MAY, type Command } from './commands.ts'
import { addItems, issueTicket, mergeTickets, serveWithoutTicket } from './decide/issue.ts'
import { arrive, callByNumber, callNext, markMissed, recall, startService } from './decide/call.ts'
import { finishService, park, settleItem, transfer, undo } from './decide/serve.ts'
import { cancelTicket, changePriority, delay, rejoin, unpark, voidTicket } from './decide/ticket.ts'
import {
  answerHelp,
  closeCounter,
  closeDay,
  closeQueue,
  openCounter,
  openQueue,
  pauseCounter,
  requestHelp,
  sealDay,
  settleDay,
  signIn,
  signOut,
} from './decide/hall.ts'
import { flagServiceTime, learnForecast } from './decide/lessons.ts'
import type { CallRule, DayEvent } from './events.ts'
import { folds } from './evolve/evolve.ts'
import { planNow } from './pick/cover.ts'
import { reject, type DayRejection } from './rejections.ts'
import { dayStream, emptyDay, type DayState, type DayStream } from './state.ts'

/** What a command's sender is told, found again from its own events: a retry after a lost answer gets the same one. */
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

const deciders: Deciders<Command, World> = {
  IssueTicket: inDay(issueTicket),
  AddItems: inDay(addItems),
  MergeTickets: inDay(mergeTickets),
  ServeWithoutTicket: inDay(serveWithoutTicket),
  CallNext: inDay(callNext),
  CallByNumber: inDay(callByNumber),
  Recall: inDay(recall),
  Arrive: inDay(arrive),
  StartService: inDay(startService),
  MarkMissed: inDay(markMissed),
  SettleItem: inDay(settleItem),
  FinishService: inDay(finishService),
  Park: inDay(park),
  Transfer: inDay(transfer),
  Undo: inDay(undo),
  Rejoin: inDay(rejoin),
  Unpark: inDay(unpark),
  Delay: inDay(delay),
  CancelTicket: inDay(cancelTicket),
  VoidTicket: inDay(voidTicket),
  ChangePriority: inDay(changePriority),
  SignIn: inDay(signIn),
  SignOut: inDay(signOut),
  OpenCounter: inDay(openCounter),
  PauseCounter: inDay(pauseCounter),
  CloseCounter: inDay(closeCounter),
  CloseQueue: inDay(closeQueue),
  OpenQueue: inDay(openQueue),
  RequestHelp: inDay(requestHelp),
  AnswerHelp: inDay(answerHelp),
  CloseDay: inDay(closeDay),
  LearnForecast: inDay(learnForecast),
  FlagServiceTime: inDay(flagServiceTime),
  SettleDay: settleDay,
  SealDay: inDay(sealDay),
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
  decide: deciders,
  answer: dayAnswer,
  streams: (command) => (command.type === 'SettleDay' ? [dayStream(command.date)] : NO_OTHERS),
}

/**
 * A decider of today: it writes to today's stream alone. The day is opened by whoever opens its stream; a closed day
 * takes nothing more (DAY-2).
 */
function inDay<C extends Command>(
  decider: (day: Readonly<DayState>, command: C, world: World) => readonly DayEvent[],
): (command: C, world: World) => readonly Written[] {
  return (command, world) => {
    const stream = dayStream(world.today)
    const day = world.state(stream)
    if (day.status === 'closed') reject({ code: 'DayIsClosed' })
    const plan = world.plan.isByPeople ? planNow(day, world.plan) : world.plan
    return [{ stream, events: decider(day, command, plan === world.plan ? world : { ...world, plan }) }]
  }
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
