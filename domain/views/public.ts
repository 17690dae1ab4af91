/**
 * What citizens' screens receive: kiosk, lobby display, counter display, phone. Nothing personal, no priority, no
 * reasons.
 */
import type { TicketNo } from '../queue-day/commands.ts'
import { hoursView, offerOf } from './hours.ts'
import { openCounters, pickNext } from '../queue-day/pick.ts'
import type { CounterIndex, SettingsIndex } from '../plan/settings-index.ts'
import type { CounterId, HallSettings, QueueId, ZoneId } from '../plan/settings.ts'
import type { Call, ClosedTicket, CounterState, DayState, Ticket } from '../queue-day/state.ts'
import type {
  CallLine,
  CounterStatus,
  CounterView,
  KioskView,
  LobbyView,
  QueueLine,
  SitePlan,
  TicketView,
} from './types.ts'
import { aheadOf, firstOf, longestSince, spanOf, waitingIn } from '../queue-day/waiting.ts'

type Day = Readonly<DayState>

const LOBBY_CALLS = 9
const NEXT_NUMBERS = 6
const NEXT_WITHIN_MIN = 5

/** The settings without the clerks: what any page may know. */
export function sitePlan(settings: HallSettings): SitePlan {
  const { clerks: _clerks, ...plan } = settings
  return plan
}

/** One line per queue: waiting, span for a newcomer, whether numbers are given. */
export function queueLines(day: Day, index: SettingsIndex, nowMs: number): readonly QueueLine[] {
  return index.settings.queues.map(({ id }) => {
    const waiting = waitingIn(day, id)
    const isClosed =
      day.closedQueues.has(id) || day.status === 'closed' || offerOf(day, id, index, nowMs)?.kind === 'none'
    return [id, waiting, spanOf(day, id, waiting, index), isClosed ? 0 : 1]
  })
}

/** Everything a kiosk shows that changes (VIEW-1). */
export function kioskView(day: Day, index: SettingsIndex, nowMs: number): KioskView {
  const calls = day.calls
    .filter((call) => !call.isSilent)
    .slice(-3)
    .reverse()
  return {
    kind: 'kiosk',
    seq: day.seq,
    atMs: nowMs,
    hours: hoursView(day, index, nowMs),
    queues: queueLines(day, index, nowMs),
    calls: calls.map((call) => [call.ticketNo, labelOf(call.counter, index)]),
  }
}

/** The lobby of one zone, or of the whole hall (VIEW-2): under 2 kB with forty counters. */
export function lobbyView(day: Day, index: SettingsIndex, zone: ZoneId | null, nowMs: number): LobbyView {
  const queues = index.settings.queues.filter((queue) => zone === null || queue.zone === zone)
  const calls = day.calls.filter(
    (call) => !call.isSilent && (zone === null || index.counters.get(call.counter)?.counter.zone === zone),
  )
  return {
    kind: 'lobby',
    seq: day.seq,
    atMs: nowMs,
    zone,
    calls: newestPerTicket(calls)
      .slice(0, LOBBY_CALLS)
      .map((call) => callLine(day, call)),
    queues: queues.map(({ id }) => [id, waitingIn(day, id), spanOf(day, id, waitingIn(day, id), index)]),
    next: nextNumbers(
      day,
      index,
      queues.map((queue) => queue.id),
      nowMs,
    ),
  }
}

/** What hangs above one window (VIEW-3). The name needs a signed-in clerk; without one the screen is closed. */
export function counterView(day: Day, index: SettingsIndex, counter: CounterId, nowMs: number): CounterView {
  const plan = index.counters.get(counter)
  const now = day.counters.get(counter)
  const ticket = now?.ticketNo ? day.tickets.get(now.ticketNo) : undefined
  const status = statusOf(now, ticket)
  const next =
    plan && now?.status === 'open' && now.badgeNo !== null ? pickNext(day, plan, now.badgeNo, index, nowMs) : null
  return {
    kind: 'counter',
    seq: day.seq,
    atMs: nowMs,
    counter,
    status,
    ticketNo: ticket?.no ?? null,
    nth: ticket?.calls ?? 0,
    clerk: clerkAt(now, index),
    untilMs: status === 'paused' ? (now?.pause?.untilMs ?? null) : null,
    next: next?.ticket.no ?? null,
    instead: status === 'paused' || status === 'closed' ? insteadOf(day, plan, index) : [],
  }
}

/** What the holder of a link sees (VIEW-4); null for a link of no ticket of this day. */
export function ticketView(day: Day, index: SettingsIndex, link: string, nowMs: number): TicketView | null {
  const no = day.links.get(link)
  if (no === undefined) return null
  const live = day.tickets.get(no)
  const closed = day.closed.get(no)
  const ticket = live ?? closed?.ticket
  if (!ticket) return null
  const isWaiting = live?.status === 'waiting'
  const ahead = isWaiting ? aheadOf(day, ticket, index, nowMs) : null
  const { rules } = index.settings
  const rejoinUntilMs = ticket.missedAtMs === null ? null : ticket.missedAtMs + rules.rejoinWithinMin * 60_000
  return {
    kind: 'ticket',
    seq: day.seq,
    atMs: nowMs,
    ticketNo: no,
    status: holderStatus(ticket, closed),
    queue: ticket.leg.queue,
    zone: index.queues.get(ticket.leg.queue)?.zone ?? '',
    items: ticket.items.map((item) => ({ item: item.item, isSettled: item.outcome !== null })),
    ahead,
    span: ahead === null ? null : spanOf(day, ticket.leg.queue, ahead, index),
    counters: countersFor(day, ticket, index),
    counter: live?.counter ?? null,
    nth: live?.calls ?? 0,
    issuedAtMs: ticket.issuedAtMs,
    untilMs:
      live?.status === 'missed'
        ? rejoinUntilMs
        : live?.status === 'parked'
          ? (ticket.parked?.returnAtMs ?? null)
          : null,
    canDelay: (isWaiting || live?.status === 'called') && ticket.delays === 0,
    canRejoin:
      live?.status === 'missed' &&
      ticket.rejoins < rules.rejoinsMax &&
      rejoinUntilMs !== null &&
      nowMs <= rejoinUntilMs,
    mergedInto: closed?.mergedInto ?? null,
  }
}

/** The state of a window in one word, the same on every device. */
export function statusOf(counter: CounterState | undefined, ticket: Ticket | undefined): CounterStatus {
  if (!counter || counter.badgeNo === null) return 'closed'
  if (ticket) return ticket.status === 'called' || ticket.status === 'arrived' ? 'called' : 'serving'
  return counter.status === 'open' ? 'free' : counter.status
}

/** Name, badge and post of whoever sits at a counter (article 12). */
export function clerkAt(
  counter: CounterState | undefined,
  index: SettingsIndex,
): { readonly name: string; readonly badgeNo: string; readonly post: string } | null {
  const clerk = counter?.badgeNo ? index.clerks.get(counter.badgeNo) : undefined
  return clerk ? { name: clerk.name, badgeNo: clerk.badgeNo, post: clerk.post } : null
}

function holderStatus(ticket: Ticket, closed: ClosedTicket | undefined): TicketView['status'] {
  if (closed) return closed.as
  return ticket.status === 'arrived' ? 'called' : ticket.status
}

function callLine(day: Day, call: Call): CallLine {
  const ticket = day.tickets.get(call.ticketNo)
  const isOpen = ticket?.status === 'called' && ticket.counter === call.counter
  return [call.callNo, call.ticketNo, call.counter, call.nth, call.atMs, isOpen ? 1 : 0]
}

function newestPerTicket(calls: readonly Call[]): readonly Call[] {
  const seen = new Set<TicketNo>()
  return [...calls].reverse().filter((call) => !seen.has(call.ticketNo) && seen.add(call.ticketNo))
}

function nextNumbers(day: Day, index: SettingsIndex, queues: readonly QueueId[], nowMs: number): readonly TicketNo[] {
  const soon: { no: TicketNo; inMin: number }[] = []
  for (const queue of queues) {
    if (longestSince(day, queue) === null) continue
    firstOf(day, queue, index, nowMs, NEXT_NUMBERS).forEach((ticket, ahead) => {
      const span = spanOf(day, queue, ahead, index)
      if (span !== null && span[0] < NEXT_WITHIN_MIN)
        soon.push({ no: ticket.no, inMin: ahead / Math.max(1, openCounters(day, queue, index).length) })
    })
  }
  return soon
    .sort((a, b) => a.inMin - b.inMin || (a.no < b.no ? -1 : 1))
    .slice(0, NEXT_NUMBERS)
    .map((one) => one.no)
}

function insteadOf(day: Day, plan: CounterIndex | undefined, index: SettingsIndex): readonly string[] {
  if (!plan) return []
  const others = [...plan.skills]
    .flatMap((skill) => openCounters(day, skill, index))
    .filter((counter) => counter.counter.id !== plan.counter.id)
  return [...new Set(others.map((counter) => counter.counter.label))].slice(0, 4)
}

function countersFor(day: Day, ticket: Ticket, index: SettingsIndex): readonly string[] {
  const target = ticket.target
  if (target?.kind === 'counter') return [labelOf(target.counter, index)]
  if (target?.kind === 'clerk')
    return day.clerks.has(target.badgeNo) ? [labelOf(day.clerks.get(target.badgeNo) as CounterId, index)] : []
  const able = (index.countersOf.get(ticket.leg.queue) ?? []).filter((counter) =>
    ticket.leg.skills.every((skill) => counter.skills.has(skill)),
  )
  return able
    .filter((counter) => counter.counter.kind !== 'quick' || ticket.leg.isQuick)
    .map((counter) => counter.counter.label)
}

function labelOf(counter: CounterId, index: SettingsIndex): string {
  return index.counters.get(counter)?.counter.label ?? counter
}
