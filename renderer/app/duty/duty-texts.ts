/** Texts of one's own weeks. */
import { createPageI18n } from '../text/i18n.ts'

const zh = {
  thisWeek: '本周',
  nextWeek: '下周',
  am: '上午',
  pm: '下午',
  allDay: '全天',
  seat: '{label} 号窗口',
  none: '不排班',
  closed: '不开门',
  away: '请假',
  today: '今天',
  notAdopted: '班表还没定。',
  standsIn: '顶{name}的{post}',
  first: '{post}：您是 A 岗，{name}顶您',
  second: '{post}：您是 B 岗，{name}不在时由您顶',
  pairs: 'AB 岗',
  leaves: '请假',
  leave: '{from} 至 {to}',
  leaveDay: '{from}',
  ask: '有出入请找值班长。',
  nowSeat: '班表：您今天{part}在 {label} 号窗口',
  nowSeats: '班表：您今天上午在 {am} 号窗口，下午在 {pm} 号窗口',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  thisWeek: 'This week',
  nextWeek: 'Next week',
  am: 'morning',
  pm: 'afternoon',
  allDay: 'all day',
  seat: 'window {label}',
  none: 'no duty',
  closed: 'closed',
  away: 'on leave',
  today: 'today',
  notAdopted: 'The roster is not set yet.',
  standsIn: 'stands in for {name}, {post}',
  first: '{post}: yours (A); {name} stands in for you',
  second: '{post}: {name}’s; you stand in (B)',
  pairs: 'A/B posts',
  leaves: 'Leave',
  leave: '{from} to {to}',
  leaveDay: '{from}',
  ask: 'If anything is wrong, tell the duty manager.',
  nowSeat: 'Roster: today, {part}, you are at window {label}',
  nowSeats: 'Roster: you are at window {am} this morning and at window {pm} this afternoon',
}

export const { t } = createPageI18n({ zh, en })
