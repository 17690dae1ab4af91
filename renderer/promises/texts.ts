/** Texts of the public board of promises. */
import { createPageI18n } from '../app/text/i18n.ts'

const zh = {
  title: '等候时间，说到做到了吗',
  lead: '取号时告诉您的等候时间，和后来真等的时间。还在等、已经超过的也算在内。',
  kept: '在说的时间内叫到',
  of: '{told} 位里 {kept} 位',
  late: '超过了说的时间',
  people: '{count} 位',
  waiting: '现在还在等',
  waitingLate: '其中已超过 {count} 位',
  atOnce: '到了就办',
  queues: '各类事项',
  halves: '各时段',
  few: '不到 {count} 位，不算比例',
  none: '今天还没有给谁报过等候时间。',
  updated: '{time} 更新 · {date}',
  opening: '正在打开',
  trouble: '暂时读不到今天的数字，正在再试。',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Do we keep what we say about waiting?',
  lead: 'The wait that was told with the number, and the wait that followed. Who still waits beyond it is counted in.',
  kept: 'Called within what was said',
  of: '{kept} of {told}',
  late: 'Beyond what was said',
  people: '{count}',
  waiting: 'Waiting now',
  waitingLate: '{count} of them beyond it',
  atOnce: 'Served at once',
  queues: 'By service',
  halves: 'By half-hour',
  few: 'fewer than {count}: no share',
  none: 'Nobody was told a waiting time yet today.',
  updated: '{time} · {date}',
  opening: 'Opening',
  trouble: 'Today’s figures cannot be read now; trying again.',
}

export const { t, say } = createPageI18n({ zh, en })
