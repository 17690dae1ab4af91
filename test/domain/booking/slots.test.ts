/** Slots, their capacity and the block of a person, as pure rules. */
import { describe, expect, it } from 'vitest'
import { activeOf, blockedUntil } from '../../../domain/booking/person.ts'
import type { BookingRules } from '../../../domain/plan/booking-rules.ts'
import { bookableDates, placesLeft, slotCapacity, slotStarts } from '../../../domain/booking/slots.ts'
import type { Booking } from '../../../domain/booking/state.ts'
import { nearestSlot, slotDay, type BookingOffer } from '../../../domain/views/booking.ts'
import { clockOf } from '../../../domain/words/wall-time.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { loadSite } from '../../support/site.ts'
import { county, session } from '../calendar/sample-calendar.ts'

const { settings } = loadSite('county')
const rules = settings.booking as BookingRules
const index = indexSettings({ ...settings, calendar: county })
const ZONE = 'Asia/Shanghai'
const NOW = Date.UTC(2026, 10, 25, 2)

function booking(change: Partial<Booking> = {}): Booking {
  return {
    code: '1',
    date: '2026-11-26',
    minute: 540,
    queues: ['C'],
    items: [{ item: 'c05', missing: null }],
    person: 'p',
    proof: '',
    status: 'confirmed',
    holdUntilMs: 0,
    changedAtMs: NOW,
    movedFrom: null,
    ticketNo: null,
    ...change,
  }
}

const offer: BookingOffer = {
  index,
  offered: { rules, calendar: county },
  itemsOn: () => settings.items,
  today: '2026-11-25',
  nowMs: NOW,
}

describe('slots of a date', () => {
  it('BOOK-1 slots lie inside the sessions, none over noon, none over the end', () => {
    const starts = slotStarts(county, rules, '2026-11-26', [{ item: null, queue: 'C' }]).map(clockOf)
    expect(starts.slice(0, 2)).toEqual(['08:30', '09:00'])
    expect(starts.includes('11:30')).toBe(true)
    for (const minute of ['12:00', '13:30', '17:30']) expect([minute, starts.includes(minute)]).toEqual([minute, false])
  })

  it('BOOK-2 where sessions of two kinds overlap, the time of the counters is offered once', () => {
    const [winter, summer] = county.seasons
    const workday = [...winter!.workday, session('extended', '09:15', '11:00', { queues: ['C'] })]
    const overlapping = { ...county, seasons: [{ ...winter!, workday }, summer!] }
    const at = (calendar: typeof county) => slotStarts(calendar, rules, '2026-11-26', [{ item: null, queue: 'C' }])
    expect(at(overlapping)).toEqual(at(county))
  })

  it('BOOK-1 matters together have only the slots that all of them have', () => {
    const saturday = '2026-11-28'
    expect(slotStarts(settings.calendar!, rules, saturday, [{ item: null, queue: 'C' }]).length).toBeGreaterThan(0)
    expect(
      slotStarts(settings.calendar!, rules, saturday, [
        { item: null, queue: 'C' },
        { item: null, queue: 'M' },
      ]),
    ).toEqual([])
  })

  it('BOOK-2 the capacity is the booked share of the counters’ time, at least one', () => {
    const counters = index.countersOf.get('C')!.length
    const serviceMin = index.queues.get('C')!.serviceMin
    expect(slotCapacity('C', rules, index)).toBe(Math.max(1, Math.floor(((counters * 30) / serviceMin) * 0.3)))
    expect(slotCapacity('C', { ...rules, share: 0.001 }, index)).toBe(1)
  })

  it('BOOK-2 BOOK-4 places left count what is held, and what was given up for a while more', () => {
    const left = (one: Booking, nowMs = NOW) =>
      slotCapacity('C', rules, index) - placesLeft([one], 540, ['C'], rules, index, nowMs)
    expect(left(booking())).toBe(1)
    expect(left(booking({ minute: 570 }))).toBe(0)
    expect(left(booking({ queues: ['D'] }))).toBe(0)
    expect(left(booking({ status: 'cancelled' }))).toBe(1)
    expect(left(booking({ status: 'cancelled' }), NOW + 30 * 60_000)).toBe(0)
    expect(left(booking({ status: 'held', holdUntilMs: NOW - 1 }))).toBe(1)
    expect(left(booking({ status: 'held', holdUntilMs: NOW - 30 * 60_000 }))).toBe(0)
    expect(left(booking({ status: 'movedAway' }))).toBe(0)
  })

  it('BOOK-6 the horizon counts working days, the start counts days', () => {
    expect(bookableDates(county, rules, '2026-11-25')).toEqual({ first: '2026-11-26', last: '2026-12-02' })
    expect(bookableDates(county, { ...rules, leastDaysAhead: 0 }, '2026-11-25').first).toBe('2026-11-25')
  })

  it('BOOK-11 the nearest free slot is the nearest in time that is not full', () => {
    const full = Array.from({ length: slotCapacity('C', rules, index) }, (_, at) => booking({ code: String(at) }))
    const matters = [{ item: 'c05', queue: 'C' }]
    expect(slotDay('2026-11-26', matters, full, offer).slots.find((slot) => slot.minute === 540)?.room).toBe('full')
    expect(nearestSlot('2026-11-26', 540, matters, full, offer)).toBe(510)
    expect(nearestSlot('2026-11-26', 12 * 60, matters, [], offer)).toBe(11 * 60 + 30)
    expect(nearestSlot('2026-11-29', 540, matters, [], offer)).toBeNull()
  })
})

describe('what a person’s past means', () => {
  const missed = (...dates: readonly string[]) => dates.map((date) => booking({ date, status: 'missed' }))

  it('BOOK-10 two misses within the window block for thirty days after the second; further apart they do not', () => {
    expect(blockedUntil(missed('2026-11-01'), rules, '2026-11-25', ZONE)).toBeNull()
    expect(blockedUntil(missed('2026-11-20', '2026-11-01'), rules, '2026-11-25', ZONE)).toBe('2026-12-20')
    expect(blockedUntil(missed('2026-10-01', '2026-11-20'), rules, '2026-11-25', ZONE)).toBeNull()
    expect(blockedUntil(missed('2026-10-01', '2026-10-05'), rules, '2026-11-25', ZONE)).toBeNull()
  })

  it('BOOK-10 five cancellations within the window block as well', () => {
    const cancelled = Array.from({ length: 5 }, () => booking({ status: 'cancelled' }))
    expect(blockedUntil(cancelled.slice(1), rules, '2026-11-25', ZONE)).toBeNull()
    expect(blockedUntil(cancelled, rules, '2026-11-25', ZONE)).toBe('2026-12-25')
  })

  it('BOOK-5 a hold that ran out and a cancelled booking do not count against the day', () => {
    const own = [
      booking(),
      booking({ status: 'held', holdUntilMs: NOW + 1 }),
      booking({ status: 'held', holdUntilMs: NOW }),
      booking({ status: 'cancelled' }),
      booking({ person: 'other' }),
    ]
    expect(activeOf(own, 'p', NOW)).toBe(2)
  })
})
