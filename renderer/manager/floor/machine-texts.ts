/** Texts of alerts about the server's clock, its disk, the programs beside it and the calendar. */
import { createPageI18n } from '../../app/text/i18n.ts'

const zh = {
  clock: '服务器的时钟不对',
  clockText: '与刚才差 {count} 分，请通知信息人员马上校准',
  diskLow: '服务器磁盘快满',
  diskLowText: '只剩 {count} MB，满了就不能取号，请马上通知信息人员腾出空间',
  hook: '{name} 收不到业务消息',
  hookText: '最早一条已等 {minutes} 分钟；请通知信息人员查看对方系统和线路，恢复后自动补送',
  noNotice: '{year} 年的放假通知还没有录入',
  noNoticeText: '预约和办结时限暂按预计的假期算，请在设置的日历里录入',
} as const
const en: Readonly<Record<keyof typeof zh, string>> = {
  clock: 'The server’s clock is wrong',
  clockText: '{count} min off what it was; tell the IT person to put it right now',
  diskLow: 'The server’s disk is nearly full',
  diskLowText: 'only {count} MB left; once it is full no number can be given; tell the IT person to make room now',
  hook: '{name} takes none of our messages',
  hookText:
    'the oldest waits for {minutes} min; tell the IT person to look at that system and the line; all is sent again by itself',
  noNotice: 'No holiday notice for {year} yet',
  noNoticeText: 'bookings and time limits go by expected holidays; enter it in the settings, calendar',
}

export const { t: k } = createPageI18n({ zh, en })
