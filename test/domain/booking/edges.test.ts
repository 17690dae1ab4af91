/** Small promises of bookings: the slot on the ticket, the least of several queues, nobody put where others are booked. */
import { describe, expect, it } from 'vitest'
import { BOOKING_MAY } from '../../../domain/booking/commands.ts'
import { placesLeft, slotCapacity } from '../../../domain/booking/slots.ts'
import { firstBookable } from '../../../domain/booking/first-bookable.ts'
import { bookingTerms } from '../../../domain/booking/terms.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import {
  bookedHall,
  NINE_OCLOCK,
  openBookingFloor,
  rules,
  timekeeper,
  TOMORROW,
  visitor,
} from '../../server/jobs/booking-floor.ts'
import { county } from '../calendar/sample-calendar.ts'
import { expectOk, manager, MINUTE } from '../../server/hall/floor.ts'

const index = indexSettings(bookedHall)

describe('a booking', () => {
  it('BOOK-8 checked in in time is a ticket with its slot, from its beginning to its end', async () => {
    const floor = await openBookingFloor(openMemoryStore())
    const booking = await floor.book()
    floor.at(TOMORROW, NINE_OCLOCK - 5)
    const startMs = floor.nowMs + 5 * MINUTE
    expectOk(await floor.checkIn(booking))
    const issued = [...(await floor.hall.store.read(`day/${TOMORROW}`, 0))].flatMap(({ event }) =>
      event.type === 'TicketIssued' ? [event] : [],
    )
    expect(issued).toMatchObject([
      { priorityClass: 'booked', slot: { fromMs: startMs, toMs: startMs + rules.slotMin * MINUTE } },
    ])
  })

  it('BOOK-3 says when it was confirmed', async () => {
    const floor = await openBookingFloor(openMemoryStore())
    const { code } = expectOk(await floor.hold()).result.booking!
    floor.nowMs += 2 * MINUTE
    expectOk(await floor.give({ type: 'ConfirmBooking', date: TOMORROW, code }, visitor))
    expect(await floor.hall.store.bookingOf(code)).toMatchObject({ status: 'confirmed', changedAtMs: floor.nowMs })
  })

  it('BOOK-11 BOOK-2 is not moved into a slot that others fill', async () => {
    const narrow: HallSettings = { ...bookedHall, booking: { ...rules, share: 0.0001 } }
    const floor = await openBookingFloor(openMemoryStore(), narrow)
    const { code } = await floor.book()
    await floor.book({ minute: 840 })
    const afternoon = {
      kind: 'regular' as const,
      from: '14:00',
      to: '17:30',
      queues: null,
      items: null,
      isBookedOnly: false,
    }
    const exceptions = [{ date: TOMORROW, reason: '停电检修', sessions: [afternoon], isAdded: false }]
    const changes = { calendar: { ...bookedHall.calendar!, exceptions } }
    expectOk(await floor.give({ type: 'ChangeSettings', changes, note: '停电', expectedVersion: 0 }, manager))
    const move = (minute: number) =>
      floor.give({ type: 'MoveBooking', date: TOMORROW, code, to: { date: TOMORROW, minute } } as never, timekeeper)
    expect(await move(840)).toMatchObject({ rejection: { code: 'SlotFull', date: TOMORROW, minute: 840 } })
    expectOk(await move(840 + rules.slotMin))
  })

  it('BOOK-1 of a matter whose queue this hall has not is refused by the queue’s name', async () => {
    const [anyItem] = bookedHall.items
    const stray = { ...anyItem!, id: 'stray', queue: 'ZZ' }
    const floor = await openBookingFloor(openMemoryStore(), { ...bookedHall, items: [...bookedHall.items, stray] })
    expect(await floor.hold({ items: [{ item: 'stray' }] })).toMatchObject({
      rejection: { code: 'UnknownQueue', queue: 'ZZ' },
    })
  })
})

describe('the places of a slot', () => {
  it('BOOK-2 are the least of all queues that a visit needs', () => {
    const queues = bookedHall.queues.map(({ id }) => id)
    const capacities = queues.map((queue) => slotCapacity(queue, rules, index))
    expect(new Set(capacities).size).toBeGreaterThan(1)
    expect(placesLeft([], NINE_OCLOCK, queues, rules, index, 0)).toBe(Math.min(...capacities))
  })
})

describe('what a booking is worth', () => {
  it('PICK-11 the claim grows as soon as the rules let it grow at all', () => {
    const risingBy = (bookedRise: number) => bookingTerms({ ...bookedHall.rules, bookedRise }).isRising
    expect([0, 1, 30].map(risingBy)).toEqual([false, true, true])
  })
})

describe('the first day that can be booked', () => {
  const first = (date: string, time = '20:00', more: Partial<typeof rules> = {}) =>
    firstBookable(
      { calendar: county, timeZone: 'Asia/Shanghai' },
      { ...rules, ...more },
      Date.parse(`${date}T${time}:00+08:00`),
    )

  it('BOOK-18 is the one on which everything is served, and says so where some can be had before', () => {
    expect(first('2026-11-25')).toEqual({ days: 1, isForMost: false })
    expect(first('2026-11-27'), 'a Saturday for one queue, then a Sunday').toEqual({ days: 3, isForMost: true })
    expect(first('2026-11-28'), 'Saturday: a Sunday without any, then everything').toEqual({
      days: 2,
      isForMost: false,
    })
    expect(first('2026-12-31'), 'holidays for one queue, Sunday as well').toEqual({ days: 4, isForMost: true })
  })

  it('BOOK-18 is today only while a slot of today is still to come', () => {
    const today = (time: string) => first('2026-11-25', time, { leastDaysAhead: 0 })
    expect([today('10:00'), today('16:50'), today('20:00')].map(({ days }) => days)).toEqual([0, 0, 1])
  })
})

describe('who may give an order', () => {
  it('ACCESS-1 holds that run out, misses and moves are the clock’s', () => {
    for (const may of [BOOKING_MAY.ExpireHolds, BOOKING_MAY.MissBookings, BOOKING_MAY.MoveBooking])
      expect(may).toEqual(['timekeeper'])
  })
})
