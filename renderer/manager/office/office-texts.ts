/** Texts of the office: the parts of the duty manager's page that are not the floor. */
import { createPageI18n, locale } from '../../app/text/i18n.ts'
import { officeEn } from './office-texts.en.ts'
import { officeZh } from './office-texts.zh.ts'

export const { t: o, say } = createPageI18n({ zh: officeZh, en: officeEn })

/** "11月25日 10:05", in the hall. */
export function dateTimeText(atMs: number, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat(locale.value === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: timeZone ?? 'Asia/Shanghai',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(atMs)
}

/** "星期日" of a date. */
export function weekdayText(date: string): string {
  return new Intl.DateTimeFormat(locale.value === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
  }).format(Date.parse(`${date}T00:00:00Z`))
}
