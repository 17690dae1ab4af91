/**
 * Whom to call next: weighted waiting time with a head start, a cap, a bonus for scarce skills, and a longest-wait
 * guarantee.
 */
import type { CallReason, CallRule } from '../events.ts'
import { placeOf, type Line } from '../evolve/records.ts'
import { dueMs, isSpare, keeperOf, mayCall, servingCounters } from './may-call.ts'
import type { CounterIndex, SettingsIndex } from '../../plan/settings-index.ts'
import type { TicketNo } from '../../words/ids.ts'
import type { DayState, InLine, Ticket } from '../state.ts'

type Day = Readonly<DayState>

export interface Choice {
  readonly ticket: Ticket
  readonly why: CallReason
}

/** What a ticket's claim is made of, in points; with rate 1 a point is a minute. */
export interface Points {
  /** Rate × wait and head start of its class. */
  readonly byClass: number
  /** What a booking has gained in its slot so far. */
  readonly bySlot: number
  readonly byScarcity: number
}

interface Claim {
  readonly ticket: Ticket
  readonly line: Line
  /** UTC ms from which it goes before others by age alone (PICK-4); Infinity while that lies ahead. */
  readonly overdueMs: number
  /** At this quick counter only when nobody quick waits. */
  readonly isSpare: boolean
  readonly points: Points
  readonly total: number
}

/** Whose turn it is where: a counter's own lines, or, with no counter, all lines given. */
interface Contest {
  readonly day: Day
  readonly counter: CounterIndex | null
  readonly index: SettingsIndex
  readonly nowMs: number
}

/**
 * The ticket this counter calls next, and why (PICK-1 … PICK-12). Deterministic: the same state, rules and time give
 * the same answer.
 * Claim = rate × min(wait, cap) + head start (+ what a slot and a scarce skill add): an accumulating priority queue,
 * Stanford, Taylor & Ziedins 2014. Returns null when nobody waits whom this counter may call.
 */
export function pickNext(day: Day, counter: CounterIndex, index: SettingsIndex, nowMs: number): Choice | null {
  const contest = { day, counter, index, nowMs }
  const lines = eligibleLines(day, counter, index, nowMs)
  const claim = bestClaim(
    contest,
    lines.map((line) => [line, 0] as const),
  )
  return claim ? { ticket: claim.ticket, why: reasonOf(contest, claim, lines) } : null
}

/** The next `most` tickets in the order this counter would call them now. */
export function nextInOrder(
  day: Day,
  counter: CounterIndex,
  index: SettingsIndex,
  nowMs: number,
  most: number,
): readonly Ticket[] {
  const lines = [...day.lines.values()].filter((line) => mayCallHead(day, counter, line, index, nowMs))
  return ordered({ day, counter, index, nowMs }, lines, most)
}

/** The first `most` tickets of these lines by their claim at `nowMs`, whoever calls them. */
export function inOrder(
  day: Day,
  lines: readonly Line[],
  index: SettingsIndex,
  nowMs: number,
  most: number,
): readonly Ticket[] {
  return ordered({ day, counter: null, index, nowMs }, lines, most)
}

/** The reason recorded with a call that a person chose (PICK-7). */
export function reasonByNumber(
  day: Day,
  ticket: Ticket,
  counter: CounterIndex,
  index: SettingsIndex,
  nowMs: number,
  note: string,
): CallReason {
  const contest = { day, counter, index, nowMs }
  return { ...overtakings(contest, ticket, eligibleLines(day, counter, index, nowMs)), rule: 'byNumber', note }
}

/** Lines whose head this counter may call now (PICK-2, PICK-5, PICK-6, MISS-2). */
function eligibleLines(day: Day, counter: CounterIndex, index: SettingsIndex, nowMs: number): readonly Line[] {
  const eligible: Line[] = []
  for (const line of day.lines.values()) {
    if (!mayCallHead(day, counter, line, index, nowMs)) continue
    const mayCallToo = (other: Ticket): boolean => mayCall(day, counter, other, index, nowMs)
    if (letsOthersGo(day, line.tickets[0] as Ticket, mayCallToo)) continue
    eligible.push(line)
  }
  return eligible
}

/** The points of a ticket's claim, each part by itself (PICK-1). */
export function pointsOf(day: Day, ticket: InLine, index: SettingsIndex, nowMs: number): Points {
  const { rules } = index.settings
  const waitMin = Math.max(0, nowMs - ticket.sinceMs) / 60_000
  const { rate, headStart } = rules.classes[ticket.priorityClass]
  return {
    byClass: rate * Math.min(waitMin, rules.waitCapMin) + headStart,
    ...addedPoints(day, ticket, index, nowMs),
  }
}

/** What does not grow with the wait: the same for all of a line. */
export function addedPoints(
  day: Day,
  { leg, slot }: Pick<InLine, 'leg' | 'slot'>,
  index: SettingsIndex,
  nowMs: number,
): Omit<Points, 'byClass'> {
  const { rules } = index.settings
  const shareOfSlot = slot === null ? 0 : (nowMs - slot.fromMs) / (slot.toMs - slot.fromMs)
  const open = rules.scarceBonus > 0 ? servingCounters(day, leg, index).length : 0
  return {
    bySlot: rules.bookedRise * Math.min(1, Math.max(0, shareOfSlot)),
    byScarcity: open > 0 && open <= rules.scarceCounters ? rules.scarceBonus : 0,
  }
}

/** Back from a miss, while one of those it lets go first still waits where `goesFirst` (MISS-2). */
function letsOthersGo(day: Day, ticket: Ticket, goesFirst: (other: Ticket) => boolean): boolean {
  return ticket.behind.some((no) => {
    const other = day.tickets.get(no)
    return other !== undefined && isLetBy(ticket, other) && goesFirst(other)
  })
}

/** Whether `ticket` still lets `other` go first: one that has been called or gone aside since does not count. */
export function isLetBy(ticket: InLine, other: InLine & { readonly status?: Ticket['status'] }): boolean {
  const isWaiting = (other.status ?? 'waiting') === 'waiting'
  return isWaiting && ticket.behind.includes(other.no) && other.inLine.seq < ticket.inLine.seq
}

function mayCallHead(day: Day, counter: CounterIndex, line: Line, index: SettingsIndex, nowMs: number): boolean {
  return mayCall(day, counter, line.tickets[0] as Ticket, index, nowMs)
}

function ordered(contest: Contest, lines: readonly Line[], most: number): readonly Ticket[] {
  const { day, counter, index, nowMs } = contest
  const heads = lines.map((line): [Line, number] => [line, 0])
  const order: Ticket[] = []
  const isCallable = (ticket: Ticket): boolean => counter === null || mayCall(day, counter, ticket, index, nowMs)
  const isLeft = (other: Ticket): boolean =>
    !order.includes(other) && isCallable(other) && lines.some((line) => line.leg.queue === other.leg.queue)
  while (order.length < most) {
    const open = heads.filter(([line, at]) => {
      const ticket = line.tickets[at]
      return ticket !== undefined && isCallable(ticket) && !letsOthersGo(day, ticket, isLeft)
    })
    const claim = bestClaim(contest, open)
    if (!claim) break
    order.push(claim.ticket)
    const head = heads.find(([line]) => line === claim.line)
    if (head) head[1] += 1
  }
  return order
}

function bestClaim(contest: Contest, heads: readonly (readonly [Line, number])[]): Claim | null {
  let best: Claim | null = null
  for (const [line, at] of heads) {
    const ticket = line.tickets[at]
    if (!ticket) continue
    const claim = claimOf(contest, ticket, line)
    if (best === null || goesBefore(claim, best)) best = claim
  }
  return best
}

function claimOf({ day, counter, index, nowMs }: Contest, ticket: Ticket, line: Line): Claim {
  const points = pointsOf(day, ticket, index, nowMs)
  const due = dueMs(ticket, index)
  return {
    ticket,
    line,
    overdueMs: due <= nowMs ? due : Infinity,
    isSpare: counter !== null && isSpare(day, counter, line.leg, index),
    points,
    total: points.byClass + points.bySlot + points.byScarcity,
  }
}

function goesBefore(a: Claim, b: Claim): boolean {
  if (a.overdueMs !== b.overdueMs) return a.overdueMs < b.overdueMs
  if (a.overdueMs === Infinity) {
    if (a.isSpare !== b.isSpare) return b.isSpare
    if (a.total !== b.total) return a.total > b.total
  }
  return isOlder(a.ticket, b.ticket)
}

function isOlder(a: Ticket, b: Ticket): boolean {
  return a.sinceMs < b.sinceMs || (a.sinceMs === b.sinceMs && a.order < b.order)
}

function reasonOf(contest: Contest, claim: Claim, lines: readonly Line[]): CallReason {
  return { ...overtakings(contest, claim.ticket, lines), rule: ruleOf(contest, claim, lines) }
}

/** The rule without which another would have been called (PICK-12). */
function ruleOf(contest: Contest, claim: Claim, lines: readonly Line[]): CallRule {
  const passed = lines
    .filter((line) => isOlder(line.tickets[0] as Ticket, claim.ticket))
    .map((line) => claimOf(contest, line.tickets[0] as Ticket, line))
  if (passed.length > 0) return passingRule(claim, passed)
  if (claim.overdueMs !== Infinity) return 'longestWait'
  const keeper = keeperOf(contest.day, claim.line.target, contest.index)
  return keeper !== null && keeper === contest.counter?.counter.id ? 'sentToYou' : 'arrivalOrder'
}

/** What it took to pass them all: the least of class, slot, scarcity and the quick counter's own that suffices. */
function passingRule(claim: Claim, passed: readonly Claim[]): CallRule {
  if (claim.overdueMs !== Infinity) return 'bookedSlot'
  const isAhead = (points: (of: Claim) => number): boolean => passed.every((one) => points(claim) > points(one))
  if (isAhead((one) => one.points.byClass)) return 'headStart'
  if (isAhead((one) => one.points.byClass + one.points.bySlot)) return 'bookedSlot'
  return isAhead((one) => one.total) ? 'scarceSkill' : 'quickFirst'
}

/** How many tickets with an older clock this counter could have called instead, and the oldest of them. */
function overtakings(
  { day, counter, index, nowMs }: Contest,
  ticket: Ticket,
  lines: readonly Line[],
): { overtook: number; overtaken: TicketNo | null } {
  const isCallable = (one: Ticket): boolean => counter === null || mayCall(day, counter, one, index, nowMs)
  let overtook = 0
  let oldest: Ticket | null = null
  for (const { tickets } of lines) {
    const place = placeOf(tickets, ticket.sinceMs, ticket.order)
    const last = tickets[place - 1]
    if (!last) continue
    // The older one may be called wherever the younger may.
    overtook += isCallable(last) ? place : tickets.slice(0, place).filter(isCallable).length
    const head = tickets[0] as Ticket
    if (oldest === null || isOlder(head, oldest)) oldest = head
  }
  return { overtook, overtaken: oldest?.no ?? null }
}
