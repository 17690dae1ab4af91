/** Decides every command of a hall's day: state and settings in, events or a rejection out; nothing is changed here. */
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
  signIn,
  signOut,
} from './decide/hall.ts'
import type { Command, CommandType } from './commands.ts'
import { Rejected } from '../words/rejected.ts'
import type { Context, Day, Decision } from './decide/checks.ts'
import type { DayEvent } from './events.ts'

type Decider<T extends CommandType> = (
  day: Day,
  command: Extract<Command, { type: T }>,
  context: Context,
) => readonly DayEvent[]

const deciders: { readonly [T in CommandType]: Decider<T> } = {
  IssueTicket: issueTicket,
  AddItems: addItems,
  MergeTickets: mergeTickets,
  ServeWithoutTicket: serveWithoutTicket,
  CallNext: callNext,
  CallByNumber: callByNumber,
  Recall: recall,
  Arrive: arrive,
  StartService: startService,
  MarkMissed: markMissed,
  SettleItem: settleItem,
  FinishService: finishService,
  Park: park,
  Transfer: transfer,
  Undo: undo,
  Rejoin: rejoin,
  Unpark: unpark,
  Delay: delay,
  CancelTicket: cancelTicket,
  VoidTicket: voidTicket,
  ChangePriority: changePriority,
  SignIn: signIn,
  SignOut: signOut,
  OpenCounter: openCounter,
  PauseCounter: pauseCounter,
  CloseCounter: closeCounter,
  CloseQueue: closeQueue,
  OpenQueue: openQueue,
  RequestHelp: requestHelp,
  AnswerHelp: answerHelp,
  CloseDay: closeDay,
}

/**
 * The events that `command` causes now, or the fact that forbids it. Never changes `day`.
 * The day must be open (its first event is DayOpened, made by whoever opens the stream); a closed day takes nothing
 * more (DAY-2).
 */
export function decide(day: Day, command: Command, context: Context): Decision {
  if (day.status === 'closed') return { ok: false, rejection: { code: 'DayIsClosed' } }
  try {
    const decider = deciders[command.type] as Decider<CommandType>
    return { ok: true, events: decider(day, command, context) }
  } catch (thrown) {
    if (thrown instanceof Rejected) return { ok: false, rejection: thrown.rejection }
    throw thrown
  }
}
