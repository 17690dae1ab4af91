/** One well-formed example of every command of a day, for tests that go through them all. */
import { AT_COUNTER, type AtCounter, type Command, type CommandType } from '../../../domain/queue-day/commands.ts'

const at = { counter: '21' }
const of = { ticketNo: 'C001' }

/** Nobody sends these: the server's own clock makes them. */
export type Sent = Exclude<CommandType, 'SettleDay' | 'SealDay' | 'LearnForecast' | 'ReleaseSeat'>

type Examples<T extends CommandType> = { readonly [X in T]: Extract<Command, { type: X }> }
const atCounter = Object.fromEntries(AT_COUNTER.map((type) => [type, { type, ...at }])) as Examples<AtCounter['type']>

export const EXAMPLES: Examples<Sent> = {
  ...atCounter,
  IssueTicket: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' },
  AddItems: { type: 'AddItems', ...of, items: [{ item: 'c01', missing: 1 }] },
  CallByNumber: { type: 'CallByNumber', ...at, ...of, reason: '老人' },
  SettleItem: { type: 'SettleItem', ...at, index: 0, outcome: 'done' },
  FinishService: { type: 'FinishService', ...at, outcomes: [{ index: 0, outcome: 'done' }], thenCallNext: true },
  MarkMissed: { type: 'MarkMissed', ...at, thenCallNext: true },
  Rejoin: { type: 'Rejoin', ...of },
  Park: { type: 'Park', ...at, keepFor: 'me', reason: '补材料', returnAtMs: 1 },
  Unpark: { type: 'Unpark', ...of },
  Transfer: { type: 'Transfer', ...at, to: { kind: 'queue', queue: 'D' }, returnToMe: true, reason: '医保' },
  Delay: { type: 'Delay', ...of, minutes: 10 },
  CancelTicket: { type: 'CancelTicket', ...of },
  VoidTicket: { type: 'VoidTicket', ...of, reason: '取错号' },
  ChangePriority: { type: 'ChangePriority', ...of, priorityClass: 'priority', reason: '孕妇' },
  MergeTickets: { type: 'MergeTickets', from: 'C001', into: 'C002' },
  ServeWithoutTicket: { type: 'ServeWithoutTicket', ...at, items: [{ item: 'c05' }] },
  PauseCounter: { type: 'PauseCounter', ...at, reason: 'other', note: '换色带', untilMs: 1 },
  CloseQueue: { type: 'CloseQueue', queue: 'C', reason: '号已满' },
  OpenQueue: { type: 'OpenQueue', queue: 'C' },
  RequestHelp: { type: 'RequestHelp', place: '3 号机' },
  AnswerHelp: { type: 'AnswerHelp', helpNo: 1 },
  CloseDay: { type: 'CloseDay', reason: '下班' },
}

export const COMMAND_TYPES = Object.keys(EXAMPLES) as readonly Sent[]
