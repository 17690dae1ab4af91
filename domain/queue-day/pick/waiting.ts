/** What the lines say to those who stand in them: people ahead, wait spans, the next numbers. */
import { forecastWait, rounded, type WaitFacts, type WaitSpan } from '../../forecast/wait-span.ts'
import { placeOf, type Line } from '../evolve/records.ts'
import { dueMs, keeperOf, mayCall, openCounters, openTo, plainLeg, servingCounters } from './may-call.ts'
import { addedPoints, inOrder, isLetBy, pointsOf, type Points } from './pick.ts'
import type { CounterIndex, SettingsIndex } from '../../plan/settings-index.ts'
import type { QueueId, TicketNo } from '../../words/ids.ts'
import type { Slot, Told } from '../events.ts'
import type { DayState, InLine, Ticket } from '../state.ts'

type Day = Readonly<DayState>

/** What is said where a free counter is left: called as soon as somebody presses the key. */
const NOW: WaitSpan = [0, 5]

/** People waiting in one queue; parked and missed never count (docs/sources.md T1). */
export function waitingIn(day: Day, queue: QueueId): number {
  return day.waiting.get(queue) ?? 0
}

/** How long a newcomer with `ahead` people before it would wait in this queue (WAIT-1, WAIT-4). */
export function spanOf(day: Day, queue: QueueId, ahead: number, index: SettingsIndex): WaitSpan {
  return spanAt(day, queue, ahead, servingCounters(day, plainLeg(queue), index), index)
}

/** How long this waiting ticket will still wait, at the counters that may call it (WAIT-4). */
export function spanFor(day: Day, ticket: InLine, ahead: number, index: SettingsIndex, nowMs: number): WaitSpan {
  return spanAt(day, ticket.leg.queue, ahead, callersOf(day, ticket, index, nowMs), index)
}

/** What a ticket that is about to be issued is told: those before it, and how long (WAIT-5). */
export function toldOf(
  day: Day,
  issue: Pick<Ticket, 'leg' | 'sinceMs' | 'priorityClass'> & {
    readonly ticketNo: TicketNo
    readonly slot?: Slot | undefined
  },
  index: SettingsIndex,
  nowMs: number,
): Told {
  const ticket: InLine = {
    leg: issue.leg,
    sinceMs: issue.sinceMs,
    priorityClass: issue.priorityClass,
    no: issue.ticketNo,
    order: Infinity,
    slot: issue.slot ?? null,
    target: null,
    behind: [],
    inLine: { seq: Infinity, atMs: nowMs },
  }
  const ahead = aheadOf(day, ticket, index, nowMs)
  const facts = factsAt(day, ticket.leg.queue, ahead, callersOf(day, ticket, index, nowMs), index)
  if (facts === 'now') return { ahead, span: NOW }
  const forecast = forecastWait(facts)
  if (forecast === null) return { ahead, span: null }
  const { p50Min, p80Min } = forecast
  return { ahead, span: rounded(p50Min, p80Min), p50Min: Math.round(p50Min * 10) / 10 }
}

/** Open counters, busy or free, that may call this waiting ticket as things stand (PICK-9). */
function callersOf(day: Day, ticket: InLine, index: SettingsIndex, nowMs: number): readonly CounterIndex[] {
  const keeper = keeperOf(day, ticket.target, index)
  if (keeper === null) return openTo(day, ticket, index, nowMs)
  const able = [index.counters.get(keeper) as CounterIndex]
  const others = openCounters(day, ticket.leg.queue, index).filter((one) => one.counter.id !== keeper)
  return [...able, ...others.filter((one) => mayCall(day, one, ticket, index, nowMs))]
}

function spanAt(
  day: Day,
  queue: QueueId,
  ahead: number,
  counters: readonly CounterIndex[],
  index: SettingsIndex,
): WaitSpan {
  const facts = factsAt(day, queue, ahead, counters, index)
  if (facts === 'now') return NOW
  const forecast = forecastWait(facts)
  return forecast === null ? null : rounded(forecast.p50Min, forecast.p80Min)
}

/** What a wait follows from; 'now': a free counter is left (WAIT-4). */
function factsAt(
  day: Day,
  queue: QueueId,
  ahead: number,
  counters: readonly CounterIndex[],
  index: SettingsIndex,
): WaitFacts | 'now' {
  if (isNow(day, queue, ahead, counters)) return 'now'
  const pace = day.pace.get(queue)
  const isKnown = pace !== undefined && pace.samples > 0
  return {
    ahead,
    serviceMin: index.queues.get(queue)?.serviceMin ?? 10,
    servers: serversAt(day, queue, counters, index),
    observedGapMin: isKnown ? pace.gapMs / 60_000 : null,
    samples: isKnown ? pace.samples : 0,
    lessons: day.lessons.get(queue),
  }
}

/** A free counter is left for this one, whoever else its counters could call first. */
function isNow(day: Day, queue: QueueId, ahead: number, counters: readonly CounterIndex[]): boolean {
  const free = counters.filter((counter) => day.counters.get(counter.counter.id)?.ticketNo == null)
  if (ahead >= free.length) return false
  const others = new Set(free.flatMap((counter) => [...counter.skills]))
  others.delete(queue)
  const before = [...others].reduce((sum, other) => sum + waitingIn(day, other), ahead)
  return before < free.length
}

/** These counters, each by the share of the busy queues that it would call for. */
function serversAt(day: Day, queue: QueueId, counters: readonly CounterIndex[], index: SettingsIndex): number {
  let servers = 0
  for (const counter of counters) {
    let busy = 1
    for (const other of counter.skills) {
      if (other === queue || waitingIn(day, other) === 0) continue
      if (servingCounters(day, plainLeg(other), index).includes(counter)) busy += 1
    }
    servers += 1 / busy
  }
  return servers
}

/** How many people of its queue will be called before this waiting ticket, as the claims stand now (WAIT-2). */
export function aheadOf(day: Day, ticket: InLine, index: SettingsIndex, nowMs: number): number {
  const mine: Mine = { ticket, points: pointsOf(day, ticket, index, nowMs), dueMs: dueMs(ticket, index) }
  let ahead = ticket.behind.reduce((sum, no) => sum + (isLetAndWeaker(day, mine, no, index, nowMs) ? 1 : 0), 0)
  for (const line of day.lines.values()) {
    if (line.leg.queue !== ticket.leg.queue) continue
    const head = line.tickets[0] as Ticket
    if (head.no === ticket.no && line.tickets.length === 1) continue
    if (isLetBy(head, ticket) || isKeptElsewhere(day, head, index, nowMs)) continue
    ahead += strongerIn(day, line, mine, index, nowMs)
  }
  return ahead
}

interface Mine {
  readonly ticket: InLine
  readonly points: Points
  readonly dueMs: number
}

function isLetAndWeaker(day: Day, mine: Mine, no: TicketNo, index: SettingsIndex, nowMs: number): boolean {
  const other = day.tickets.get(no)
  if (!other || other.leg.queue !== mine.ticket.leg.queue || !isLetBy(mine.ticket, other)) return false
  const { leg, priorityClass, target, slot } = other
  const alone: Line = { key: '', leg, priorityClass, target, slot, tickets: [other] }
  return strongerIn(day, alone, mine, index, nowMs) === 0
}

/** Sent to somebody who is at work, and not given to others yet: they are called for by other counters meanwhile. */
function isKeptElsewhere(day: Day, ticket: Ticket, index: SettingsIndex, nowMs: number): boolean {
  return (
    keeperOf(day, ticket.target, index) !== null &&
    callersOf(day, ticket, index, nowMs).length === 1 &&
    openCounters(day, ticket.leg.queue, index).length > 1
  )
}

/** How many of a line have the stronger claim. */
function strongerIn(day: Day, line: Line, mine: Mine, index: SettingsIndex, nowMs: number): number {
  const { rules } = index.settings
  const { ticket, points } = mine
  const longestMs = rules.longestWaitMin * 60_000
  if (mine.dueMs <= nowMs) {
    // By the time at which each was due.
    if (line.slot !== null && line.slot.toMs < mine.dueMs) return line.tickets.length
    return placeOf(line.tickets, mine.dueMs - longestMs, ticket.slot === null ? ticket.order : 0)
  }
  if (line.slot !== null && line.slot.toMs <= nowMs) return line.tickets.length
  const added = addedPoints(day, line, index, nowMs)
  const isSame =
    line.priorityClass === ticket.priorityClass &&
    added.bySlot === points.bySlot &&
    added.byScarcity === points.byScarcity
  if (isSame) return placeOf(line.tickets, ticket.sinceMs, ticket.order)
  const { rate, headStart } = rules.classes[line.priorityClass]
  const total = points.byClass + points.bySlot + points.byScarcity
  const neededMin = (total - headStart - added.bySlot - added.byScarcity) / rate
  if (neededMin < 0) return line.tickets.length
  // Beyond the cap no wait adds anything; only the guarantee goes before then.
  const afterMs = neededMin > rules.waitCapMin ? longestMs : Math.min(neededMin * 60_000, longestMs)
  return placeOf(line.tickets, nowMs - afterMs, 0)
}

/** The first tickets of a queue in the order of their claims. */
export function firstOf(
  day: Day,
  queue: QueueId,
  index: SettingsIndex,
  nowMs: number,
  most: number,
): readonly Ticket[] {
  return inOrder(
    day,
    [...day.lines.values()].filter((line) => line.leg.queue === queue),
    index,
    nowMs,
    most,
  )
}

/** Of those who wait in a queue the oldest clock and the youngest. Throws for an empty queue. */
export function inTurn(day: Day, queue: QueueId): { first: Ticket; last: Ticket; sinceMs: number } {
  const lines = [...day.lines.values()].filter((line) => line.leg.queue === queue)
  const older = (a: Ticket, b: Ticket): Ticket => (b.sinceMs < a.sinceMs ? b : a)
  const younger = (a: Ticket, b: Ticket): Ticket => (b.sinceMs > a.sinceMs ? b : a)
  const first = lines.map((line) => line.tickets[0] as Ticket).reduce(older)
  const last = lines.map((line) => line.tickets.at(-1) as Ticket).reduce(younger)
  return { first, last, sinceMs: first.sinceMs }
}

/** Clock of whoever has waited longest in a queue, or null. */
export function longestSince(day: Day, queue: QueueId): Ticket | null {
  let oldest: Ticket | null = null
  for (const line of day.lines.values()) {
    const head = line.tickets[0] as Ticket
    if (line.leg.queue === queue && (oldest === null || head.sinceMs < oldest.sinceMs)) oldest = head
  }
  return oldest
}

/** People whom nobody at work may call, and when somebody will be back, if that is known (NOBODY-1). */
export interface Unattended {
  readonly queue: QueueId
  readonly count: number
  readonly sinceMs: number
  /** Soonest end of a pause that lies ahead, UTC ms. */
  readonly backMs: number | null
}

/** Every queue with somebody whom no open counter may call. Where a counter with the skill is open there is none. */
export function unattended(day: Day, index: SettingsIndex, nowMs: number): readonly Unattended[] {
  const found = new Map<QueueId, Unattended>()
  for (const { leg, tickets } of day.lines.values()) {
    const head = tickets[0] as Ticket
    if (isAttended(day, head, index)) continue
    const before = found.get(leg.queue)
    found.set(leg.queue, {
      queue: leg.queue,
      count: (before?.count ?? 0) + tickets.length,
      sinceMs: Math.min(before?.sinceMs ?? Infinity, head.sinceMs),
      backMs: backMs(day, head, index, nowMs),
    })
  }
  return [...found.values()]
}

/** Whether an open counter may call this waiting ticket now, or when its kept time is over (PICK-9). */
export function isAttended(day: Day, ticket: Ticket, index: SettingsIndex): boolean {
  return keeperOf(day, ticket.target, index) !== null || openCounters(day, ticket.leg.queue, index).length > 0
}

/** Soonest known end of a pause of a counter with its skill, UTC ms; null: nobody has said. */
export function backMs(day: Day, ticket: Ticket, index: SettingsIndex, nowMs: number): number | null {
  const ends = (index.countersOf.get(ticket.leg.queue) ?? []).flatMap((counter) => {
    const untilMs = day.counters.get(counter.counter.id)?.pause?.untilMs ?? null
    return untilMs !== null && untilMs > nowMs ? [untilMs] : []
  })
  return ends.length > 0 ? Math.min(...ends) : null
}

/**
 * Labels of the windows that a waiting visitor may expect the call from: the open ones that may call it; while none is
 * open, those that the plan has for it (KIOSK-24).
 */
export function callerLabels(day: Day, ticket: InLine, index: SettingsIndex, nowMs: number): readonly string[] {
  const callers = callersOf(day, ticket, index, nowMs)
  if (callers.length > 0) return callers.map((counter) => counter.counter.label)
  return (index.countersOf.get(ticket.leg.queue) ?? [])
    .filter((counter) => ticket.leg.skills.every((skill) => counter.skills.has(skill)))
    .filter((counter) => counter.counter.kind !== 'quick' || ticket.leg.isQuick)
    .map((counter) => counter.counter.label)
}
