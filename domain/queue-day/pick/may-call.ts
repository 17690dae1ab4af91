/**
 * Who may call whom now: the skill decides, and whoever suits a ticket best has it first, but never for longer than the
 * hall's bound and never while nobody of them is at work.
 */
import { legKey } from '../evolve/records.ts'
import type { CounterIndex, SettingsIndex } from '../../plan/settings-index.ts'
import type { BadgeNo, CounterId, QueueId } from '../../words/ids.ts'
import type { Target } from '../commands.ts'
import type { Leg } from '../events.ts'
import type { DayState, InLine } from '../state.ts'

type Day = Readonly<DayState>

/** Why a counter stands back from a leg; the sum says how far, and the nearest open counters call (PICK-5, PICK-9). */
const SERVES_PART = 1
const IS_RESERVED = 2
const IS_QUICK = 4

/** Whether this open counter may call this waiting ticket now, apart from whom the ticket lets go first (PICK-2, PICK-9). */
export function mayCall(day: Day, counter: CounterIndex, ticket: InLine, index: SettingsIndex, nowMs: number): boolean {
  const keeper = keeperOf(day, ticket.target, index)
  if (keeper === counter.counter.id) return true
  if (keeper !== null && !isGivenToOthers(ticket.inLine.atMs, ticket, index, nowMs)) return false
  if (!counter.skills.has(ticket.leg.queue)) return false
  if (isGivenToOthers(ticket.sinceMs, ticket, index, nowMs)) return true
  return standsBack(day, counter, ticket.leg, index) <= nearest(day, ticket.leg, index)
}

/**
 * The counter at which this clerk, or who stands in, sits with the window open; null for one that is away, paused or
 * gone (PICK-6, COVER-1).
 */
export function keeperOf(day: Day, target: Target | null, index: SettingsIndex): CounterId | null {
  if (target === null || target.kind === 'queue') return null
  const badgeNo = target.kind === 'clerk' ? target.badgeNo : (day.counters.get(target.counter)?.badgeNo ?? '')
  const standIn = index.standIns?.get(badgeNo)
  const id = standIn !== undefined ? day.clerks.get(standIn) : targetCounter(day, target)
  const now = id === undefined ? undefined : day.counters.get(id)
  return now && now.status === 'open' && now.badgeNo !== null && index.counters.has(now.id) ? now.id : null
}

function targetCounter(day: Day, target: Exclude<Target, { kind: 'queue' }>): CounterId | undefined {
  return target.kind === 'counter' ? target.counter : day.clerks.get(target.badgeNo)
}

/**
 * Whether what was set aside for a clerk is still kept from `badgeNo`: the keeper's window, or that of who stands in, is
 * open and another's, and the bound is not reached (COVER-1).
 */
export function isKeptFrom(
  day: Day,
  badgeNo: BadgeNo | null,
  keptFor: BadgeNo,
  fromMs: number,
  index: SettingsIndex,
  nowMs: number,
): boolean {
  if (keptFor === badgeNo || nowMs - fromMs >= index.settings.rules.coverMin * 60_000) return false
  const keeper = keeperOf(day, { kind: 'clerk', badgeNo: keptFor }, index)
  return keeper !== null && day.counters.get(keeper)?.badgeNo !== badgeNo
}

/** UTC ms from which a ticket goes before everyone whose own such time comes later: nobody starves (PICK-4, PICK-11). */
export function dueMs(ticket: Pick<InLine, 'sinceMs' | 'slot'>, index: SettingsIndex): number {
  const guaranteedMs = ticket.sinceMs + index.settings.rules.longestWaitMin * 60_000
  return ticket.slot === null ? guaranteedMs : Math.min(guaranteedMs, ticket.slot.toMs)
}

/** The bound of the hall is reached, counted from `fromMs`, or the time at which the ticket goes before others. */
function isGivenToOthers(fromMs: number, ticket: InLine, index: SettingsIndex, nowMs: number): boolean {
  return nowMs - fromMs >= index.settings.rules.coverMin * 60_000 || nowMs >= dueMs(ticket, index)
}

/** Open counters that would call for this leg as it stands: nobody who stands back while another does not (PICK-9). */
export function servingCounters(day: Day, leg: Leg, index: SettingsIndex): readonly CounterIndex[] {
  return servingOf(day, leg, index).counters
}

/** The open counters that may call whoever nobody keeps (PICK-9): all of them once the ticket is given to others. */
export function openTo(day: Day, ticket: InLine, index: SettingsIndex, nowMs: number): readonly CounterIndex[] {
  if (isGivenToOthers(ticket.sinceMs, ticket, index, nowMs)) return openCounters(day, ticket.leg.queue, index)
  return servingCounters(day, ticket.leg, index)
}

/** A quick counter has its own people first, while another counter is at work for the others (PICK-10). */
export function isSpare(day: Day, counter: CounterIndex, leg: Leg, index: SettingsIndex): boolean {
  return (
    counter.counter.kind === 'quick' &&
    !leg.isQuick &&
    openCounters(day, leg.queue, index).some((other) => other.counter.kind !== 'quick')
  )
}

/** Counters with a clerk that are open and have the skill of this queue, whether they hold back or not. */
export function openCounters(day: Day, queue: QueueId, index: SettingsIndex): readonly CounterIndex[] {
  return (index.countersOf.get(queue) ?? []).filter(
    (counter) => day.counters.get(counter.counter.id)?.status === 'open',
  )
}

const plainLegs = new Map<QueueId, Leg>()

/** One matter of this queue, as most newcomers bring it; the same object each time. */
export function plainLeg(queue: QueueId): Leg {
  const known = plainLegs.get(queue)
  if (known !== undefined) return known
  const leg: Leg = { queue, skills: [queue], isQuick: false }
  plainLegs.set(queue, leg)
  return leg
}

function standsBack(day: Day, counter: CounterIndex, leg: Leg, index: SettingsIndex): number {
  const waiting = day.waiting.get(leg.queue) ?? 0
  const servesAll = leg.skills.every((skill) => counter.skills.has(skill))
  const isReserved = waiting < (counter.fromWaiting.get(leg.queue) ?? 0)
  const isTooQuick = counter.counter.kind === 'quick' && !leg.isQuick && waiting < index.settings.rules.quickHelpsFrom
  return (servesAll ? 0 : SERVES_PART) + (isReserved ? IS_RESERVED : 0) + (isTooQuick ? IS_QUICK : 0)
}

function nearest(day: Day, leg: Leg, index: SettingsIndex): number {
  return servingOf(day, leg, index).nearest
}

interface Serving {
  readonly nearest: number
  readonly counters: readonly CounterIndex[]
}

/** Memo per staffing: asked for every head at every call. Beyond `crowdMost` people waiting nothing changes any more. */
function servingOf(day: Day, leg: Leg, index: SettingsIndex): Serving {
  let memo = memos.get(day)
  if (!memo || memo.staffing !== day.staffing || memo.index !== index) {
    memo = { staffing: day.staffing, index, known: new Map() }
    memos.set(day, memo)
  }
  const crowd = Math.min(day.waiting.get(leg.queue) ?? 0, index.crowdMost)
  const key = legKey(leg)
  const byCrowd = memo.known.get(key) ?? new Map<number, Serving>()
  let serving = byCrowd.get(crowd)
  if (!serving) {
    const open = openCounters(day, leg.queue, index)
    const distances = open.map((counter) => standsBack(day, counter, leg, index))
    const least = Math.min(...distances)
    serving = { nearest: least, counters: open.filter((_, at) => distances[at] === least) }
    memo.known.set(key, byCrowd.set(crowd, serving))
  }
  return serving
}

const memos = new WeakMap<
  object,
  { staffing: number; index: SettingsIndex; known: Map<string, Map<number, Serving>> }
>()
