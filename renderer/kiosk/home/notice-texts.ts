/** The words of the notice board; loaded with it. */
import { createPageI18n } from '../../app/text/i18n.ts'

const zh = {
  board: '公示栏',
  notice: '公告',
  lookAll: '{count} 条，点这里看',
  noticeOf: '公告 {at}/{count}',
  boardLine: '{site}的公告、窗口时间和服务承诺',
  hours: '今日窗口 {stretches}',
  closed: '今天窗口不开',
  promises: '承诺多久叫到',
  promise: '{min} 分钟内',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  board: 'Notice board',
  notice: 'Notice',
  lookAll: '{count}, tap to read',
  noticeOf: 'Notice {at}/{count}',
  boardLine: 'Notices, hours and promises of {site}',
  hours: 'Counters {stretches} today',
  closed: 'Counters are closed today',
  promises: 'Promised time to your call',
  promise: 'within {min} min',
}

export type NoticeKey = keyof typeof zh

export const { t: tn } = createPageI18n<NoticeKey>({ zh, en })
