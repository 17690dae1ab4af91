/** How figures of a report are written: thousands apart, shares to a tenth, weekdays in words. */
import { FEW } from '../../../domain/report/findings.ts'
import { locale } from './report-texts.ts'

const MINUTE_MS = 60_000
const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

export function count(value: number): string {
  return Math.round(value).toLocaleString('en')
}

/** "92.9"; null with too few to say a share. */
export function percent(part: number, whole: number): string | null {
  return whole < FEW ? null : ((100 * part) / whole).toFixed(1)
}

export function minutes(ms: number | null): string {
  return ms === null ? '–' : String(Math.round(ms / MINUTE_MS))
}

export function hours(ms: number): string {
  return count(ms / 3_600_000)
}

export function weekday(no: number): string {
  return WEEKDAYS[locale.value][no] ?? ''
}

/** 570 → "9:30" */
export function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}

/** '2026-11-30' → "11月30日" or "30/11". */
export function dayText(date: string): string {
  const [, month = '', day = ''] = date.split('-')
  return locale.value === 'zh' ? `${Number(month)}月${Number(day)}日` : `${Number(day)}/${Number(month)}`
}
