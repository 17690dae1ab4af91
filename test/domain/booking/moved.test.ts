/** Bookings whose slot falls away: what the day they leave says, and the day they come to. */
import { describe, expect, it } from 'vitest'
import type { HallSettings } from '../../../domain/plan/settings.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import {
  bookedHall,
  NINE_OCLOCK,
  openBookingFloor,
  rules,
  timekeeper,
  TOMORROW,
  type BookingFloor,
} from '../../server/jobs/booking-floor.ts'
import { expectOk, manager, MINUTE } from '../../server/hall/floor.ts'

const opened = (): Promise<BookingFloor> => openBookingFloor(openMemoryStore())
const codeOf = (answer: Awaited<ReturnType<BookingFloor['hold']>>): string => expectOk(answer).result.booking!.code

describe('moved by the hall', () => {
  /** Tomorrow has only these sessions, or none. */
  const tomorrowWith = (sessions: NonNullable<HallSettings['calendar']>['exceptions'][number]['sessions']) => ({
    calendar: {
      ...bookedHall.calendar!,
      exceptions: [{ date: TOMORROW, reason: '停电检修', sessions, isAdded: false }],
    },
  })
  async function changed(floor: BookingFloor, changes: ReturnType<typeof tomorrowWith>): Promise<void> {
    expectOk(await floor.give({ type: 'ChangeSettings', changes, note: '停电', expectedVersion: 0 }, manager))
    await floor.hall.tick()
  }
  const eventsOf = async (floor: BookingFloor, date: string) =>
    [...(await floor.hall.store.read(`booking/${date}`, 0))].map(({ event }) => event)

  it('BOOK-11 to another day: the old day says where it went, the new one has all of it', async () => {
    const floor = await opened()
    const { code } = await floor.book({ items: [{ item: 'c05', missing: 2 }], person: 'p' })
    await changed(floor, tomorrowWith([]))
    const to = { date: '2026-11-27', minute: NINE_OCLOCK }
    expect((await eventsOf(floor, TOMORROW)).at(-1)).toEqual({ type: 'BookingMovedAway', code, to })
    expect((await eventsOf(floor, to.date)).at(-1)).toMatchObject({
      ...to,
      type: 'BookingMovedIn',
      code,
      queues: ['C'],
      items: [{ item: 'c05', missing: 2 }],
      person: 'p',
      proof: 'proof',
      status: 'confirmed',
      from: { date: TOMORROW, minute: NINE_OCLOCK },
    })
  })

  it('BOOK-11 within its day: it leaves one slot and stands in another, once', async () => {
    const floor = await opened()
    const { code } = await floor.book()
    const afternoon = {
      kind: 'regular' as const,
      from: '14:00',
      to: '17:30',
      queues: null,
      items: null,
      isBookedOnly: false,
    }
    await changed(floor, tomorrowWith([afternoon]))
    expect((await eventsOf(floor, TOMORROW)).slice(-2)).toMatchObject([
      { type: 'BookingMovedAway', code, to: { date: TOMORROW, minute: 840 } },
      { type: 'BookingMovedIn', code, date: TOMORROW, minute: 840 },
    ])
    expect(await floor.hall.store.bookingOf(code)).toMatchObject({ status: 'confirmed', minute: 840 })
  })

  it('BOOK-11 a hold is moved as a hold, with its own end', async () => {
    const floor = await opened()
    const code = codeOf(await floor.hold())
    const endMs = floor.nowMs + rules.holdMin * MINUTE
    await changed(floor, tomorrowWith([]))
    expect((await eventsOf(floor, '2026-11-27')).at(-1)).toMatchObject({ status: 'held', holdUntilMs: endMs, code })
  })

  it('BOOK-11 what is still offered is not moved, nor to a slot that is none', async () => {
    const floor = await opened()
    const { code } = await floor.book()
    const move = (to: { date: string; minute: number } | null) =>
      floor.give({ type: 'MoveBooking', date: TOMORROW, code, to } as never, timekeeper)
    expect(await move({ date: '2026-11-27', minute: NINE_OCLOCK })).toMatchObject({
      rejection: { code: 'SlotStillOffered', date: TOMORROW, minute: NINE_OCLOCK },
    })
  })

  it('BOOK-11 of two matters in one booking the one that is withdrawn leaves all of it unplaced, not half of it in silence', async () => {
    const floor = await opened()
    const { code } = await floor.book({ items: [{ item: 'c05' }, { item: 'c01' }] })
    const document = { documentNo: '渭政发〔2026〕10号', reason: '取消事项' }
    expectOk(await floor.give({ type: 'WithdrawItem', itemId: 'c01', fromDate: '2026-11-25', ...document }, manager))
    floor.nowMs += 15_000
    await floor.hall.tick()
    expect(await floor.hall.store.bookingOf(code)).toMatchObject({ status: 'unplaced' })
  })
})
