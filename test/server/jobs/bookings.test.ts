/**
 * Bookings through a composed hall: capacity, holds, limits, check-in, misses, moves; on the store in memory and on
 * SQLite.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { slotCapacity } from '../../../domain/booking/slots.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
import { NINE_OCLOCK, TODAY, TOMORROW, bookedHall, openBookingFloor, rules, sameDay, visitor } from './booking-floor.ts'
import { MINUTE, disks, expectOk, manager, wordOf, type Disk } from '../hall/floor.ts'

const capacityC = slotCapacity('C', rules, indexSettings(bookedHall))
const item = { ...bookedHall.items[0]!, id: 'z01', name: '新事项', queue: 'C' }
const toForce = (fromDate: string) =>
  [
    { type: 'DraftItem', item, note: '' },
    { type: 'ApproveItem', itemId: 'z01', version: 1, documentNo: '渭政发〔2026〕9号' },
    { type: 'FileItem', itemId: 'z01', version: 1, receiptNo: '备31' },
    { type: 'EnforceItem', itemId: 'z01', version: 1, fromDate },
  ] as const

describe.each(disks())('bookings kept in $name', ({ make }) => {
  let disk: Disk
  let store: Store
  beforeEach(() => {
    disk = make()
    store = disk.open()
  })
  afterEach(async () => {
    await store.close()
    disk.clean()
  })

  it('BOOK-2 of fifty who ask for one slot at once exactly its capacity get it', async () => {
    const floor = await openBookingFloor(store)
    const answers = await Promise.all(Array.from({ length: 50 }, () => floor.hold()))
    expect(answers.filter((one) => one.ok)).toHaveLength(capacityC)
    expect(answers.filter((one) => wordOf(one) === 'SlotFull')).toHaveLength(50 - capacityC)
    expect(await store.bookingsOn(TOMORROW)).toHaveLength(capacityC)
    expect(await store.verify(`booking/${TOMORROW}`)).toMatchObject({ ok: true })
  })

  it('BOOK-8 SEND-1 a check-in is one ticket, also when asked twice and after a restart', async () => {
    const floor = await openBookingFloor(store, sameDay)
    const booking = await floor.book({ date: TODAY, minute: 570 })
    const first = await floor.checkIn(booking, 'the-same-check-in')
    expect(first).toMatchObject({
      ok: true,
      result: { ticketNo: 'C001', booking: { code: booking.code, isLate: false } },
    })
    expect(await floor.checkIn(booking, 'the-same-check-in')).toEqual(first)
    const again = await openBookingFloor(store, sameDay)
    expect(expectOk(await again.checkIn(booking, 'the-same-check-in')).result).toMatchObject({
      ticketNo: 'C001',
      booking: { isLate: false },
    })
    expect(await again.checkIn(booking)).toMatchObject({
      ok: false,
      rejection: { code: 'BookingNotReady', status: 'checkedIn', ticketNo: 'C001' },
    })
    expect(again.hall.day().totals.issued).toBe(1)
    expect(await store.bookingOf(booking.code)).toMatchObject({ status: 'checkedIn', ticketNo: 'C001' })
  })
})

describe('holding and giving back', () => {
  it('BOOK-3 BOOK-4 a hold runs out after its time, and its place is free only after the delay', async () => {
    const floor = await openBookingFloor(openMemoryStore())
    const held = await Promise.all(Array.from({ length: capacityC }, () => floor.hold()))
    const { code } = expectOk(held[0]!).result.booking!
    floor.nowMs += rules.holdMin * MINUTE
    expect(await floor.give({ type: 'ConfirmBooking', date: TOMORROW, code }, visitor)).toMatchObject({
      rejection: { code: 'HoldRanOut' },
    })
    await floor.hall.tick()
    expect(await floor.hall.store.bookingOf(code)).toMatchObject({ status: 'ended' })
    expect(wordOf(await floor.hold())).toBe('SlotFull')
    floor.nowMs += rules.releaseAfterMin * MINUTE
    expect(wordOf(await floor.hold())).toBe('ok')
  })

  it('BOOK-3 a confirmed booking does not run out', async () => {
    const floor = await openBookingFloor(openMemoryStore())
    const { code } = await floor.book()
    floor.nowMs += 3 * rules.holdMin * MINUTE
    await floor.hall.tick()
    expect(await floor.hall.store.bookingOf(code)).toMatchObject({ status: 'confirmed' })
  })

  it('BOOK-4 BOOK-7 a cancelled slot waits before it is offered again; too late to cancel is said', async () => {
    const one: HallSettings = { ...bookedHall, booking: { ...rules, share: 0.01 } }
    const floor = await openBookingFloor(openMemoryStore(), one)
    const { code } = await floor.book()
    expect(wordOf(await floor.hold())).toBe('SlotFull')
    expect(wordOf(await floor.give({ type: 'CancelBooking', date: TOMORROW, code }, visitor))).toBe('ok')
    expect(wordOf(await floor.hold())).toBe('SlotFull')
    floor.nowMs += rules.releaseAfterMin * MINUTE
    const next = await floor.book()
    floor.at(TOMORROW, NINE_OCLOCK - rules.cancelUntilMin + 1)
    expect(await floor.give({ type: 'CancelBooking', date: TOMORROW, code: next.code }, visitor)).toMatchObject({
      rejection: { code: 'CancelTooLate', untilMin: 120 },
    })
    expect(wordOf(await floor.give({ type: 'CancelBooking', date: TOMORROW, code: next.code }, manager))).toBe('ok')
  })
})

describe('who may book what', () => {
  it('BOOK-5 one booking a day for one person; another day is another booking', async () => {
    const floor = await openBookingFloor(openMemoryStore())
    expect(wordOf(await floor.hold({ person: 'p' }))).toBe('ok')
    expect(wordOf(await floor.hold({ person: 'p', minute: 600 }))).toBe('BookingLimit')
    expect(wordOf(await floor.hold({ person: 'p', date: '2026-11-27' }))).toBe('ok')
  })

  it('BOOK-1 BOOK-6 too soon, too far, at noon, on a Sunday, between two slots', async () => {
    const floor = await openBookingFloor(openMemoryStore())
    const reason = async (date: string, minute: number) =>
      ((await floor.hold({ date, minute })) as { rejection?: { reason?: string } }).rejection?.reason ?? 'offered'
    expect(await reason(TODAY, 900)).toBe('tooSoon')
    expect(await reason('2026-12-02', NINE_OCLOCK)).toBe('offered')
    expect(await reason('2026-12-03', NINE_OCLOCK)).toBe('tooFar')
    expect(await reason(TOMORROW, 12 * 60)).toBe('noSession')
    expect(await reason('2026-11-29', NINE_OCLOCK)).toBe('noSession')
    expect(await reason(TOMORROW, NINE_OCLOCK + 5)).toBe('noSession')
    expect(await reason('2026-11-28', 600)).toBe('offered')
  })

  it('BOOK-1 CAT-2 what comes into force on Monday is booked for Monday, not for Friday', async () => {
    const floor = await openBookingFloor(openMemoryStore())
    for (const command of toForce('2026-11-30')) expectOk(await floor.give(command, manager))
    expect(await floor.hold({ items: [{ item: 'z01' }], date: '2026-11-27' })).toMatchObject({
      rejection: { code: 'ItemNotInForce', fromDate: '2026-11-30' },
    })
    expect(wordOf(await floor.hold({ items: [{ item: 'z01' }], date: '2026-11-30' }))).toBe('ok')
  })

  it('BOOK-10 two bookings nobody came for block, and the block ends', async () => {
    const floor = await openBookingFloor(openMemoryStore())
    const first = await floor.book({ person: 'p' })
    await floor.book({ person: 'p', date: '2026-11-27' })
    await floor.run(TOMORROW, NINE_OCLOCK - rules.earlyMin, NINE_OCLOCK + rules.slotMin + rules.lateMin)
    expect(await floor.hall.store.bookingOf(first.code)).toMatchObject({ status: 'missed' })
    expect(wordOf(await floor.hold({ person: 'p', date: '2026-11-30' }))).toBe('ok')
    await floor.run('2026-11-27', NINE_OCLOCK - rules.earlyMin, 700)
    expect(await floor.hold({ person: 'p', date: '2026-12-01' })).toMatchObject({
      rejection: { code: 'PersonBlocked', untilDate: '2026-12-27' },
    })
    expect(wordOf(await floor.hold({ date: '2026-12-01' }))).toBe('ok')
    floor.at('2026-12-28', 500)
    expect(wordOf(await floor.hold({ person: 'p', date: '2026-12-29' }))).toBe('ok')
  })

  it('BOOK-14 whoever could not be checked in has not missed: a server that was down, a machine that slept', async () => {
    const store = openMemoryStore()
    const floor = await openBookingFloor(store)
    const bookings = [
      await floor.book({ person: 'p' }),
      await floor.book({ person: 'p', date: '2026-11-27' }),
      await floor.book({ person: 'p', date: '2026-11-30' }),
    ]
    // Down over the slot, started again an hour later.
    floor.at(TOMORROW, NINE_OCLOCK - 120)
    const again = await openBookingFloor(store)
    again.at(TOMORROW, NINE_OCLOCK + 60)
    await again.hall.tick()
    // Slept from ten minutes before the slot to twenty minutes after its beginning.
    await again.run('2026-11-27', NINE_OCLOCK - rules.earlyMin, NINE_OCLOCK - 10)
    await again.run('2026-11-27', NINE_OCLOCK + 20, NINE_OCLOCK + rules.slotMin + rules.lateMin)
    for (const { code } of bookings.slice(0, 2))
      expect(await store.bookingOf(code)).toMatchObject({ status: 'excused' })
    await again.run('2026-11-30', NINE_OCLOCK - rules.earlyMin, NINE_OCLOCK + rules.slotMin + rules.lateMin)
    expect(await store.bookingOf(bookings[2]!.code)).toMatchObject({ status: 'missed' })
    expect(wordOf(await again.hold({ person: 'p', date: '2026-12-01' }))).toBe('ok')
  })
})

describe('checking in', () => {
  it('BOOK-8 early, the clock begins half an hour before the slot; in time, now', async () => {
    const floor = await openBookingFloor(openMemoryStore(), sameDay)
    const [far, near] = [await floor.book({ date: TODAY, minute: 660 }), await floor.book({ date: TODAY, minute: 570 })]
    const tickets = [await floor.checkIn(far), await floor.checkIn(near)].map((answer) =>
      floor.hall.day().tickets.get(expectOk(answer).result.ticketNo as string),
    )
    expect(tickets.map((one) => [one?.priorityClass, one?.origin, (one!.sinceMs - floor.nowMs) / MINUTE])).toEqual([
      ['booked', 'kiosk', 90],
      ['booked', 'kiosk', 0],
    ])
  })

  it('BOOK-9 too late it is an ordinary ticket, and that is said', async () => {
    const floor = await openBookingFloor(openMemoryStore(), sameDay)
    const booking = await floor.book({ date: TODAY, minute: 570 })
    floor.at(TODAY, 570 + rules.lateMin + 1)
    const answer = expectOk(await floor.checkIn(booking))
    expect(answer.result.booking).toMatchObject({ isLate: true })
    expect(floor.hall.day().tickets.get(answer.result.ticketNo as string)).toMatchObject({
      priorityClass: 'ordinary',
      sinceMs: floor.nowMs,
    })
  })

  it('BOOK-8 another day, an unknown code and a hold that was not confirmed give no ticket', async () => {
    const floor = await openBookingFloor(openMemoryStore(), sameDay)
    const booking = await floor.book()
    expect(await floor.checkIn(booking)).toMatchObject({ rejection: { code: 'BookingOtherDay', date: TOMORROW } })
    expect(wordOf(await floor.checkIn({ code: '99999999', date: TODAY }))).toBe('UnknownBooking')
    expect(wordOf(await floor.checkIn(expectOk(await floor.hold({ date: TODAY, minute: 600 })).result.booking!))).toBe(
      'BookingNotReady',
    )
    expect(floor.hall.day().totals.issued).toBe(0)
  })
})

describe('when the hall changes its calendar', () => {
  const closed = (date: string) => ({
    calendar: { ...bookedHall.calendar!, exceptions: [{ date, reason: '停电检修', sessions: [], isAdded: false }] },
  })

  it('BOOK-11 the bookings of a day that falls away move to the nearest free slots of the next, and say so', async () => {
    const floor = await openBookingFloor(openMemoryStore())
    const bookings = await Promise.all(Array.from({ length: capacityC }, () => floor.book()))
    expectOk(
      await floor.give(
        { type: 'ChangeSettings', changes: closed(TOMORROW), note: '停电', expectedVersion: 0 },
        manager,
      ),
    )
    await floor.hall.tick()
    for (const { code } of bookings)
      expect(await floor.hall.store.bookingOf(code)).toMatchObject({
        date: '2026-11-27',
        minute: NINE_OCLOCK,
        status: 'confirmed',
        movedFrom: { date: TOMORROW, minute: NINE_OCLOCK },
      })
    expect(wordOf(await floor.hold({ date: '2026-11-27' }))).toBe('SlotFull')
    floor.at('2026-11-27', NINE_OCLOCK)
    expect(expectOk(await floor.checkIn({ code: bookings[0]!.code, date: '2026-11-27' })).result.booking).toMatchObject(
      { isLate: false, movedFrom: { date: TOMORROW, minute: NINE_OCLOCK } },
    )
  })

  it('BOOK-11 hours that change to and fro take a booking along each time', async () => {
    const floor = await openBookingFloor(openMemoryStore())
    const { code } = await floor.book()
    const session = { kind: 'regular', queues: null, items: null, isBookedOnly: false } as const
    const halves = [
      { from: '14:00', to: '17:30', minute: 840 },
      { from: '08:30', to: '12:00', minute: 690 },
    ] as const
    for (let version = 0; version < 6; version += 1) {
      const { from, to, minute } = halves[version % 2]!
      const exceptions = [
        { date: TOMORROW, reason: '临时调整', sessions: [{ ...session, from, to }], isAdded: false },
      ] as const
      const changes = { calendar: { ...bookedHall.calendar!, exceptions } }
      expectOk(
        await floor.give({ type: 'ChangeSettings', changes, note: '临时调整', expectedVersion: version }, manager),
      )
      floor.nowMs += 15_000
      await floor.hall.tick()
      expect(await floor.hall.store.bookingOf(code)).toMatchObject({ date: TOMORROW, minute, status: 'confirmed' })
    }
  })

  it('BOOK-11 BOOK-7 whom the hall has moved may cancel at any time', async () => {
    const floor = await openBookingFloor(openMemoryStore())
    const { code } = await floor.book()
    expectOk(
      await floor.give(
        { type: 'ChangeSettings', changes: closed(TOMORROW), note: '停电', expectedVersion: 0 },
        manager,
      ),
    )
    await floor.hall.tick()
    floor.at('2026-11-27', NINE_OCLOCK - 5)
    expect(wordOf(await floor.give({ type: 'CancelBooking', date: '2026-11-27', code }, visitor))).toBe('ok')
  })

  it('BOOK-11 a matter that is withdrawn for good leaves its booking unplaced, not lost', async () => {
    const floor = await openBookingFloor(openMemoryStore())
    const { code } = await floor.book()
    expectOk(
      await floor.give(
        { type: 'WithdrawItem', itemId: 'c05', fromDate: TODAY, documentNo: '渭政发〔2026〕10号', reason: '取消事项' },
        manager,
      ),
    )
    floor.nowMs += 15_000
    await floor.hall.tick()
    expect(await floor.hall.store.bookingOf(code)).toMatchObject({ status: 'unplaced' })
  })
})
