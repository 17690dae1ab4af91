/**
 * The service date: the hall's own zone, once a day, opened by the first command, whatever clock and zone the machine
 * has.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
import { serviceDates } from '../../../server/hall/holding.ts'
import { clerkAt, counterAt, expectOk, HOUR, kiosk, manager, MINUTE, openFloor, settings, wordOf } from './floor.ts'

/** Midnight between 25 and 26 November 2026 in Shanghai. */
const MIDNIGHT = Date.UTC(2026, 10, 25, 16)
const YESTERDAY = 'day/2026-11-25'
const TODAY = 'day/2026-11-26'

async function opened(store: Store, stream: string): Promise<number> {
  return [...(await store.read(stream, 0))].filter(({ event }) => event.type === 'DayOpened').length
}

describe('midnight in Shanghai', () => {
  it('NUM-3 PEERS-9 the last number before midnight belongs to the old day, the first after it is 001 of the new', async () => {
    const store = openMemoryStore()
    const floor = await openFloor(store, settings, MIDNIGHT - 100)
    expect(await floor.issue()).toBe('C001')
    floor.nowMs = MIDNIGHT + 100
    expect(await floor.issue()).toBe('C001')
    expect(await floor.issue()).toBe('C002')
    expect([await opened(store, YESTERDAY), await opened(store, TODAY)]).toEqual([1, 1])
    expect(await store.streams()).toEqual([YESTERDAY, TODAY])
    expect((await floor.hall.store.tickets('2026-11-25')).map((row) => row.ticketNo)).toEqual(['C001'])
    expect((await floor.hall.store.tickets('2026-11-26')).map((row) => row.ticketNo)).toEqual(['C001', 'C002'])
  })

  it('NUM-3 PEERS-9 PEERS-12 the machine’s own zone changes nothing', () => {
    const zones = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Nonsense/Nowhere']
    const script = `import { serviceDates } from ${JSON.stringify(join(import.meta.dirname, '..', '..', '..', 'server', 'hall', 'holding.ts'))}
      for (const zone of ${JSON.stringify(zones)}) {
        process.env.TZ = zone
        const dateOf = serviceDates('Asia/Shanghai')
        console.log(new Date(${MIDNIGHT}).getTimezoneOffset(), [${MIDNIGHT} - 100, ${MIDNIGHT} + 100].map(dateOf).join(' '))
      }`
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    const both = '2026-11-25 2026-11-26'
    expect(ran.stdout.trim().split('\n'), ran.stderr).toEqual(
      [0, -480, 480, -840, 0].map((offset) => `${offset} ${both}`),
    )
  })

  it('NUM-3 dates are right on both sides of every quarter of an hour, in zones with odd offsets and summer time', () => {
    for (const zone of ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Europe/Warsaw']) {
      const cached = serviceDates(zone)
      const plain = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      })
      for (let ms = Date.UTC(2026, 9, 24); ms < Date.UTC(2026, 9, 26); ms += 7 * MINUTE + 500)
        expect([zone, ms, cached(ms)]).toEqual([zone, ms, plain.format(ms)])
    }
  })

  it('NUM-2 NUM-3 PEERS-10 yesterday’s tickets that nobody closed neither count nor come back', async () => {
    const store = openMemoryStore()
    const before = await openFloor(store, settings, MIDNIGHT - HOUR)
    await before.staff(10)
    for (const _ of [1, 2, 3]) await before.issue()
    await before.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10))
    before.nowMs = MIDNIGHT + 9 * HOUR
    expect(await before.issue()).toBe('C001')
    expect(before.hall.day().tickets.size).toBe(1)
    expect(wordOf(await before.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10)))).toBe('NotSignedIn')
    await before.staff(10)
    expect(expectOk(await before.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10))).result.ticketNo).toBe(
      'C001',
    )
    const after = await openFloor(store, settings, MIDNIGHT + 9 * HOUR)
    expect(await after.issue()).toBe('C002')
  })

  it('NUM-3 PEERS-11 a clock that jumps an hour back and forth over midnight opens each day once and loses no number', async () => {
    const store = openMemoryStore()
    const floor = await openFloor(store, settings, MIDNIGHT - MINUTE)
    const given: string[] = []
    for (const at of [-MINUTE, MINUTE, -30 * MINUTE, 2 * MINUTE, -MINUTE, 3 * MINUTE]) {
      floor.nowMs = MIDNIGHT + at
      given.push(`${floor.nowMs < MIDNIGHT ? 'old' : 'new'} ${await floor.issue()}`)
    }
    expect(given).toEqual(['old C001', 'new C001', 'old C002', 'new C002', 'old C003', 'new C003'])
    expect([await opened(store, YESTERDAY), await opened(store, TODAY)]).toEqual([1, 1])
    expect(await store.verify(YESTERDAY)).toMatchObject({ ok: true })
    expect(await store.verify(TODAY)).toMatchObject({ ok: true })
  })

  it('NUM-3 PEERS-11 a hundred commands at the stroke of midnight open the day once', async () => {
    const store = openMemoryStore()
    const floor = await openFloor(store, settings, MIDNIGHT - 1)
    await floor.issue()
    floor.nowMs = MIDNIGHT
    await Promise.all(Array.from({ length: 100 }, () => floor.issue()))
    expect(await opened(store, TODAY)).toBe(1)
    expect(floor.hall.day().lastNumber.get('C')).toBe(100)
  })

  it('NUM-3 PEERS-39 in the morning no screen shows yesterday: no queue closed, nobody waiting, no call, and the first ticket works', async () => {
    const floor = await openFloor(openMemoryStore(), settings, MIDNIGHT - HOUR)
    await floor.staff(10)
    await floor.issue()
    await floor.issue()
    await floor.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10))
    await floor.give({ type: 'CloseQueue', queue: 'A', reason: '今天号已满' }, manager)
    floor.nowMs = MIDNIGHT + 3 * 24 * HOUR
    await floor.hall.tick()
    const kioskView = floor.hall.view('kiosk')
    expect(
      kioskView?.kind === 'kiosk'
        ? kioskView.queues.filter(([, waiting, , isOpen]) => waiting > 0 || isOpen === 0)
        : null,
    ).toEqual([])
    expect(floor.hall.view('lobby:')).toMatchObject({ calls: [], next: [] })
    expect(floor.hall.view('clerk:21')).toMatchObject({ status: 'closed', current: null })
    expect(await floor.issue('a01')).toBe('A001')
  })

  it('PARK-2 NUM-3 a ticket parked over midnight wakes nobody: the new day is not opened by its return', async () => {
    const store = openMemoryStore()
    const floor = await openFloor(store, settings, MIDNIGHT - HOUR)
    await floor.staff(10)
    const ticketNo = await floor.issue()
    await floor.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10))
    expectOk(
      await floor.give(
        { type: 'Park', counter: counterAt(10), keepFor: 'anyone', reason: '补材料', returnAtMs: MIDNIGHT + MINUTE },
        clerkAt(10),
      ),
    )
    floor.nowMs = MIDNIGHT + HOUR
    await floor.hall.tick()
    await floor.hall.tick()
    expect(await store.streams()).toEqual([YESTERDAY])
    expect(wordOf(await floor.give({ type: 'Unpark', ticketNo }, kiosk))).toBe('UnknownTicket')
  })
})
