/** The facts of a day as plain rows, with the times that a report sums up (REPORT-2). */
import type { ClosedAs } from '../queue-day/transitions.ts'
import { wallTime, weekdayOf } from '../words/wall-time.ts'
import type { DayFacts, HouseFact, LegEnd, LegFact, StintFact, VisitFact } from './facts.ts'

/** How a number ended; 'missed': called in vain and never back, 'open': not over yet. */
export type VisitEnd = ClosedAs | 'missed' | 'open'

export interface VisitRow {
  readonly ticketNo: string
  readonly queue: string
  readonly origin: string
  readonly priorityClass: string
  readonly isBooked: boolean
  readonly issuedAtMs: number
  /** Of its issue, by the hall's own clock. */
  readonly minute: number
  readonly end: VisitEnd
  /** From the start of its wait to its first call; null: never called. */
  readonly waitMs: number | null
  /** Of one that was never called: until it left, was missed from the books, or now. */
  readonly waitedInVainMs: number | null
  /** At counters, all together. */
  readonly serviceMs: number
  /** In the house, without the time away after a miss. */
  readonly stayMs: number
  readonly misses: number
  readonly toldMin: number | null
  /** Told what is missing: somebody has to come again. */
  readonly isSecondTrip: boolean
  readonly counter: string | null
}

export interface LegRow {
  readonly ticketNo: string
  readonly leg: number
  readonly queue: string
  /** At which its wait began, by the hall's own clock. */
  readonly minute: number
  readonly end: LegEnd
  readonly waitMs: number | null
  /** From the call to the counter. */
  readonly wayMs: number | null
  readonly serviceMs: number | null
  readonly counter: string | null
  readonly badgeNo: string | null
}

export interface ItemRow {
  readonly ticketNo: string
  readonly item: string
  readonly outcome: string | null
  /** Minutes of its visit at counters ÷ its items. */
  readonly serviceMs: number | null
}

export interface StintRow extends StintFact {
  readonly ms: number
}

export interface DayRows {
  readonly date: string
  readonly weekday: number
  readonly seq: number
  readonly visits: readonly VisitRow[]
  readonly legs: readonly LegRow[]
  readonly items: readonly ItemRow[]
  readonly stints: readonly StintRow[]
  readonly house: readonly HouseFact[]
}

/** All rows of a day. */
export function dayRows(facts: DayFacts, timeZone: string): DayRows {
  const { date, seq, visits, stints, house, lastMs } = facts
  return {
    date,
    weekday: weekdayOf(date),
    seq,
    visits: visits.map((visit) => visitRow(visit, lastMs, timeZone)),
    legs: visits.flatMap((visit) => visit.legs.map((leg) => legRow(visit.ticketNo, leg, timeZone))),
    items: visits.flatMap(itemRows),
    stints: stints.map((stint) => ({ ...stint, ms: stint.toMs - stint.fromMs })),
    house,
  }
}

function visitRow(visit: VisitFact, lastMs: number, timeZone: string): VisitRow {
  const first = visit.legs[0] as LegFact
  const goneMs = visit.closedAtMs ?? visit.awayFromMs ?? lastMs
  const wasCalled = visit.legs.some((leg) => leg.calledAtMs !== null)
  const called = visit.legs.find((leg) => leg.calledAtMs !== null)?.calledAtMs ?? null
  return {
    ticketNo: visit.ticketNo,
    queue: visit.queue,
    origin: visit.origin,
    priorityClass: visit.priorityClass,
    isBooked: visit.isBooked,
    issuedAtMs: visit.issuedAtMs,
    minute: wallTime(visit.issuedAtMs, timeZone).minute,
    end: visit.closedAs ?? (visit.awayFromMs === null ? 'open' : 'missed'),
    waitMs: called === null ? null : Math.max(0, called - first.waitingFromMs),
    waitedInVainMs: wasCalled ? null : Math.max(0, goneMs - first.waitingFromMs),
    serviceMs: visit.legs.reduce((sum, leg) => sum + (serviceMsOf(leg) ?? 0), 0),
    stayMs: Math.max(0, goneMs - visit.issuedAtMs - visit.awayMs),
    misses: visit.legs.filter((leg) => leg.end === 'missed').length,
    toldMin: visit.toldMin,
    isSecondTrip: visit.items.some((item) => item.outcome === 'noticed'),
    counter: visit.legs.filter((leg) => leg.counter !== null).at(-1)?.counter ?? null,
  }
}

function legRow(ticketNo: string, leg: LegFact, timeZone: string): LegRow {
  const { queue, end, calledAtMs, arrivedAtMs, waitingFromMs, counter, badgeNo } = leg
  return {
    ticketNo,
    leg: leg.leg,
    queue,
    minute: wallTime(waitingFromMs, timeZone).minute,
    end,
    waitMs: calledAtMs === null ? null : Math.max(0, calledAtMs - waitingFromMs),
    wayMs: calledAtMs === null || arrivedAtMs === null ? null : arrivedAtMs - calledAtMs,
    serviceMs: serviceMsOf(leg),
    counter,
    badgeNo,
  }
}

function serviceMsOf({ startedAtMs, endedAtMs }: LegFact): number | null {
  return startedAtMs === null || endedAtMs === null ? null : endedAtMs - startedAtMs
}

function itemRows(visit: VisitFact): readonly ItemRow[] {
  const served = visit.legs.flatMap((leg) => serviceMsOf(leg) ?? [])
  const share = served.length === 0 ? null : served.reduce((sum, ms) => sum + ms, 0) / visit.items.length
  return visit.items.map(({ item, outcome }) => ({
    ticketNo: visit.ticketNo,
    item,
    outcome,
    serviceMs: share === null ? null : Math.round(share),
  }))
}
