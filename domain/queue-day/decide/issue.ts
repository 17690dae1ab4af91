/** Deciders that give numbers and put matters together on one ticket. */
import type { World } from '../../plan/world.ts'
import { reasonIn } from '../../words/rejected.ts'
import { reject } from '../rejections.ts'
import { offerAt } from '../../calendar/offer.ts'
import type { Command, ItemRequest } from '../commands.ts'
import type { TicketNo, PriorityClass, QueueId } from '../../words/ids.ts'
import { freeDesk, itemsFor, ticketFor, type Day } from './checks.ts'
import type { DayEvent, Slot, TicketItem } from '../events.ts'
import { nextLeg } from '../pick/legs.ts'
import { spanOf, toldOf, waitingIn } from '../pick/waiting.ts'

type Of<T extends Command['type']> = Extract<Command, { type: T }>

/** One ticket for one or several matters (ISSUE-1 … ISSUE-6). */
export function issueTicket(day: Day, command: Of<'IssueTicket'>, world: World): readonly DayEvent[] {
  const items = itemsFor(command.items, day, world.plan)
  checkCount(items.length, world)
  if (command.origin !== 'floorGuide') checkOffered(day, items, world)
  const priorityClass = command.priorityClass ?? 'ordinary'
  if (priorityClass === 'booked') reject({ code: 'BookingMissing' })
  const reason = priorityClass === 'reentry' ? reasonIn(command.reason ?? '') : (command.reason ?? '').trim()
  const { origin, isElder = false } = command
  return [issued(day, items, world, { priorityClass, origin, isElder, ...(reason === '' ? {} : { reason }) })]
}

export interface BookedTerms extends Origin {
  readonly items: readonly ItemRequest[]
  readonly sinceMs: number
  /** Left out for one who came too late for it (BOOK-9). */
  readonly slot?: Slot
  /** Whether the calendar must give numbers now, as for one who walks in. */
  readonly isByCalendar: boolean
}

/** The ticket that a checked-in booking becomes; its clock may begin later than now (BOOK-8). */
export function issueBooked(day: Day, terms: BookedTerms, world: World): Extract<DayEvent, { type: 'TicketIssued' }> {
  if (day.status === 'closed') reject({ code: 'DayIsClosed' })
  const { priorityClass, origin, isElder, sinceMs, slot } = terms
  const items = itemsFor(terms.items, day, world.plan)
  if (terms.isByCalendar && origin !== 'floorGuide') checkOffered(day, items, world)
  return issued(day, items, world, { priorityClass, origin, isElder, sinceMs, ...(slot ? { slot } : {}) })
}

/** More matters on a ticket already taken; it keeps its number and its clock (ISSUE-7). */
export function addItems(day: Day, command: Of<'AddItems'>, world: World): readonly DayEvent[] {
  const ticket = ticketFor(day, command.ticketNo, 'addItems')
  // A machine stands where anybody can type a number; the link is in the hands of its holder.
  if (world.actor.kind !== 'clerk' && command.link !== ticket.link)
    reject({ code: 'UnknownTicket', ticketNo: command.ticketNo })
  const items = itemsFor(command.items, day, world.plan)
  checkCount(ticket.items.length + items.length, world)
  const leg = nextLeg([...ticket.items, ...items], world.plan, ticket.leg.queue) ?? ticket.leg
  return [{ type: 'ItemsAdded', ticketNo: ticket.no, items, leg }]
}

/** Two tickets of one visitor become one; the longer wait counts (MERGE-1). */
export function mergeTickets(day: Day, command: Of<'MergeTickets'>, world: World): readonly DayEvent[] {
  if (command.from === command.into) reject({ code: 'SameTicket' })
  const from = ticketFor(day, command.from, 'mergeFrom')
  const into = ticketFor(day, command.into, 'mergeInto')
  checkCount(from.items.length + into.items.length, world)
  const items = from.items
  const leg = nextLeg([...into.items, ...items], world.plan, into.leg.queue) ?? into.leg
  const sinceMs =
    into.status === 'waiting' && from.status === 'waiting' ? Math.min(into.sinceMs, from.sinceMs) : into.sinceMs
  return [{ type: 'TicketsMerged', from: from.no, into: into.no, items, leg, sinceMs }]
}

/** A visitor at the window without a number: gives one, calls it silently, starts at once (CALL-7). */
export function serveWithoutTicket(day: Day, command: Of<'ServeWithoutTicket'>, world: World): readonly DayEvent[] {
  const desk = freeDesk(day, command.counter, world)
  const items = itemsFor(command.items, day, world.plan)
  checkCount(items.length, world)
  const stranger = items.find((item) => !desk.plan.skills.has(item.queue))
  if (stranger) reject({ code: 'NotServedHere', queue: stranger.queue })
  const ticket = issued(day, items, world, { priorityClass: 'ordinary', origin: 'counter', isElder: false })
  return [
    ticket,
    {
      type: 'TicketCalled',
      ticketNo: ticket.ticketNo,
      counter: command.counter,
      badgeNo: desk.badgeNo,
      callNo: day.callNo + 1,
      isSilent: true,
      why: { rule: 'withoutTicket', overtook: 0, overtaken: null },
    },
    { type: 'ServiceStarted', ticketNo: ticket.ticketNo, counter: command.counter },
  ]
}

/** "C032": prefix and at least three digits, growing past 999 (NUM-1, docs/sources.md N33). */
export function ticketNoOf(prefix: string, number: number): TicketNo {
  return prefix + String(number).padStart(3, '0')
}

/** Kiosk and phone go by the calendar (CAL-7, CAL-8); a floor guide stands in the hall and may use their own eyes. */
function checkOffered(day: Day, items: readonly TicketItem[], world: World): void {
  const { calendar, timeZone } = world.plan.settings
  if (calendar === null) return
  for (const { item, queue } of items) {
    const offerFor = (waitMin: number | null) => offerAt(calendar, queue, world.clockMs, timeZone, waitMin, item)
    // What is given to whoever waits longest is given to everybody.
    if (offerFor(null).kind === 'tickets') continue
    const span = spanOf(day, queue, waitingIn(day, queue), world.plan)
    const offer = offerFor(span === null ? null : span[1])
    if (offer.kind === 'none') reject({ code: 'NotOffered', queue, reason: offer.reason, againMs: offer.againMs })
  }
}

interface Origin {
  readonly priorityClass: PriorityClass
  readonly origin: 'kiosk' | 'floorGuide' | 'phone' | 'counter'
  readonly isElder: boolean
  /** Now, unless a booking says otherwise. */
  readonly sinceMs?: number
  readonly slot?: Slot
  readonly reason?: string
}

function issued(
  day: Day,
  items: readonly TicketItem[],
  world: World,
  origin: Origin,
): Extract<DayEvent, { type: 'TicketIssued' }> {
  const leg = nextLeg(items, world.plan) ?? reject({ code: 'NoItems' })
  const prefix = prefixOf(leg.queue, world)
  const number = (day.lastNumber.get(prefix) ?? 0) + 1
  const ticketNo = ticketNoOf(prefix, number)
  const { nowMs, plan, random } = world
  const { priorityClass, sinceMs = nowMs, slot } = origin
  const told = toldOf(day, { ticketNo, leg, sinceMs, priorityClass, slot }, plan, nowMs)
  return { type: 'TicketIssued', prefix, number, items, ticketNo, leg, ...origin, sinceMs, link: random, told }
}

function prefixOf(queue: QueueId, world: World): string {
  return (world.plan.queues.get(queue) ?? reject({ code: 'UnknownQueue', queue })).prefix
}

function checkCount(count: number, world: World): void {
  const most = world.plan.settings.rules.itemsMax
  if (count > most) reject({ code: 'TooManyItems', most })
}
