/** First set-up: who may begin, what is missing, and a saved step. */
import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { calendarFaults } from '../../../domain/calendar/check.ts'
import { draftFaults } from '../../../renderer/settings/faults.ts'
import { gapsOf } from '../../../renderer/setup/progress.ts'
import ScreensStep from '../../../renderer/setup/ScreensStep.vue'
import SetupPage from '../../../renderer/setup/SetupPage.vue'
import { WEEKS, withWeek } from '../../../renderer/setup/week-templates.ts'
import { SETTINGS, serveOffice, settle } from '../manager/office-server.ts'

afterEach(() => vi.unstubAllGlobals())
const manager = { staff: { badgeNo: '0101', name: '孙丽', role: 'dutyManager' } }

it('SETUP-3 what is missing is named with its step; a holiday table that is only expected is advice', () => {
  expect(gapsOf({ ...SETTINGS, devices: 1 }).filter((gap) => !gap.isAdvice)).toEqual([])
  const { settings } = SETTINGS
  const gaps = gapsOf({
    ...SETTINGS,
    today: '2026-12-20',
    items: [],
    withoutPin: ['0301'],
    settings: {
      ...settings,
      counters: settings.counters.map((one) => ({ ...one, skills: one.skills.filter((skill) => skill.queue !== 'Q') })),
    },
  })
  expect(gaps.map((gap) => [gap.step, gap.isAdvice])).toEqual([
    ['calendar', true],
    ['counters', false],
    ['items', false],
    ['clerks', false],
    ['screens', false],
  ])
  expect(gaps.map((gap) => gap.text).join()).toMatch(/2027.*统一出件.*赵敏/)
  expect(gapsOf({ ...SETTINGS, siteLevel: 'village' }).find((gap) => gap.step === 'screens')?.isAdvice).toBe(true)
})

it('SETUP-14 no English name of the site is asked for; the names of others are', () => {
  const { settings } = SETTINGS
  expect(draftFaults({ ...settings, titleEn: '' }, SETTINGS)).toEqual([])
  const parent = { id: 'city', level: 'city', title: '市', titleEn: '' } as const
  const site = { ...settings.site!, parent }
  expect(draftFaults({ ...settings, site }, SETTINGS).map(({ path }) => path)).toContain('site.parent.titleEn')
})

it('SETUP-11 SETUP-12 ways, address and telephone that nobody has written are named with their step, and the doors may open', () => {
  const { settings } = SETTINGS
  const zones = settings.zones.map((zone) => ({ ...zone, way: '', stepFreeWay: '' }))
  const gaps = gapsOf({ ...SETTINGS, devices: 1, settings: { ...settings, zones, site: undefined } })
  const found = gaps.filter(({ text }) => /地址和电话|怎么走/.test(text))
  expect(found.map(({ step, isAdvice }) => [step, isAdvice])).toEqual([
    ['title', true],
    ['counters', true],
  ])
  expect(found.at(1)?.text).toContain(zones[0]?.name)
})

it('CAL-6 every week to begin with keeps the seven hours and covers the year', () => {
  for (const name of WEEKS)
    for (const hasSaturday of [true, false])
      expect([name, calendarFaults(withWeek(SETTINGS.settings.calendar!, name, hasSaturday))]).toEqual([name, []])
})

it('SETUP-1 SET-11 a hall without any PIN asks for the first one, twice the same, in figures of any width', async () => {
  const server = serveOffice({
    'GET /api/session': { staff: null },
    'GET /api/setup': { first: [{ badgeNo: '0101', name: '孙丽' }] },
    'POST /api/staff/0101/pin': { badgeNo: '0101' },
    'POST /api/session': manager,
  })
  const page = mount(SetupPage)
  await settle()
  expect(page.text()).toContain('先给值班长设一个口令')
  await page.find('input[name=pin]').setValue('８６４２ ')
  await page.find('input[name=again]').setValue('8643')
  await page.find('form').trigger('submit')
  expect(page.find('[role=alert]').text()).toContain('不一样')
  await page.find('input[name=again]').setValue('8642')
  await page.find('form').trigger('submit')
  await settle()
  expect(server.asked).toContain('POST /api/staff/0101/pin')
  page.unmount()
})

it('SETUP-3 SET-2 a name is saved as a version of the settings, with the usual note already there', async () => {
  const server = serveOffice({ 'GET /api/session': manager, 'GET /api/setup': { first: [] } })
  const page = mount(SetupPage)
  await settle()
  await settle()
  expect(page.find('nav').text()).toContain('还缺')
  await page.find('input[name=title]').setValue('柳林镇便民服务站')
  await page.find('.save-form').trigger('submit')
  await settle()
  expect(server.ordered).toEqual([
    { type: 'ChangeSettings', changes: { title: '柳林镇便民服务站' }, note: '首次设置', expectedVersion: 2 },
  ])
  page.unmount()
})

it('SETUP-3 SET-6 what is typed and not saved keeps the verdict from saying that all is done, and names its step', async () => {
  const reply = { ...SETTINGS, devices: 1 }
  serveOffice({ 'GET /api/session': manager, 'GET /api/setup': { first: [] }, 'GET /api/settings': reply })
  const page = mount(SetupPage)
  await settle()
  await settle()
  await page.find('input[name=title]').setValue('')
  await page.find('.save-form').trigger('submit')
  expect(page.find('.save-word').text()).toContain('请填写')
  await page.find('input[name=title]').setValue('柳林镇便民服务站')
  expect(page.find('.save-word').exists()).toBe(false)
  await page.findAll('.setup-step').at(-1)?.trigger('click')
  await settle()
  expect(page.find('.setup-verdict').text()).not.toContain('都好了')
  expect(page.find('.gap').text()).toContain('改了还没有保存')
  await page.find('.gap button').trigger('click')
  await page.find('.save-form').trigger('submit')
  await settle()
  await page.findAll('.setup-step').at(-1)?.trigger('click')
  await settle()
  expect(page.find('.setup-verdict').text()).toContain('都好了')
  page.unmount()
})

it('SET-13 a page with changes that are not saved asks before it is closed or loaded anew', async () => {
  serveOffice({ 'GET /api/session': manager, 'GET /api/setup': { first: [] } })
  const page = mount(SetupPage)
  await settle()
  await settle()
  const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(asks()).toBe(false)
  await page.find('input[name=title]').setValue('柳林镇便民服务站')
  expect(asks()).toBe(true)
  page.unmount()
  expect(asks()).toBe(false)
})

it('ACCESS-1 a clerk is not let in', async () => {
  serveOffice({
    'GET /api/session': { staff: { badgeNo: '0301', name: '赵敏', role: 'clerk' } },
    'GET /api/setup': { first: [] },
  })
  const page = mount(SetupPage)
  await settle()
  expect(page.text()).toContain('值班长登录')
  expect(page.find('nav').exists()).toBe(false)
  page.unmount()
})

it('SETUP-3 a pairing that ends after the last step was opened is seen there by itself', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const reply = { ...SETTINGS, devices: 0 }
  serveOffice({ 'GET /api/session': manager, 'GET /api/setup': { first: [] }, 'GET /api/settings': reply })
  const page = mount(SetupPage)
  await vi.advanceTimersByTimeAsync(20)
  await vi.advanceTimersByTimeAsync(20)
  await page.findAll('.setup-step').at(-1)?.trigger('click')
  await vi.advanceTimersByTimeAsync(20)
  expect(page.find('.setup-verdict').text()).toContain('还缺')
  reply.devices = 1
  await vi.advanceTimersByTimeAsync(3100)
  expect(page.find('.setup-verdict').text()).toContain('都好了')
  page.unmount()
  vi.useRealTimers()
})

it('SETUP-9 a pairing that got no answer or needs a sign-in says so, and only an unknown code says that', async () => {
  const page = mount(ScreensStep, { props: { zones: [], counters: [] } })
  const answers: (() => Response)[] = [
    () => Response.json({ code: 'notFound', field: 'code' }, { status: 404 }),
    () => {
      throw new TypeError('no network')
    },
    () => Response.json({ code: 'notAuthorised' }, { status: 401 }),
  ]
  vi.stubGlobal('fetch', async (_path: string, { method }: RequestInit) =>
    method === 'POST' ? answers.shift()!() : Response.json({ devices: [] }),
  )
  await page.find('input[name=code]').setValue('１２３ ４５６')
  await page.find('input[name=device-name]').setValue('综合屏')
  const said: string[] = []
  for (let press = 0; press < 3; press += 1) {
    await page.find('form').trigger('submit')
    await settle()
    said.push(page.find('[role=alert]').text())
  }
  expect(said[0]).toContain('没有屏幕显示这个配对码')
  expect(said[1]).toContain('暂时连不上')
  expect(said[2]).toContain('登录')
  expect((page.find('input[name=device-name]').element as HTMLInputElement).value).toBe('综合屏')
  page.unmount()
})
