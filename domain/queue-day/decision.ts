/** What deciding needs and gives: the context of a command, the decision, and the checks that many commands share. */
import { reject } from '../words/rejected.ts'
import type { ItemRequest } from './commands.ts'
import type { Actor } from '../words/actor.ts'
import type { TicketNo, BadgeNo, CounterId, ItemId } from '../words/ids.ts'
import type { DayEvent, TicketItem } from './events.ts'
import type { Rejection } from './rejections.ts'
import type { CounterIndex, SettingsIndex } from '../plan/settings-index.ts'
import type { ServiceItem } from '../plan/settings.ts'
import type { CounterState, DayState, Ticket } from './state.ts'
import type { SharingException } from '../plan/site-links.ts'
import { planOf } from './gone-counter.ts'
import { isAllowed, type TicketVerb } from './transitions.ts'

export interface Context {
  /** The server's time, UTC ms. */
  readonly nowMs: number
  readonly actor: Actor
  readonly index: SettingsIndex
  /** 128 random bits for the phone's page, made outside: the domain knows no chance. */
  readonly link: string
}

export type Decision =
  { readonly ok: true; readonly events: readonly DayEvent[] } | { readonly ok: false; readonly rejection: Rejection }
export type Day = Readonly<DayState>

/** The live ticket, checked against the table of transitions (LIFE-1). */
export function ticketFor(day: Day, no: TicketNo, verb: TicketVerb): Ticket {
  const ticket = day.tickets.get(no)
  if (!ticket) {
    const closed = day.closed.get(no)
    return closed
      ? reject({ code: 'TicketNotReady', ticketNo: no, status: closed.as, counter: null })
      : reject({ code: 'UnknownTicket', ticketNo: no })
  }
  if (!isAllowed(verb, ticket.status))
    reject({ code: 'TicketNotReady', ticketNo: no, status: ticket.status, counter: ticket.counter })
  return ticket
}

export interface Desk {
  readonly plan: CounterIndex
  readonly now: CounterState
  readonly badgeNo: BadgeNo
}

/** The counter at which the actor sits (STAFF-2): no call without a signed-in clerk (article 12). */
export function deskOf(day: Day, counter: CounterId, context: Context): Desk {
  const plan = planOf(counter, day, context.index) ?? reject({ code: 'UnknownCounter', counter })
  const { actor } = context
  if (actor.kind !== 'clerk') return reject({ code: 'NotAllowed' })
  const now = day.counters.get(counter)
  if (!now || now.badgeNo === null) return reject({ code: 'NotSignedIn' })
  if (now.badgeNo !== actor.badgeNo) return reject({ code: 'NotYourCounter', counter })
  return { plan, now, badgeNo: actor.badgeNo }
}

/** A desk that is open and has nobody in front of it. */
export function freeDesk(day: Day, counter: CounterId, context: Context): Desk {
  const desk = deskOf(day, counter, context)
  if (desk.now.ticketNo !== null) reject({ code: 'CounterBusy', ticketNo: desk.now.ticketNo })
  if (desk.now.status !== 'open') reject({ code: 'CounterNotOpen', status: desk.now.status })
  return desk
}

/** The ticket in front of this desk, in a state that allows `verb`. */
export function ticketAt(day: Day, desk: Desk, verb: TicketVerb): Ticket {
  if (desk.now.ticketNo === null) return reject({ code: 'CounterIdle' })
  return ticketFor(day, desk.now.ticketNo, verb)
}

/** Catalogue entries for what a citizen asked for (ISSUE-3, ISSUE-4). */
export function itemsFor(requests: readonly ItemRequest[], day: Day, index: SettingsIndex): readonly TicketItem[] {
  if (requests.length === 0) reject({ code: 'NoItems' })
  return requests.map((request) => {
    const item = ticketable(request.item, index)
    const reason = day.closedQueues.get(item.queue)
    if (reason !== undefined) reject({ code: 'QueueClosed', queue: item.queue, reason })
    return {
      item: item.id,
      queue: item.queue,
      outcome: null,
      missing: request.missing ?? null,
      serviceMin: item.serviceMin,
    }
  })
}

/** An item of the catalogue in force for which numbers are given at all (ISSUE-3, SITE-4). */
export function ticketable(id: ItemId, index: SettingsIndex): ServiceItem {
  const item = index.items.get(id) ?? rejectItem(id, index)
  if (!item.isApplicantInitiated) reject({ code: 'ItemNotForTickets', item: item.id })
  const exception = index.settings.site?.exceptions.find((one) => one.item === item.id)
  if (exception) reject(notShared(exception))
  return item
}

function notShared({ item, basis, basisEn, place, placeEn, address, addressEn }: SharingException): Rejection {
  return { code: 'ItemNotShared', item, basis, basisEn, place, placeEn, address, addressEn }
}

function rejectItem(item: string, index: SettingsIndex): never {
  const coming = index.settings.comingItems?.find((one) => one.id === item)
  return coming
    ? reject({ code: 'ItemNotInForce', item, fromDate: coming.fromDate })
    : reject({ code: 'UnknownItem', item })
}

/** A reason that says something. */
export function reasonFor(reason: string): string {
  const said = reason.trim()
  return said === '' ? reject({ code: 'ReasonMissing' }) : said
}
