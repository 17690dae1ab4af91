/** Days as people say them on the manager's pages: "11月30日", "周一". */
import { locale } from '../app/text/i18n.ts'

const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

/** 0 is Sunday. */
export function weekday(no: number): string {
  return WEEKDAYS[locale.value][no] ?? ''
}

/** '2026-11-30' → "11月30日" or "30/11". */
export function dayText(date: string): string {
  const [, month = '', day = ''] = date.split('-')
  return locale.value === 'zh' ? `${Number(month)}月${Number(day)}日` : `${Number(day)}/${Number(month)}`
}
