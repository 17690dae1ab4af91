/** What deciding needs and gives: the world of a command, the decision, and the checks that many commands share. */
import type { PlanRejection } from '../../plan/rejections.ts'
import type { World } from '../../plan/world.ts'
import type { Place } from '../../words/subject.ts'
import { reject } from '../rejections.ts'
import type { ItemRequest } from '../commands.ts'
import type { TicketNo, BadgeNo, CounterId, ItemId } from '../../words/ids.ts'
import type { TicketItem } from '../events.ts'
import type { CounterIndex, SettingsIndex } from '../../plan/settings-index.ts'
import type { ServiceItem } from '../../plan/settings.ts'
import { planNow } from '../pick/cover.ts'
import { dayStream, type CounterState, type DayState, type Step, type Ticket } from '../state.ts'
import type { SharingException } from '../../plan/site-links.ts'
import { isAllowed, type TicketVerb } from '../transitions.ts'

export type Day = Readonly<DayState>

/**
 * Today, as its commands find it, with the plan by the people who are there. The day is opened by whoever opens its
 * stream; a closed day takes nothing more (DAY-2).
 */
export function openDay(world: World): Place<DayState, World> {
  const stream = dayStream(world.today)
  const state = world.state(stream)
  if (state.status === 'closed') reject({ code: 'DayIsClosed' })
  const plan = world.plan.isByPeople ? planNow(state, world.plan) : world.plan
  return { stream, state, world: plan === world.plan ? world : { ...world, plan } }
}

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

/**
 * The plan of a counter; one without skills while a clerk still sits at a counter that has left the plan; else
 * undefined.
 */
export function planOf(counter: CounterId, day: Readonly<DayState>, index: SettingsIndex): CounterIndex | undefined {
  const plan = index.counters.get(counter)
  if (plan || (day.counters.get(counter)?.badgeNo ?? null) === null) return plan
  return {
    counter: { id: counter, label: counter, zone: '', name: '', nameEn: '', kind: 'specialist', skills: [] },
    skills: new Set(),
    fromWaiting: new Map(),
  }
}

export interface Desk {
  readonly plan: CounterIndex
  readonly now: CounterState
  readonly badgeNo: BadgeNo
}

/** The counter at which the actor sits (STAFF-2): no call without a signed-in clerk (article 12). */
export function deskOf(day: Day, counter: CounterId, world: World): Desk {
  const plan = planOf(counter, day, world.plan) ?? reject({ code: 'UnknownCounter', counter })
  const { actor } = world
  if (actor.kind !== 'clerk') return reject({ code: 'NotAllowed' })
  const now = day.counters.get(counter)
  if (!now || now.badgeNo === null) return reject({ code: 'NotSignedIn' })
  if (now.badgeNo !== actor.badgeNo) return reject({ code: 'NotYourCounter', counter })
  return { plan, now, badgeNo: actor.badgeNo }
}

/** A desk that is open and has nobody in front of it. */
export function freeDesk(day: Day, counter: CounterId, world: World): Desk {
  const desk = deskOf(day, counter, world)
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

function notShared({ item, basis, basisEn, place, placeEn, address, addressEn }: SharingException): PlanRejection {
  return { code: 'ItemNotShared', item, basis, basisEn, place, placeEn, address, addressEn }
}

function rejectItem(item: string, index: SettingsIndex): never {
  const coming = index.settings.comingItems?.find((one) => one.id === item)
  return coming
    ? reject({ code: 'ItemNotInForce', item, fromDate: coming.fromDate })
    : reject({ code: 'UnknownItem', item })
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
