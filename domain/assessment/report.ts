/**
 * Staff over some days: what they did, adjusted for the mix of what they had before them, each figure with the span in
 * which it may truly lie. There is no order of merit in it (docs/sources.md N21).
 */
import type { GivenRating } from '../rating/state.ts'
import type { BadgeNo, QueueId } from '../words/ids.ts'
import type { DayWork, ServedVisit } from './day-work.ts'
import { ratioOf, shareOf, type Interval } from './intervals.ts'

/** With fewer visits a pace says nothing. */
export const VISITS_LEAST = 30

export interface AssessedClerk {
  readonly badgeNo: BadgeNo
  readonly days: number
  readonly presentMin: number
  readonly visits: number
  readonly serviceMin: number
  /** Service time over what all take for the same mix of queues; null with too few. */
  readonly pace: Interval | null
  /** Share of items that ended with a notice of what is missing. */
  readonly noticed: Interval | null
  /** Share of visits that were rated, and of ratings that were poor. */
  readonly rated: Interval | null
  readonly poor: Interval | null
  readonly helpAnswered: number
}

export interface AssessedDays {
  readonly clerks: readonly AssessedClerk[]
  readonly help: { readonly answered: number; readonly unanswered: number; readonly meanWaitMs: number | null }
}

/** `ratings`: of visits of these days, those that count. Clerks come in the order of their badges, never of a figure. */
export function assess(days: readonly DayWork[], ratings: readonly GivenRating[]): AssessedDays {
  const visits = days.flatMap((day) => day.visits)
  const means = meanOfQueues(visits)
  const help = days.flatMap((day) => day.help)
  const badges = new Set([
    ...visits.map(({ badgeNo }) => badgeNo),
    ...days.flatMap(({ attendance }) => attendance.map(({ badgeNo }) => badgeNo)),
    ...help.map(({ badgeNo }) => badgeNo),
  ])
  return {
    clerks: [...badges].sort().map((badgeNo) => clerkOf(badgeNo, days, visits, means, ratings)),
    help: {
      answered: help.length,
      unanswered: days.reduce((sum, { unanswered }) => sum + unanswered, 0),
      meanWaitMs: help.length === 0 ? null : help.reduce((sum, { waitMs }) => sum + waitMs, 0) / help.length,
    },
  }
}

function clerkOf(
  badgeNo: BadgeNo,
  days: readonly DayWork[],
  visits: readonly ServedVisit[],
  means: ReadonlyMap<QueueId, number>,
  ratings: readonly GivenRating[],
): AssessedClerk {
  const own = visits.filter((visit) => visit.badgeNo === badgeNo)
  const stays = days.flatMap(({ attendance }) => attendance.filter((one) => one.badgeNo === badgeNo))
  const said = ratings.filter((one) => one.badgeNo === badgeNo)
  const items = own.reduce((sum, one) => sum + one.items, 0)
  const seen = own.map(({ serviceMs, queue }) => ({ actual: serviceMs, expected: means.get(queue) ?? serviceMs }))
  return {
    badgeNo,
    days: stays.length,
    presentMin: Math.round(stays.reduce((sum, { presentMs }) => sum + presentMs, 0) / 60_000),
    visits: own.length,
    serviceMin: Math.round(own.reduce((sum, { serviceMs }) => sum + serviceMs, 0) / 60_000),
    pace: ratioOf(seen, VISITS_LEAST),
    noticed: shareOf(
      own.reduce((sum, { noticed }) => sum + noticed, 0),
      items,
    ),
    rated: shareOf(Math.min(said.length, own.length), own.length),
    poor: shareOf(said.filter(({ level }) => level <= 2).length, said.length),
    helpAnswered: days.reduce((sum, { help }) => sum + help.filter((one) => one.badgeNo === badgeNo).length, 0),
  }
}

/** What all of them took for one visit of each queue, ms. */
function meanOfQueues(visits: readonly ServedVisit[]): ReadonlyMap<QueueId, number> {
  const sums = new Map<QueueId, { readonly ms: number; readonly count: number }>()
  for (const { queue, serviceMs } of visits) {
    const before = sums.get(queue) ?? { ms: 0, count: 0 }
    sums.set(queue, { ms: before.ms + serviceMs, count: before.count + 1 })
  }
  return new Map([...sums].map(([queue, { ms, count }]) => [queue, ms / count]))
}
