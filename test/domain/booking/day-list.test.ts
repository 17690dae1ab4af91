/** A day of bookings as staff see it. */
import { expect, it } from 'vitest'
import { bookingList } from '../../../domain/views/booking-list.ts'
import type { BookingRules } from '../../../domain/plan/booking-rules.ts'
import type { Booking } from '../../../domain/booking/state.ts'
import { momentOf } from '../../../domain/words/wall-time.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { loadSite } from '../../support/site.ts'

const { settings } = loadSite('county')
const rules = settings.booking as BookingRules
const at = (minute: number) => ({
  index: indexSettings(settings),
  offered: { rules, calendar: settings.calendar! },
  itemsOn: () => settings.items,
  today: '2026-11-26',
  nowMs: momentOf('2026-11-26', minute, settings.timeZone),
})
const booking: Booking = {
  code: '2',
  date: '2026-11-26',
  minute: 600,
  queues: ['C'],
  items: [{ item: 'c05', missing: null }],
  person: 'a hash of a person',
  proof: 'a proof',
  status: 'confirmed',
  holdUntilMs: 0,
  changedAtMs: 0,
  movedFrom: null,
  ticketNo: null,
}

it('BOOK-15 given two bookings, then they stand by slot with the room that is left, and nothing says who made them', () => {
  const list = bookingList('2026-11-26', [booking, { ...booking, code: '1', minute: 540 }], at(480))
  expect(list.bookings.map((one) => one.code)).toEqual(['1', '2'])
  const slot = list.queues.find((one) => one.queue === 'C')?.slots.find((one) => one.minute === 600)
  expect(slot?.left).toBe(slot!.capacity - 1)
  expect(JSON.stringify(list)).not.toMatch(/a hash of a person|a proof/)
})

it('BOOK-7 staff may cancel until the slot is over, when its holder no longer can', () => {
  const one = (minute: number) => bookingList('2026-11-26', [booking], at(minute)).bookings[0]?.canCancel
  expect([one(599), one(629), one(630)]).toEqual([true, true, false])
})

it('BOOK-15 a day without sessions has no slots', () => {
  expect(bookingList('2026-11-29', [], at(480)).queues).toEqual([])
})
