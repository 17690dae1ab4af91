/** Day and time of what is still to come, as everybody says it. */
import { addDays, wallTime } from '../../../domain/words/wall-time.ts'
import { dateTextAt, timeAt, weekdayAt } from './dates.ts'
import type { Locale } from './i18n.ts'

/** '' for today, "明天（周二）", "12月1日 周二 ". */
export function dayAhead(atMs: number, nowMs: number, zone: string, language: Locale): string {
  const [today, date] = [wallTime(nowMs, zone).date, wallTime(atMs, zone).date]
  if (date === today) return ''
  if (date !== addDays(today, 1)) return `${dateTextAt(atMs, zone, language)} `
  const weekday = weekdayAt(atMs, zone, 'short', language)
  return language === 'zh' ? `明天（${weekday}）` : `tomorrow (${weekday}) `
}

/** "明天（周二）8:30" */
export function timeAhead(atMs: number, nowMs: number, zone: string, language: Locale): string {
  return `${dayAhead(atMs, nowMs, zone, language)}${timeAt(atMs, zone)}`
}
