/** The time of issue as a slip writes it, in the hall's own time zone. */
import type { SlipLanguage } from './slip.ts'

/** "2026-11-23 周一 10:18", "Mon 2026-11-23 10:18". */
export function slipTimeText(atMs: number, timeZone: string, language: SlipLanguage): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = new Map(format.formatToParts(atMs).map((part) => [part.type, part.value]))
  const date = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  const time = `${parts.get('hour')}:${parts.get('minute')}`
  const weekday = parts.get('weekday') ?? ''
  return language === 'zh' ? `${date} ${weekday} ${time}` : `${weekday} ${date} ${time}`
}
