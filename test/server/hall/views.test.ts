/**
 * What screens receive: bounded, of one moment, told after every change whatever way it came, and calm when the plan
 * loses a counter.
 */
import { describe, expect, it } from 'vitest'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import type { ManagerView } from '../../../domain/views/floor.ts'
import { kioskView } from '../../../domain/views/kiosk.ts'
import type { View } from '../../../domain/views/view.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { createPublisher } from '../../../server/hall/publish.ts'
import { createSeats, roomOf, type Seated } from '../../../server/hall/views-of-rooms.ts'
import { loadSite } from '../../support/site.ts'
import {
  clerkAt,
  counterAt,
  everyCounterServesC,
  expectOk,
  manager,
  MINUTE,
  NINE,
  numberIn,
  openFloor,
  settings,
  wordOf,
  type Floor,
} from './floor.ts'

const bytes = (view: View | null): number => Buffer.byteLength(JSON.stringify(view))
const every = settings.counters.map((_, place) => place)

/** The hall at its fullest: every counter calls, hundreds wait, some are parked. */
async function busyFloor(waiting: number): Promise<Floor> {
  const floor = await openFloor(openMemoryStore(), everyCounterServesC)
  await floor.staff(...every)
  await Promise.all(Array.from({ length: every.length * 2 + waiting }, () => floor.issue()))
  for (const place of every) {
    await floor.give({ type: 'CallNext', counter: counterAt(place) }, clerkAt(place))
    await floor.give(
      { type: 'Park', counter: counterAt(place), keepFor: 'anyone', reason: '去隔壁复印身份证，五分钟回来' },
      clerkAt(place),
    )
    await floor.give({ type: 'CallNext', counter: counterAt(place) }, clerkAt(place))
  }
  return floor
}

describe('the size of a view', () => {
  it('VIEW-2 a lobby view of the fullest hall is under 2 kB, for the whole hall and for a zone', async () => {
    const floor = await busyFloor(500)
    for (const room of ['lobby:', 'lobby:C']) expect(bytes(floor.hall.view(room))).toBeLessThan(2_000)
  })

  it('VIEW-5 a clerk’s view is as large with two thousand waiting as with ten', async () => {
    const [few, many] = [await busyFloor(10), await busyFloor(2_000)]
    const size = (floor: Floor): number => bytes(floor.hall.view(`clerk:${counterAt(10)}`))
    expect(size(many) - size(few)).toBeLessThan(40)
    expect(bytes(many.hall.view('manager'))).toBeLessThan(32_000)
    expect(bytes(many.hall.view('manager')) - bytes(few.hall.view('manager'))).toBeLessThan(8_000)
  })
})

describe('the floor of the duty manager', () => {
  it('ALERT-1 HELP-1 shows what the day says and what is found beside it, a call for help first', async () => {
    const floor = await openFloor(openMemoryStore())
    await floor.give({ type: 'RequestHelp', place: '3 号机' })
    const besides = { level: 'yellow', kind: 'backup', zone: null, counter: null, place: null, helpNo: null } as const
    const alerts = [(nowMs: number) => [{ ...besides, sinceMs: nowMs, value: 1 }]]
    const view = floor.hall.view('manager', { alerts }) as ManagerView
    expect(view.alerts.map(({ kind, place }) => [kind, place])).toEqual([
      ['help', '3 号机'],
      ['backup', null],
    ])
  })
})

describe('who hears of a change', () => {
  it('SEND-5 PEERS-43 every order that changes something is heard of once, in the order of the log, and nothing else is', async () => {
    const floor = await openFloor(openMemoryStore())
    await floor.staff(10)
    await floor.issue()
    await floor.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10))
    await floor.give({ type: 'RequestHelp', place: '3 号机' })
    await floor.give({ type: 'AnswerHelp', helpNo: 1 }, manager)
    await floor.give({ type: 'CloseQueue', queue: 'A', reason: '号已满' }, manager)
    await floor.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10))
    const logged = [...(await floor.hall.store.read('day/2026-11-25', 0))].map((record) => record.event)
    expect(floor.committed).toEqual(logged)
  })

  it('SEND-5 PEERS-27 ten calls in a moment are all on the lobby screen, newest first, each with its own number', async () => {
    const floor = await openFloor(openMemoryStore(), everyCounterServesC)
    const places = [0, 1, 2, 3, 4, 5, 6, 7, 8]
    await floor.staff(...places)
    await Promise.all(places.map(() => floor.issue()))
    await Promise.all(
      places.map((place) => floor.give({ type: 'CallNext', counter: counterAt(place) }, clerkAt(place))),
    )
    const lobby = floor.hall.view('lobby:')
    expect(lobby?.kind === 'lobby' ? lobby.calls.map(([callNo, no]) => [callNo, no]) : null).toEqual(
      [9, 8, 7, 6, 5, 4, 3, 2, 1].map((nth) => [nth, `C00${nth}`]),
    )
  })

  it('SEND-5 PEERS-48 a burst of changes is a few whole views per room, and the last one shows the last change', async () => {
    const floor = await openFloor(openMemoryStore())
    const sent: View[] = []
    const publisher = createPublisher({
      rooms: () => ['kiosk', 'lobby:', 'nobody-here'],
      phones: () => [],
      atOnce: () => [],
      restsOn: () => ({ own: null }),
      isShowable: floor.hall.isShowable,
      viewOf: (room) => floor.hall.view(room),
      send: (_room, view) => void sent.push(view),
      everyMs: 20,
      heartbeatMs: 60_000,
      phoneHeartbeatMs: 60_000,
    })
    floor.hall.onCommitted(publisher.changed)
    for (let count = 0; count < 200; count += 1) await floor.issue()
    await new Promise((resolve) => setTimeout(resolve, 60))
    publisher.stop()
    expect(sent.length).toBeLessThan(100)
    expect(sent.findLast((view) => view.kind === 'kiosk')).toMatchObject({ seq: floor.hall.day().seq })
    const before = sent.length
    publisher.changed()
    publisher.stop()
    expect(sent.length, 'nothing has changed, so nothing is sent').toBe(before)
  })
})

describe('a counter that was taken out of the plan in the middle of a day', () => {
  const without: HallSettings = {
    ...settings,
    counters: settings.counters.filter((counter) => counter.id !== counterAt(10)),
  }

  it('VIEW-3 PEERS-40 its screens and everybody else’s go on; the ticket can be seen', async () => {
    const store = openMemoryStore()
    const before = await openFloor(store)
    await before.staff(10, 11)
    await before.issue()
    await before.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10))
    const after = await openFloor(store, without, before.nowMs + MINUTE)
    for (const room of [
      'kiosk',
      'manager',
      'lobby:',
      'lobby:C',
      `counter:${counterAt(10)}`,
      `clerk:${counterAt(10)}`,
      `clerk:${counterAt(11)}`,
      'ticket:none',
      'nonsense',
      'nonsense:x',
    ])
      expect(() => after.hall.view(room), room).not.toThrow()
    expect(after.hall.view(`counter:${counterAt(10)}`)).toMatchObject({ kind: 'counter', clerk: expect.anything() })
    expect(await after.issue()).toBe('C002')
    expect(numberIn(await after.give({ type: 'CallNext', counter: counterAt(11) }, clerkAt(11)))).toBe('C002')
  })

  it('STAFF-5 PEERS-40 taken out by the duty manager in the middle of a visit: the visit is finished there, nobody else is called, the clerk may go', async () => {
    const floor = await openFloor(openMemoryStore())
    await floor.staff(10)
    const ticketNo = await floor.issue()
    await floor.issue()
    const at = { counter: counterAt(10) }
    await floor.give({ type: 'CallNext', ...at }, clerkAt(10))
    await floor.give({ type: 'StartService', ...at }, clerkAt(10))
    expectOk(
      await floor.hall.execute(
        {
          commandId: 'take-it-out',
          command: {
            type: 'ChangeSettings',
            expectedVersion: 0,
            note: '窗口撤了',
            changes: { counters: without.counters },
          },
        },
        manager,
      ),
    )
    expect(floor.hall.view(`clerk:${at.counter}`)).toMatchObject({ status: 'serving', current: { ticketNo } })
    expect(wordOf(await floor.give({ type: 'SignOut', ...at }, clerkAt(10)))).toBe('CounterBusy')
    expectOk(
      await floor.give(
        { type: 'FinishService', ...at, outcomes: [{ index: 0, outcome: 'done' }], thenCallNext: true },
        clerkAt(10),
      ),
    )
    expect(wordOf(await floor.give({ type: 'CallNext', ...at }, clerkAt(10)))).toBe('QueueEmpty')
    expectOk(await floor.give({ type: 'SignOut', ...at }, clerkAt(10)))
    expect(wordOf(await floor.give({ type: 'SignIn', ...at }, clerkAt(10)))).toBe('UnknownCounter')
    expectOk(await floor.give({ type: 'SignIn', counter: counterAt(12) }, clerkAt(10)))
  })

  it('STAFF-6 whoever is taken off the roster while serving is signed out by the clock, and the visitor waits again', async () => {
    const floor = await openFloor(openMemoryStore())
    await floor.staff(10)
    const ticketNo = await floor.issue()
    const [at, actor] = [{ counter: counterAt(10) }, clerkAt(10)]
    await floor.give({ type: 'CallNext', ...at }, actor)
    await floor.give({ type: 'StartService', ...at }, actor)
    const clerks = settings.clerks.filter((one) => actor.kind !== 'clerk' || one.badgeNo !== actor.badgeNo)
    expectOk(
      await floor.give({ type: 'ChangeSettings', expectedVersion: 0, note: '调走了', changes: { clerks } }, manager),
    )
    await floor.hall.tick()
    expect(floor.hall.view(`counter:${at.counter}`)).toMatchObject({ status: 'closed', clerk: null })
    expect(floor.hall.day().tickets.get(ticketNo)).toMatchObject({ status: 'waiting', counter: null, sinceMs: NINE })
    const { seq } = floor.hall.day()
    await floor.hall.tick()
    expect(floor.hall.day().seq, 'once').toBe(seq)
  })

  it('CLOSE-2 DAY-2 PEERS-40 a called ticket there is voided by the duty manager, and the day can end', async () => {
    const store = openMemoryStore()
    const before = await openFloor(store)
    await before.staff(10)
    const ticketNo = await before.issue()
    await before.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10))
    const after = await openFloor(store, without, before.nowMs + MINUTE)
    expectOk(await after.give({ type: 'VoidTicket', ticketNo, reason: '窗口已撤' }, manager))
    expectOk(await after.give({ type: 'CloseDay', reason: '下班' }, manager))
    expect(wordOf(await after.give({ type: 'CloseDay', reason: '下班' }, manager))).toBe('DayIsClosed')
  })
})

it('ACCESS-1 every screen has a room of its own kind, and a ticket’s room is its link', () => {
  const rooms = [
    roomOf({ screen: 'kiosk' }),
    roomOf({ screen: 'manager' }),
    roomOf({ screen: 'lobby', zone: null }),
    roomOf({ screen: 'lobby', zone: 'C' }),
    roomOf({ screen: 'counter', counter: '21' }),
    roomOf({ screen: 'clerk', counter: '21' }),
    roomOf({ screen: 'ticket', link: 'abc' }),
  ]
  expect(new Set(rooms).size).toBe(rooms.length)
})

it('CAL-9 VIEW-1 what the calendar says on a kiosk is that of its minute, however the views follow one another', async () => {
  const floor = await openFloor(openMemoryStore(), loadSite('county').settings)
  const shown = new Set<string>()
  // Quarter by quarter from nine to six, each time just before and at the turn of the minute.
  for (let nowMs = NINE; nowMs <= NINE + 9 * 60 * MINUTE; nowMs += 15 * MINUTE)
    for (const at of [nowMs - 1, nowMs]) {
      floor.nowMs = at
      const view = floor.hall.view('kiosk')
      expect(view).toEqual(kioskView(floor.hall.day(), floor.hall.index, at))
      shown.add(JSON.stringify((view as { readonly hours: unknown }).hours))
    }
  expect(shown.size).toBeGreaterThan(3)
})

it('CAL-9 VIEW-1 a kiosk shows other hours from the very minute on in which they change, be it odd or even', async () => {
  const county = loadSite('county').settings
  const calendar = county.calendar as NonNullable<HallSettings['calendar']>
  const untilQuarterPast = calendar.seasons.map((season) => ({
    ...season,
    workday: season.workday.map((span) => (span.to === '12:00' ? { ...span, to: '12:15' } : span)),
  }))
  const floor = await openFloor(openMemoryStore(), {
    ...county,
    calendar: { ...calendar, seasons: untilQuarterPast },
  })
  const hoursAt = (nowMs: number): string => {
    floor.nowMs = nowMs
    const view = floor.hall.view('kiosk')
    expect(view).toEqual(kioskView(floor.hall.day(), floor.hall.index, nowMs))
    return JSON.stringify((view as { readonly hours: unknown }).hours)
  }
  const quarterPastTwelve = NINE + 195 * MINUTE
  expect(hoursAt(quarterPastTwelve)).not.toBe(hoursAt(quarterPastTwelve - 1))
  expect(hoursAt(quarterPastTwelve - 1)).not.toBe(hoursAt(quarterPastTwelve))
})

it('SEND-5 whoever has taken a place is found in its room, a screen as well as a phone, until it has gone', () => {
  const seats = createSeats<Seated>(() => undefined)
  const kiosk = { data: { screen: { screen: 'kiosk' } } } as const
  const [one, other] = ['abc', 'abc'].map((link) => ({ data: { screen: { screen: 'ticket', link } as const } }))
  if (!one || !other) throw new Error('two phones')
  const rooms = [kiosk, one, other].map((screen) => seats.take(screen))
  expect(rooms.map((room) => [...seats.in(room)])).toEqual([[kiosk], [one, other], [one, other]])
  expect([[...seats.rooms()], [...seats.phones()]]).toEqual([['kiosk'], ['ticket:abc']])
  seats.leave(kiosk)
  seats.leave(one)
  expect([...seats.in('kiosk')]).toEqual([])
  expect([...seats.in('ticket:abc')]).toEqual([other])
  seats.leave(other)
  expect([[...seats.rooms()], [...seats.phones()]]).toEqual([[], []])
})
