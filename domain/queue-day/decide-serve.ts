/** Deciders while somebody stands at the window: settle, finish, park, transfer, undo. */
import { reject } from '../words/rejected.ts'
import type { Command, Target } from './commands.ts'
import { thenNext } from './decide-call.ts'
import { deskOf, ticketAt, type Context, type Day, type Desk } from './decision.ts'
import type { DayEvent, Leg } from './events.ts'
import { isQuickVisit, itemsHere, nextLeg } from './legs.ts'
import type { Step, Ticket } from './state.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>
type Finished = Extract<DayEvent, { type: 'ServiceFinished' }>

/** One matter of the visit is settled while the rest goes on (SERVE-1). */
export function settleItem(day: Day, command: Of<'SettleItem'>, context: Context): readonly DayEvent[] {
  const ticket = ticketAt(day, deskOf(day, command.counter, context), 'settle')
  checkOpen(ticket, command.index)
  return [
    {
      type: 'ItemSettled',
      ticketNo: ticket.no,
      counter: command.counter,
      index: command.index,
      outcome: command.outcome,
    },
  ]
}

/**
 * The visit at this window ends; what is served elsewhere walks on with the same number and its waiting (SERVE-2 …
 * SERVE-4).
 */
export function finishService(day: Day, command: Of<'FinishService'>, context: Context): readonly DayEvent[] {
  const desk = deskOf(day, command.counter, context)
  const ticket = ticketAt(day, desk, 'finish')
  const named = new Set(command.outcomes.map((outcome) => outcome.index))
  for (const outcome of command.outcomes) checkOpen(ticket, outcome.index)
  const forgotten =
    ticket.returnTo === null ? itemsHere(ticket.items, desk.plan).find((at) => !named.has(at)) : undefined
  if (forgotten !== undefined) reject({ code: 'OutcomeMissing', index: forgotten })
  const items = ticket.items.map((item, at) => {
    const found = command.outcomes.find((outcome) => outcome.index === at)
    return found ? { ...item, outcome: found.outcome } : item
  })
  const finished: Finished = {
    type: 'ServiceFinished',
    ticketNo: ticket.no,
    counter: command.counter,
    outcomes: command.outcomes,
    next: nextStop({ ...ticket, items }, context),
  }
  return command.thenCallNext ? [finished, ...thenNext(day, desk, context)] : [finished]
}

/** Set aside while a form is filled: for this clerk or for anyone, with or without a time to return (PARK-1). */
export function park(day: Day, command: Of<'Park'>, context: Context): readonly DayEvent[] {
  const desk = deskOf(day, command.counter, context)
  const ticket = ticketAt(day, desk, 'park')
  const returnAtMs = command.returnAtMs ?? null
  if (returnAtMs !== null && returnAtMs <= context.nowMs) reject({ code: 'ReturnInPast' })
  const keepFor = command.keepFor === 'me' ? desk.badgeNo : null
  return [
    {
      type: 'TicketParked',
      ticketNo: ticket.no,
      counter: command.counter,
      keepFor,
      reason: command.reason.trim(),
      returnAtMs,
    },
  ]
}

/** To another queue, counter or clerk; number and clock are kept, and the ticket may come back afterwards (MOVE-1). */
export function transfer(day: Day, command: Of<'Transfer'>, context: Context): readonly DayEvent[] {
  const desk = deskOf(day, command.counter, context)
  const ticket = ticketAt(day, desk, 'transfer')
  const { leg, target } = destination(ticket, command.to, desk, day, context)
  const returnTo = command.returnToMe ? desk.badgeNo : null
  return [
    {
      type: 'TicketTransferred',
      ticketNo: ticket.no,
      counter: command.counter,
      leg,
      target,
      returnTo,
      sinceMs: ticket.sinceMs,
      reason: (command.reason ?? '').trim(),
    },
  ]
}

/** Takes back this counter's last step while nothing has happened to its ticket since (UNDO-1). */
export function undo(day: Day, command: Of<'Undo'>, context: Context): readonly DayEvent[] {
  const desk = deskOf(day, command.counter, context)
  const step = undoableStep(
    day,
    desk.now.steps.at(-1),
    desk.now.ticketNo,
    context.nowMs,
    context.index.settings.rules.undoWithinSec,
  )
  if (!step) return reject({ code: 'NothingToUndo' })
  return [{ type: 'TransitionUndone', ticketNo: step.ticketNo, counter: command.counter, undone: step.what }]
}

/** The step that 撤销 would take back at `nowMs`, or null. */
export function undoableStep(
  day: Day,
  step: Step | undefined,
  ticketNo: string | null,
  nowMs: number,
  withinSec: number,
): Step | null {
  if (!step || nowMs - step.atMs > withinSec * 1000 || ticketNo !== step.ticketNoAfter) return null
  const inForce = day.tickets.get(step.ticketNo) ?? day.closed.get(step.ticketNo)
  return inForce === step.after ? step : null
}

function destination(
  ticket: Ticket,
  to: Target,
  desk: Desk,
  day: Day,
  context: Context,
): { leg: Leg; target: Target | null } {
  if (to.kind === 'queue') {
    if (!context.index.queues.has(to.queue)) reject({ code: 'UnknownQueue', queue: to.queue })
    const reason = day.closedQueues.get(to.queue)
    if (reason !== undefined) reject({ code: 'QueueClosed', queue: to.queue, reason })
    const open = ticket.items.filter((item) => item.outcome === null)
    return {
      leg: { queue: to.queue, skills: [to.queue], isQuick: isQuickVisit(open, context.index) },
      target: null,
    }
  }
  if (to.kind === 'counter') {
    if (!context.index.counters.has(to.counter)) reject({ code: 'UnknownCounter', counter: to.counter })
    if (to.counter === desk.plan.counter.id)
      reject({ code: 'TicketNotReady', ticketNo: ticket.no, status: ticket.status, counter: to.counter })
    return { leg: ticket.leg, target: to }
  }
  if (!context.index.clerks.has(to.badgeNo)) reject({ code: 'UnknownClerk', badgeNo: to.badgeNo })
  return { leg: ticket.leg, target: to }
}

function nextStop(ticket: Ticket, context: Context): Finished['next'] {
  const sinceMs = context.nowMs - ticket.waitedMs
  if (ticket.returnTo !== null) {
    const leg = nextLeg(ticket.items, context.index) ?? ticket.leg
    return { leg, target: { kind: 'clerk', badgeNo: ticket.returnTo }, sinceMs }
  }
  const leg = nextLeg(ticket.items, context.index)
  return leg ? { leg, target: null, sinceMs } : null
}

function checkOpen(ticket: Ticket, index: number): void {
  const item = ticket.items[index]
  if (!item || item.outcome !== null) reject({ code: 'NoSuchItem', index })
}
