/** Texts of the sites below. */
import { createPageI18n } from '../../app/text/i18n.ts'

const zh = {
  title: '下级站室',
  sum: '{heard} / {count} 个有消息 · 共 {waiting} 人在等',
  refresh: '刷新',
  none: '还没有读到，正在再试。',
  'col.title': '站室',
  'col.state': '现在',
  'col.waiting': '等候',
  'col.longest': '最长已等',
  'col.open': '开窗',
  'col.served': '今日已办',
  'col.age': '消息',
  open: '在办',
  closed: '没开',
  unknown: '不清楚',
  people: '{count} 人',
  never: '还没有联系上',
  silent: '{age}没有消息',
  fresh: '刚刚',
  ago: '{age}前',
  own: '本厅',
  sortBy: '按{name}排序',
  note: '没有消息的站室，数字是最后一次听到的。',
  'level.province': '省',
  'level.city': '市',
  'level.county': '县',
  'level.township': '乡镇',
  'level.village': '村',
  'age.sec': '{count} 秒',
  'age.min': '{count} 分钟',
  'age.hour': '{count} 小时',
  'age.day': '{count} 天',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Sites below',
  sum: '{heard} of {count} heard of · {waiting} waiting in all',
  refresh: 'Refresh',
  none: 'Nothing could be read yet; trying again.',
  'col.title': 'Site',
  'col.state': 'Now',
  'col.waiting': 'Waiting',
  'col.longest': 'Longest wait',
  'col.open': 'Windows open',
  'col.served': 'Served today',
  'col.age': 'Heard',
  open: 'open',
  closed: 'closed',
  unknown: 'not known',
  people: '{count}',
  never: 'not heard of yet',
  silent: 'silent for {age}',
  fresh: 'just now',
  ago: '{age} ago',
  own: 'this hall',
  sortBy: 'Sort by {name}',
  note: 'Figures of a silent site are the last that were heard.',
  'level.province': 'province',
  'level.city': 'city',
  'level.county': 'county',
  'level.township': 'township',
  'level.village': 'village',
  'age.sec': '{count} s',
  'age.min': '{count} min',
  'age.hour': '{count} h',
  'age.day': '{count} days',
}

export const { t: s, say } = createPageI18n({ zh, en })

/** "12 分钟": how long, in the largest unit that fits. */
export function spanText(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return s('age.sec', { count: Math.max(1, Math.round(ms / 1000)) })
  if (minutes < 60) return s('age.min', { count: minutes })
  return minutes < 2880
    ? s('age.hour', { count: Math.floor(minutes / 60) })
    : s('age.day', { count: Math.floor(minutes / 1440) })
}
