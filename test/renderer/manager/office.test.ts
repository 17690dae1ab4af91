/** The office: settings with a reason, article 11, versions, catalogue, requests, staffing. */
import { afterEach, expect, it, vi } from 'vitest'
import FloorBar from '../../../renderer/manager/FloorBar.vue'
import { loadSite } from '../../support/site.ts'
import { openBench } from './hall-floor.ts'
import { SETTINGS, openOffice, serveOffice, settle } from './office-server.ts'

afterEach(() => vi.unstubAllGlobals())

it('ACCESS-1 the office is offered to the duty manager alone', () => {
  serveOffice()
  expect(openBench(FloorBar, 'dutyManager', undefined, { hhmm: '10:42' }).page.text()).toContain('管理')
  expect(openBench(FloorBar, 'floorGuide', undefined, { hhmm: '10:42' }).page.text()).not.toContain('管理')
})

it('SET-2 a notice is saved with a reason and the version that was seen, and not without', async () => {
  const server = serveOffice()
  const bench = await openOffice('通知')
  expect(bench.page.find('.save-bar').text()).toContain('没有改动')
  await bench.press('加一条通知')
  const fields = bench.page.findAll('.rows li:last-child input')
  await fields[0]!.setValue('周日检修')
  await fields[1]!.setValue('Maintenance on Sunday')
  await bench.press('保存并生效')
  expect(bench.page.find('[role=alert]').text()).toContain('请写明为什么改')
  expect(server.ordered).toEqual([])
  await bench.page.find('input[name=note]').setValue('停电通知')
  await bench.press('保存并生效')
  await settle()
  expect(server.ordered).toEqual([
    {
      type: 'ChangeSettings',
      changes: { notices: [...SETTINGS.settings.notices, { text: '周日检修', textEn: 'Maintenance on Sunday' }] },
      note: '停电通知',
      expectedVersion: 2,
    },
  ])
  expect(bench.page.text()).toContain('第 3 版已生效')
  bench.page.unmount()
})

it('SET-8 Enter in a field goes to the reason and, with one, saves; while a word is composed it does nothing', async () => {
  const server = serveOffice()
  const bench = await openOffice('通知')
  await bench.press('加一条通知')
  const fields = bench.page.findAll('.rows li:last-child input')
  await fields[0]!.setValue('周日检修')
  await fields[1]!.setValue('Maintenance on Sunday')
  const note = bench.page.find('input[name=note]')
  await fields[1]!.trigger('keydown', { key: 'Enter', isComposing: true })
  expect(document.activeElement).not.toBe(note.element)
  await fields[1]!.trigger('keydown', { key: 'Enter' })
  expect(document.activeElement).toBe(note.element)
  await note.setValue('停电通知')
  await fields[1]!.trigger('keydown', { key: 'Enter' })
  await settle()
  expect(server.ordered).toMatchObject([{ type: 'ChangeSettings', note: '停电通知' }])
  bench.page.unmount()
})

it('CAL-6 SET-6 a working day of 6 h 45 min is marked while it is typed, and not even sent: article 11 and the minutes stand beside it', async () => {
  const server = serveOffice()
  const bench = await openOffice('工作日历')
  expect(bench.page.find('.season-sum').text()).toContain('7 小时 00 分')
  await bench.page.findAll('.season .session input')[1]!.setValue('11:45')
  expect(bench.page.find('.season-sum.short').text()).toContain('还差 15 分钟')
  await bench.page.find('input[name=note]').setValue('缩短')
  await bench.press('保存并生效')
  await settle()
  for (const told of [bench.page.find('.season [role=alert]').text(), bench.page.find('.save-bar [role=alert]').text()])
    for (const word of ['冬季', '6 小时 45 分', '15 分钟', '第十一条']) expect(told).toContain(word)
  expect(server.ordered).toEqual([])
  bench.page.unmount()
})

it('SET-3 SET-2 versions say who, why and what; going back needs a reason too', async () => {
  const server = serveOffice()
  const bench = await openOffice('历次设置')
  const text = bench.page.text()
  for (const word of ['节前提醒', '孙丽', '通知', '新窗口', '最初的设置']) expect(text).toContain(word)
  await bench.press('退回这一版 1')
  await bench.press('退回第 1 版')
  expect(server.ordered).toEqual([])
  await bench.page.find('#roll-back-note').setValue('改错了')
  await bench.press('退回第 1 版')
  await settle()
  expect(server.ordered).toEqual([{ type: 'RollBackSettings', toVersion: 1, note: '改错了' }])
  bench.page.unmount()
})

it('CAT-1 an item goes from draft to approved only with its document number; the rate is shown', async () => {
  const item = { ...loadSite('county').settings.items[0]!, id: 'z01', name: '新事项' }
  const version = {
    version: 1,
    item,
    status: 'draft',
    documentNo: null,
    receiptNo: null,
    fromDate: null,
    history: [{ what: 'ItemDrafted', by: '0101', atMs: 0, note: '' }],
  }
  const server = serveOffice({
    'GET /api/catalogue': {
      date: '2026-11-25',
      onboarding: { inForce: 1, listed: 2, rate: 0.5 },
      themes: [],
      items: [
        {
          id: 'a01',
          item: { ...item, id: 'a01', name: '旧事项' },
          isFromSiteFile: true,
          versions: [],
          withdrawn: null,
        },
        { id: 'z01', item: null, isFromSiteFile: false, versions: [version], withdrawn: null },
      ],
    },
  })
  const bench = await openOffice('事项')
  expect(bench.page.text()).toContain('进驻率 50%')
  expect(bench.page.text()).toContain('草拟 1')
  await bench.press('z01')
  await bench.press('记批准')
  expect(bench.page.find('[role=alert]').text()).toContain('批准文号')
  await bench.page.find('input[name=documentNo]').setValue('渭政发〔2026〕9号')
  await bench.press('记批准')
  await settle()
  expect(server.ordered).toEqual([{ type: 'ApproveItem', itemId: 'z01', version: 1, documentNo: '渭政发〔2026〕9号' }])
  bench.page.unmount()
})

it('REQ-5 requests of a day are accepted with a clerk and a note', async () => {
  const asked = {
    date: '2026-11-29',
    from: '09:00',
    to: '11:00',
    items: ['c01'],
    askedAtMs: 0,
    outcome: { kind: 'open' },
  }
  const server = serveOffice({
    'GET /api/requests': {
      requests: [
        { ...asked, requestNo: 2, to: '12:00' },
        { ...asked, requestNo: 1 },
      ],
    },
  })
  const bench = await openOffice('加开申请')
  expect(bench.page.text()).toContain('星期日')
  await bench.press('答应并加开')
  expect(bench.page.find('[role=alert]').text()).toContain('谁来办')
  await bench.page.find('select[name=request-clerk]').setValue('0301')
  await bench.press('答应并加开')
  expect(bench.page.find('[role=alert]').text()).toContain('说明')
  await bench.page.find('input[name=request-words]').setValue('应约周日办理')
  await bench.press('答应并加开')
  await settle()
  expect(server.ordered).toEqual([
    {
      type: 'AcceptRequests',
      ids: [1, 2],
      session: { from: '09:00', to: '12:00', isBookedOnly: false },
      badgeNo: '0301',
      note: '应约周日办理',
    },
  ])
  bench.page.unmount()
})

it('STAFFING-1 from a population the adviser names windows per half-hour with waits for one fewer and one more', async () => {
  serveOffice({ 'GET /api/arrivals': { date: '2026-11-25', stretchMin: 30, queues: [] } })
  const bench = await openOffice('排班')
  expect(bench.page.text()).toContain('还没有取号')
  await bench.page.find('input[value=population]').setValue(true)
  expect(bench.page.findAll('.staffing-table tbody tr')).toHaveLength(16)
  expect(bench.page.find('.staffing-table').text()).toMatch(/\d+–\d+ 分钟/)
  bench.page.unmount()
})

it('SEND-17 a population that is cleared is asked for, and advises nothing meanwhile', async () => {
  serveOffice({ 'GET /api/arrivals': { date: '2026-11-25', stretchMin: 30, queues: [] } })
  const bench = await openOffice('排班')
  await bench.page.find('input[value=population]').setValue(true)
  await bench.page.find('input[name=population]').setValue('')
  expect(bench.page.find('.staffing-table').exists()).toBe(false)
  expect(bench.page.text()).toContain('请填服务人口和每千人每天几次')
  expect(bench.page.text()).not.toContain('换成按人口算')
  bench.page.unmount()
})

it('SETUP-2 a forgotten PIN is replaced beside the roster; four digits at least', async () => {
  const server = serveOffice({ 'POST /api/staff/0301/pin': { badgeNo: '0301' } })
  const bench = await openOffice('人员')
  await bench.press('设口令 赵敏')
  await bench.page.find('input[name=new-pin]').setValue('12')
  await bench.page.find('.pin-form').trigger('submit')
  expect(bench.page.find('.pin-form [role=alert]').text()).toContain('4 到 8 位')
  await bench.page.find('input[name=new-pin]').setValue('8642')
  await bench.page.find('.pin-form').trigger('submit')
  await settle()
  expect(server.asked).toContain('POST /api/staff/0301/pin')
  expect(server.ordered).toEqual([])
  bench.page.unmount()
})

it('the regulation says kindly when its list is not there', async () => {
  serveOffice()
  const bench = await openOffice('依据')
  expect(bench.page.text()).toContain('条文清单还没有准备好')
  bench.page.unmount()
})

it('CAT-5 a table that does not fit is listed by line and column, and nothing is taken', async () => {
  serveOffice({
    'GET /api/catalogue': { date: '2026-11-25', onboarding: { inForce: 0, listed: 0, rate: 0 }, items: [], themes: [] },
    'POST /api/catalogue/table': {
      drafted: [],
      unchanged: 0,
      faults: [{ sheet: null, line: 3, field: '事项名称', kind: 'empty', problem: 'x' }],
      notes: [{ kind: 'encoding', text: 'GB18030', count: 1 }],
    },
  })
  const bench = await openOffice('事项')
  const input = bench.page.find<HTMLInputElement>('input[name=table]')
  Object.defineProperty(input.element, 'files', { value: [new File(['编号'], 'items.csv')] })
  await input.trigger('change')
  await settle()
  await settle()
  expect(bench.page.find('.table-faults').text()).toMatch(/items.csv 有 1 处不对.*3.*事项名称.*这一格是空的/)
  expect(bench.page.find('.table-notes').text()).toBe('按 GB18030 编码读入。')
  bench.page.unmount()
})

it('REG-1 articles are found by their state, a word or their number', async () => {
  const article = {
    article: 11,
    title: '办公时间',
    titleEn: 'Hours',
    feature: '日历',
    featureEn: 'calendar',
    missing: '',
    missingEn: '',
    rules: [],
    duties: [{ duty: '不足七小时拒绝', dutyEn: 'under seven hours is refused', tests: ['CAL-6 refuses 6 h 45'] }],
    tests: [],
    status: 'built',
  }
  serveOffice({
    'GET /api/regulation': {
      retention: [],
      articles: [
        article,
        {
          ...article,
          article: 20,
          title: '上转',
          titleEn: 'Handing up',
          status: 'partly',
          missing: '纸质材料',
          missingEn: 'papers',
        },
      ],
    },
  })
  const bench = await openOffice('依据')
  expect(bench.page.findAll('.article')).toHaveLength(2)
  await bench.press('做到一部分 1')
  expect(bench.page.findAll('.article').map((one) => one.find('.article-no').text())).toEqual(['第 20 条'])
  await bench.press('全部 2')
  await bench.page.find('input[name=find-article]').setValue('11')
  expect(bench.page.find('.articles').text()).toContain('办公时间')
  await bench.page.find('input[name=find-article]').setValue('材料')
  expect(bench.page.find('.articles').text()).toContain('上转')
  bench.page.unmount()
})
