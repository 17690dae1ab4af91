/** The edges of a booking's life, minute by minute: holds, cancelling, misses, the check-in. */
import { describe, expect, it } from 'vitest'
import { bookingList } from '../../../domain/views/booking-list.ts'
import { offeredRules } from '../../../domain/booking/offered.ts'
import { bookableDates, slotCapacity, slotStarts } from '../../../domain/booking/slots.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import {
  bookedHall,
  NINE_OCLOCK,
  openBookingFloor,
  rules,
  sameDay,
  timekeeper,
  TODAY,
  TOMORROW,
  visitor,
  type BookingFloor,
} from '../../server/jobs/booking-floor.ts'
import { expectOk, manager, MINUTE, wordOf } from '../../server/hall/floor.ts'

const opened = (plan = bookedHall): Promise<BookingFloor> => openBookingFloor(openMemoryStore(), plan)
const codeOf = (answer: Awaited<ReturnType<BookingFloor['hold']>>): string => expectOk(answer).result.booking!.code
const statusOf = async (floor: BookingFloor, code: string): Promise<string | undefined> =>
  (await floor.hall.store.bookingOf(code))?.status

describe('a hold', () => {
  it('BOOK-3 one that runs out takes no other of its date with it: the second is confirmed in its own time', async () => {
    const floor = await opened()
    const first = codeOf(await floor.hold())
    floor.nowMs += (rules.holdMin - 1) * MINUTE
    const second = codeOf(await floor.hold())
    floor.nowMs += MINUTE
    await floor.hall.tick()
    expect([await statusOf(floor, first), await statusOf(floor, second)]).toEqual(['ended', 'held'])
    expect(wordOf(await floor.give({ type: 'ConfirmBooking', date: TOMORROW, code: second }, visitor))).toBe('ok')
    expect(await floor.give({ type: 'ConfirmBooking', date: TOMORROW, code: first }, visitor)).toMatchObject({
      rejection: { code: 'HoldRanOut' },
    })
  })

  it('BOOK-3 is confirmed in its last moment, and not when its time has come', async () => {
    const floor = await opened()
    const [early, late] = [codeOf(await floor.hold()), codeOf(await floor.hold())]
    floor.nowMs += rules.holdMin * MINUTE - 1
    const confirm = (code: string) => floor.give({ type: 'ConfirmBooking', date: TOMORROW, code }, visitor)
    expect(wordOf(await confirm(early))).toBe('ok')
    expect(await confirm(early)).toMatchObject({ rejection: { code: 'BookingNotReady', status: 'confirmed' } })
    floor.nowMs += 1
    expect(wordOf(await confirm(late))).toBe('HoldRanOut')
  })

  it('BOOK-4 given up before its time says so with the hour it was given up, after its time with the hour it ran out', async () => {
    const floor = await opened()
    const [given, ran] = [codeOf(await floor.hold()), codeOf(await floor.hold())]
    const heldAtMs = floor.nowMs
    const cancel = (code: string) => floor.give({ type: 'CancelBooking', date: TOMORROW, code }, visitor)
    floor.nowMs += MINUTE
    expect(wordOf(await cancel(given))).toBe('ok')
    floor.nowMs = heldAtMs + rules.holdMin * MINUTE
    expect(wordOf(await cancel(ran))).toBe('ok')
    const ended = [...(await floor.hall.store.read(`booking/${TOMORROW}`, 0))].flatMap(({ event }) =>
      (event as { type: string }).type === 'HoldEnded' ? [event] : [],
    )
    expect(ended).toEqual([
      { type: 'HoldEnded', code: given, why: 'givenUp', endedAtMs: heldAtMs + MINUTE },
      { type: 'HoldEnded', code: ran, why: 'ranOut', endedAtMs: heldAtMs + rules.holdMin * MINUTE },
    ])
  })

  it('BOOK-1 ISSUE-1 holds at least one matter and no more than a ticket may', async () => {
    const [anyItem] = bookedHall.items
    const forStaff = { ...anyItem!, id: 'by-the-agency', isApplicantInitiated: false }
    const floor = await opened({ ...bookedHall, items: [...bookedHall.items, forStaff] })
    const most = bookedHall.rules.itemsMax
    expect(await floor.hold({ items: [] })).toMatchObject({ rejection: { code: 'NoItems' } })
    const items = Array.from({ length: most + 1 }, () => ({ item: 'c05' }))
    expect(await floor.hold({ items })).toMatchObject({ rejection: { code: 'TooManyItems', most } })
    expect(wordOf(await floor.hold({ items: items.slice(1) }))).toBe('ok')
    expect(await floor.hold({ items: [{ item: forStaff.id }] })).toMatchObject({
      rejection: { code: 'ItemNotForTickets', item: forStaff.id },
    })
    expect(await floor.hold({ items: [{ item: 'nothing' }] })).toMatchObject({
      rejection: { code: 'UnknownItem', item: 'nothing' },
    })
  })
})

describe('the dates and slots', () => {
  it('BOOK-6 BOOK-1 a slot of today that has begun is refused, one that has not is given', async () => {
    const floor = await opened(sameDay)
    floor.at(TODAY, 599)
    expect(wordOf(await floor.hold({ date: TODAY, minute: 600 }))).toBe('ok')
    floor.at(TODAY, 600)
    expect(await floor.hold({ date: TODAY, minute: 600 })).toMatchObject({
      rejection: { code: 'SlotNotOffered', date: TODAY, minute: 600, reason: 'tooSoon' },
    })
  })

  it('BOOK-6 the first and the last date that may be booked are those of the rules', () => {
    const { calendar } = offeredRules(indexSettings(bookedHall))
    expect(bookableDates(calendar, { ...rules, leastDaysAhead: 1, horizonWorkingDays: 3 }, TODAY)).toEqual({
      first: TOMORROW,
      last: '2026-11-30',
    })
  })

  it('BOOK-1 the slots of a date lie within its sessions, in order, the last ending with its session', () => {
    const { calendar } = offeredRules(indexSettings(bookedHall))
    const starts = slotStarts(calendar, { ...rules, slotMin: 30 }, TOMORROW, [{ item: null, queue: 'C' }])
    expect(starts[0]).toBe(510)
    expect(starts).toContain(690)
    expect(starts).not.toContain(720)
    expect(starts.at(-1)).toBe(17 * 60)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(slotStarts(calendar, rules, TOMORROW, [])).toEqual([])
  })

  it('BOOK-2 a slot takes the booked share of what its counters serve in its time, and at least one', () => {
    const index = indexSettings(bookedHall)
    const counters = index.countersOf.get('C')?.length ?? 0
    const serviceMin = index.queues.get('C')?.serviceMin ?? 0
    expect(slotCapacity('C', { ...rules, share: 1, slotMin: 30 }, index)).toBe(Math.floor((counters * 30) / serviceMin))
    expect(slotCapacity('C', { ...rules, share: 0.001 }, index)).toBe(1)
  })
})

describe('giving back', () => {
  it('BOOK-7 to the very minute of the limit, then only staff, for a citizen who calls', async () => {
    const floor = await opened()
    const [first, second] = [await floor.book(), await floor.book()]
    const cancel = (code: string, by: Parameters<BookingFloor['give']>[1]) =>
      floor.give({ type: 'CancelBooking', date: TOMORROW, code }, by)
    floor.at(TOMORROW, NINE_OCLOCK - rules.cancelUntilMin)
    expect(wordOf(await cancel(first.code, visitor))).toBe('ok')
    expect(await cancel(first.code, visitor)).toMatchObject({
      rejection: { code: 'BookingNotReady', status: 'cancelled', ticketNo: null },
    })
    floor.nowMs += 1
    expect(wordOf(await cancel(second.code, visitor))).toBe('CancelTooLate')
    expect(wordOf(await cancel(second.code, manager))).toBe('ok')
  })

  it('BOOK-15 BOOK-7 staff see what may still be cancelled: a live hold, a booking until its slot is over', async () => {
    const floor = await opened()
    const held = codeOf(await floor.hold())
    const booked = await floor.book()
    const index = indexSettings(bookedHall)
    const shown = async (nowMs: number) => {
      const bookings = await floor.hall.store.bookingsOn(TOMORROW)
      const list = bookingList(TOMORROW, bookings, {
        index,
        offered: offeredRules(index),
        itemsOn: () => bookedHall.items,
        today: TODAY,
        nowMs,
      })
      return Object.fromEntries(
        list.bookings.map((one) => [one.code, (one as unknown as { canCancel: boolean }).canCancel]),
      )
    }
    expect(await shown(floor.nowMs)).toEqual({ [held]: true, [booked.code]: true })
    expect((await shown(floor.nowMs + rules.holdMin * MINUTE))[held]).toBe(false)
    const overMs = Date.parse(`${TOMORROW}T09:00:00+08:00`) + rules.slotMin * MINUTE
    expect((await shown(overMs - 1))[booked.code]).toBe(true)
    expect((await shown(overMs))[booked.code]).toBe(false)
  })
})

describe('coming', () => {
  it('BOOK-9 in the last minute that counts it is a booked ticket, a moment later an ordinary one', async () => {
    for (const [lateMs, priorityClass, isLate] of [
      [0, 'booked', false],
      [1, 'ordinary', true],
    ] as const) {
      const floor = await opened(sameDay)
      const booking = await floor.book({ date: TODAY, minute: 570 })
      floor.at(TODAY, 570 + rules.lateMin)
      floor.nowMs += lateMs
      const { result } = expectOk(await floor.checkIn(booking))
      expect(result.booking).toMatchObject({ code: booking.code, isLate })
      expect(floor.hall.day().tickets.get(result.ticketNo as string)).toMatchObject({
        priorityClass,
        sinceMs: floor.nowMs,
        origin: 'kiosk',
      })
    }
  })

  it('BOOK-8 the event of the booking names its code and the ticket that it became', async () => {
    const floor = await opened(sameDay)
    const booking = await floor.book({ date: TODAY, minute: 570, items: [{ item: 'c05', missing: 1 }] })
    const { result } = expectOk(await floor.checkIn(booking))
    const events = [...(await floor.hall.store.read(`booking/${TODAY}`, 0))].map(({ event }) => event)
    expect(events).toContainEqual({
      type: 'BookingCheckedIn',
      code: booking.code,
      ticketNo: result.ticketNo,
      isLate: false,
    })
    expect(floor.hall.day().tickets.get(result.ticketNo as string)?.items).toMatchObject([{ item: 'c05', missing: 1 }])
  })

  it('BOOK-8 a hold that has run out is called that, one that was not confirmed is not ready', async () => {
    const floor = await opened(sameDay)
    const code = codeOf(await floor.hold({ date: TODAY, minute: 600 }))
    expect(await floor.checkIn({ code, date: TODAY })).toMatchObject({
      rejection: { code: 'BookingNotReady', status: 'held', ticketNo: null },
    })
    floor.nowMs += rules.holdMin * MINUTE
    expect(await floor.checkIn({ code, date: TODAY })).toMatchObject({ rejection: { code: 'HoldRanOut' } })
  })

  it('BOOK-8 CAL-7 who comes when the slot is over stands by the hours of the calendar at a kiosk, and a floor guide decides', async () => {
    const floor = await opened(sameDay)
    const [early, booking] = [
      await floor.book({ date: TODAY, minute: 690 }),
      await floor.book({ date: TODAY, minute: 690 }),
    ]
    // Numbers for walking in have ended by now; the slot has not.
    floor.at(TODAY, 690 + rules.slotMin - 1)
    expect(wordOf(await floor.checkIn(early))).toBe('ok')
    floor.at(TODAY, 12 * 60 + 5)
    expect(await floor.checkIn(booking)).toMatchObject({
      rejection: { code: 'NotOffered', queue: 'C', reason: 'noon' },
    })
    const order = { type: 'CheckInBooking', date: booking.date, code: booking.code } as const
    expect(wordOf(await floor.give(order, manager))).toBe('ok')
  })

  it('DAY-2 BOOK-8 not on a day that was closed', async () => {
    const floor = await opened(sameDay)
    const booking = await floor.book({ date: TODAY, minute: 570 })
    expectOk(await floor.give({ type: 'CloseDay', reason: '停电' }, manager))
    expect(await floor.checkIn(booking)).toMatchObject({ rejection: { code: 'DayIsClosed' } })
  })

  it('BOOK-10 is missed when its slot and the time for the late are over, and not a moment before', async () => {
    const floor = await opened(sameDay)
    const { code } = await floor.book({ date: TODAY, minute: 570 })
    const missedMs = Date.parse(`${TODAY}T09:30:00+08:00`) + (rules.slotMin + rules.lateMin) * MINUTE
    const miss = () => floor.give({ type: 'MissBookings', date: TODAY, upSinceMs: 0 } as never, timekeeper)
    floor.nowMs = missedMs - 1
    await miss()
    expect(await statusOf(floor, code)).toBe('confirmed')
    floor.nowMs = missedMs
    await miss()
    expect(await statusOf(floor, code)).toBe('missed')
  })

  it('BOOK-14 a hall that was up from the first minute that counts has a miss, one that came up later excuses', async () => {
    const floor = await opened(sameDay)
    const codes = [await floor.book({ date: TODAY, minute: 570 }), await floor.book({ date: TODAY, minute: 600 })]
    const countsFromMs = Date.parse(`${TODAY}T10:00:00+08:00`) - rules.earlyMin * MINUTE
    floor.at(TODAY, 720)
    const order = { type: 'MissBookings', date: TODAY, upSinceMs: countsFromMs } as const
    await floor.give(order as never, timekeeper)
    expect(await Promise.all(codes.map(({ code }) => statusOf(floor, code)))).toEqual(['excused', 'missed'])
  })
})
