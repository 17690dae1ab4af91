/**
 * The order of calls once more, written plainly over all who wait: what the product's lines and memos are compared with.
 */
import type { CounterIndex, SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { CallReason } from '../../domain/queue-day/events.ts'
import { keeperOf, mayCall, openCounters, servingCounters } from '../../domain/queue-day/pick/may-call.ts'
import type { DayState, Ticket } from '../../domain/queue-day/state.ts'
import type { TicketNo } from '../../domain/words/ids.ts'

type Day = Readonly<DayState>

/** Today's rule as it stood before: whom a counter refuses although it may call. */
export type Refuses = (day: Day, counter: CounterIndex, ticket: Ticket, index: SettingsIndex, nowMs: number) => boolean

/** What an oracle looks at: one day, one moment. */
export interface Moment {
  readonly day: Day
  readonly index: SettingsIndex
  readonly nowMs: number
  readonly refuses: Refuses
}

/** Everybody who waits, in no order. */
export function waitingOf(day: Day): readonly Ticket[] {
  return [...day.tickets.values()].filter((ticket) => ticket.status === 'waiting')
}

/** Whether this counter may call this ticket, leaving aside whom the ticket lets go first. */
export function canCall({ day, index, nowMs, refuses }: Moment, counter: CounterIndex, ticket: Ticket): boolean {
  return mayCall(day, counter, ticket, index, nowMs) && !refuses(day, counter, ticket, index, nowMs)
}

/** UTC ms at which a ticket's guarantee, or its slot, ends. */
export function guaranteedMs({ index }: Moment, ticket: Ticket): number {
  const byAge = ticket.sinceMs + index.settings.rules.longestWaitMin * 60_000
  return ticket.slot ? Math.min(byAge, ticket.slot.toMs) : byAge
}

/** The first tickets of a queue as the claims stand, whoever calls. */
export function firstOfQueue(moment: Moment, queue: string, most: number): readonly TicketNo[] {
  const left = waitingOf(moment.day).filter((ticket) => ticket.leg.queue === queue)
  const order: Ticket[] = []
  while (order.length < most && left.length > 0) {
    const free = left.filter((ticket) => !left.some((other) => isLet(ticket, other)))
    const best = free.reduce((a, b) => (goesFirst(moment, null, b, a) ? b : a))
    order.push(best)
    left.splice(left.indexOf(best), 1)
  }
  return order.map((ticket) => ticket.no)
}

/** What is untrue about a call that is about to be recorded; null when nothing is. */
export function untruth(moment: Moment, counter: CounterIndex, called: Ticket, why: CallReason): string | null {
  const others = waitingOf(moment.day).filter((ticket) => ticket.no !== called.no && canCall(moment, counter, ticket))
  const free = others.filter((ticket) => ![...others, called].some((other) => isLet(ticket, other)))
  const before = free.find((ticket) => goesFirst(moment, counter, ticket, called))
  if (before) return `${called.no} was called before ${before.no}`
  const older = free.filter((ticket) => isOlder(ticket, called))
  if (why.overtook !== older.length) return `${called.no} overtook ${older.length}, not ${why.overtook}`
  const oldest = older.length === 0 ? null : older.reduce((a, b) => (isOlder(b, a) ? b : a))
  if (why.overtaken !== (oldest?.no ?? null)) return `${called.no} overtook ${oldest?.no}, not ${why.overtaken}`
  const rule = ruleFor(moment, counter, called, older)
  return why.rule === rule ? null : `${called.no} was called by ${rule}, not by ${why.rule}`
}

function ruleFor(moment: Moment, counter: CounterIndex, called: Ticket, older: readonly Ticket[]): CallReason['rule'] {
  const isDue = guaranteedMs(moment, called) <= moment.nowMs
  if (older.length === 0) {
    if (isDue) return 'longestWait'
    return keeperOf(moment.day, called.target, moment.index) === counter.counter.id ? 'sentToYou' : 'arrivalOrder'
  }
  if (isDue) return 'bookedSlot'
  const passesBy = (parts: number): boolean =>
    older.every((other) => sum(claim(moment, called), parts) > sum(claim(moment, other), parts))
  if (passesBy(1)) return 'headStart'
  if (passesBy(2)) return 'bookedSlot'
  return passesBy(3) ? 'scarceSkill' : 'quickFirst'
}

/** By class, by slot, by scarcity: in the order in which a reason is looked for. */
function claim({ day, index, nowMs }: Moment, ticket: Ticket): readonly number[] {
  const { rules } = index.settings
  const { rate, headStart } = rules.classes[ticket.priorityClass]
  const waitMin = Math.min(Math.max(0, nowMs - ticket.sinceMs) / 60_000, rules.waitCapMin)
  const { slot } = ticket
  const part = slot ? Math.min(1, Math.max(0, (nowMs - slot.fromMs) / (slot.toMs - slot.fromMs))) : 0
  const open = servingCounters(day, ticket.leg, index).length
  const isScarce = open > 0 && open <= rules.scarceCounters
  return [rate * waitMin + headStart, part * rules.bookedRise, isScarce ? rules.scarceBonus : 0]
}

function sum(parts: readonly number[], most: number): number {
  return parts.slice(0, most).reduce((a, b) => a + b, 0)
}

function goesFirst(moment: Moment, counter: CounterIndex | null, a: Ticket, b: Ticket): boolean {
  const due = (ticket: Ticket): number => {
    const ms = guaranteedMs(moment, ticket)
    return ms <= moment.nowMs ? ms : Infinity
  }
  if (due(a) !== due(b)) return due(a) < due(b)
  if (due(a) !== Infinity) return isOlder(a, b)
  const isLast = (ticket: Ticket): boolean =>
    counter?.counter.kind === 'quick' &&
    !ticket.leg.isQuick &&
    openCounters(moment.day, ticket.leg.queue, moment.index).some((one) => one.counter.kind !== 'quick')
  if (isLast(a) !== isLast(b)) return isLast(b)
  const [mine, theirs] = [sum(claim(moment, a), 3), sum(claim(moment, b), 3)]
  return mine === theirs ? isOlder(a, b) : mine > theirs
}

function isOlder(a: Ticket, b: Ticket): boolean {
  return a.sinceMs === b.sinceMs ? a.order < b.order : a.sinceMs < b.sinceMs
}

/** Whether the first lets the second go before it. */
function isLet(ticket: Ticket, other: Ticket): boolean {
  return ticket.behind.includes(other.no) && other.inLine.seq < ticket.inLine.seq
}
