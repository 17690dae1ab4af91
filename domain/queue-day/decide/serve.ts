/** Deciders while somebody stands at the window: settle, finish, park, transfer, undo. */
import type { World } from '../../plan/world.ts'
import { caseNoOf } from '../../words/case-no.ts'
import { reject } from '../rejections.ts'
import type { Command, ItemSettlement, Target } from '../commands.ts'
import { thenNext } from './call.ts'
import { deskOf, ticketAt, undoableStep, type Day, type Desk } from './checks.ts'
import type { DayEvent, Leg, SettledItem } from '../events.ts'
import { isQuickVisit, itemsHere, nextLeg } from '../pick/legs.ts'
import type { Ticket } from '../state.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>
type Finished = Extract<DayEvent, { type: 'ServiceFinished' }>

/** One matter of the visit is settled while the rest goes on (SERVE-1). */
export function settleItem(day: Day, command: Of<'SettleItem'>, world: World): readonly DayEvent[] {
  const ticket = ticketAt(day, deskOf(day, command.counter, world), 'settle')
  checkOpen(ticket, command.index)
  const { index, outcome, deferred } = command
  const [settled] = numbered(day, ticket, [{ index, outcome, ...(deferred ? { deferred } : {}) }], world)
  return [{ type: 'ItemSettled', ticketNo: ticket.no, counter: command.counter, ...(settled as SettledItem) }]
}

/**
 * The visit at this window ends; what is served elsewhere walks on with the same number and its waiting (SERVE-2 …
 * SERVE-4).
 */
export function finishService(day: Day, command: Of<'FinishService'>, world: World): readonly DayEvent[] {
  const desk = deskOf(day, command.counter, world)
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
    outcomes: numbered(day, ticket, command.outcomes, world),
    next: nextStop({ ...ticket, items }, world),
  }
  return command.thenCallNext ? [finished, ...thenNext(day, desk, world)] : [finished]
}

/** Set aside while a form is filled: for this clerk or for anyone, with or without a time to return (PARK-1). */
export function park(day: Day, command: Of<'Park'>, world: World): readonly DayEvent[] {
  const desk = deskOf(day, command.counter, world)
  const ticket = ticketAt(day, desk, 'park')
  const returnAtMs = command.returnAtMs ?? null
  if (returnAtMs !== null && returnAtMs <= world.nowMs) reject({ code: 'ReturnInPast' })
  const keepFor = command.keepFor === 'me' ? desk.badgeNo : null
  return [
    {
      type: 'TicketParked',
      ticketNo: ticket.no,
      counter: command.counter,
      keepFor,
      because: 'clerk',
      reason: command.reason.trim(),
      returnAtMs,
    },
  ]
}

/** To another queue, counter or clerk; number and clock are kept, and the ticket may come back afterwards (MOVE-1). */
export function transfer(day: Day, command: Of<'Transfer'>, world: World): readonly DayEvent[] {
  const desk = deskOf(day, command.counter, world)
  const ticket = ticketAt(day, desk, 'transfer')
  const { leg, target } = destination(ticket, command.to, desk, day, world)
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
export function undo(day: Day, command: Of<'Undo'>, world: World): readonly DayEvent[] {
  const desk = deskOf(day, command.counter, world)
  const step = undoableStep(
    day,
    desk.now.steps.at(-1),
    desk.now.ticketNo,
    world.nowMs,
    world.plan.settings.rules.undoWithinSec,
  )
  if (!step) return reject({ code: 'NothingToUndo' })
  return [{ type: 'TransitionUndone', ticketNo: step.ticketNo, counter: command.counter, undone: step.what }]
}

function destination(
  ticket: Ticket,
  to: Target,
  desk: Desk,
  day: Day,
  world: World,
): { leg: Leg; target: Target | null } {
  if (to.kind === 'queue') {
    if (!world.plan.queues.has(to.queue)) reject({ code: 'UnknownQueue', queue: to.queue })
    const reason = day.closedQueues.get(to.queue)
    if (reason !== undefined) reject({ code: 'QueueClosed', queue: to.queue, reason })
    const open = ticket.items.filter((item) => item.outcome === null)
    return {
      leg: { queue: to.queue, skills: [to.queue], isQuick: isQuickVisit(open, world.plan) },
      target: null,
    }
  }
  if (to.kind === 'counter') {
    if (!world.plan.counters.has(to.counter)) reject({ code: 'UnknownCounter', counter: to.counter })
    if (to.counter === desk.plan.counter.id)
      reject({ code: 'TicketNotReady', ticketNo: ticket.no, status: ticket.status, counter: to.counter })
    return { leg: ticket.leg, target: to }
  }
  const clerk = world.plan.clerks.get(to.badgeNo)
  // A floor guide sits at no window: a visitor sent there would wait for nobody.
  if (!clerk || clerk.role === 'floorGuide') return reject({ code: 'UnknownClerk', badgeNo: to.badgeNo })
  return { leg: ticket.leg, target: to }
}

function nextStop(ticket: Ticket, world: World): Finished['next'] {
  const sinceMs = world.nowMs - ticket.waitedMs
  if (ticket.returnTo !== null) {
    const leg = nextLeg(ticket.items, world.plan) ?? ticket.leg
    return { leg, target: { kind: 'clerk', badgeNo: ticket.returnTo }, sinceMs }
  }
  const leg = nextLeg(ticket.items, world.plan)
  return leg ? { leg, target: null, sinceMs } : null
}

/** Every accepted item gets the next case number of the date; papers that come later must be papers of that item. */
function numbered(
  day: Day,
  ticket: Ticket,
  settled: readonly ItemSettlement[],
  { plan, today }: World,
): readonly SettledItem[] {
  let count = day.caseCount
  return settled.map(({ index, outcome, deferred }) => {
    if (outcome !== 'accepted') return { index, outcome }
    const materials = plan.items.get(ticket.items[index]?.item ?? '')?.materials.length ?? 0
    const stranger = deferred?.find((place) => place >= materials)
    if (stranger !== undefined) reject({ code: 'UnknownMaterial', place: stranger })
    count += 1
    return {
      index,
      outcome,
      caseNo: caseNoOf(today, count),
      ...(deferred === undefined || deferred.length === 0
        ? {}
        : { deferred: [...new Set(deferred)].sort((a, b) => a - b) }),
    }
  })
}

function checkOpen(ticket: Ticket, index: number): void {
  const item = ticket.items[index]
  if (!item || item.outcome !== null) reject({ code: 'NoSuchItem', index })
}
