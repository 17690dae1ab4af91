/** The live floor: what comes first, what is said, what may be done to a window. */
import { expect, it } from 'vitest'
import { byCause, byHarm } from '../../../domain/alert/cause.ts'
import CloseDay from '../../../renderer/manager/queues/CloseDay.vue'
import { useFloor } from '../../../renderer/manager/floor-store.ts'
import FloorBar from '../../../renderer/manager/FloorBar.vue'
import { alertWords } from '../../../renderer/manager/floor/alert-words.ts'
import FloorTab from '../../../renderer/manager/floor/FloorTab.vue'
import { factTexts } from '../../../renderer/manager/reports/record-words.ts'
import { may, mayWatchFloor } from '../../../renderer/manager/may.ts'
import QueuesTab from '../../../renderer/manager/queues/QueuesTab.vue'
import SubTabs from '../../../renderer/manager/SubTabs.vue'
import { tabButton } from '../../../renderer/manager/tab-groups.ts'
import { zoneFigures } from '../../../renderer/manager/floor/zone-figures.ts'
import { PROVINCE } from '../../../domain/site-link/post-alerts.ts'
import { MAY } from '../../../domain/contract/subjects.ts'
import { alertOf, counterOf, FLOOR, MIN, NOW_MS, openBench } from './hall-floor.ts'

const BAR = { hhmm: '10:42' }

it('alerts sort by harm: red before yellow, a person who calls before a promise, the longest first', () => {
  const alerts = [
    alertOf('yellow', 'longService'),
    alertOf('yellow', 'device', { place: '2 号机' }),
    alertOf('red', 'device', { place: '3 号机' }),
    alertOf('red', 'waitOver'),
    alertOf('red', 'help', { helpNo: 2, sinceMs: NOW_MS - MIN }),
    alertOf('yellow', 'waitNear'),
    alertOf('red', 'noCounter'),
    alertOf('red', 'help', { helpNo: 1, sinceMs: NOW_MS - 4 * MIN }),
  ]
  expect(byHarm(alerts).map((one) => `${one.level} ${one.kind}${one.helpNo ?? ''}`)).toEqual([
    'red help1',
    'red help2',
    'red noCounter',
    'red waitOver',
    'red device',
    'yellow device',
    'yellow waitNear',
    'yellow longService',
  ])
})

it('HELP-1 a call for help has one verb, and pressing it takes the call', async () => {
  const bench = openBench(FloorTab, 'floorGuide', {
    ...FLOOR,
    alerts: [
      alertOf('yellow', 'longService', { counter: '44', value: 48 }),
      alertOf('red', 'help', { helpNo: 3, place: '24 号窗口' }),
    ],
  })
  expect(bench.page.findAll('.alert')[0]?.text()).toContain('24 号窗口求助')
  expect(bench.page.find('.alerts').text()).toContain('没人接 2 · 已接 0 · 静默 0')
  await bench.press('我去')
  expect(bench.sent).toEqual([{ type: 'AnswerHelp', helpNo: 3 }])
})

it('WAIT-3 above two hours an alert and a record say no figure more, and counts are grouped', () => {
  const page = openBench(FloorTab, 'dutyManager', {
    ...FLOOR,
    waiting: 1965,
    alerts: [
      alertOf('red', 'waitOver', { place: 'E', value: 390 }),
      alertOf('yellow', 'waitNear', { place: 'C', value: 25 }),
    ],
  }).page
  expect(page.findAll('.alert')[0]?.text()).toContain('120 分以上，承诺 30 分')
  expect(page.findAll('.alert')[1]?.text()).toContain('最长 25 分，承诺 30 分')
  expect(page.find('.figures').text()).toContain('1,965')
  const names = { counter: String, queue: String, item: String }
  expect(factTexts({ facts: { 'told.span': '540, 575' } }, names)).toEqual(['说的是约 120 分以上'])
  expect(factTexts({ facts: { 'told.span': '15, 25' } }, names)).toEqual(['说的是约 15–25 分'])
})

it('nothing needed: the page says so', () => {
  expect(openBench(FloorTab).page.find('.alerts').text()).toContain('一切正常')
})

it('PICK-7 every call says in plain words why it and no other went first', () => {
  const calls = openBench(FloorTab).page.find('.calls').text()
  expect(calls).toContain('优先；越过 2 人，其中等得最久的是 C030')
  expect(calls).toContain('指定叫号；“抱小孩”')
})

it('windows are legible without colour: each says its state in a word', () => {
  const page = openBench(FloorTab).page
  const names = page.findAll('.cell').map((one) => `${one.find('[role=img]').attributes('aria-label')} ${one.text()}`)
  expect(names.find((one) => one.startsWith('24 号窗口'))).toContain('办理中')
  expect(names.find((one) => one.startsWith('25 号窗口'))).toContain('10:55 回')
  // The sign on the arch says it, and its name; in the cell there is room for the time alone.
  expect(names.find((one) => one.startsWith('44 号窗口'))).toMatch(/^44 号窗口 办理中 偏长.*48:00$/)
  expect(names.find((one) => one.startsWith('21 号窗口'))).toContain('未开')
})

it('a zone keeps its place, and what marks it stands in a word', () => {
  const plan = useFloorPlan()
  const zones = zoneFigures(plan, {
    ...FLOOR,
    queues: [
      ['E', 1, [35, 50], 1],
      ['F', 4, [5, 15], 1],
    ],
    alerts: [alertOf('red', 'waitOver', { zone: 'E', place: 'E' })],
  })
  expect(zones.map((zone) => zone.zone.id)).toEqual(['A', 'C', 'E', 'G', 'Q'])
  const e = zones.find((zone) => zone.zone.id === 'E')
  expect(e).toMatchObject({ waiting: 5, span: [35, 50], promiseMin: 30, level: 'red', word: 'over' })
  expect(zones.filter((zone) => zone.level !== 'calm')).toHaveLength(1)
})

it('STAFF-4 a pause "other" wants its reason written out', async () => {
  const bench = openBench(FloorTab)
  useFloor().showCounter('24')
  await bench.show({ ...FLOOR })
  await bench.press('暂停窗口')
  await bench.page.find('input[value=other]').setValue(true)
  await bench.press('暂停窗口')
  expect(bench.sent).toEqual([])
  expect(bench.page.find('.counter-panel [role=alert]').text()).toContain('请写明原因')
  await bench.page.find('.counter-panel .field input').setValue('换灯')
  await bench.press('暂停窗口')
  expect(bench.sent).toEqual([{ type: 'PauseCounter', counter: '24', reason: 'other', note: '换灯' }])
})

it('a floor guide looks at a window but neither pauses nor signs it out', async () => {
  const bench = openBench(FloorTab, 'floorGuide', { ...FLOOR, counters: [counterOf('24')] })
  useFloor().showCounter('24')
  await bench.show({ ...FLOOR })
  expect(bench.page.find('.counter-panel').text()).toContain('赵敏')
  expect(bench.texts()).not.toContain('暂停窗口')
  expect(bench.texts()).not.toContain('替它退出')
})

it('DAY-1 a queue stops giving numbers with a reason, and gives them again', async () => {
  const bench = openBench(QueuesTab)
  await bench.press('停止发号 医疗保障')
  await bench.page.find('form.wide').trigger('submit')
  expect(bench.sent).toEqual([])
  expect(bench.page.find('form.wide [role=alert]').text()).toContain('请写明原因')
  await bench.page.find('#queue-reason').setValue('系统维护')
  await bench.page.find('form.wide').trigger('submit')
  await bench.show({ ...FLOOR, closedQueues: [{ queue: 'D', reason: '系统维护' }] })
  expect(bench.sent).toEqual([{ type: 'CloseQueue', queue: 'D', reason: '系统维护' }])
  expect(bench.page.text()).toContain('已停号：系统维护')
  await bench.press('恢复发号 医疗保障')
  expect(bench.sent.at(-1)).toEqual({ type: 'OpenQueue', queue: 'D' })
})

it('DAY-2 the day closes after a reason and a second yes', async () => {
  const bench = openBench(CloseDay)
  expect(bench.page.text()).toContain('还有 3 人在等，3 张挂起或过号')
  await bench.press('收班')
  expect(bench.page.find('[role=alert]').text()).toContain('请写明原因')
  await bench.page.find('input').setValue('办理时间已到')
  await bench.press('收班')
  expect(bench.sent).toEqual([])
  await bench.press('确定收班')
  expect(bench.sent).toEqual([{ type: 'CloseDay', reason: '办理时间已到' }])
})

it('WAIT-3 waits of an hour and more are told in minutes, in the figures and in the zones', () => {
  const long = {
    ...FLOOR,
    longest: { sinceMs: NOW_MS - 95 * MIN, queue: 'E', ticketNo: 'E047' },
    queues: [['E', 1, [60, 95], 1] as const],
  }
  const text = openBench(FloorTab, 'dutyManager', long).page.text()
  expect(text).toContain('95 分')
  expect(text).toMatch(/60–100/)
})

it('a floor guide has no tab for queues and the end of the day', () => {
  expect(
    openBench(FloorBar, 'floorGuide', FLOOR, BAR)
      .page.findAll('[role=tab]')
      .map((one) => one.text()),
  ).toEqual(['实时', '号票', '预约', '设备'])
  expect(
    openBench(FloorBar, 'dutyManager', FLOOR, BAR)
      .page.findAll('[role=tab]')
      .map((one) => one.text()),
  ).toEqual(['实时', '号票', '预约', '回放', '承诺', '报表', '排班', '亮灯', '服务', '设备', '管理'])
})

it('the bar holds eleven tabs at most; what belongs together stands in a line below it', async () => {
  const bench = openBench(SubTabs, 'dutyManager')
  const { show, tabGroups } = useFloor()
  expect(tabGroups.length).toBeLessThanOrEqual(11)
  expect(bench.page.findAll('[role=tab]')).toHaveLength(0)
  show('issue')
  await bench.show(FLOOR)
  expect(bench.page.findAll('[role=tab]').map((one) => one.text())).toEqual(['查号', '队列', '代取号'])
  await bench.page.find('[role=tablist]').trigger('keydown', { key: 'ArrowLeft' })
  expect(useFloor().tab).toBe('queues')
  expect(tabButton(tabGroups, 'queues')).toBe('sub-queues')
})

it('tabs move by arrow keys', async () => {
  const bench = openBench(FloorBar, 'dutyManager', FLOOR, BAR)
  await bench.page.find('[role=tablist]').trigger('keydown', { key: 'ArrowRight' })
  expect(useFloor().tab).toBe('tickets')
  expect(bench.page.find('[aria-selected=true]').text()).toBe('号票')
})

it('offers a role exactly what the server would let it do', () => {
  const shown = [
    'IssueTicket',
    'Rejoin',
    'Unpark',
    'CancelTicket',
    'VoidTicket',
    'ChangePriority',
    'MergeTickets',
    'SignOut',
    'PauseCounter',
    'CloseQueue',
    'OpenQueue',
    'CloseDay',
    'AnswerHelp',
  ] as const
  for (const role of ['dutyManager', 'floorGuide'] as const)
    for (const verb of shown) expect([role, verb, may(role, verb)]).toEqual([role, verb, MAY[verb].includes(role)])
  expect(mayWatchFloor('clerk')).toBe(false)
  expect(may('clerk', 'AnswerHelp')).toBe(false)
})

function useFloorPlan(): NonNullable<ReturnType<typeof useFloor>['plan']> {
  openBench(FloorTab)
  const { plan } = useFloor()
  if (!plan) throw new Error('no plan')
  return plan
}

it('ALERT-1 machines with one trouble are one row that counts and names them; people never are', () => {
  const silent = (place: string): ReturnType<typeof alertOf> => ({
    ...alertOf('red', 'device', { place }),
    cause: 'silent',
  })
  const alerts = [...[1, 2, 3, 4, 5, 6].map((no) => silent(`${no} 号机`)), alertOf('red', 'help', { helpNo: 1 })]
  const groups = byCause(byHarm([...alerts, alertOf('red', 'help', { helpNo: 2 })]))
  expect(groups.map((group) => group.alerts.length)).toEqual([1, 1, 6])
  const text = openBench(FloorTab, 'dutyManager', { ...FLOOR, alerts })
    .page.find('.alerts')
    .text()
  expect(text).toContain('6 台机器没有联系')
  expect(text).toContain('1 号机')
})

it('ALERT-1 whoever calls for help stands before broken promises', () => {
  const alerts = [alertOf('red', 'toldOver'), alertOf('red', 'slotOver'), alertOf('red', 'help', { helpNo: 1 })]
  expect(byHarm(alerts)[0]?.kind).toBe('help')
})

const SILENT = { ...alertOf('yellow', 'device', { place: '3 号机' }), cause: 'silent' as const }

it('ALERT-2 an alert has one verb, 我接手; once taken it says who has it and since when', async () => {
  const bench = openBench(FloorTab, 'floorGuide', { ...FLOOR, alerts: [SILENT] })
  expect(bench.page.find('.alerts').text()).toContain('没人接 1 · 已接 0 · 静默 0')
  await bench.press('我接手')
  expect(bench.sent).toEqual([
    { type: 'TakeAlert', cause: 'device|silent', seen: { level: 'yellow', places: 1, value: 0 } },
  ])
  const held = { cause: 'device|silent', badgeNo: '0301', name: '高伟', atMs: NOW_MS - 5 * MIN, untilMs: null }
  await bench.show({ ...FLOOR, alerts: [SILENT], held: [held] })
  const words = bench.page.find('.alerts').text()
  expect(words).toContain('没人接 0 · 已接 1')
  expect(words).toMatch(/高伟 已接\s*10:37/)
  expect(bench.texts().join()).not.toContain('我接手')
})

it('ALERT-3 the duty manager silences with two presses; a silent alert stands at the foot with its end', async () => {
  const bench = openBench(FloorTab, 'dutyManager', { ...FLOOR, alerts: [SILENT] })
  await bench.press('静默: 3')
  await bench.press('60 分')
  expect(bench.sent).toMatchObject([{ type: 'SilenceAlert', cause: 'device|silent', minutes: 60 }])
  const held = { cause: 'device|silent', badgeNo: '0101', name: '孙丽', atMs: NOW_MS, untilMs: NOW_MS + 60 * MIN }
  await bench.show({ ...FLOOR, alerts: [SILENT], held: [held] })
  expect(bench.page.find('.alert-silent').text()).toContain('3 号机：没有联系，静默到 11:42')
  expect(bench.page.find('.alerts').text()).toContain('一切正常')
  await bench.press('打开')
  await bench.press('恢复提醒')
  expect(bench.sent.at(-1)).toEqual({ type: 'ReturnAlert', cause: 'device|silent' })
  expect(may('floorGuide', 'SilenceAlert')).toBe(false)
})

it('LINK-12 ERRAND-8 who does not take our post is called by name: a site, and the province’s platform', () => {
  const parent = { id: 'qinchuan', level: 'city', title: '秦川市政务大厅', titleEn: 'Qinchuan City' } as const
  const plan = { site: { parent, below: [] } } as unknown as Parameters<typeof alertWords>[2]
  const titleOf = (place: string): string =>
    alertWords(alertOf('yellow', 'post', { place, value: 2 }), null, plan, NOW_MS).title
  expect(titleOf('qinchuan')).toMatch(/^秦川市政务大厅 /)
  expect(titleOf(PROVINCE)).toMatch(/^省政务服务平台 /)
})

it('HOOK-5 a program that takes nothing is named, with how far it is behind', () => {
  const words = alertWords(alertOf('yellow', 'hook', { place: 'app', sinceMs: NOW_MS - 25 * MIN }), null, null, NOW_MS)
  expect(words.title).toBe('app 收不到业务消息')
  expect(words.text).toContain('最早一条已等 25 分钟')
})
