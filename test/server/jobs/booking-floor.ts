/** A hall that takes bookings, for tests: its rules, its people and the orders of a booking's life. */
import type { BookingCommand } from '../../../domain/booking/commands.ts'
import type { BookingRules } from '../../../domain/plan/booking-rules.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { BookingResult } from '../../../domain/booking/answer.ts'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import type { Store } from '../../../server/store/port.ts'
import { loadSite } from '../../support/site.ts'
import { expectOk, kiosk, openFloor, type Floor } from '../hall/floor.ts'

/** Wednesday 2026-11-25 is today; Thursday is the first day that can be booked. */
export const TODAY = '2026-11-25'
export const TOMORROW = '2026-11-26'
export const NINE_OCLOCK = 540

export const bookedHall: HallSettings = loadSite('county').settings
export const rules: BookingRules = bookedHall.booking as BookingRules
/** Takes bookings for the same day, so that a test need not sleep over it. */
export const sameDay: HallSettings = { ...bookedHall, booking: { ...rules, leastDaysAhead: 0 } }

export const visitor = { kind: 'visitor' } as const
export const timekeeper = { kind: 'timekeeper' } as const

let codes = 0

export interface BookingFloor extends Floor {
  hold(change?: Partial<Extract<BookingCommand, { type: 'HoldSlot' }>>, commandId?: string): Promise<Answer>
  /** Holds and confirms; throws when that is refused. */
  book(change?: Partial<Extract<BookingCommand, { type: 'HoldSlot' }>>): Promise<BookingResult>
  checkIn(booking: Pick<BookingResult, 'code' | 'date'>, commandId?: string): Promise<Answer>
  /** The clock of the wall of this date. */
  at(date: string, minute: number): void
  /** From one minute of a date to another with the clock ticking, as in a hall that runs. */
  run(date: string, fromMinute: number, untilMinute: number): Promise<void>
}

/** Opens such a hall on a store. */
export async function openBookingFloor(store: Store, plan: HallSettings = bookedHall): Promise<BookingFloor> {
  const floor = await openFloor(store, plan)
  const hold: BookingFloor['hold'] = (change = {}, commandId) => {
    codes += 1
    return floor.give(
      {
        type: 'HoldSlot',
        date: TOMORROW,
        minute: NINE_OCLOCK,
        items: [{ item: 'c05' }],
        person: `person-${codes}`,
        code: String(codes).padStart(8, '0'),
        proof: 'proof',
        ...change,
      },
      visitor,
      commandId,
    )
  }
  const at: BookingFloor['at'] = (date, minute) => {
    floor.nowMs = Date.parse(`${date}T00:00:00+08:00`) + minute * 60_000
  }
  return Object.assign(Object.create(floor, Object.getOwnPropertyDescriptors(floor)) as Floor, {
    hold,
    at,
    run: async (date: string, fromMinute: number, untilMinute: number) => {
      for (let minute = fromMinute; minute <= untilMinute; minute += 1) {
        at(date, minute)
        await floor.hall.tick()
      }
    },
    book: async (change: Parameters<BookingFloor['hold']>[0] = {}) => {
      const held = expectOk(await hold(change)).result.booking as BookingResult
      expectOk(await floor.give({ type: 'ConfirmBooking', date: held.date, code: held.code }, visitor))
      return held
    },
    checkIn: (booking: Pick<BookingResult, 'code' | 'date'>, commandId?: string) =>
      floor.give({ type: 'CheckInBooking', date: booking.date, code: booking.code }, kiosk, commandId),
  })
}
