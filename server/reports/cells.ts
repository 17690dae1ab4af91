/** The tables of reports' columns, and the cells of each from what was counted. */
import { MADE_WITHIN_SEC, type FirstContact } from '../../domain/first-contact/state.ts'
import type { CaseFact } from '../../domain/report/case-facts.ts'
import type { PromiseCell, PromiseSums, TruthSums } from '../../domain/views/promise-sums.ts'
import { PLAIN, type Plain } from '../../domain/views/promise-watch.ts'
import type { RatingRows } from '../../domain/report/rating-rows.ts'
import type { DayRows } from '../../domain/report/rows.ts'
import type { ServiceStep, ServiceStream } from '../../domain/report/service-steps.ts'

/** What is added up of a promise's place, in the order of its columns. */
export const PROMISE_SUMS = [
  ...['own', ...PLAIN].flatMap((way) => ['visitors', 'kept', 'width', 'score'].map((sum) => `${way}_${sum}`)),
  ...['early', 'late', 'very_late', 'over', 'waiting', 'waiting_late', 'waits', 'wait'],
] as const

/** Of a day's tickets: made anew together when the day has grown. */
export const DAY_TABLES = {
  day: 'date INTEGER, weekday TINYINT, seq INTEGER, hash VARCHAR, broken_seq INTEGER, problem VARCHAR',
  visit:
    'date INTEGER, weekday TINYINT, ticket_no VARCHAR, queue VARCHAR, origin VARCHAR, priority_class VARCHAR, is_booked BOOLEAN, issued_ms DOUBLE, minute SMALLINT, ended VARCHAR, wait_ms DOUBLE, in_vain_ms DOUBLE, service_ms DOUBLE, stay_ms DOUBLE, misses SMALLINT, told_min SMALLINT, is_second_trip BOOLEAN, counter VARCHAR',
  leg: 'date INTEGER, ticket_no VARCHAR, leg SMALLINT, queue VARCHAR, minute SMALLINT, ended VARCHAR, wait_ms DOUBLE, way_ms DOUBLE, service_ms DOUBLE, counter VARCHAR, badge_no VARCHAR',
  item: 'date INTEGER, ticket_no VARCHAR, item VARCHAR, outcome VARCHAR, service_ms DOUBLE',
  stint: 'date INTEGER, counter VARCHAR, badge_no VARCHAR, kind VARCHAR, from_ms DOUBLE, to_ms DOUBLE, ms DOUBLE',
  house: 'date INTEGER, weekday TINYINT, minute SMALLINT, in_house INTEGER, waiting INTEGER, open_counters INTEGER',
} as const
/** Of a date's ratings, and of cases: they come days later than the tickets. */
const LATER_TABLES = {
  rated_day: 'date INTEGER, seq INTEGER, is_silence_rated BOOLEAN, broken_seq INTEGER, problem VARCHAR',
  rating: 'date INTEGER, queue VARCHAR, how VARCHAR, level TINYINT, is_counted BOOLEAN, is_case BOOLEAN',
  case_fact: 'date INTEGER, case_no VARCHAR, item VARCHAR, kind VARCHAR',
  case_mark: 'until_ms DOUBLE',
  service_step:
    'date INTEGER, seq INTEGER, stream VARCHAR, name VARCHAR, what VARCHAR, of_what VARCHAR, due INTEGER, is_refused BOOLEAN',
  service_mark: 'stream VARCHAR, seq INTEGER, hash VARCHAR, broken_seq INTEGER, problem VARCHAR',
  contact_day: 'date INTEGER, seq INTEGER, broken_seq INTEGER, problem VARCHAR',
  contact: 'date INTEGER, outcome VARCHAR, is_quick BOOLEAN',
  made: 'no INTEGER, key VARCHAR, made VARCHAR',
  promise_day: 'date INTEGER, seq INTEGER, at_once INTEGER, untold INTEGER',
  promise: `date INTEGER, queue VARCHAR, half SMALLINT, ${PROMISE_SUMS.map((name) => `${name} DOUBLE`).join(', ')}`,
} as const
export const TABLES = { ...DAY_TABLES, ...LATER_TABLES }
export type Table = keyof typeof TABLES
export type DayTable = keyof typeof DAY_TABLES
export type Cell = string | number | boolean | null

/** A break in a chain of records: nothing from there on is counted. */
export interface Break {
  readonly seq: number
  readonly problem: string
}

/** A day's last record and whether its chain is whole up to there. */
export interface DayMark {
  readonly date: string
  readonly seq: number
  readonly hash: string
  readonly broken: Break | null
}

/** The ratings of a date with the last record that there is. */
export interface RatedDay {
  readonly rows: RatingRows
  readonly seq: number
  readonly broken: Break | null
}

/** What happened to one case. */
export interface CountedCase {
  readonly caseNo: string
  readonly facts: readonly CaseFact[]
}

/** Steps of errands, complaints or projects, each with its record's number. */
export interface CountedSteps {
  readonly stream: ServiceStream
  readonly steps: readonly (ServiceStep & { readonly seq: number })[]
  /** The last record that is counted; a break ends the counting. */
  readonly mark: ServiceMark
  /** What was counted before is of another log. */
  readonly isAnew: boolean
}

export interface ServiceMark {
  readonly seq: number
  readonly hash: string
  readonly broken: Break | null
}

/** The first contacts of a date with the last record that there is. */
export interface ContactDay {
  readonly date: string
  readonly seq: number
  readonly broken: Break | null
  readonly contacts: readonly Pick<FirstContact, 'outcome' | 'tookSec'>[]
}

/** A date as a number, 20251204: compared and grouped several times faster than text. */
export function dateNo(date: string): number {
  return Number(date.replaceAll('-', ''))
}

/** Rows of the two tables of a date's ratings. */
export function ratingCells({ rows, seq, broken }: RatedDay): {
  readonly rated_day: readonly (readonly Cell[])[]
  readonly rating: readonly (readonly Cell[])[]
} {
  const date = dateNo(rows.date)
  return {
    rated_day: [[date, seq, rows.isSilenceRated, broken?.seq ?? null, broken?.problem ?? null]],
    rating: rows.rows.map((one) => [date, one.queue, one.how, one.level, one.isCounted, one.isCase]),
  }
}

/** A day that is over, with the last record that its promises were counted to. */
export interface PromisedDay {
  readonly date: string
  readonly seq: number
  readonly sums: PromiseSums
}

/** Rows of the two tables of a day's promises. */
export function promiseCells({ date, seq, sums }: PromisedDay): {
  readonly promise_day: readonly (readonly Cell[])[]
  readonly promise: readonly (readonly Cell[])[]
} {
  const truth = ({ visitors, kept, widthMin, score }: TruthSums): number[] => [visitors, kept, widthMin, score]
  return {
    promise_day: [[dateNo(date), seq, sums.atOnce, sums.untold]],
    promise: sums.cells.map((one) => [
      ...[dateNo(date), one.queue, one.half, ...truth(one.own), ...PLAIN.flatMap((way) => truth(one.plain[way]))],
      ...[one.early, one.late, one.veryLate, one.overMin, one.waiting, one.waitingLate, one.waits, one.waitMin],
    ]),
  }
}

/** Such a row, or several added up. */
export function promiseCellOf(row: Readonly<Record<string, string | number>>): PromiseCell {
  const of = (name: string): number => Number(row[name])
  const truth = (way: string): TruthSums => ({
    visitors: of(`${way}_visitors`),
    kept: of(`${way}_kept`),
    widthMin: of(`${way}_width`),
    score: of(`${way}_score`),
  })
  return {
    ...{ queue: String(row.queue), half: of('half'), own: truth('own') },
    plain: Object.fromEntries(PLAIN.map((way) => [way, truth(way)])) as Record<Plain, TruthSums>,
    ...{ early: of('early'), late: of('late'), veryLate: of('very_late'), overMin: of('over') },
    ...{ waiting: of('waiting'), waitingLate: of('waiting_late'), waits: of('waits'), waitMin: of('wait') },
  }
}

/** Rows of steps. */
export function stepCells({ stream, steps }: CountedSteps): readonly (readonly Cell[])[] {
  return steps.map(({ date, seq, name, what, of, due, isRefused }) => [
    ...[dateNo(date), seq, stream, name, what, of, due === null ? null : dateNo(due), isRefused],
  ])
}

/** Rows of the two tables of a date's first contacts. */
export function contactCells({ date, seq, broken, contacts }: ContactDay): {
  readonly contact_day: readonly (readonly Cell[])[]
  readonly contact: readonly (readonly Cell[])[]
} {
  return {
    contact_day: [[dateNo(date), seq, broken?.seq ?? null, broken?.problem ?? null]],
    contact: contacts.map(({ outcome, tookSec }) => [
      ...[dateNo(date), outcome?.kind ?? 'open', tookSec <= MADE_WITHIN_SEC],
    ]),
  }
}

/** Rows of a case. */
export function caseCells({ caseNo, facts }: CountedCase): readonly (readonly Cell[])[] {
  return facts.map(({ date, item, kind }) => [dateNo(date), caseNo, item, kind])
}

/** Rows of one table of a day. */
export function cellsOf(name: DayTable, rows: DayRows, mark: DayMark): readonly (readonly Cell[])[] {
  const { weekday } = rows
  const date = dateNo(rows.date)
  switch (name) {
    case 'day':
      return [[date, weekday, mark.seq, mark.hash, mark.broken?.seq ?? null, mark.broken?.problem ?? null]]
    case 'visit':
      return rows.visits.map((one) => [
        date,
        weekday,
        one.ticketNo,
        one.queue,
        one.origin,
        one.priorityClass,
        one.isBooked,
        one.issuedAtMs,
        one.minute,
        one.end,
        one.waitMs,
        one.waitedInVainMs,
        one.serviceMs,
        one.stayMs,
        one.misses,
        one.toldMin,
        one.isSecondTrip,
        one.counter,
      ])
    case 'leg':
      return rows.legs.map((one) => [
        date,
        one.ticketNo,
        one.leg,
        one.queue,
        one.minute,
        one.end,
        one.waitMs,
        one.wayMs,
        one.serviceMs,
        one.counter,
        one.badgeNo,
      ])
    case 'item':
      return rows.items.map((one) => [date, one.ticketNo, one.item, one.outcome, one.serviceMs])
    case 'stint':
      return rows.stints.map((one) => [date, one.counter, one.badgeNo, one.kind, one.fromMs, one.toMs, one.ms])
    case 'house':
      return rows.house.map((one) => [date, weekday, one.minute, one.inHouse, one.waiting, one.openCounters])
  }
}
