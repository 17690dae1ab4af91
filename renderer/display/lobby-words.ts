/** Moments, days and hours as the lobby writes them. */
import type { Stretch } from '../../domain/calendar/hall-hours.ts'
import type { WeekRow } from '../../domain/calendar/week-hours.ts'
import { addDays, momentOf, wallTime } from '../../domain/words/wall-time.ts'
import { dateTextAt, shortTime, timeAt, weekdayAt } from '../app/text/dates.ts'
import type { Locale } from '../app/text/i18n.ts'
import { tIn } from './texts.ts'

/** Day and time of a moment: '' for today, "明天（周二）", "12月1日 周二". */
export function dayText(atMs: number, nowMs: number, zone: string, language: Locale): string {
  const [today, date] = [wallTime(nowMs, zone).date, wallTime(atMs, zone).date]
  if (date === today) return ''
  if (date === addDays(today, 1))
    return tIn(language)('when.tomorrow', { weekday: weekdayAt(atMs, zone, 'short', language) })
  return `${dateTextAt(atMs, zone, language)} `
}

/** "明天（周二）8:30" */
export function whenText(atMs: number, nowMs: number, zone: string, language: Locale): string {
  return `${dayText(atMs, nowMs, zone, language)}${timeAt(atMs, zone)}`
}

/** "8:30–12:00、14:00–17:30" */
export function stretchText(stretches: readonly Stretch[], language: Locale): string {
  return stretches.map(([from, to]) => `${shortTime(from)}–${shortTime(to)}`).join(language === 'zh' ? '、' : ', ')
}

/** "周二至周五", "周六" */
export function rowDays({ from, to }: WeekRow, language: Locale): string {
  const day = (date: string): string => weekdayAt(momentOf(date, 0, 'UTC'), 'UTC', 'short', language)
  return from === to ? day(from) : `${day(from)}${tIn(language)('day.to')}${day(to)}`
}
