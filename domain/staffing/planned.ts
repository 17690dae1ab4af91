/** What an adopted roster says of the rest of a day: which windows its later half opens, and who is in the house (ACT-6). */
import { HALF_MIN, type StaffingHall } from './facts.ts'

/** Half a day of somebody at a window. */
export interface SeatToday {
  readonly part: 'am' | 'pm'
  readonly counter: string
  readonly badgeNo: string
}

/** A day is split here, as rosters are made. */
export const NOON_MIN = 13 * 60

function partAt(minute: number): SeatToday['part'] {
  return minute < NOON_MIN ? 'am' : 'pm'
}

/**
 * Counters by half-hour: null for half-hours of the part that is running, in which the floor itself says who is there.
 * `minute`: now, since midnight.
 */
export function plannedOpening(
  { halves, openMin, counters }: StaffingHall,
  seats: readonly SeatToday[],
  minute: number,
): readonly (readonly boolean[] | null)[] {
  return Array.from({ length: halves }, (_, half) => {
    const part = partAt(openMin + half * HALF_MIN)
    if (part === partAt(minute)) return null
    return counters.map(({ counter }) => seats.some((seat) => seat.part === part && seat.counter === counter))
  })
}
