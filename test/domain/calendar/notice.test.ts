/** Holiday notices come in as they are written; a contradiction in them, or what cannot be read, is refused with its line. */
import { describe, expect, it } from 'vitest'
import { calendarFaults } from '../../../domain/calendar/check.ts'
import { dayPlan, isWorkingDay } from '../../../domain/calendar/day-plan.ts'
import { noticeTables } from '../../../domain/calendar/notice.ts'
import { yearTables } from '../../../server/site-file/config.ts'
import { county } from './sample-calendar.ts'

/** The order of 2026, as published by the State Council's General Office (国办发明电〔2025〕7号). */
const OF_2026 = `国务院办公厅关于2026年
部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2025年11月4日`
const OF_2019 = `经国务院批准，现将2019年元旦、春节等放假调休日期的具体安排通知如下。
一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。
三、清明节：4月5日放假，与周末连休。
四、劳动节：5月1日放假。`

/** The second item of the order of 2024 (国办发明电〔2023〕7号): the eve is left to the employers. */
const OF_2024 = `国务院办公厅关于2024年部分节假日安排的通知
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
五、端午节：6月10日放假，与周末连休。`

const codes = (text: string): readonly (readonly [number, string])[] =>
  noticeTables(text, 'x').faults.map(({ line, code }) => [line, code])

describe('CAL-11 a notice as it is written', () => {
  it('CAL-11 the text of 2026 gives the table that ships with the product', () => {
    const { tables, faults } = noticeTables(OF_2026, 'x')
    expect(faults).toEqual([])
    const shipped = yearTables().find((table) => table.year === 2026)
    expect(tables).toEqual([
      { ...shipped, source: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号，2025-11-04）' },
    ])
    expect(noticeTables(OF_2026.replaceAll('\n', ''), 'x').tables[0]?.holidays).toEqual(shipped?.holidays)
    // Copied with the line above it that says when it was published: that orders nothing.
    const copied = noticeTables(`发布日期：2025年11月4日\n${OF_2026}`, 'x')
    expect([copied.faults, copied.tables[0]?.holidays]).toEqual([[], shipped?.holidays])
  })

  it('CAL-11 CAL-1 over the turn of a year: the days of December count in their own year, from the coming year’s notice', () => {
    const [table] = noticeTables(OF_2019, 'x').tables
    expect(table).toMatchObject({
      year: 2019,
      holidays: [
        { name: '元旦', from: '2018-12-30', to: '2019-01-01' },
        { name: '清明节', from: '2019-04-05', to: '2019-04-05' },
        { name: '劳动节', from: '2019-05-01', to: '2019-05-01' },
      ],
      makeupWorkdays: ['2018-12-29'],
    })
    const calendar = { ...county, tables: table ? [table] : [] }
    expect(calendarFaults(calendar)).toEqual([])
    expect(
      ['2018-12-29', '2018-12-30', '2018-12-31', '2019-01-01', '2019-01-02'].map(
        (date) => dayPlan(calendar, date).kind,
      ),
    ).toEqual(['makeup', 'holiday', 'holiday', 'holiday', 'workday'])
    expect(isWorkingDay(calendar, '2018-12-31')).toBe(false)
    expect(dayPlan(calendar, '2018-12-31')).toMatchObject({ holiday: '元旦', status: 'official' })
  })

  it('CAL-11 days made up for by another are days off', () => {
    const text = '国务院办公厅关于2015年部分节假日安排的通知\n三、清明节：4月5日放假，4月6日（星期一）补休。'
    expect(noticeTables(text, 'x').tables[0]?.holidays.map((one) => one.from)).toEqual(['2015-04-05', '2015-04-06'])
  })

  it('CAL-11 a day off that is only recommended is a working day, and its sentence is told as left out', () => {
    const { tables, faults, leftOut } = noticeTables(OF_2024, 'x')
    expect(faults).toEqual([])
    expect(tables[0]).toMatchObject({
      holidays: [
        { name: '春节', from: '2024-02-10', to: '2024-02-17' },
        { name: '端午节', from: '2024-06-10', to: '2024-06-10' },
      ],
      makeupWorkdays: ['2024-02-04', '2024-02-18'],
    })
    expect(isWorkingDay({ ...county, tables: [...tables] }, '2024-02-09')).toBe(true)
    expect(leftOut).toEqual(['鼓励各单位结合带薪年休假等制度落实,安排职工在除夕(2月9日)休息'])
  })

  it.each([
    ['a weekday that is none', OF_2026.replace('1月4日（周日）', '1月4日（周六）'), [[6, 'Weekday']]],
    ['a sum that is none', OF_2026.replace('共9天', '共8天'), [[7, 'Count']]],
    ['a date that is none', OF_2026.replace('5月9日（周六）上班', '5月39日上班'), [[9, 'NoSuchDate']]],
    ['no year', OF_2026.replaceAll('2026年', ''), [[1, 'NoYear']]],
    [
      'an order in other words',
      OF_2019.replace('5月1日放假。', '5月1日、5月2日为法定节假日，放假办法另行通知。'),
      [[4, 'Unread']],
    ],
    ['something else', '2026年部分节假日安排', [[1, 'NoHolidays']]],
  ] as const)('CAL-11 %s is refused with its line', (_, text, faults) => {
    expect(codes(text)).toEqual(faults)
  })
})

describe('CAL-11 files', () => {
  it('CAL-11 holiday-cn JSON, over the turn of the year', () => {
    const day = (name: string, date: string, isOffDay: boolean) => ({ name, date, isOffDay })
    const json = JSON.stringify({
      year: 2023,
      papers: ['http://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm'],
      days: [
        ...['2022-12-31', '2023-01-01', '2023-01-02'].map((date) => day('元旦', date, true)),
        day('春节', '2023-01-21', true),
        day('春节', '2023-01-28', false),
      ],
    })
    expect(noticeTables(json, '2023.json').tables).toEqual([
      {
        year: 2023,
        status: 'official',
        source: 'http://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm',
        holidays: [
          { name: '元旦', from: '2022-12-31', to: '2023-01-02' },
          { name: '春节', from: '2023-01-21', to: '2023-01-21' },
        ],
        makeupWorkdays: ['2023-01-28'],
      },
    ])
    expect(codes('{"year": 2023, "days": [{"date": "2023-02-30"}]}')).toEqual([[1, 'Unread']])
    expect(codes('{"year": 2023')).toEqual([[1, 'Unread']])
    const other = JSON.stringify({ title: '一份很长的别的文件', rows: Array.from({ length: 40 }, (_, at) => at) })
    expect(noticeTables(other, 'x').faults).toEqual([{ code: 'Unread', line: 1, text: other.slice(0, 40) }])
  })

  it('CAL-11 calendar files: folded lines, whole days, make-up days with hours, other entries left out by name', () => {
    const event = (summary: string, from: string, to: string, more = ''): string =>
      `BEGIN:VEVENT\r\n${more}SUMMARY:${summary}\r\nDTSTART${from}\r\nDTEND${to}\r\nEND:VEVENT\r\n`
    const ics = `BEGIN:VCALENDAR\r\nX-WR-CALNAME:中国法定\r\n 节假日\r\n${[
      event('元旦假期', ';VALUE=DATE:20221231', ';VALUE=DATE:20230103'),
      event('春节 补班 第1天/共2天', ':20230128T090000', ':20230128T180000'),
      event('上班(补端午节假期)', ';VALUE=DATE:20230625', ';VALUE=DATE:20230626'),
      event('端午节（休）', ';VALUE=DATE:20230622', ';VALUE=DATE:20230625'),
      event('国庆节', ';VALUE=DATE:20231001', ';VALUE=DATE:20231002', 'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY\r\n'),
      event('立春', ';VALUE=DATE:20230204', ';VALUE=DATE:20230205'),
    ].join('')}END:VCALENDAR\r\n`
    const { tables, faults, leftOut } = noticeTables(ics, 'cn.ics')
    expect([faults, leftOut]).toEqual([[], ['立春']])
    expect(tables).toEqual([
      {
        year: 2023,
        status: 'official',
        source: 'cn.ics · 中国法定节假日',
        holidays: [
          { name: '元旦', from: '2022-12-31', to: '2023-01-02' },
          { name: '端午节', from: '2023-06-22', to: '2023-06-24' },
          { name: '国庆节', from: '2023-10-01', to: '2023-10-01' },
        ],
        makeupWorkdays: ['2023-01-28', '2023-06-25'],
      },
    ])
  })
})

describe('CAL-11 a holiday of many days in a calendar file', () => {
  const festival = (...more: readonly string[]): string =>
    `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:春节（休）\r\nDTSTART;VALUE=DATE:20260215\r\n${more.join('\r\n')}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`

  it.each([
    ['by its end', 'DTEND;VALUE=DATE:20260224'],
    ['by its length', 'DURATION:P9D'],
    ['by its length, as the package ics 3.12 writes it', 'DURATION:P9DT'],
    ['day by day', 'DURATION:P1D', 'RRULE:FREQ=DAILY;COUNT=9'],
    ['day by day, to its last one', 'RRULE:UNTIL=20260223;FREQ=DAILY;INTERVAL=1'],
    ['day by day, which is the same in every calendar', 'RRULE:RSCALE=CHINESE;FREQ=DAILY;COUNT=9;WKST=MO'],
    ['by its end, in a rule that runs once', 'DTEND;VALUE=DATE:20260224', 'RRULE:FREQ=YEARLY;COUNT=1'],
  ])('CAL-11 %s', (_, ...more) => {
    const { tables, faults } = noticeTables(festival(...more), 'cn.ics')
    expect([faults, tables[0]?.holidays]).toEqual([[], [{ name: '春节', from: '2026-02-15', to: '2026-02-23' }]])
  })

  it.each([
    ['a length that is none of whole days', 'DURATION:P1DT12H'],
    ['every other day', 'RRULE:FREQ=DAILY;INTERVAL=2;COUNT=5'],
    ['day by day without an end', 'RRULE:FREQ=DAILY'],
    ['a number of days that is none', 'RRULE:FREQ=DAILY;COUNT=neun'],
    ['every week', 'RRULE:FREQ=WEEKLY;COUNT=3'],
    ['every year', 'RRULE:FREQ=YEARLY'],
    ['every year by the Chinese calendar (RFC 7529)', 'RRULE:RSCALE=CHINESE;FREQ=YEARLY'],
    ['days of the week among them', 'RRULE:FREQ=DAILY;COUNT=9;BYDAY=MO,TU,WE'],
    ['days beside them', 'RDATE;VALUE=DATE:20260228'],
    ['days taken out of them', 'EXDATE;VALUE=DATE:20260217'],
  ])('CAL-11 %s is refused with its line', (_, line) => {
    expect(codes(festival(line))).toEqual([[6, 'Unread']])
  })
})

it('CAL-11 a holiday of whole weeks, named in brackets alone', () => {
  const ics =
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:（国庆节放假）\r\nDTSTART;VALUE=DATE:20261001\r\nDURATION:P1W\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
  const { tables, faults } = noticeTables(ics, 'cn.ics')
  expect([faults, tables[0]?.holidays]).toEqual([[], [{ name: '国庆节', from: '2026-10-01', to: '2026-10-07' }]])
})

describe('CAL-12 what contradicts itself', () => {
  const closed = { date: '2026-12-02', reason: '停电', sessions: [], isAdded: false }
  const [winter, summer] = county.seasons as [(typeof county.seasons)[number], (typeof county.seasons)[number]]
  it.each([
    [
      'two orders for one day',
      { ...county, exceptions: [{ ...closed, sessions: county.holiday }, closed] },
      ['OrderTwice', 'exceptions.1.date'],
    ],
    [
      'seasons that overlap',
      { ...county, seasons: [winter, { ...summer, to: addedDay(winter.from) }] },
      ['SeasonsOverlap', 'seasons.1.from'],
    ],
    [
      'a day that no month has',
      { ...county, exceptions: [{ ...closed, date: '2026-02-30' }] },
      ['NoSuchDate', 'exceptions.0.date'],
    ],
  ])('CAL-12 %s', (_, calendar, [code, path]) => {
    expect(calendarFaults(calendar)).toMatchObject([{ code, path }])
  })

  it('CAL-12 sessions that are added to a day stand beside each other', () => {
    const added = { ...closed, isAdded: true }
    expect(calendarFaults({ ...county, exceptions: [closed, added, added] })).toEqual([])
  })
})

/** A season's first day is the last one of the other, too. */
function addedDay(day: string): string {
  return day
}
