/** Matters that are done elsewhere: the number from here, the law that keeps one out, the line that is down. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { RemoteSiteOffers } from '../../../domain/contract/http/site-link.ts'
import type { RemotePlace } from '../../../domain/plan/remote-place.ts'
import { openKiosk, PLAN, settle, type Bench } from './kiosk-bench.ts'

const PLACE: RemotePlace = {
  site: 'liulin',
  title: '柳林镇便民服务站',
  titleEn: 'Liulin Station',
  address: '柳林镇中心街 3 号',
  addressEn: '3 Zhongxin Street',
  phone: '0910-5550203',
  zone: '服务站大厅',
  zoneEn: 'Hall',
  way: '进门就是',
  wayEn: 'as you enter',
  stepFreeWay: '门口有坡道',
  stepFreeWayEn: 'ramp',
  matters: [{ name: '最低生活保障', nameEn: 'Relief' }],
  missedAfterCalls: 3,
  rejoinWithinMin: 30,
}
const item = PLAN.items.find((one) => one.id === 'l01')
const named = (id: string, title: string): RemoteSiteOffers['site'] => ({
  id,
  title,
  titleEn: title,
  address: '',
  addressEn: '',
  phone: '',
})
const sites: readonly RemoteSiteOffers[] = [
  {
    site: named('liulin', '柳林镇便民服务站'),
    state: 'known',
    offers: [
      {
        item: 'l01',
        name: item?.name ?? '',
        nameEn: '',
        queue: 'A',
        queueName: '',
        queueNameEn: '',
        materials: [],
        waiting: 4,
        span: [60, 85],
        closed: null,
      },
    ],
  },
  { site: named('baiyang', '白杨镇便民服务站'), state: 'unreachable', offers: [] },
]
const posted: { readonly path: string; readonly body: Record<string, unknown> }[] = []
let answers: Record<string, unknown> = {}
let kiosk: Bench

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T02:18:00Z') })
  posted.length = 0
  answers = { '/api/remote-offers': { sites }, '/api/bookings/sites': { sites: [] } }
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (init?.method === 'POST') posted.push({ path, body: JSON.parse(String(init.body)) as Record<string, unknown> })
    const answer = answers[path.split('?')[0] ?? '']
    if (answer === undefined) throw new TypeError('no line')
    return new Response(JSON.stringify(answer))
  })
  kiosk = await openKiosk()
})
afterEach(() => {
  kiosk.page.unmount()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

async function ready(): Promise<void> {
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(1)
  await settle()
}

async function toItem(category: string, name: string): Promise<void> {
  await kiosk.press(category)
  await kiosk.press(name)
  await ready()
}

it('KIOSK-14 SITE-5 the page of a delegated matter names the two nearest stations with their hours today', async () => {
  await toItem('民政·助老·助残', item?.name ?? '')
  expect(kiosk.page.find('.near-strip').text()).toMatch(
    /白杨镇便民服务站.*6\.2 公里.*今天 8:30–12:00、14:00–17:30.*柳林镇便民服务站.*9\.8 公里/,
  )
})

it('KIOSK-17 a number of the station is taken here once, its slip is asked for that site, and the page says where to go', async () => {
  await toItem('民政·助老·助残', item?.name ?? '')
  await kiosk.press('就近也能办')
  await ready()
  expect(kiosk.text()).toContain('前方 4 人 · 约 60–90 分钟')
  kiosk.printer.status = { printer: 'ok', paper: 'ok' }
  await kiosk.press('替您取')
  await ready()
  expect(kiosk.text()).toContain('没有回话，这次没有确认取到号')
  answers['/api/remote-tickets'] = {
    ok: true,
    seq: 1,
    result: {
      ticketNo: 'A005',
      link: 'http://liulin.example/t/abcdefghijkl',
      ahead: 4,
      span: [60, 85],
      issuedAtMs: Date.now(),
    },
    place: PLACE,
  }
  await kiosk.press('替您取')
  await ready()
  expect(new Set(posted.map(({ body }) => body.commandId)).size).toBe(1)
  expect(kiosk.page.find('h1').text()).toBe('A005')
  expect(kiosk.text()).toContain('请到柳林镇便民服务站去')
  expect(kiosk.text()).toContain('不在本厅叫')
  expect(kiosk.text()).not.toContain('再加一件')
  expect(kiosk.slips).toMatchObject([{ ticketNo: 'A005', site: 'liulin' }])
})

it('KIOSK-17 a station that cannot be reached is said, with what can be done instead, and offers no number', async () => {
  answers['/api/remote-offers'] = { sites: sites.map((one) => ({ ...one, state: 'unreachable', offers: [] })) }
  await toItem('民政·助老·助残', item?.name ?? '')
  await kiosk.press('就近也能办')
  await ready()
  expect(kiosk.text()).toContain('现在联系不上柳林镇便民服务站')
  expect(kiosk.text()).toContain('去之前可打 0910-5550203 问一声')
  expect(kiosk.text()).toContain('这件事在本厅也能办')
  expect(kiosk.text()).not.toContain('替您取')
})

it('KIOSK-17 SITE-4 a matter that higher law keeps out shows the law and the address, and no number', async () => {
  await toItem('户籍·证件·车驾管', '车驾管')
  await kiosk.press('新车注册登记')
  await ready()
  expect(kiosk.text()).toContain('这件事不在本厅办')
  expect(kiosk.text()).toContain('依据：《机动车登记规定》')
  expect(kiosk.text()).toContain('渭原县北环路 2 号')
  expect(kiosk.page.find('.take').exists()).toBe(false)
})
