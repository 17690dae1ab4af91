/** Deciders about a ticket that stands at no window: rejoin, unpark, delay, cancel, void, priority. */
import type { World } from '../../plan/world.ts'
import { reasonIn } from '../../words/rejected.ts'
import { reject } from '../rejections.ts'
import type { Command } from '../commands.ts'
import { ticketFor, type Day } from './checks.ts'
import type { DayEvent } from '../events.ts'
import type { Ticket } from '../state.ts'
import { firstOf } from '../pick/waiting.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

/** Back after a miss: once, in time, with its clock, and behind the next few of its queue, whatever their class (MISS-2). */
export function rejoin(day: Day, command: Of<'Rejoin'>, world: World): readonly DayEvent[] {
  const ticket = ticketFor(day, command.ticketNo, 'rejoin')
  const { rules } = world.plan.settings
  const isByNumber = isNumberAlone(ticket, command.link, world)
  if (ticket.rejoins + (isByNumber ? (ticket.rejoinsByNumber ?? 0) : 0) >= rules.rejoinsMax)
    reject({ code: 'RejoinUsedUp' })
  if (world.nowMs - (ticket.missedAtMs ?? 0) > rules.rejoinWithinMin * 60_000)
    reject({ code: 'RejoinTooLate', withinMin: rules.rejoinWithinMin })
  const behind = firstOf(day, ticket.leg.queue, world.plan, world.nowMs, rules.rejoinBehind).map((one) => one.no)
  const rejoined = { type: 'TicketRejoined', ticketNo: ticket.no, sinceMs: ticket.sinceMs, behind } as const
  return [isByNumber ? { ...rejoined, isByNumber } : rejoined]
}

/** Anybody can type a number at a machine; the link is in the hands of its holder (ISSUE-9). */
function isNumberAlone({ link }: Pick<Ticket, 'link'>, handed: string | undefined, { actor }: World): boolean {
  return actor.kind === 'device' && handed !== link
}

/** A parked ticket comes back to its line with its clock: its time has come, or the holder is here (PARK-2). */
export function unpark(day: Day, command: Of<'Unpark'>, world: World): readonly DayEvent[] {
  const ticket = ticketFor(day, command.ticketNo, 'unpark')
  if (isNumberAlone(ticket, command.link, world)) reject({ code: 'UnknownTicket', ticketNo: command.ticketNo })
  const dueMs = ticket.parked?.returnAtMs ?? null
  if (world.actor.kind === 'timekeeper' && (dueMs === null || dueMs > world.nowMs))
    reject({ code: 'TicketNotReady', ticketNo: ticket.no, status: 'parked', counter: null })
  return [{ type: 'TicketUnparked', ticketNo: ticket.no, sinceMs: ticket.sinceMs }]
}

/** "I shall be late": others go first for so many minutes, once; the number stays good (LATE-1). */
export function delay(day: Day, command: Of<'Delay'>, world: World): readonly DayEvent[] {
  const ticket = ticketFor(day, command.ticketNo, 'delay')
  const mostMin = world.plan.settings.rules.delayMaxMin
  if (ticket.delays > 0) reject({ code: 'DelayUsedUp' })
  if (command.minutes <= 0 || command.minutes > mostMin) reject({ code: 'DelayTooLong', mostMin })
  return [
    {
      type: 'TicketParked',
      ticketNo: ticket.no,
      counter: ticket.counter,
      keepFor: null,
      because: 'holderLate',
      reason: '',
      returnAtMs: world.nowMs + command.minutes * 60_000,
    },
  ]
}

/** The holder gives the number back (CLOSE-1). */
export function cancelTicket(day: Day, command: Of<'CancelTicket'>): readonly DayEvent[] {
  const ticket = ticketFor(day, command.ticketNo, 'cancel')
  return [{ type: 'TicketClosed', ticketNo: ticket.no, as: 'cancelled', because: 'ordered', reason: '' }]
}

/** Staff take a number out of the day and say why (CLOSE-2). */
export function voidTicket(day: Day, command: Of<'VoidTicket'>): readonly DayEvent[] {
  const ticket = ticketFor(day, command.ticketNo, 'void')
  return [
    { type: 'TicketClosed', ticketNo: ticket.no, as: 'voided', because: 'ordered', reason: reasonIn(command.reason) },
  ]
}

/** Another head start, with a reason that stays in the log (PICK-8). */
export function changePriority(day: Day, command: Of<'ChangePriority'>): readonly DayEvent[] {
  const ticket = ticketFor(day, command.ticketNo, 'changePriority')
  if (command.priorityClass === 'booked' && ticket.slot === null) reject({ code: 'BookingMissing' })
  return [
    {
      type: 'PriorityChanged',
      ticketNo: ticket.no,
      priorityClass: command.priorityClass,
      reason: reasonIn(command.reason),
    },
  ]
}
