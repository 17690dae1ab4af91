/** Deciders around the call: next, by number, again, arrived, started, missed. */
import type { World } from '../../plan/world.ts'
import { reasonIn } from '../../words/rejected.ts'
import { reject } from '../rejections.ts'
import type { Command } from '../commands.ts'
import { deskOf, freeDesk, ticketAt, ticketFor, type Day, type Desk } from './checks.ts'
import type { CallReason, DayEvent } from '../events.ts'
import { untrainedAt } from '../pick/cover.ts'
import { isKeptFrom, keeperOf } from '../pick/may-call.ts'
import { pickNext, reasonByNumber } from '../pick/pick.ts'
import type { Ticket } from '../state.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

/** Calls whoever is next for this counter (CALL-1, PICK-1). */
export function callNext(day: Day, command: Of<'CallNext'>, world: World): readonly DayEvent[] {
  const desk = freeDesk(day, command.counter, world)
  return [nextCall(day, desk, world) ?? reject({ code: 'QueueEmpty' })]
}

/** The call of the next ticket for a desk that is or is about to be free; null when nobody waits for it. */
export function nextCall(day: Day, desk: Desk, world: World): DayEvent | null {
  const pick = pickNext(day, desk.plan, world.plan, world.nowMs)
  return pick ? callOf(day, pick.ticket, desk, pick.why) : null
}

/**
 * A clerk calls a number out of order and says why; parked and missed numbers are called back the same way (CALL-4).
 */
export function callByNumber(day: Day, command: Of<'CallByNumber'>, world: World): readonly DayEvent[] {
  const desk = freeDesk(day, command.counter, world)
  const note = reasonIn(command.reason)
  const ticket = ticketFor(day, command.ticketNo, 'callByNumber')
  const keptFor = ticket.parked?.keepFor ?? (ticket.target?.kind === 'clerk' ? ticket.target.badgeNo : null)
  const keptFromMs = ticket.parked?.atMs ?? ticket.inLine.atMs
  // A colleague who has gone home or makes a pause keeps nobody waiting, nor does anybody for longer than the bound.
  if (keptFor !== null && isKeptFrom(day, desk.badgeNo, keptFor, keptFromMs, world.plan, world.nowMs))
    reject({ code: 'ParkedForOther', badgeNo: keptFor })
  const { queue } = ticket.leg
  if (untrainedAt(day, command.counter, world.plan).includes(queue)) reject({ code: 'NotTrained', queue })
  const keepers = [ticket.target, keptFor === null ? null : ({ kind: 'clerk', badgeNo: keptFor } as const)]
  const isForHere = keepers.some((target) => keeperOf(day, target, world.plan) === command.counter)
  if (!isForHere && !desk.plan.skills.has(queue)) reject({ code: 'NotServedHere', queue })
  const why =
    ticket.status === 'waiting'
      ? reasonByNumber(day, ticket, desk.plan, world.plan, world.nowMs, note)
      : { rule: 'byNumber' as const, overtook: 0, overtaken: null, note }
  return [callOf(day, ticket, desk, why)]
}

/** The same number again: a new call with its own number, not before the gap is over (CALL-5). */
export function recall(day: Day, command: Of<'Recall'>, world: World): readonly DayEvent[] {
  const desk = deskOf(day, command.counter, world)
  const ticket = ticketAt(day, desk, 'recall')
  const gapMs = world.plan.settings.rules.recallGapSec * 1000
  const waitMs = ticket.lastCalledAtMs + gapMs - world.clockMs
  // More than the whole gap: the clock was set back behind the last call, and nobody can wait until it has caught up.
  if (waitMs > 0 && waitMs <= gapMs) reject({ code: 'TooSoon', waitSec: Math.ceil(waitMs / 1000) })
  return [
    {
      type: 'TicketRecalled',
      ticketNo: ticket.no,
      counter: command.counter,
      callNo: day.callNo + 1,
      nth: ticket.calls + 1,
    },
  ]
}

/** The visitor stands at the window; ends the way time (docs/sources.md N37). */
export function arrive(day: Day, command: Of<'Arrive'>, world: World): readonly DayEvent[] {
  const ticket = ticketAt(day, deskOf(day, command.counter, world), 'arrive')
  return [{ type: 'TicketArrived', ticketNo: ticket.no, counter: command.counter }]
}

/** Service begins; says "arrived" too when nobody pressed it (CALL-6). */
export function startService(day: Day, command: Of<'StartService'>, world: World): readonly DayEvent[] {
  const ticket = ticketAt(day, deskOf(day, command.counter, world), 'start')
  const started: DayEvent = { type: 'ServiceStarted', ticketNo: ticket.no, counter: command.counter }
  return ticket.status === 'arrived'
    ? [started]
    : [{ type: 'TicketArrived', ticketNo: ticket.no, counter: command.counter }, started]
}

/** Nobody came after as many calls as the slip promises (MISS-1). */
export function markMissed(day: Day, command: Of<'MarkMissed'>, world: World): readonly DayEvent[] {
  const desk = deskOf(day, command.counter, world)
  const ticket = ticketAt(day, desk, 'miss')
  const needed = world.plan.settings.rules.callsBeforeMissed
  if (ticket.calls < needed) reject({ code: 'TooFewCalls', calls: ticket.calls, needed })
  const missed: DayEvent = { type: 'TicketMissed', ticketNo: ticket.no, counter: command.counter }
  return command.thenCallNext ? [missed, ...thenNext(day, desk, world)] : [missed]
}

/** The next call after this desk has let its ticket go, if it is open and anybody waits. */
export function thenNext(day: Day, desk: Desk, world: World): readonly DayEvent[] {
  if (desk.now.status !== 'open') return []
  const call = nextCall(day, desk, world)
  return call ? [call] : []
}

function callOf(day: Day, ticket: Ticket, desk: Desk, why: CallReason): DayEvent {
  return {
    type: 'TicketCalled',
    ticketNo: ticket.no,
    counter: desk.plan.counter.id,
    badgeNo: desk.badgeNo,
    callNo: day.callNo + 1,
    why,
    isSilent: ticket.escalatedFrom !== undefined,
  }
}
