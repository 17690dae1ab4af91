/**
 * Why settings, a calendar or a roster are refused: importing this brings the sentences, so that pages on which nobody
 * orders such things are spared them.
 */
import type { DutyRejection } from '../../../domain/duty/rejections.ts'
import { bringSentences } from './i18n.ts'

type Roster = Exclude<DutyRejection['code'], 'SpanBackwards'>

/** Every code has a sentence, or this does not compile. */
const roster: Readonly<Record<`rejection.${Roster}`, string>> = {
  'rejection.OnLeave': '{name} {date} 请假，不能排。',
  'rejection.SeatTwice': '{date} {name}那半天排重了：一人一处，一窗一人。',
  'rejection.SeatUntrained': '{name}没有 {label} 号窗口事项的培训记录，不能排。',
  'rejection.NoRestDay': '{name}连排七天，要留一天休息。',
  'rejection.DatesApart': '{date} 不在这一周里，请核对起止。',
  'rejection.LeaveOverlaps': '{name} {from} 至 {to} 已请假，请改起止，或先撤销那一条。',
  'rejection.NoSuchLeave': '没有这条请假，请刷新。',
}

export const planZh = {
  ...roster,
  'settings.Twice': '“{value}” 已经有了，请换一个。',
  'settings.Bounds': '请填 {value} 之间的数。',
  'settings.WholeBounds': '请填 {value} 之间的整数。',
  'settings.Missing': '没有“{value}”，请先加上，或改成有的。',
  'settings.DoorFilled': '“{value}”号格里还有没取的结果，先交出去或收回，再删这一格。',
  'settings.OldTraining': '工号 {value} 的培训记录是原来那个人的，请先删去。',
  'settings.InUse': '队列“{value}”今天还有号没有办完，收班以后再删。',
  'calendar.WorkdayTooShort':
    '“{season}”的工作日窗口服务只有 {hours} 小时 {minutes} 分，还差 {missing} 分钟：《办法》第十一条要求每个工作日不少于 {least} 小时。',
  'calendar.SessionBackwards': '{from}–{to} 这个时段的结束时间要晚于开始时间，最晚到 24:00。',
  'calendar.SessionsOverlap': '{at} 开始的时段和同类时段重叠，请合成一段。',
  'calendar.DayWithoutSeason': '{date} 不在任何季节里，请让各季节连起来盖满全年。',
  'calendar.TableTwice': '{year} 年有两份节假日安排，请只留正式的一份。',
  'calendar.WrongYear': '{date} 写在了 {year} 年的安排里；通知里只有上一年十二月的日子可以写进来。',
  'calendar.MakeupOnWeekday': '{date} 不是周末，不能是调休上班日。',
  'calendar.HolidayBackwards': '{to} 早于 {from}：最后一天要在第一天当天或以后。',
  'calendar.NoSuchDate': '没有 {date} 这一天，请改正。',
  'calendar.SeasonsOverlap': '{date} 同时在两个季节里，请让各季节首尾相接、不重叠。',
  'calendar.OrderTwice': '{date} 这一天有两条整天的安排，只能留一条。',
  'calendar.SourceMissing': '{year} 年的安排没有写依据，请写明通知的名称和日期。',
}

const planEn: Readonly<Record<keyof typeof planZh, string>> = {
  'rejection.OnLeave': '{name} is on leave on {date}.',
  'rejection.SeatTwice': '{name}, {date}: one place for each person and one person at each counter.',
  'rejection.SeatUntrained': '{name} has no record of training for counter {label}.',
  'rejection.NoRestDay': '{name} would work seven days in a row; leave one free.',
  'rejection.DatesApart': '{date} does not lie in this week; check both ends.',
  'rejection.LeaveOverlaps': '{name} has leave from {from} to {to}; change the dates, or take that back first.',
  'rejection.NoSuchLeave': 'There is no such leave; please refresh.',
  'settings.Twice': '"{value}" is there already; please choose another.',
  'settings.Bounds': 'Please give a figure from {value}.',
  'settings.WholeBounds': 'Please give a whole figure from {value}.',
  'settings.Missing': 'There is no "{value}"; please add it first, or choose one that exists.',
  'settings.DoorFilled': 'A result still lies in door "{value}"; hand it out or take it back before removing the door.',
  'settings.OldTraining': 'The training under badge {value} is of whoever had it before; remove it first.',
  'settings.InUse': 'Queue "{value}" still has numbers of today; remove it after the day is closed.',
  'calendar.WorkdayTooShort':
    'Working days of "{season}" have only {hours} h {minutes} min of counter service, {missing} min too few: article 11 of the regulation asks for at least {least} {least|hour|hours}.',
  'calendar.SessionBackwards': 'The session {from}–{to} must end after it begins, by 24:00 at the latest.',
  'calendar.SessionsOverlap': 'The session from {at} overlaps another of its kind; please join the two.',
  'calendar.DayWithoutSeason': 'No season covers {date}; the seasons must cover the whole year.',
  'calendar.TableTwice': 'There are two holiday tables for {year}; keep the official one.',
  'calendar.WrongYear': '{date} stands in the table of {year}; of another year only days of the December before can.',
  'calendar.MakeupOnWeekday': '{date} is no Saturday or Sunday, so it cannot be a make-up working day.',
  'calendar.HolidayBackwards': '{to} is before {from}: the last day is the first one or a later one.',
  'calendar.NoSuchDate': 'There is no {date}; please correct it.',
  'calendar.SeasonsOverlap': '{date} lies in two seasons; let each begin the day after the one before.',
  'calendar.OrderTwice': 'There are two orders for the whole of {date}; keep one.',
  'calendar.SourceMissing': 'The table of {year} names no source; write the title and date of the notice.',
}

bringSentences({ zh: planZh, en: planEn })
