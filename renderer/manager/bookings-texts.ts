/** Texts of the list of bookings. */
import { createPageI18n } from '../app/i18n.ts'

const zh = {
  title: '预约', date: '日期', before: '前一天', after: '后一天', today: '今天', code: '按预约码找', codeFor: '8 位数字', find: '找', codeBad: '预约码是 8 位数字。', notFound: '没有这个预约码，请核对。', none: '这一天没有预约。', noneOf: '没有这样的预约。', off: '本厅没有开预约。', offHow: '在“管理”里的“预约规则”打开。', refresh: '刷新',
  all: '全部', allQueues: '所有队列', queue: '队列', 'col.time': '时段', 'col.code': '预约码', 'col.items': '办什么', 'col.state': '情况',
  held: '占号，待确认', confirmed: '已约', checkedIn: '已签到', missed: '爽约', excused: '大厅故障，不算爽约', cancelled: '已取消', ended: '没确认，已放回', movedAway: '已改期', unplaced: '没有合适的时段', checkedInAs: '已签到 {ticketNo}', moved: '原定 {date} {time}', movedToday: '原定 {time}',
  checkIn: '签到', cancel: '替群众取消', sure: '取消 {code}', sureWhy: '取消后时段放回，不能恢复。', back: '返回', checkedInDone: '{code} 已签到，号码 {ticketNo}。', cancelDone: '{code} 已取消。',
  slots: '各时段', slotsNone: '这一天没有可约的时段。', slotsOf: '约满 {taken} / {capacity}', left: '剩 {left}', full: '约满',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Bookings', date: 'Date', before: 'The day before', after: 'The day after', today: 'Today', code: 'Find by code', codeFor: '8 digits', find: 'Find', codeBad: 'A booking code has 8 digits.', notFound: 'There is no booking with this code; please check it.', none: 'There is no booking on this day.', noneOf: 'There is no such booking.', off: 'This hall takes no bookings.', offHow: 'They are switched on in "Booking rules" of the office.', refresh: 'Refresh',
  all: 'all', allQueues: 'all queues', queue: 'Queue', 'col.time': 'Slot', 'col.code': 'Code', 'col.items': 'Matters', 'col.state': 'State',
  held: 'held, not confirmed', confirmed: 'booked', checkedIn: 'checked in', missed: 'missed', excused: 'excused, the hall was down', cancelled: 'cancelled', ended: 'hold ran out', movedAway: 'moved', unplaced: 'no slot found', checkedInAs: 'checked in as {ticketNo}', moved: 'first {date} {time}', movedToday: 'first {time}',
  checkIn: 'Check in', cancel: 'Cancel for them', sure: 'Cancel {code}', sureWhy: 'The slot is given back; this cannot be undone.', back: 'Back', checkedInDone: '{code} is checked in as {ticketNo}.', cancelDone: '{code} is cancelled.',
  slots: 'Slots', slotsNone: 'There are no slots on this day.', slotsOf: '{taken} of {capacity} taken', left: '{left} left', full: 'full',
}

export const { t: b, say } = createPageI18n({ zh, en })
