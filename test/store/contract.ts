/** What every store promises; one suite, run on each of them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store, TicketRow } from '../../server/store/port.ts'
import { verifyRows } from '../../server/store/hash-chain.ts'
import { casesContract } from './cases-contract.ts'
import { caseRecordsContract, chainContract, logContract } from './log-contract.ts'
import { deviceContract, peopleContract } from './people-contract.ts'
import { probeContract, sharedContract } from './passing-contract.ts'
import { DAY, booking, device, record, run, ticketRow } from './records.ts'

export interface StoreUnderTest {
  readonly name: string
  readonly open: () => Store | Promise<Store>
  /** Removes what `open` has left behind. */
  readonly clean: () => void
}

/** Declares the suite for one store. */
export function storeContract({ name, open, clean }: StoreUnderTest): void {
  describe(`${name}: a store`, () => {
    contractOf({ name, open, clean })
  })
}

function contractOf({ open, clean }: StoreUnderTest): void {
  let opened: Store | null = null
  const store = (): Store => {
    if (opened === null) throw new Error('the store could not be opened')
    return opened
  }
  beforeEach(async () => {
    opened = await open()
  })
  // Where opening failed, there is nothing to close: least of all the store of the test before.
  afterEach(async () => {
    const closing = opened
    opened = null
    await closing?.close()
    clean()
  })

  describe('the event log', () => {
    logContract(store)
    caseRecordsContract(store)
    chainContract(store)
  })
  describe('what a second machine needs', () => {
    standbyContract(store)
  })
  describe('probes', () => {
    probeContract(store)
  })
  describe('batches', () => {
    batchContract(store)
  })
  describe('tickets', () => {
    ticketContract(store)
  })
  describe('bookings', () => {
    bookingContract(store)
  })
  describe('cases', () => {
    casesContract(store)
  })
  describe('contacts', () => {
    contactContract(store)
  })
  describe('what is known for a while', () => {
    sharedContract(store)
  })
  describe('people and devices', () => {
    peopleContract(store)
    deviceContract(store)
  })
}

function standbyContract(store: () => Store): void {
  it('STANDBY-1 rows come as they were written, with their hashes, from any place and no more than asked for', async () => {
    await store().append([run(1, 5), run(1, 2, 'settings')])
    const rows = await store().rows(DAY, 0, 9)
    expect(verifyRows(DAY, rows)).toEqual({ ok: true, events: 5 })
    expect(rows.at(-1)).toMatchObject({ stream: DAY, seq: 5, hash: (await store().head(DAY)).hash })
    expect((await store().rows(DAY, 2, 2)).map((row) => row.seq)).toEqual([3, 4])
    expect(await store().counts()).toEqual({
      event: 7,
      ticket: 0,
      booking: 0,
      session: 0,
      device: 0,
      pin: 0,
      secret: 0,
      contact: 0,
    })
  })

  it('STANDBY-4 FEED-5 STORE-7 people and devices go over whole: what is put in place of the old is all that is left', async () => {
    await store().savePin('0001', 'left over')
    await store().saveDevice(device({ deviceId: 'old', tokenHash: 'old' }))
    await store().saveSession({ tokenHash: 'old', badgeNo: '0001', expiresAtMs: 9_000 })
    await store().keepSecret('old', 'left over')
    await store().append([{ ...run(1, 1, 'feedback'), contacts: [{ reference: 'Y2026-0', phone: '13900000009' }] }])
    const people = {
      sessions: [{ tokenHash: 's', badgeNo: '0312', expiresAtMs: 5_000 }],
      devices: [device()],
      pins: [{ badgeNo: '0312', hash: 'h' }],
      secrets: [{ name: 'booking', value: 'v' }],
      contacts: [{ reference: 'Y2026-1', phone: '13900000000' }],
    }
    await store().replacePeople(people)
    expect(await store().people(0)).toEqual(people)
    expect((await store().people(5_000)).sessions, 'sessions that have ended stay behind').toEqual([])
    expect(await store().pinOf('0001')).toBeNull()
    expect(await store().findDevice('hash-1')).toEqual(device())
    expect(await store().counts()).toMatchObject({ session: 1, device: 1, pin: 1, secret: 1, contact: 1 })
  })

  it('STORE-9 a probe is written and changes nothing that is kept', async () => {
    await store().append([run(1, 1)])
    const before = await store().counts()
    await store().probe(1_000)
    await store().probe(2_000)
    expect(await store().counts()).toEqual(before)
  })
}

function contactContract(store: () => Store): void {
  it('FEED-5 a contact is kept with the batch that brings it or not at all, never in the log, and erased by its reference', async () => {
    const contacts = [
      { reference: 'Y2026-2', phone: '13900000002' },
      { reference: 'Y2026-1', phone: '13900000001' },
    ]
    expect(await store().append([{ ...run(1, 1, 'feedback'), contacts }])).toBe('ok')
    expect(
      await store().append([{ ...run(1, 1, 'feedback'), contacts: [{ reference: 'Y2026-3', phone: '13900000003' }] }]),
    ).toBe('conflict')
    expect(await store().contacts()).toEqual([contacts[1], contacts[0]])
    const [own] = contacts
    expect(await store().contactsAmong([own?.reference ?? '', 'nobody'])).toEqual([own])
    expect(JSON.stringify(await store().rows('feedback', 0, 9))).not.toContain('1390000')
    await store().eraseContacts(['Y2026-1', 'Y2026-9'])
    expect(await store().contacts()).toEqual([contacts[0]])
    expect(await store().verify('feedback')).toEqual({ ok: true, events: 1 })
  })
}

function batchContract(store: () => Store): void {
  it('STORE-2 a place that is taken is a conflict, and so is one that leaves a gap', async () => {
    await store().append([run(1, 2)])
    const before = await store().head(DAY)
    expect(await store().append([run(2, 2)])).toBe('conflict')
    expect(await store().append([run(4, 4)])).toBe('conflict')
    expect(await store().head(DAY)).toEqual(before)
    expect([...(await store().read(DAY, 0))].map((one) => one.seq)).toEqual([1, 2])
  })

  it('STORE-2 STORE-1 one conflict in a batch leaves nothing of the batch: no record, no stream, no row', async () => {
    await store().append([run(1, 1)])
    expect(await store().append([run(1, 2, 'day/2026-11-25'), run(2, 3), run(2, 2)])).toBe('conflict')
    expect((await store().head(DAY)).seq).toBe(1)
    expect(await store().streams()).toEqual([DAY])
    expect(await store().behind()).toEqual([{ stream: DAY, upTo: 0 }])
    expect(await store().append([run(2, 3)])).toBe('ok')
    expect(await store().verify(DAY)).toEqual({ ok: true, events: 3 })
  })

  it('STORE-1 several commands share one batch, each behind the one before', async () => {
    expect(await store().append([run(1, 1), run(2, 2), run(3, 4)])).toBe('ok')
    expect(await store().verify(DAY)).toEqual({ ok: true, events: 4 })
  })

  it('STORE-2 PEERS-5 of writers that saw the same head exactly one wins', async () => {
    await store().append([run(1, 1)])
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, at) => store().append([{ stream: DAY, records: [record(2, `writer-${at}`)] }])),
    )
    expect(outcomes.filter((one) => one === 'ok')).toHaveLength(1)
    expect(outcomes.filter((one) => one === 'conflict')).toHaveLength(19)
    expect((await store().head(DAY)).seq).toBe(2)
  })
}

function ticketContract(store: () => Store): void {
  const save = (upTo: number, isWhole: boolean, ...tickets: readonly TicketRow[]) =>
    store().saveTickets({ stream: DAY, upTo, isWhole, tickets })

  it('STORE-10 a ticket has one row, which follows it; the time of issue stays', async () => {
    await store().append([run(1, 2)])
    await save(1, false, ticketRow())
    const called = ticketRow({ status: 'called', calledAtMs: 2_000, counter: '24', badgeNo: '0312', calls: 1 })
    await save(2, false, called)
    expect(await store().tickets('2026-11-24')).toEqual([called])
    expect(await store().tickets('2026-11-25')).toEqual([])
  })

  it('STORE-10 PEERS-15 rows come in order of issue, then by number, whatever was written first', async () => {
    const rows = [
      ticketRow({ ticketNo: 'B001', issuedAtMs: 3_000 }),
      ticketRow({ ticketNo: 'A002', issuedAtMs: 2_000 }),
      ticketRow({ ticketNo: 'A001', issuedAtMs: 2_000, calledAtMs: 9_000 }),
    ]
    await store().append([run(1, 3)])
    await save(3, true, ...rows)
    expect((await store().tickets('2026-11-24')).map((row) => row.ticketNo)).toEqual(['A001', 'A002', 'B001'])
  })

  it('STORE-10 a day is behind from its first record until its rows are whole, and again with the next one', async () => {
    await store().append([run(1, 2), run(1, 3, 'settings')])
    expect(await store().behind()).toEqual([{ stream: DAY, upTo: 0 }])
    await save(2, false)
    expect(await store().behind()).toEqual([{ stream: DAY, upTo: 2 }])
    await save(2, true)
    expect(await store().behind()).toEqual([])
    await store().append([run(3, 4)])
    expect(await store().behind()).toEqual([{ stream: DAY, upTo: 2 }])
    await save(3, true)
    expect(await store().behind(), 'one record came after these rows').toEqual([{ stream: DAY, upTo: 3 }])
  })

  it('STORE-10 STORE-8 rows of earlier records never take the place of those of later ones', async () => {
    await store().append([run(1, 4)])
    const late = ticketRow({ status: 'finished', closedAtMs: 9_000 })
    expect(await save(4, false, late)).toBe('ok')
    expect(await save(3, false, ticketRow())).toBe('older')
    expect(await store().tickets('2026-11-24')).toEqual([late])
  })
}

function bookingContract(store: () => Store): void {
  it('STORE-1 BOOK-11 a booking has one row, which follows it to another date; lists come by date and slot', async () => {
    const [early, late] = [
      booking({ code: '00000001', minute: 540 }),
      booking({ code: '00000002', minute: 600, person: 'p2' }),
    ]
    await store().append([{ ...run(1, 2, 'booking/2026-11-26'), bookings: [late, early] }])
    expect(await store().bookingsOn('2026-11-26')).toEqual([early, late])
    expect(await store().bookingOf('00000002')).toEqual(late)
    expect(await store().bookingOf('99999999')).toBeNull()
    const moved = { ...early, date: '2026-11-27', movedFrom: { date: '2026-11-26', minute: 540 } }
    await store().append([run(3, 3, 'booking/2026-11-26'), { ...run(1, 1, 'booking/2026-11-27'), bookings: [moved] }])
    expect(await store().bookingsOn('2026-11-26')).toEqual([late])
    expect(await store().openBookings()).toEqual([late, moved])
    expect(await store().bookingsOf('p1', '2026-11-27')).toEqual([moved])
    expect(await store().bookingsOf('p1', '2026-11-28')).toEqual([])
    await store().append([{ ...run(4, 4, 'booking/2026-11-26'), bookings: [{ ...late, status: 'cancelled' }] }])
    expect(await store().openBookings()).toEqual([moved])
  })

  it('STORE-7 a secret is kept once, whoever comes second', async () => {
    expect(await store().keepSecret('booking', 'first')).toBe('first')
    expect(await store().keepSecret('booking', 'second')).toBe('first')
  })
}
