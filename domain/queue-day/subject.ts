/** One hall on one service date, as a subject. */
import type { Subject, World } from '../plan/world.ts'
import { onto, type Written } from '../words/stream.ts'
import type { Deciders } from '../words/subject.ts'
import { dayAnswer, type DayAnswer } from './answer.ts'
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
import type { DayEvent } from './events.ts'
import { folds } from './evolve/evolve.ts'
import { planNow } from './pick/cover.ts'
import { reject, type DayRejection } from './rejections.ts'
import { dayStream, emptyDay, type DayState } from './state.ts'

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
  streams: (command) => (command.type === 'SettleDay' ? [dayStream(command.date)] : []),
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
    return [onto(stream, ...decider(day, command, { ...world, plan: planNow(day, world.plan) }))]
  }
}
