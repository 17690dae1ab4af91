/** A hall that stops taking bookings, and takes them again. */
import { expect, it } from 'vitest'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { expectOk, manager } from '../hall/floor.ts'
import { NINE_OCLOCK, openBookingFloor, rules } from './booking-floor.ts'

it('BOOK-11 BOOK-10 a hall that takes no bookings any more leaves those it has unplaced; nobody is said to have stayed away', async () => {
  const floor = await openBookingFloor(openMemoryStore())
  const { code } = await floor.book()
  const turn = async (booking: typeof rules | null, expectedVersion: number): Promise<void> => {
    expectOk(await floor.give({ type: 'ChangeSettings', changes: { booking }, note: '预约', expectedVersion }, manager))
    floor.nowMs += 15_000
    await floor.hall.tick()
  }
  await turn(null, 0)
  expect(await floor.hall.store.bookingOf(code)).toMatchObject({ status: 'unplaced' })
  floor.at('2026-11-27', NINE_OCLOCK)
  await turn(rules, 1)
  expect(await floor.hall.store.bookingOf(code)).toMatchObject({ status: 'unplaced' })
})
