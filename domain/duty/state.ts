/** Adopted weeks and noted leave, as the events have made them. */
import { nameOf } from '../words/actor.ts'
import type { BadgeNo } from '../words/ids.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import type { DutySeat } from './commands.ts'
import type { DutyEvent } from './events.ts'

export interface Leave {
  readonly badgeNo: BadgeNo
  readonly from: string
  readonly to: string
}

export interface AdoptedWeek {
  readonly seats: readonly DutySeat[]
  readonly atMs: number
  /** Badge of whoever adopted it. */
  readonly by: string
}

export interface DutyState {
  seq: number
  /** By their Monday. */
  readonly weeks: Map<string, AdoptedWeek>
  readonly leaves: Leave[]
}

/** Weeks and leave that are longer over are in the log alone. */
const WEEKS_KEPT = 26
const LEAVES_KEPT = 1000

/** Nothing adopted, nobody away. */
export function emptyDuty(): DutyState {
  return { seq: 0, weeks: new Map(), leaves: [] }
}

export const DUTY_STREAM = streamName<DutyState, DutyEvent>('duty')

export const folds: Folds<DutyState, DutyEvent> = {
  RosterAdopted: (state, { monday, seats }, { atMs, actor }) => {
    state.weeks.set(monday, { seats, atMs, by: nameOf(actor) })
    const oldest = [...state.weeks.keys()].sort()[0]
    if (state.weeks.size > WEEKS_KEPT && oldest !== undefined) state.weeks.delete(oldest)
  },
  LeaveNoted: (state, { badgeNo, from, to }) => {
    state.leaves.push({ badgeNo, from, to })
    if (state.leaves.length > LEAVES_KEPT) state.leaves.shift()
  },
  LeaveTakenBack: (state, { badgeNo, from }) => {
    const at = state.leaves.findIndex((one) => one.badgeNo === badgeNo && one.from === from)
    if (at >= 0) state.leaves.splice(at, 1)
  },
}

/** Whether somebody is away on a date. */
export function isAway({ leaves }: { readonly leaves: readonly Leave[] }, badgeNo: BadgeNo, date: string): boolean {
  return leaves.some((one) => one.badgeNo === badgeNo && one.from <= date && date <= one.to)
}
