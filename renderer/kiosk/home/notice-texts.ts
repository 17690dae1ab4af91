/** The words of the notice board; loaded with it. */
import { createPageI18n } from '../../app/text/i18n.ts'

const zh = {
  board: '公示栏',
  notice: '公告',
  sessionTitle: '加开',
  session: '{when}–{to} 加开窗口，办{what}',
  sessionNow: '正在加开窗口，到 {to}，办{what}，现在可以取号',
  bookedOnly: '，只接已预约的',
  allMatters: '各类事项',
  someMatters: '{name}等 {n} 项',
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
  sessionTitle: 'Extra hours',
  session: '{when}–{to}: counters open for {what}',
  sessionNow: 'Counters are open until {to} for {what}; take a number now',
  bookedOnly: ', with a booking only',
  allMatters: 'all matters',
  someMatters: '{name} and others ({n} in all)',
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
