/**
 * Clocks of cases (电子监察, article 9): limits in working days, the moments at which a lamp turns, what a pause does to
 * a limit. Moments are UTC ms, dates 'YYYY-MM-DD' in the hall's zone.
 */
import { dayPlan } from '../calendar/day-plan.ts'
import { addWorkingDays, workingDaysBetween, workingDaysOf, type WorkingDays } from '../calendar/working-days.ts'
import type { HallSettings } from '../plan/settings.ts'
import { addDays, minuteOf, momentOf, wallTime } from '../words/wall-time.ts'

/** By which a clock goes: the working days of a place and its time. */
export interface ClockDays extends WorkingDays {
  /** IANA name. */
  readonly timeZone: string
  /** Minute of the day at which the work of a date ends. */
  readonly endOf: (date: string) => number
}

/** A running limit: when it is near, when it is over. */
export interface Clock {
  readonly dueDate: string
  readonly dueMs: number
  readonly yellowMs: number
}

/** 'paused': the clock stands still, for the citizen or for a procedure. */
export type Lamp = 'green' | 'yellow' | 'red' | 'paused'

const MINUTE_MS = 60_000

/** Without a calendar every day is a working day, by the hours of the hall. */
export function hallDays({
  calendar,
  timeZone,
  hours,
}: Pick<HallSettings, 'calendar' | 'timeZone' | 'hours'>): ClockDays {
  const close = minuteOf(hours.close)
  return {
    timeZone,
    ...workingDaysOf(calendar),
    endOf: (date) => {
      const regular = calendar && dayPlan(calendar, date).sessions.filter((session) => session.kind === 'regular')
      return regular && regular.length > 0 ? Math.max(...regular.map((session) => minuteOf(session.to))) : close
    },
  }
}

/** A limit of so many working days that begins on `fromDate`; it is over when the work of its last day ends (CLOCK-1). */
export function clockOf(limitDays: number, fromDate: string, days: ClockDays): Clock {
  return clockTo(addWorkingDays(fromDate, limitDays, days), days)
}

/** The limit that ends with the work of a date. */
export function clockTo(dueDate: string, days: ClockDays): Clock {
  const dueMs = momentOf(dueDate, days.endOf(dueDate), days.timeZone)
  return { dueDate, dueMs, yellowMs: yellowMsOf(dueMs, days) }
}

/**
 * When a limit turns yellow: at the same clock time one working day before it (CLOCK-2, docs/sources.md N7). A clock time
 * that this day does not have, or has twice, is taken as `momentOf` takes it.
 */
export function yellowMsOf(dueMs: number, { timeZone, isWorkingDay }: ClockDays): number {
  const { date, minute } = wallTime(dueMs, timeZone)
  const beyondMinuteMs = ((dueMs % MINUTE_MS) + MINUTE_MS) % MINUTE_MS
  let before = addDays(date, -1)
  while (!isWorkingDay(before)) before = addDays(before, -1)
  return momentOf(before, minute, timeZone) + beyondMinuteMs
}

/** The lamp of a running limit at a moment: red once it has passed, not at it (CLOCK-2). */
export function lampAt({ dueMs, yellowMs }: Pick<Clock, 'dueMs' | 'yellowMs'>, nowMs: number): Exclude<Lamp, 'paused'> {
  return nowMs > dueMs ? 'red' : nowMs >= yellowMs ? 'yellow' : 'green'
}

/** Working days that are left of the whole limit and of the stage's; below nothing: over by so many. */
export interface DaysLeft {
  readonly whole: number
  readonly stage: number
}

/**
 * The days left of both limits on a date. While the clock stands still they are those of the pause's beginning, by the
 * calendar as it was then (CLOCK-3); a pause of before they were kept counts by the present one.
 */
export function daysLeftOf(
  file: {
    readonly clock: Clock
    readonly stageClock: Clock
    readonly pause: { readonly sinceDate: string; readonly left?: DaysLeft | null } | null
  },
  date: string,
  days: ClockDays,
): DaysLeft {
  const { clock, stageClock, pause } = file
  if (pause?.left) return pause.left
  const from = pause?.sinceDate ?? date
  return {
    whole: workingDaysBetween(from, clock.dueDate, days),
    stage: workingDaysBetween(from, stageClock.dueDate, days),
  }
}

/** The limit that goes on on a date with so many working days left (CLOCK-3). One that was over stays as it was. */
export function goneOn({ dueDate }: Clock, left: number, onDate: string, days: ClockDays): Clock {
  return left < 0 ? clockTo(dueDate, days) : clockOf(left, onDate, days)
}

/** Of two limits the one that is over first (CLOCK-4). */
export function stricter(one: Clock, other: Clock | null): Clock {
  return other !== null && other.dueMs < one.dueMs ? other : one
}
