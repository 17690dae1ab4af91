/** Shapes of the orders of a day. */
import { z } from 'zod'
import {
  AT_COUNTER,
  ISSUE_ORIGINS,
  ITEM_OUTCOMES,
  KEPT_FOR,
  PAUSE_REASONS,
  type AtCounter,
  type Command,
} from '../../../domain/queue-day/commands.ts'
import { PRIORITY_CLASSES } from '../../../domain/words/ids.ts'
import { command, id, items, place, runningNo, text, ticketNo, time, type ShapesOf } from './atoms.ts'

const counter = { counter: id }
const ticket = { ticketNo }
const thenCallNext = z.boolean().exactOptional()
const settlement = {
  index: place,
  outcome: z.enum(ITEM_OUTCOMES),
  deferred: z.array(place).max(50).exactOptional(),
}
const priorityClass = z.enum(PRIORITY_CLASSES)
const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('queue'), queue: id }),
  z.strictObject({ kind: z.literal('counter'), counter: id }),
  z.strictObject({ kind: z.literal('clerk'), badgeNo: id }),
])

const atCounter = Object.fromEntries(
  AT_COUNTER.map((type) => [type, command(type, counter)]),
) as unknown as ShapesOf<AtCounter>

/** The unguessable part of a slip's address. */
const handed = z.string().max(64).exactOptional()

export const dayShapes: ShapesOf<Command> = {
  ...atCounter,
  IssueTicket: command('IssueTicket', {
    items,
    priorityClass: priorityClass.exactOptional(),
    origin: z.enum(ISSUE_ORIGINS),
    isElder: z.boolean().exactOptional(),
    reason: text.exactOptional(),
  }),
  AddItems: command('AddItems', { ...ticket, items, link: handed }),
  CallByNumber: command('CallByNumber', { ...counter, ...ticket, reason: text }),
  SettleItem: command('SettleItem', { ...counter, ...settlement }),
  FinishService: command('FinishService', {
    ...counter,
    outcomes: z.array(z.strictObject(settlement)).max(20),
    thenCallNext,
  }),
  MarkMissed: command('MarkMissed', { ...counter, thenCallNext }),
  Rejoin: command('Rejoin', { ...ticket, link: handed }),
  Park: command('Park', { ...counter, keepFor: z.enum(KEPT_FOR), reason: text, returnAtMs: time.exactOptional() }),
  Unpark: command('Unpark', { ...ticket, link: handed }),
  Transfer: command('Transfer', {
    ...counter,
    to: target,
    returnToMe: z.boolean().exactOptional(),
    reason: text.exactOptional(),
  }),
  Delay: command('Delay', { ...ticket, minutes: z.number().min(1).max(600) }),
  CancelTicket: command('CancelTicket', ticket),
  VoidTicket: command('VoidTicket', { ...ticket, reason: text }),
  ChangePriority: command('ChangePriority', { ...ticket, priorityClass, reason: text }),
  MergeTickets: command('MergeTickets', { from: ticketNo, into: ticketNo }),
  ServeWithoutTicket: command('ServeWithoutTicket', { ...counter, items }),
  PauseCounter: command('PauseCounter', {
    ...counter,
    reason: z.enum(PAUSE_REASONS),
    note: text.exactOptional(),
    untilMs: time.exactOptional(),
  }),
  CloseQueue: command('CloseQueue', { queue: id, reason: text }),
  OpenQueue: command('OpenQueue', { queue: id }),
  RequestHelp: command('RequestHelp', { place: z.string().min(1).max(60) }),
  AnswerHelp: command('AnswerHelp', { helpNo: runningNo }),
  CloseDay: command('CloseDay', { reason: text }),
  LearnForecast: null,
  SettleDay: null,
  SealDay: null,
  ReleaseSeat: null,
}
