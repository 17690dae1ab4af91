/** Deciders about the hall: who sits where, which counters and queues are open, help, the end of the day. */
import type { World } from '../../plan/world.ts'
import { reasonIn } from '../../words/rejected.ts'
import { reject } from '../rejections.ts'
import type { Command } from '../commands.ts'
import { deskOf, planOf, type Day } from './checks.ts'
import type { DayEvent } from '../events.ts'
import type { CounterId } from '../../words/ids.ts'
import { onto, type Written } from '../../words/stream.ts'
import { dayStream, type CounterState, type Ticket } from '../state.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

/** One clerk, one counter (STAFF-1); the counter opens with it. */
export function signIn(day: Day, command: Of<'SignIn'>, world: World): readonly DayEvent[] {
  const { actor } = world
  if (actor.kind !== 'clerk') return reject({ code: 'NotAllowed' })
  if (!world.plan.clerks.has(actor.badgeNo)) reject({ code: 'UnknownClerk', badgeNo: actor.badgeNo })
  if (!world.plan.counters.has(command.counter)) reject({ code: 'UnknownCounter', counter: command.counter })
  const elsewhere = day.clerks.get(actor.badgeNo)
  if (elsewhere === command.counter) return []
  if (elsewhere !== undefined) reject({ code: 'ClerkElsewhere', counter: elsewhere })
  const taken = day.counters.get(command.counter)?.badgeNo
  if (taken) reject({ code: 'CounterTaken', badgeNo: taken })
  return [
    { type: 'ClerkSignedIn', badgeNo: actor.badgeNo, counter: command.counter },
    { type: 'CounterOpened', counter: command.counter },
  ]
}

/** Leaves the counter; not while somebody stands there (STAFF-3). A duty manager may sign a clerk out. */
export function signOut(day: Day, command: Of<'SignOut'>, world: World): readonly DayEvent[] {
  const counter = staffedCounter(day, command.counter, world)
  if (counter.ticketNo !== null) reject({ code: 'CounterBusy', ticketNo: counter.ticketNo })
  return [
    ...(counter.status === 'closed' ? [] : [{ type: 'CounterClosed', counter: counter.id } as const]),
    { type: 'ClerkSignedOut', badgeNo: counter.badgeNo as string, counter: counter.id },
  ]
}

/** Back from a pause, or open again after closing. */
export function openCounter(day: Day, command: Of<'OpenCounter'>, world: World): readonly DayEvent[] {
  const desk = deskOf(day, command.counter, world)
  return desk.now.status === 'open' ? [] : [{ type: 'CounterOpened', counter: command.counter }]
}

/** A pause with its reason and, where known, its end; whoever stands at the window is served first (STAFF-4). */
export function pauseCounter(day: Day, command: Of<'PauseCounter'>, world: World): readonly DayEvent[] {
  const counter = staffedCounter(day, command.counter, world)
  const untilMs = command.untilMs ?? null
  if (untilMs !== null && untilMs <= world.nowMs) reject({ code: 'ReturnInPast' })
  const note = command.reason === 'other' ? reasonIn(command.note ?? '') : (command.note ?? '').trim()
  return [{ type: 'CounterPaused', counter: counter.id, reason: command.reason, note, untilMs }]
}

/** Closes the window while its clerk stays signed in; whoever stands there is served first. */
export function closeCounter(day: Day, command: Of<'CloseCounter'>, world: World): readonly DayEvent[] {
  const counter = staffedCounter(day, command.counter, world)
  return counter.status === 'closed' ? [] : [{ type: 'CounterClosed', counter: counter.id }]
}

/** No more numbers for this queue; holders are still served (DAY-1, docs/sources.md N11). */
export function closeQueue(day: Day, command: Of<'CloseQueue'>, world: World): readonly DayEvent[] {
  if (!world.plan.queues.has(command.queue)) reject({ code: 'UnknownQueue', queue: command.queue })
  const reason = reasonIn(command.reason)
  return day.closedQueues.get(command.queue) === reason ? [] : [{ type: 'QueueClosed', queue: command.queue, reason }]
}

/** Numbers are given again. */
export function openQueue(day: Day, command: Of<'OpenQueue'>, world: World): readonly DayEvent[] {
  if (!world.plan.queues.has(command.queue)) reject({ code: 'UnknownQueue', queue: command.queue })
  return day.closedQueues.has(command.queue) ? [{ type: 'QueueOpened', queue: command.queue }] : []
}

/** Somebody asks for help at a kiosk or a counter; asking again at the same place changes nothing (HELP-1). */
export function requestHelp(day: Day, command: Of<'RequestHelp'>): readonly DayEvent[] {
  const place = reasonIn(command.place)
  for (const help of day.help.values()) if (help.place === place) return []
  return [{ type: 'HelpRequested', helpNo: day.helpNo + 1, place }]
}

/** A named person goes there. */
export function answerHelp(day: Day, command: Of<'AnswerHelp'>, world: World): readonly DayEvent[] {
  if (world.actor.kind !== 'clerk') return reject({ code: 'NotAllowed' })
  if (!day.help.has(command.helpNo)) reject({ code: 'UnknownHelp', helpNo: command.helpNo })
  return [{ type: 'HelpAnswered', helpNo: command.helpNo, badgeNo: world.actor.badgeNo }]
}

/** The day ends: whoever holds a number has been served or is closed with the reason (DAY-2). */
export function closeDay(day: Day, command: Of<'CloseDay'>): readonly DayEvent[] {
  const reason = reasonIn(command.reason)
  const events: DayEvent[] = []
  for (const ticket of day.tickets.values()) {
    if (ticket.counter !== null) reject({ code: 'StillServing', ticketNo: ticket.no, counter: ticket.counter })
    events.push({ type: 'TicketClosed', ticketNo: ticket.no, as: 'abandoned', because: 'ordered', reason })
  }
  return [...events, { type: 'DayClosed', reason }]
}

/** A day that is over and was left open: its numbers end with it, without a hand (DAY-3). */
export function settleDay(command: Of<'SettleDay'>, world: World): readonly Written[] {
  const stream = dayStream(command.date)
  const day = world.state(stream)
  if (command.date >= world.today || day.status !== 'open') return []
  const events = [...day.tickets.values()].map(endedByTheDay)
  return [onto(stream, ...events, { type: 'DayClosed', reason: '' })]
}

/** A visit at a window ends with what was settled in it; everybody else has gone. */
function endedByTheDay({ no, status, counter, items }: Ticket): DayEvent {
  if (status !== 'serving' || counter === null)
    return { type: 'TicketClosed', ticketNo: no, as: 'abandoned', because: 'dayOver', reason: '' }
  const outcomes = items.flatMap(({ outcome }, index) =>
    outcome === null ? [{ index, outcome: 'notDone' as const }] : [],
  )
  return { type: 'ServiceFinished', ticketNo: no, counter, outcomes, next: null }
}

/** Once a day, for the day before. */
export function sealDay(day: Day, command: Of<'SealDay'>, world: World): readonly DayEvent[] {
  if (command.date >= world.today || day.sealedDate >= command.date) return []
  return [{ type: 'DaySealed', date: command.date, heads: command.heads }]
}

function staffedCounter(day: Day, id: CounterId, world: World): CounterState {
  if (!planOf(id, day, world.plan)) reject({ code: 'UnknownCounter', counter: id })
  const { actor } = world
  const counter = day.counters.get(id)
  if (!counter || counter.badgeNo === null) return reject({ code: 'NotSignedIn' })
  const isOwn = actor.kind === 'clerk' && actor.badgeNo === counter.badgeNo
  if (!isOwn && !(actor.kind === 'clerk' && actor.role === 'dutyManager'))
    reject({ code: 'NotYourCounter', counter: id })
  return counter
}
