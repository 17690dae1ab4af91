/** Hours of a site file that run backwards: told with their field and what to write, and no reason not to open (CAL-14). */
import type { Hours } from '../../domain/plan/settings.ts'
import { minuteOf } from '../../domain/words/wall-time.ts'

/** Field and sentence of each time that does not follow the one before it; empty: the hours run forwards. */
export function hoursSlips({ open, close, lastTicket, noonBreak }: Hours): readonly (readonly [string, string])[] {
  const isBetween = (time: string): boolean => minuteOf(open) <= minuteOf(time) && minuteOf(time) <= minuteOf(close)
  if (minuteOf(close) <= minuteOf(open)) return [['close', `${close} is not after ${open}; write when the hall closes`]]
  const within = `write a time from ${open} to ${close}`
  return [
    ...(isBetween(lastTicket) ? [] : [['lastTicket', `${lastTicket} lies outside the hours; ${within}`] as const]),
    ...(noonBreak === null || (isBetween(noonBreak.from) && isBetween(noonBreak.to))
      ? []
      : [['noonBreak', `${noonBreak.from} to ${noonBreak.to} lies outside the hours; ${within}, or null`] as const]),
    ...(noonBreak === null || minuteOf(noonBreak.from) < minuteOf(noonBreak.to)
      ? []
      : [['noonBreak.to', `${noonBreak.to} is not after ${noonBreak.from}; write when work goes on`] as const]),
  ]
}
