/**
 * The booking page in the small: dates in two languages, what is kept on the phone, and a press that
 * got no answer.
 */
import { mount } from '@vue/test-utils'
import { effectScope, nextTick } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { BookableItem } from '../../../domain/views/booking.ts'
import { bookingCodeIn } from '../../../renderer/app/server/booking-api.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import PhoneStep from '../../../renderer/booking/PhoneStep.vue'
import { keepBooking, keptBooking } from '../../../renderer/booking/kept-booking.ts'
import { dateText, minuteText } from '../../../renderer/app/text/dates.ts'
import { useBooking } from '../../../renderer/booking/use-booking.ts'

const item = (id: string, name: string, nameEn: string): BookableItem => ({
  id,
  name,
  nameEn,
  queue: 'C',
  department: '人社',
  departmentEn: 'Human resources',
  fromDate: null,
})
const items = [
  item('c01', '灵活就业参保', 'Flexible employment insurance'),
  item('c05', '社保卡补换', 'Replace a social-security card'),
]

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  locale.value = 'zh'
  vi.unstubAllGlobals()
})

it('says a date and a time as people do, in both languages', () => {
  expect([dateText('2026-12-01'), minuteText(540)]).toEqual(['12月1日 周二', '9:00'])
  locale.value = 'en'
  expect(dateText('2026-12-01')).toBe('Tue 1 Dec')
})

it('BOOK-8 the code in what was typed or scanned', () => {
  expect(
    ['12345678', '1234 5678', ' 12345678\n', '1234567', 'C032', 'http://hall/t/12345678'].map(bookingCodeIn),
  ).toEqual(['12345678', '12345678', '12345678', null, null, null])
  expect(['１２３４　５６７８', '１２３４5678', '１２３'].map(bookingCodeIn), 'full width').toEqual([
    '12345678',
    '12345678',
    null,
  ])
})

it('BOOK-13 the phone keeps its booking until it is told to forget, and survives what it cannot read', () => {
  keepBooking({ code: '12345678', proof: 'secret' })
  expect(keptBooking()).toEqual({ code: '12345678', proof: 'secret' })
  localStorage.setItem('yichuang.booking', '{')
  expect(keptBooking()).toBeNull()
  keepBooking(null)
  expect(localStorage.length).toBe(0)
})

it('SEND-1 BOOK-3 a press that got no answer asks for the same hold again; another slot is another hold', async () => {
  const asked: string[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn(async (path: string, init?: RequestInit) => {
      if (path === '/api/bookings') {
        asked.push((JSON.parse(String(init?.body)) as { commandId: string }).commandId)
        throw new TypeError('no network')
      }
      return Response.json({ slotMin: 30, first: '', last: '', days: [] })
    }),
  )
  const way = useBooking()
  await way.chooseItem(items[1] as BookableItem)
  way.chooseSlot({ date: '2026-11-26', minute: 540, untilMinute: 570 })
  await way.hold('13900001111')
  expect(way.trouble.value).not.toBe('')
  await way.hold('13900001111')
  way.chooseSlot({ date: '2026-11-26', minute: 570, untilMinute: 600 })
  await way.hold('13900001111')
  expect(asked[0]).toBe(asked[1])
  expect(asked[2]).not.toBe(asked[0])
})

it('SEND-18 a booking that is not held yet is there after loading again – matters, slot and number – and gone once it is held', async () => {
  const slots = [{ minute: 540, untilMinute: 570, room: 'few' }]
  const day = { date: '2026-11-26', kind: 'workday', holiday: null, isProvisional: false, slots }
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (path === '/api/bookings/sites') return Response.json({ sites: [] })
    if (path.startsWith('/api/bookings/items')) return Response.json({ items })
    if (path.startsWith('/api/bookings/slots'))
      return Response.json({ slotMin: 30, first: day.date, last: day.date, days: [day] })
    return init?.method === 'POST'
      ? Response.json({ booking: { code: '12345678', status: 'held' }, secret: 'a-secret' })
      : Response.json({ code: 'notFound' }, { status: 404 })
  })
  const scopes = [effectScope(), effectScope(), effectScope()]
  const open = async (at: number) => {
    const way = scopes[at]?.run(useBooking) as ReturnType<typeof useBooking>
    await way.open()
    return way
  }
  const first = await open(0)
  for (const one of items) await first.chooseItem(one)
  first.chooseSlot({ date: '2026-11-26', minute: 540, untilMinute: 570 })
  first.phone.value = '139 0000'
  await nextTick()
  scopes[0]?.stop()
  const again = await open(1)
  expect([again.step.value, again.chosen.value.map(({ id }) => id), again.slot.value?.minute]).toEqual([
    ...['phone', ['c01', 'c05'], 540],
  ])
  expect(again.phone.value).toBe('139 0000')
  await again.hold('13900001111')
  await nextTick()
  scopes[1]?.stop()
  expect(sessionStorage).toHaveLength(0)
  slots[0] = { minute: 540, untilMinute: 570, room: 'full' }
  keepBooking(null)
  sessionStorage.setItem(
    'yichuang.draft.booking',
    JSON.stringify([
      ['items', ['c01', 'gone']],
      ['place', { date: '2026-11-26', minute: 540, untilMinute: 570 }],
    ]),
  )
  const later = await open(2)
  expect([later.step.value, later.chosen.value.map(({ id }) => id), later.slot.value]).toEqual(['slot', ['c01'], null])
  scopes[2]?.stop()
})

it('BOOK-6 a page left open over midnight shows the days of the new day as soon as it is looked at again', async () => {
  let first = '2026-11-26'
  vi.stubGlobal('fetch', async () =>
    Response.json({ slotMin: 30, first, last: first, days: [{ date: first, holiday: null, slots: [] }] }),
  )
  const way = useBooking()
  await way.chooseItem(items[0] as BookableItem)
  expect(way.days.value?.[0]?.date).toBe('2026-11-26')
  first = '2026-11-27'
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.waitFor(() => expect(way.days.value?.[0]?.date).toBe('2026-11-27'))
})

it('BOOK-1 LINK-9 several matters are one hold in one slot, at the site that was chosen; taking one off asks for the slots anew', async () => {
  const asked: string[] = []
  const held: Record<string, unknown>[] = []
  const own = { id: 'weiyuan', title: '县厅', titleEn: 'Hall', address: '', addressEn: '', phone: '' }
  const station = { ...own, id: 'liulin', title: '柳林站' }
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    asked.push(path)
    if (init?.method === 'POST') held.push(JSON.parse(String(init.body)) as Record<string, unknown>)
    if (path === '/api/bookings/sites')
      return Response.json({
        sites: [
          { site: own, isOwn: true, state: 'takes' },
          { site: station, isOwn: false, state: 'takes' },
        ],
      })
    if (path.startsWith('/api/bookings/items')) return Response.json({ items })
    if (path.startsWith('/api/bookings/slots')) return Response.json({ slotMin: 30, first: '', last: '', days: [] })
    return Response.json({ ok: false, unreachable: 'liulin' }, { status: 503 })
  })
  const way = useBooking()
  await way.open()
  await way.chooseSite(way.sites.value[1] as NonNullable<(typeof way.sites.value)[number]>)
  await way.chooseItem(items[0] as BookableItem)
  way.addAnother()
  await way.chooseItem(items[1] as BookableItem)
  expect(asked.at(-1)).toBe('/api/bookings/slots?item=c01%2Cc05&site=liulin')
  await way.removeItem(items[0] as BookableItem)
  expect(asked.at(-1)).toBe('/api/bookings/slots?item=c05&site=liulin')
  await way.chooseItem(items[0] as BookableItem)
  way.chooseSlot({ date: '2026-11-26', minute: 540, untilMinute: 570 })
  await way.hold('13900001111')
  expect(held).toMatchObject([{ site: 'liulin', items: [{ item: 'c05' }, { item: 'c01' }] }])
  expect(way.trouble.value).toContain('那边现在没有回应')
})

it('BOOK-16 a number that was typed stays while another slot is looked for, and goes with the next person', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ slotMin: 30, first: '', last: '', days: [] }))
  const way = useBooking()
  await way.chooseItem(items[1] as BookableItem)
  way.chooseSlot({ date: '2026-11-26', minute: 540, untilMinute: 570 })
  const step = mount(PhoneStep, { props: { way } })
  await step.find('input').setValue('13900001111')
  step.unmount()
  way.goTo('slot')
  way.chooseSlot({ date: '2026-11-26', minute: 570, untilMinute: 600 })
  const again = mount(PhoneStep, { props: { way } })
  expect(again.find('input').element.value).toBe('13900001111')
  again.unmount()
  way.again()
  expect(way.phone.value).toBe('')
})
