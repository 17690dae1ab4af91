/**
 * The hall's clock: the machine's, or for trying a sample out one that starts at a chosen time of the hall. The machine's
 * time zone never matters.
 */
import { addWorkingDays, workingDaysOf } from '../../domain/calendar/working-days.ts'
import { isRealDate, minuteOf, momentOf, wallTime } from '../../domain/words/wall-time.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import { ConfigError } from '../site-file/config.ts'

/** A step of the machine's clock that is not believed yet. */
export interface ClockDoubt {
  /** How far the machine's clock is ahead of the hall's. */
  readonly aheadMs: number
  /** When the hall found it, by the clock it goes by. */
  readonly sinceMs: number
  /** When the machine is believed, by the clock the hall goes by till then. */
  readonly untilMs: number
}

export interface SteadyClock {
  readonly nowMs: () => number
  /** null while the machine's clock goes on evenly. */
  readonly doubt: () => ClockDoubt | null
}

/** What tells a step of the clock from time that has passed: both milliseconds, and neither ever set. */
export interface Uptime {
  /** Of the process: cheap, and standing still while the machine sleeps. */
  readonly workedMs: () => number
  /** Of the machine, asleep or awake. */
  readonly passedMs: () => number
}

export interface HallClock {
  readonly nowMs: () => number
  /** Set when the clock is not the machine's: what it shows at the start, "2026-11-25 10:00". */
  readonly shiftedTo: string | null
}

const TRY_OUT_AT = '10:00'
/** A sample opened this close to its end would be of no use. */
const LEAST_LEFT_MIN = 60

/**
 * The clock for `at`: 'now', "10:00" today, "2026-11-25T10:00", or 'auto': now, but ten in the morning of the next
 * working day
 * (today's, on one) when the counters of a sample would be closed. Throws ConfigError for anything else.
 */
export function clockFor(at: string, settings: HallSettings, machineNowMs: () => number): HallClock {
  if (at === 'now') return { nowMs: machineNowMs, shiftedTo: null }
  const today = wallTime(machineNowMs(), settings.timeZone)
  if (at === 'auto') {
    const workday = addWorkingDays(today.date, 0, workingDaysOf(settings.calendar))
    return workday === today.date && isOpen(settings, today.minute)
      ? { nowMs: machineNowMs, shiftedTo: null }
      : shifted(workday, TRY_OUT_AT, settings.timeZone, machineNowMs)
  }
  const [, date = today.date, time] = /^(?:(\d{4}-\d{2}-\d{2})T)?((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(at) ?? []
  if (time !== undefined && !isRealDate(date)) throw new ConfigError(`--at ${at}: no calendar has the day ${date}.`)
  if (time === undefined)
    throw new ConfigError(`--at ${at}: write now, a time like 10:00, or a date and time like 2026-11-25T10:00.`)
  return shifted(date, time, settings.timeZone, machineNowMs)
}

function isOpen({ hours }: HallSettings, minute: number): boolean {
  const isNoon =
    hours.noonBreak !== null &&
    minute >= minuteOf(hours.noonBreak.from) - LEAST_LEFT_MIN &&
    minute < minuteOf(hours.noonBreak.to)
  return minute >= minuteOf(hours.open) && minute < minuteOf(hours.lastTicket) - LEAST_LEFT_MIN && !isNoon
}

function shifted(date: string, time: string, timeZone: string, machineNowMs: () => number): HallClock {
  const aheadMs = momentOf(date, minuteOf(time), timeZone) - machineNowMs()
  return { nowMs: () => machineNowMs() + aheadMs, shiftedTo: `${date} ${time}` }
}
