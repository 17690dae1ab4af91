/** Bookings over HTTP on a real server: what a phone and a kiosk do, and what strangers cannot. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  PROOF_HEADER,
  type BookableReply,
  type BookingListReply,
  type BookingReply,
  type CheckInReply,
  type HoldReply,
  type SlotsReply,
} from '../../../domain/contract/http/booking.ts'
import { DEVICE_HEADER } from '../../../domain/contract/http/hall.ts'
import { slotCapacity } from '../../../domain/booking/slots.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { pairDevice, signIn } from '../../support/client.ts'
import { startServer, type RunningServer } from '../../support/server.ts'
import { bookedHall, rules, TOMORROW } from '../jobs/booking-floor.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer({ args: ['--allowance', '1000'] })
})
afterAll(() => server.stop())

let phones = 13_800_000_000

async function ask<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ readonly status: number; readonly body: T }> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as T }
}

const hold = (change: object = {}) =>
  ask<HoldReply>('POST', '/api/bookings', {
    commandId: crypto.randomUUID(),
    date: TOMORROW,
    minute: 540,
    items: [{ item: 'c05' }],
    phone: String((phones += 1)),
    ...change,
  })
const proof = (said: string) => ({ [PROOF_HEADER]: said })

describe('a slot over HTTP', () => {
  it('BOOK-2 fifty phones at once: exactly the capacity of the slot succeeds', async () => {
    const capacity = slotCapacity('C', rules, indexSettings(bookedHall))
    const answers = await Promise.all(Array.from({ length: 50 }, () => hold({ minute: 600 })))
    expect(answers.filter((one) => one.status === 200)).toHaveLength(capacity)
    expect(answers.filter((one) => one.status === 409)).toHaveLength(50 - capacity)
    const { body } = await ask<SlotsReply>('GET', '/api/bookings/slots?item=c05')
    const day = body.days.find((one) => one.date === TOMORROW)
    expect(day?.slots.find((slot) => slot.minute === 600)?.room).toBe('full')
    expect(day?.slots.find((slot) => slot.minute === 630)?.room).toBe('plenty')
    expect(body.days.find((one) => one.date === '2026-11-29')?.slots).toEqual([])
  })

  it('BOOK-1 what can be booked is listed with its queue, and a queue alone may be asked for', async () => {
    const { body } = await ask<BookableReply>('GET', '/api/bookings/items')
    expect(body.items.find((item) => item.id === 'c05')).toMatchObject({ queue: 'C', fromDate: null })
    expect((await ask<SlotsReply>('GET', '/api/bookings/slots?queue=C&from=2026-11-27')).body.days[0]?.date).toBe(
      '2026-11-27',
    )
    expect((await ask('GET', '/api/bookings/slots')).status).toBe(400)
    expect((await ask('GET', '/api/bookings/slots?queue=nowhere')).status).toBe(400)
  })
})

describe('one’s own booking over HTTP', () => {
  it('BOOK-3 BOOK-13 SEND-1 hold, the same hold again, look, confirm, cancel', async () => {
    const wanted = { commandId: crypto.randomUUID(), phone: '+86 139-0000-1234' }
    const { body } = await hold(wanted)
    expect(body.booking).toMatchObject({
      status: 'held',
      date: TOMORROW,
      minute: 540,
      untilMinute: 570,
      canCancel: true,
    })
    expect(body.booking.code).toMatch(/^\d{8}$/)
    expect((await hold(wanted)).body).toEqual(body)
    const path = `/api/bookings/${body.booking.code}`
    expect((await ask<BookingReply>('GET', path, undefined, proof('1234'))).body.booking.status).toBe('held')
    expect(
      (await ask<BookingReply>('POST', `${path}/confirm`, undefined, proof(body.secret))).body.booking.status,
    ).toBe('confirmed')
    expect((await ask<BookingReply>('DELETE', path, undefined, proof('1234'))).body.booking).toMatchObject({
      status: 'cancelled',
      canCancel: false,
    })
    expect(JSON.stringify(body)).not.toContain('13900001234')
  })

  it('BOOK-13 wrong digits, no digits and an unknown code look alike, and cannot be tried out', async () => {
    const { code } = (await hold()).body.booking
    const other = proof('0000')
    const unknown = await ask('GET', '/api/bookings/00000000', undefined, other)
    expect(unknown.status).toBe(404)
    expect(await ask('GET', `/api/bookings/${code}`, undefined, other)).toEqual(unknown)
    expect(await ask('GET', `/api/bookings/${code}`)).toEqual(unknown)
    for (let tries = 0; tries < 3; tries += 1) await ask('DELETE', `/api/bookings/${code}`, undefined, other)
    expect((await ask('GET', `/api/bookings/${code}`, undefined, other)).status).toBe(429)
  })

  it('BOOK-13 SEND-6 two hundred wrong proofs at once: five are looked at, and whoever has the secret is not locked out', async () => {
    const { booking, secret } = (await hold()).body
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => ask('GET', `/api/bookings/${booking.code}`, undefined, proof(`000${at}`))),
    )
    expect(answers.filter((one) => one.status === 404)).toHaveLength(5)
    expect(answers.filter((one) => one.status === 429)).toHaveLength(45)
    expect((await ask('GET', `/api/bookings/${booking.code}`, undefined, proof(secret))).status).toBe(200)
  })

  it('BOOK-5 HTTP-1 the same number twice on a day, and what is no phone number, are refused by name', async () => {
    const phone = String((phones += 1))
    expect((await hold({ phone })).status).toBe(200)
    expect(await hold({ phone: `0086${phone}`, minute: 660 })).toMatchObject({
      status: 409,
      body: { ok: false, rejection: { code: 'BookingLimit', most: 1 } },
    })
    expect(await hold({ phone: 'none' })).toMatchObject({ status: 400, body: { code: 'malformed', field: 'phone' } })
  })

  it('ACCESS-1 a booking order is not taken from a socket’s or a stranger’s hand', async () => {
    expect(
      (
        await ask('POST', '/api/commands', {
          commandId: crypto.randomUUID(),
          command: {
            type: 'HoldSlot',
            date: TOMORROW,
            minute: 540,
            items: [{ item: 'c05' }],
            person: 'p',
            code: '12345678',
            proof: 'x',
          },
        })
      ).status,
    ).toBe(401)
    expect(
      (await ask('POST', '/api/bookings/check-in', { commandId: crypto.randomUUID(), code: '12345678' })).status,
    ).toBe(401)
  })
})

describe('staff and bookings', () => {
  it('BOOK-15 ACCESS-1 a floor guide sees the day, finds a booking by its code and cancels it; a clerk and a stranger do not', async () => {
    const { code } = (await hold({ minute: 690 })).body.booking
    const [guide, clerk] = [
      { cookie: await signIn(server.url, '0201', '9753') },
      { cookie: await signIn(server.url, '0301', '2468') },
    ]
    const list = await ask<BookingListReply>('GET', `/api/booking-days/${TOMORROW}`, undefined, guide)
    expect(list.body.list.bookings.find((one) => one.code === code)).toMatchObject({
      minute: 690,
      status: 'held',
      queues: ['C'],
    })
    expect((await ask('GET', `/api/booking-codes/${code}`, undefined, guide)).body).toEqual({ date: TOMORROW })
    for (const [method, path] of [
      ['GET', `/api/booking-days/${TOMORROW}`],
      ['GET', `/api/booking-codes/${code}`],
      ['DELETE', `/api/booking-codes/${code}`],
    ] as const)
      expect([(await ask(method, path)).status, (await ask(method, path, undefined, clerk)).status]).toEqual([401, 403])
    expect((await ask('GET', '/api/booking-codes/00000000', undefined, guide)).status).toBe(404)
    expect((await ask('DELETE', `/api/booking-codes/${code}`, undefined, guide)).status).toBe(200)
    expect((await ask('DELETE', `/api/booking-codes/${code}`, undefined, guide)).status).toBe(200)
    expect(
      (await ask<BookingListReply>('GET', `/api/booking-days/${TOMORROW}`, undefined, guide)).body.list.bookings.find(
        (one) => one.code === code,
      )?.status,
    ).toBe('ended')
  })
})

describe('a day later', () => {
  it('BOOK-8 a booking made over the API is checked in at a kiosk by its code, after a restart of the server', async () => {
    const phone = String((phones += 1))
    const [byCode, byPhone] = [(await hold({ minute: 630 })).body, (await hold({ minute: 660, phone })).body]
    for (const { booking, secret } of [byCode, byPhone])
      await ask('POST', `/api/bookings/${booking.code}/confirm`, undefined, proof(secret))
    await server.kill()
    const next = await startServer({ folder: server.folder, args: ['--at', `${TOMORROW}T10:20`] })
    try {
      const headers = {
        [DEVICE_HEADER]: await pairDevice(next.url, 'kiosk', { name: '1 号机' }),
        'content-type': 'application/json',
      }
      const checkIn = async (body: object) =>
        (
          await fetch(`${next.url}/api/bookings/check-in`, {
            method: 'POST',
            headers,
            body: JSON.stringify({ commandId: crypto.randomUUID(), ...body }),
          })
        ).json() as Promise<CheckInReply>
      expect(await checkIn({ code: byCode.booking.code })).toMatchObject({
        ok: true,
        result: { ticketNo: 'C001', booking: { isLate: false, minute: 630 } },
      })
      expect(await checkIn({ phone })).toMatchObject({
        ok: true,
        result: { ticketNo: 'C002', booking: { code: byPhone.booking.code } },
      })
      expect(await checkIn({ code: '00000000' })).toMatchObject({ ok: false, rejection: { code: 'UnknownBooking' } })
      expect(await checkIn({ code: byCode.booking.code })).toMatchObject({
        ok: false,
        rejection: { code: 'BookingNotReady', ticketNo: 'C001' },
      })
    } finally {
      await next.stop()
    }
  })
})
