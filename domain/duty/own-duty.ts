/** What one person must know of the weeks in force: seats, whom they stand in for, leave (DUTY-8). */
import { dayPlan } from '../calendar/day-plan.ts'
import { dayHours, type Stretch } from '../calendar/hall-hours.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { BadgeNo, CounterId } from '../words/ids.ts'
import { addDays, weekdayOf } from '../words/wall-time.ts'
import type { DutySeat } from './commands.ts'
import { isAway, type DutyState } from './state.ts'

export interface OwnDutyDay {
  readonly date: string
  /** When the hall is open; empty: it is closed, or has no calendar. */
  readonly open: readonly Stretch[]
  /** Window of each half-day; null: none. */
  readonly am: CounterId | null
  readonly pm: CounterId | null
  readonly isAway: boolean
  /** Posts whose first is away that day, so that this person has them from the morning on (COVER-1). */
  readonly standsIn: readonly { readonly post: string; readonly name: string }[]
}

export interface OwnDuty {
  readonly today: string
  /** This week and the next; `isAdopted`: a roster of it is in force. */
  readonly weeks: readonly {
    readonly monday: string
    readonly isAdopted: boolean
    readonly days: readonly OwnDutyDay[]
  }[]
  /** AB posts of this person: the first of a pair or the second, with the name of the other one. */
  readonly pairs: readonly { readonly post: string; readonly isFirst: boolean; readonly name: string }[]
  /** Leave that is not over. */
  readonly leaves: readonly { readonly from: string; readonly to: string }[]
}

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const

/** Of `badgeNo`, from the Monday of `today` on; nobody else's leave but that of whom they stand in for. */
export function ownDuty(state: Readonly<DutyState>, index: SettingsIndex, badgeNo: BadgeNo, today: string): OwnDuty {
  const { pairs } = index.service
  const nameOf = (other: BadgeNo): string => index.clerks.get(other)?.name ?? other
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7))
  const dayOf = (date: string, seats: readonly DutySeat[]): OwnDutyDay => {
    const own = seats.filter((seat) => seat.badgeNo === badgeNo && seat.date === date)
    const isOff = isAway(state, badgeNo, date)
    const at = (part: DutySeat['part']): CounterId | null =>
      isOff ? null : (own.find((seat) => seat.part === part)?.counter ?? null)
    return {
      date,
      open: openOn(index, date),
      am: at('am'),
      pm: at('pm'),
      isAway: isOff,
      standsIn: isOff
        ? []
        : pairs
            .filter(({ a, b }) => b === badgeNo && isAway(state, a, date))
            .map(({ post, a }) => ({ post, name: nameOf(a) })),
    }
  }
  return {
    today,
    weeks: [monday, addDays(monday, 7)].map((first) => {
      const seats = state.weeks.get(first)?.seats ?? []
      const days = DAYS.map((nth) => dayOf(addDays(first, nth), seats))
      return { monday: first, isAdopted: state.weeks.has(first), days }
    }),
    pairs: pairs
      .filter(({ a, b }) => a === badgeNo || b === badgeNo)
      .map(({ post, a, b }) => ({ post, isFirst: a === badgeNo, name: nameOf(a === badgeNo ? b : a) })),
    leaves: state.leaves
      .filter((one) => one.badgeNo === badgeNo && one.to >= today)
      .map(({ from, to }) => ({ from, to })),
  }
}

function openOn({ settings }: SettingsIndex, date: string): readonly Stretch[] {
  const { calendar, queues } = settings
  if (calendar === null) return []
  const { sessions } = dayPlan(calendar, date)
  return dayHours(
    sessions,
    queues.map(({ id }) => id),
  ).stretches
}
