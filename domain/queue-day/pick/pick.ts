/**
 * Whom to call next: weighted waiting time with a head start, a cap, a reserve for scarce skills, and a longest-wait
 * guarantee.
 */
import type { Target } from '../commands.ts'
import type { CallReason, CallRule, Leg } from '../events.ts'
import { placeOf, type Line } from './lines.ts'
import type { CounterIndex, SettingsIndex } from '../../plan/settings-index.ts'
import type { BadgeNo, QueueId } from '../../words/ids.ts'
import type { DayState, Ticket } from '../state.ts'

export interface Pick {
  readonly ticket: Ticket
  readonly why: CallReason
}

interface Claim {
  readonly ticket: Ticket
  readonly line: Line
  /** Has waited past the guarantee: goes by age alone (PICK-4). */
  readonly isOverdue: boolean
  readonly points: number
  readonly isScarce: boolean
  /** Was sent to a counter or a clerk at work. */
  readonly isSent: boolean
}

/**
 * The ticket this counter calls next, and why (PICK-1 … PICK-7). Deterministic: the same state, rules and time give the
 * same answer.
 * Claim = rate × min(wait, cap) + head start (+ bonus for a scarce skill): an accumulating priority queue,
 * Stanford, Taylor & Ziedins 2014. Returns null when nobody waits whom this counter may call.
 */
export function pickNext(
  state: Readonly<DayState>,
  counter: CounterIndex,
  badgeNo: BadgeNo,
  index: SettingsIndex,
  nowMs: number,
): Pick | null {
  const lines = eligibleLines(state, counter, badgeNo, index, nowMs)
  const claim = bestClaim(
    state,
    lines.map((line) => [line, 0] as const),
    index,
    nowMs,
  )
  return claim ? { ticket: claim.ticket, why: reasonOf(claim, lines) } : null
}

/** The next `most` tickets in the order this counter would call them now. */
export function nextInOrder(
  state: Readonly<DayState>,
  counter: CounterIndex,
  badgeNo: BadgeNo,
  index: SettingsIndex,
  nowMs: number,
  most: number,
): readonly Ticket[] {
  return inOrder(state, eligibleLines(state, counter, badgeNo, index, nowMs), index, nowMs, most)
}

/** The first `most` tickets of these lines by their claim at `nowMs`. */
export function inOrder(
  state: Readonly<DayState>,
  lines: readonly Line[],
  index: SettingsIndex,
  nowMs: number,
  most: number,
): readonly Ticket[] {
  const heads = lines.map((line): [Line, number] => [line, 0])
  const order: Ticket[] = []
  while (order.length < most) {
    const claim = bestClaim(state, heads, index, nowMs)
    if (!claim) break
    order.push(claim.ticket)
    const head = heads.find(([line]) => line === claim.line)
    if (head) head[1] += 1
  }
  return order
}

/** The reason recorded with a call that a person chose (PICK-7). */
export function reasonByNumber(
  state: Readonly<DayState>,
  ticket: Ticket,
  counter: CounterIndex,
  badgeNo: BadgeNo,
  index: SettingsIndex,
  nowMs: number,
  note: string,
): CallReason {
  return { ...overtakings(ticket, eligibleLines(state, counter, badgeNo, index, nowMs)), rule: 'byNumber', note }
}

/** Lines whose people this counter may call now (PICK-2, PICK-5, PICK-6). */
export function eligibleLines(
  state: Readonly<DayState>,
  counter: CounterIndex,
  badgeNo: BadgeNo,
  index: SettingsIndex,
  nowMs: number,
): readonly Line[] {
  const guaranteeMs = index.settings.rules.longestWaitMin * 60_000
  const eligible: Line[] = []
  for (const line of state.lines.values()) {
    const { target, leg } = line
    if (target !== null && isSent(state, line)) {
      if (
        target.kind === 'counter'
          ? target.counter === counter.counter.id
          : target.kind === 'clerk' && target.badgeNo === badgeNo
      )
        eligible.push(line)
      continue
    }
    if (!counter.skills.has(leg.queue)) continue
    if (counter.counter.kind === 'quick' && !leg.isQuick) continue
    if (!leg.skills.every((skill) => counter.skills.has(skill)) && staffedFor(state, leg, index) > 0) continue
    const reserve = counter.fromWaiting.get(leg.queue) ?? 0
    const isOverdue = nowMs - (line.tickets[0] as Ticket).sinceMs >= guaranteeMs
    if (!isOverdue && (state.waiting.get(leg.queue) ?? 0) < reserve) continue
    eligible.push(line)
  }
  return eligible
}

/** Whether whom a line was sent to is at work; if not, it is served like any other (PICK-6). */
export function isSent(state: Readonly<DayState>, line: Line): boolean {
  return line.target !== null && isThere(state, line.target)
}

function isThere(state: Readonly<DayState>, target: Target): boolean {
  if (target.kind === 'clerk') return state.clerks.has(target.badgeNo)
  if (target.kind === 'counter') return (state.counters.get(target.counter)?.badgeNo ?? null) !== null
  return false
}

function bestClaim(
  state: Readonly<DayState>,
  heads: readonly (readonly [Line, number])[],
  index: SettingsIndex,
  nowMs: number,
): Claim | null {
  let best: Claim | null = null
  for (const [line, at] of heads) {
    const ticket = line.tickets[at]
    if (!ticket) continue
    const claim = claimOf(state, ticket, line, index, nowMs)
    if (best === null || goesBefore(claim, best)) best = claim
  }
  return best
}

function claimOf(state: Readonly<DayState>, ticket: Ticket, line: Line, index: SettingsIndex, nowMs: number): Claim {
  const { rules } = index.settings
  const waitMin = Math.max(0, nowMs - ticket.sinceMs) / 60_000
  const { rate, headStart } = rules.classes[ticket.priorityClass]
  const sent = isSent(state, line)
  const isScarce = !sent && rules.scarceBonus > 0 && isScarceLeg(state, line.leg, index)
  const points = rate * Math.min(waitMin, rules.waitCapMin) + headStart + (isScarce ? rules.scarceBonus : 0)
  return { ticket, line, isOverdue: waitMin >= rules.longestWaitMin, points, isScarce, isSent: sent }
}

function goesBefore(a: Claim, b: Claim): boolean {
  if (a.isOverdue !== b.isOverdue) return a.isOverdue
  if (!a.isOverdue && a.points !== b.points) return a.points > b.points
  return isOlder(a.ticket, b.ticket)
}

function isOlder(a: Ticket, b: Ticket): boolean {
  return a.sinceMs < b.sinceMs || (a.sinceMs === b.sinceMs && a.order < b.order)
}

function reasonOf(claim: Claim, lines: readonly Line[]): CallReason {
  const facts = overtakings(claim.ticket, lines)
  return { ...facts, rule: ruleOf(claim, facts.overtook, lines) }
}

function ruleOf(claim: Claim, overtook: number, lines: readonly Line[]): CallRule {
  if (claim.isSent) return 'sentToYou'
  if (lines.length === 1) return 'arrivalOrder'
  if (overtook === 0) return claim.isOverdue ? 'longestWait' : 'arrivalOrder'
  return claim.isScarce && isPlain(claim, lines) ? 'scarceSkill' : 'headStart'
}

/** No one of another class was passed: then only the scarce skill can explain it. */
function isPlain(claim: Claim, lines: readonly Line[]): boolean {
  return lines.every(
    (line) => line.priorityClass === claim.line.priorityClass || !isOlder(line.tickets[0] as Ticket, claim.ticket),
  )
}

/** How many eligible tickets with an older clock were passed over, and the oldest of them. */
function overtakings(ticket: Ticket, lines: readonly Line[]): { overtook: number; overtaken: string | null } {
  let overtook = 0
  let oldest: Ticket | null = null
  for (const line of lines) {
    overtook += placeOf(line.tickets, ticket.sinceMs, ticket.order)
    const head = line.tickets[0] as Ticket
    if (isOlder(head, ticket) && (oldest === null || isOlder(head, oldest))) oldest = head
  }
  return { overtook, overtaken: oldest?.no ?? null }
}

function isScarceLeg(state: Readonly<DayState>, leg: Leg, index: SettingsIndex): boolean {
  const open = staffedFor(state, leg, index)
  return open > 0 && open <= index.settings.rules.scarceCounters
}

/** Open counters that could finish this leg. Memo per staffing: asked for every head at every call. */
export function staffedFor(state: Readonly<DayState>, leg: Leg, index: SettingsIndex): number {
  let memo = coverage.get(state)
  if (!memo || memo.staffing !== state.staffing || memo.index !== index) {
    memo = { staffing: state.staffing, index, counts: new Map() }
    coverage.set(state, memo)
  }
  const key = leg.skills.length === 1 ? leg.queue : leg.skills.join('+')
  let count = memo.counts.get(key)
  if (count === undefined) {
    count = openCounters(state, leg.queue, index).filter(
      (counter) => leg.skills.every((skill) => counter.skills.has(skill)) && counter.counter.kind !== 'quick',
    ).length
    memo.counts.set(key, count)
  }
  return count
}

/** Counters with a clerk that are open and serve this queue. */
export function openCounters(state: Readonly<DayState>, queue: QueueId, index: SettingsIndex): readonly CounterIndex[] {
  return (index.countersOf.get(queue) ?? []).filter(
    (counter) => state.counters.get(counter.counter.id)?.status === 'open',
  )
}

const coverage = new WeakMap<object, { staffing: number; index: SettingsIndex; counts: Map<string, number> }>()
