/** Little's law as a test of the records: people in the house are arrivals per minute times the minutes each stays. */

export interface LittleDay {
  readonly arrivals: number
  /** Of all of them together. */
  readonly stayMs: number
  /** Mean of the people counted in the house. */
  readonly counted: number
  /** For so long the house was counted. */
  readonly minutes: number
}

export interface Little {
  readonly arrivalsPerMin: number
  readonly stayMeanMs: number
  readonly computed: number
  readonly counted: number
}

const MINUTE_MS = 60_000
/** So far apart the two may be; moments of counting are five minutes apart. */
const SHARE_MOST = 0.03
const PEOPLE_MOST = 0.5
/** Counted for less than this, the steps of five minutes alone tell the two apart: a day that has just begun. */
const MINUTES_LEAST = 60

/** Both figures of some days; those of a hall that nobody came to are 0. */
export function littleOf(days: readonly LittleDay[]): Little {
  const sum = (of: (day: LittleDay) => number): number => days.reduce((all, day) => all + of(day), 0)
  const minutes = sum((day) => day.minutes)
  const arrivals = sum((day) => day.arrivals)
  const stayMs = sum((day) => day.stayMs)
  const arrivalsPerMin = minutes === 0 ? 0 : arrivals / minutes
  const stayMeanMs = arrivals === 0 ? 0 : stayMs / arrivals
  return {
    arrivalsPerMin,
    stayMeanMs,
    computed: (arrivalsPerMin * stayMeanMs) / MINUTE_MS,
    counted: minutes === 0 ? 0 : sum((day) => day.counted * day.minutes) / minutes,
  }
}

/** Whether they agree within three per cent, or half a person where few are there; nothing is said of a first hour (REPORT-5). */
export function isLittleRight(days: readonly LittleDay[]): boolean {
  const { computed, counted } = littleOf(days)
  const minutes = days.reduce((sum, day) => sum + day.minutes, 0)
  return minutes < MINUTES_LEAST || Math.abs(computed - counted) <= Math.max(SHARE_MOST * counted, PEOPLE_MOST)
}
