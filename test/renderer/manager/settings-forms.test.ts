/**
 * The forms of the settings: single days, holiday tables, queues and zones, bookings, other sites; faults beside their
 * fields, and a look before saving.
 */
import { afterEach, expect, it, vi } from 'vitest'
import type { EditableSettings } from '../../../domain/settings/commands.ts'
import { SECTIONS } from '../../../domain/plan/sections.ts'
import { PART_SECTIONS } from '../../../renderer/manager/office/settings-parts.ts'
import type { Bench } from './hall-floor.ts'
import { SETTINGS, openOffice, serveOffice, settle, type OfficeServer } from './office-server.ts'

afterEach(() => vi.unstubAllGlobals())

async function save(bench: Bench, server: OfficeServer): Promise<Partial<EditableSettings>> {
  await bench.page.find('input[name=note]').setValue('试')
  await bench.press('保存并生效')
  await settle()
  return (server.ordered.at(-1) as { readonly changes: Partial<EditableSettings> }).changes
}

it('SET-5 CAL-1 a day with urgent holiday service for some items alone is added, seen before saving, and saved', async () => {
  const server = serveOffice()
  const bench = await openOffice('个别日子')
  await bench.press('加上这一天')
  expect(bench.page.find('[role=alert]').text()).toContain('请填日期和原因')
  await bench.page.find('input[name=exception-date]').setValue('2026-12-31')
  await bench.page.find('select[name=exception-kind]').setValue('holidayUrgent')
  await bench.page.find('input[name=exception-reason]').setValue('元旦前加开')
  await bench.press('加上这一天')
  const day = bench.page.find('.exceptions > .season')
  expect(day.text()).toContain('节假日应急')
  await bench.press('所有事项')
  await day.find('.item-pick-list input[type=checkbox]').setValue(true)
  expect(bench.page.find('.change-list').text()).toMatch(/工作日历 · 个别日子 · 2026-12-31 新加/)
  const { calendar } = await save(bench, server)
  expect(calendar?.exceptions).toEqual([
    {
      date: '2026-12-31',
      reason: '元旦前加开',
      isAdded: true,
      sessions: [
        {
          kind: 'holidayUrgent',
          from: '09:00',
          to: '11:00',
          queues: null,
          items: [SETTINGS.items[0]?.id],
          isBookedOnly: true,
        },
      ],
    },
  ])
  bench.page.unmount()
})

it('CAL-5 CAL-3 a year without an official table is announced; its notice is filled in, and a make-up day on a weekday stands beside its field', async () => {
  const server = serveOffice()
  const bench = await openOffice('节假日')
  expect(bench.page.find('.trouble').text()).toMatch(/再过 37 天就到 2027 年/)
  await bench.page.find('.year select').setValue('official')
  expect(bench.page.find('.card').text()).not.toContain('再过 37 天')
  await bench.page.find('.makeup form').trigger('submit')
  expect(bench.page.find('.makeup [role=alert]').text(), 'SEND-17').toBe('请填写。')
  await bench.page.find('.makeup input').setValue('2027-02-03')
  await bench.page.find('.makeup form').trigger('submit')
  expect(bench.page.find('.makeup .field-fault').text()).toContain('不是周末')
  await bench.press('保存并生效')
  expect(server.ordered).toEqual([])
  await bench.press('删去 2027-02-03')
  expect((await save(bench, server)).calendar?.tables.find((table) => table.year === 2027)?.status).toBe('official')
  bench.page.unmount()
})

it('SET-6 NUM-1 a queue named O or with a letter that is taken is refused beside its field, and nothing is sent', async () => {
  const server = serveOffice()
  const bench = await openOffice('区域和队列')
  await bench.press('加一个队列')
  const row = () => bench.page.findAll('.rows').at(-1)!.findAll('.row').at(-1)!
  await row().find('input').setValue('O')
  expect(row().find('.field-fault').text()).toContain('不用 I 和 O')
  await row().find('input').setValue('C')
  expect(row().find('.field-fault').text()).toContain('“C” 已经有了')
  await row().find('input').setValue('S')
  expect(row().find('.field-fault').exists()).toBe(false)
  await bench.page.find('input[name=note]').setValue('新队列')
  await bench.press('保存并生效')
  expect(row().findAll('.field-fault')).toHaveLength(2)
  expect(bench.page.find('.save-bar [role=alert]').text()).toContain('2 处没有填好')
  expect(server.ordered).toEqual([])
  bench.page.unmount()
})

it('SET-6 a queue and a zone in use say who needs them and stay', async () => {
  serveOffice()
  const bench = await openOffice('区域和队列')
  await bench.press('删去 社会事务')
  expect(bench.page.find('[role=alert]').text()).toMatch(/社会事务还在用：\d+ 个窗口、\d+ 个事项、首页 1 处/)
  await bench.press('删去 二楼 C 区')
  expect(bench.page.text()).toMatch(/二楼 C 区还在用：\d+ 个窗口、\d+ 个队列/)
  bench.page.unmount()
})

it('CAL-6 a season is added with the week of the last one; until the year is covered without a gap it says so', async () => {
  const server = serveOffice()
  const bench = await openOffice('工作日历')
  await bench.press('删去 冬季')
  expect(bench.page.find('.calendar-form > .field-fault').text()).toContain('01-01 不在任何季节里')
  await bench.press('加一个季节')
  const fields = bench.page.findAll('.season').at(-1)!.findAll('.season-head input')
  for (const [at, text] of ['冬季', '10-01', '04-30'].entries()) await fields[at]!.setValue(text)
  expect(bench.page.find('.calendar-form > .field-fault').exists()).toBe(false)
  expect((await save(bench, server)).calendar?.seasons.map((season) => [season.name, season.workday.length])).toEqual([
    ['夏季', 2],
    ['冬季', 2],
  ])
  bench.page.unmount()
})

it('BOOK-2 bookings are switched off and on again with the defaults and their sources', async () => {
  const server = serveOffice()
  const bench = await openOffice('预约规则')
  expect(bench.page.text()).toContain('周口')
  await bench.page.find('.choice input').setValue(false)
  expect((await save(bench, server)).booking).toBeNull()
  bench.page.unmount()
})

it('SITE-3 LINK-1 a site below is added with its names; an empty id is asked for', async () => {
  const server = serveOffice()
  const bench = await openOffice('上下级和邻近')
  await bench.press('加一个下级')
  await bench.page.find('input[name=note]').setValue('新站')
  await bench.press('保存并生效')
  expect(bench.page.find('.site-form .field-fault').text()).toContain('请填写')
  const fields = bench.page.findAll('.site-form > .rows > .row').at(-1)!.findAll('input')
  for (const [at, text] of ['新站', 'New station', 'new'].entries()) await fields[at]!.setValue(text)
  expect((await save(bench, server)).site?.below.at(-1)).toEqual({
    id: 'new',
    level: 'township',
    title: '新站',
    titleEn: 'New station',
    parentId: null,
  })
  bench.page.unmount()
})

it('SET-6 what only the server knows stands beside the field too', async () => {
  const server = serveOffice()
  server.answerWith({
    ok: false,
    rejection: { code: 'SettingsRefused', path: 'queues', fault: 'InUse', value: '社会事务' },
  })
  const bench = await openOffice('区域和队列')
  await bench.page.findAll('.rows').at(-1)!.find('.row:nth-child(2) input:nth-of-type(1)').setValue('Z')
  await save(bench, server)
  expect(
    bench.page
      .findAll('.field-fault')
      .map((one) => one.text())
      .join(),
  ).toContain('今天还有号没有办完')
  bench.page.unmount()
})

it('SET-4 OFF-2 giving numbers without a server is switched off and saved', async () => {
  const server = serveOffice()
  const bench = await openOffice('断网取号')
  await bench.page.find('section .choice input[type=checkbox]').setValue(false)
  expect(bench.page.find('.change-list').text()).toContain('离线取号')
  expect(await save(bench, server)).toEqual({ offline: null })
  bench.page.unmount()
})

it('PICKUP-12 SET-6 doors of the locker are added, renamed, resized and removed; a name that is there stands beside its door', async () => {
  const server = serveOffice()
  const bench = await openOffice('取件柜')
  const doors = SETTINGS.settings.locker ?? []
  await bench.press('加一格')
  const added = bench.page.findAll('.doors > .row').at(-1)!
  expect((added.find('input').element as HTMLInputElement).value).toBe(String(doors.length + 1))
  await added.find('input').setValue('1')
  expect(added.find('.field-fault').text()).toContain('已经有了')
  await added.find('input').setValue('乙 1')
  await added.find('select').setValue('small')
  await bench.press('删去 2')
  expect(bench.page.find('.change-list').text()).toMatch(/取件柜 · 2 删去/)
  expect((await save(bench, server)).locker).toEqual([
    ...doors.filter(({ id }) => id !== '2'),
    { id: '乙 1', size: 'small' },
  ])
  server.answerWith({
    ok: false,
    rejection: { code: 'SettingsRefused', path: 'locker', fault: 'DoorFilled', value: '3' },
  })
  await bench.press('删去 3')
  await save(bench, server)
  expect(bench.page.find('.field-fault').text()).toContain('“3”号格里还有没取的结果')
  bench.page.unmount()
})

it('SET-4 every section that a hall may edit has a part of the office that edits it', () => {
  const edited = new Set(Object.values(PART_SECTIONS).flat())
  expect(SECTIONS.filter((section) => !edited.has(section))).toEqual([])
})

it('CAL-12 a second order for the whole of a day is refused with the first, and a booked day says how many are hit', async () => {
  serveOffice({
    'GET /api/booking-days/2026-12-30': {
      today: '2026-11-25',
      list: {
        date: '2026-12-30',
        slotMin: 30,
        queues: [],
        bookings: [{ canCancel: true }, { canCancel: true }, { canCancel: false }],
      },
    },
  })
  const desk = await openOffice('个别日子')
  const close = async (reason: string): Promise<void> => {
    await desk.page.find('input[name=exception-date]').setValue('2026-12-30')
    await settle()
    await desk.page.find('input[name=exception-reason]').setValue(reason)
    await desk.press('加上这一天')
  }
  await close('停电检修')
  expect(desk.page.find('.exceptions > .season').text()).toContain('2026-12-30 已有 2 个预约')
  await close('盘点')
  expect(desk.page.text()).toContain('2026-12-30 已有安排：这天不办理（停电检修）')
  expect(desk.page.findAll('.exceptions > .season')).toHaveLength(1)
  desk.page.unmount()
})

it('CAL-11 a notice is pasted as it is written; what contradicts itself is said by line and not taken', async () => {
  const server = serveOffice()
  const desk = await openOffice('节假日')
  const notice =
    '国务院办公厅关于2028年部分节假日安排的通知\n一、元旦：2027年12月31日（周五）至2028年1月2日（周日）放假调休，共3天。'
  const paste = async (text: string): Promise<void> => {
    await desk.page.find('textarea[name=notice]').setValue(text)
    await desk.press('读入这份通知')
  }
  await paste(notice.replace('周五', '周四'))
  expect(desk.page.find('.notice-import [role=alert]').text()).toMatch(/第 2 行.*2027-12-31 不是这个星期几/)
  await paste(notice)
  expect(desk.page.find('.notice-import [role=status]').text()).toContain(
    '没有写到：春节、清明节、劳动节、端午节、中秋节、国庆节',
  )
  const { calendar } = await save(desk, server)
  expect(calendar?.tables.find((table) => table.year === 2028)).toMatchObject({
    status: 'official',
    holidays: [{ name: '元旦', from: '2027-12-31', to: '2028-01-02' }],
  })
  desk.page.unmount()
})

it('SET-6 windows stand by zone with the names of what they serve; one unfolds to be changed, and one that does not fit is in sight from everywhere', async () => {
  const server = serveOffice()
  const bench = await openOffice('窗口')
  const lines = (): readonly string[] => bench.page.findAll('.counter-line').map((one) => one.text())
  const inZone = (zone: string): number => SETTINGS.settings.counters.filter((one) => one.zone === zone).length
  expect(lines()).toHaveLength(inZone('A'))
  expect(lines()[0]).toMatch(/^1.*综合.*A 社会事务.*B 企业开办.*改$/)
  await bench.press('二楼 C 区 11')
  expect(lines()).toHaveLength(11)
  await bench.page.findAll('.counter-line')[0]?.trigger('click')
  const letters = bench.page.findAll('.letters.wide .letter')
  expect(letters.map((one) => one.text())).toContain('M 工程建设')
  await letters.find((one) => one.text() === 'K 公积金')?.trigger('click')
  expect(lines()[0]).toContain('K 公积金')
  await bench.page.find('.counter-row.open input').setValue('')
  await bench.press('一楼 Q 区 3')
  await bench.press('保存并生效')
  expect(server.ordered).toEqual([])
  expect(bench.page.find('.counter-row.open .field-fault').text()).toBe('请填写。')
  bench.page.unmount()
})
