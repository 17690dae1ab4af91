/**
 * One command after the other, whoever sends it and however often: numbers, calls and answers under haste and after
 * restarts.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../../../domain/queue-day/commands.ts'
import type { Store } from '../../../server/store/port.ts'
import {
  clerkAt,
  counterAt,
  disks,
  everyCounterServesC,
  expectOk,
  kiosk,
  manager,
  MINUTE,
  numberIn,
  openFloor,
  wordOf,
  type Disk,
  type Floor,
} from './floor.ts'

const issueC: Command = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }
const places = Array.from({ length: 20 }, (_, place) => place)

for (const { name, make } of disks()) {
  describe(`a hall on ${name}`, () => {
    let disk: Disk
    let store: Store
    let floor: Floor
    beforeEach(async () => {
      disk = make()
      store = disk.open()
      floor = await openFloor(store, everyCounterServesC)
    })
    afterEach(async () => {
      await store.close()
      disk.clean()
    })

    /** The server is gone without a word, and another starts on what is on disk. */
    async function restart(): Promise<void> {
      await store.close()
      store = disk.open()
      floor = await openFloor(store, everyCounterServesC, floor.nowMs)
    }

    it('NUM-2 PEERS-7 twenty kiosks ask fifty times each at once: a thousand numbers, none twice, none missing, in order of time', async () => {
      const answers = await Promise.all(
        Array.from({ length: 1000 }, (_, at) =>
          floor.give(issueC, { kind: 'device', deviceId: `kiosk-${at % 20}`, deviceKind: 'kiosk' }),
        ),
      )
      const numbers = answers.map(numberIn)
      expect(new Set(numbers).size).toBe(1000)
      expect([...numbers].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(
        Array.from({ length: 1000 }, (_, at) => `C${String(at + 1).padStart(3, '0')}`),
      )
      const issued = [...(await store.read('day/2026-11-25', 0))].flatMap(({ event }) =>
        event.type === 'TicketIssued' ? [event.number] : [],
      )
      expect(issued).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1))
      expect(await store.verify('day/2026-11-25')).toMatchObject({ ok: true })
      expect((await floor.hall.store.tickets('2026-11-25')).length).toBe(1000)
    })

    it('CALL-1 PEERS-1 twenty counters call one waiting ticket at once: one gets it, nineteen hear that nobody waits', async () => {
      await floor.staff(...places)
      const ticketNo = await floor.issue()
      const answers = await Promise.all(
        places.map((place) => floor.give({ type: 'CallNext', counter: counterAt(place) }, clerkAt(place))),
      )
      expect(answers.filter((one) => one.ok).map(numberIn)).toEqual([ticketNo])
      expect(answers.filter((one) => !one.ok).map(wordOf)).toEqual(Array.from({ length: 19 }, () => 'QueueEmpty'))
    })

    it('CALL-1 LIFE-2 PEERS-2 next, by number, from the parked and cancelling race for one ticket: it is in one place afterwards', async () => {
      await floor.staff(0, 1, 2)
      const ticketNo = await floor.issue()
      await floor.give({ type: 'CallNext', counter: counterAt(0) }, clerkAt(0))
      await floor.give({ type: 'Park', counter: counterAt(0), keepFor: 'anyone', reason: '去拍照' }, clerkAt(0))
      const answers = await Promise.all([
        floor.give({ type: 'CallByNumber', counter: counterAt(0), ticketNo, reason: '回来了' }, clerkAt(0)),
        floor.give({ type: 'Unpark', ticketNo }, clerkAt(1)),
        floor.give({ type: 'CallNext', counter: counterAt(1) }, clerkAt(1)),
        floor.give({ type: 'CallByNumber', counter: counterAt(2), ticketNo, reason: '就在面前' }, clerkAt(2)),
      ])
      expect(answers.map(wordOf)).toEqual(['ok', 'TicketNotReady', 'QueueEmpty', 'TicketNotReady'])
      const holding = [...floor.hall.day().counters.values()].filter((counter) => counter.ticketNo === ticketNo)
      expect(holding.map((counter) => counter.id)).toEqual([counterAt(0)])
    })

    it('SEND-1 PEERS-17 a double tap is one ticket: the same id at once, twice, and once more later', async () => {
      const [first, second] = await Promise.all([
        floor.give(issueC, kiosk, 'tap-0001'),
        floor.give(issueC, kiosk, 'tap-0001'),
      ])
      expect(second).toEqual(first)
      expect(await floor.give(issueC, kiosk, 'tap-0001')).toEqual(first)
      expect(floor.hall.day().totals.issued).toBe(1)
    })

    it('SEND-1 PEERS-16 calling next twice under one id calls one ticket; so does the console that was reloaded meanwhile', async () => {
      await floor.staff(0)
      await floor.issue()
      await floor.issue()
      const call: Command = { type: 'CallNext', counter: counterAt(0) }
      const answers = await Promise.all([1, 2, 3].map(() => floor.give(call, clerkAt(0), 'next-0001')))
      expect(new Set(answers.map(numberIn))).toEqual(new Set(['C001']))
      expect(wordOf(await floor.give(call, clerkAt(0), 'next-0002'))).toBe('CounterBusy')
      expect(floor.hall.day().callNo).toBe(1)
    })

    it('SEND-1 after a restart the same id finds its own ticket: number, link and time are the ones told before', async () => {
      const first = expectOk(await floor.give(issueC, kiosk, 'lost-0001'))
      await floor.staff(0)
      const call = expectOk(await floor.give({ type: 'CallNext', counter: counterAt(0) }, clerkAt(0), 'lost-0002'))
      await restart()
      floor.nowMs += 5 * MINUTE
      const again = expectOk(await floor.give(issueC, kiosk, 'lost-0001'))
      expect(again).toMatchObject({
        seq: first.seq,
        result: { ticketNo: first.result.ticketNo, link: first.result.link, issuedAtMs: first.result.issuedAtMs },
      })
      expect(await floor.give({ type: 'CallNext', counter: counterAt(0) }, clerkAt(0), 'lost-0002')).toEqual(call)
      expect(floor.hall.day().totals.issued).toBe(1)
      expect(floor.hall.day().callNo).toBe(1)
    })

    it('SEND-2 a command id of somebody else tells nothing, before and after a restart', async () => {
      const other = { kind: 'device', deviceId: 'kiosk-2', deviceKind: 'kiosk' } as const
      await floor.give(issueC, kiosk, 'mine-0001')
      expect(wordOf(await floor.give(issueC, other, 'mine-0001'))).toBe('notAuthorised')
      await restart()
      expect(wordOf(await floor.give(issueC, other, 'mine-0001'))).toBe('notAuthorised')
      expect(floor.hall.day().totals.issued).toBe(1)
    })

    it('SEND-1 what was refused wrote nothing, so the same id may succeed later', async () => {
      await floor.staff(0)
      const call: Command = { type: 'CallNext', counter: counterAt(0) }
      expect(wordOf(await floor.give(call, clerkAt(0), 'try-00001'))).toBe('QueueEmpty')
      await floor.issue()
      expect(numberIn(await floor.give(call, clerkAt(0), 'try-00001'))).toBe('C001')
    })

    it('LIFE-3 STORE-6 PEERS-21 PEERS-19 called, serving, parked, missed and waiting tickets are all there after a restart', async () => {
      await floor.staff(0, 1, 2, 3)
      const no = await Promise.all([1, 2, 3, 4, 5].map(() => floor.issue()))
      for (const place of [0, 1, 2, 3])
        await floor.give({ type: 'CallNext', counter: counterAt(place) }, clerkAt(place))
      await floor.give({ type: 'StartService', counter: counterAt(1) }, clerkAt(1))
      await floor.give({ type: 'Park', counter: counterAt(2), keepFor: 'me', reason: '补材料' }, clerkAt(2))
      for (const _ of [1, 2]) {
        floor.nowMs += MINUTE
        await floor.give({ type: 'Recall', counter: counterAt(3) }, clerkAt(3))
      }
      expectOk(await floor.give({ type: 'MarkMissed', counter: counterAt(3) }, clerkAt(3)))
      const before = ['kiosk', 'manager', 'lobby:', 'clerk:1', 'clerk:2', 'clerk:3', 'counter:1'].map((room) =>
        floor.hall.view(room),
      )
      await restart()
      expect(no.map((one) => floor.hall.day().tickets.get(one)?.status)).toEqual([
        'called',
        'serving',
        'parked',
        'missed',
        'waiting',
      ])
      expect(
        ['kiosk', 'manager', 'lobby:', 'clerk:1', 'clerk:2', 'clerk:3', 'counter:1'].map((room) =>
          floor.hall.view(room),
        ),
      ).toEqual(before)
      expectOk(
        await floor.give(
          { type: 'FinishService', counter: counterAt(1), outcomes: [{ index: 0, outcome: 'done' }] },
          clerkAt(1),
        ),
      )
    })

    it('MOVE-1 PEERS-47 PEERS-6 a transfer to nowhere changes nothing, and a counter with a ticket takes no second one', async () => {
      await floor.staff(0)
      await floor.issue()
      const second = await floor.issue()
      await floor.give({ type: 'CallNext', counter: counterAt(0) }, clerkAt(0))
      await floor.give({ type: 'StartService', counter: counterAt(0) }, clerkAt(0))
      const seq = floor.hall.day().seq
      expect(
        wordOf(
          await floor.give(
            { type: 'Transfer', counter: counterAt(0), to: { kind: 'counter', counter: 'nowhere' } },
            clerkAt(0),
          ),
        ),
      ).toBe('UnknownCounter')
      expect(
        wordOf(
          await floor.give(
            { type: 'CallByNumber', counter: counterAt(0), ticketNo: second, reason: '熟人' },
            clerkAt(0),
          ),
        ),
      ).toBe('CounterBusy')
      expect(floor.hall.day().seq).toBe(seq)
      expect(floor.hall.day().counters.get(counterAt(0))?.ticketNo).toBe('C001')
    })

    it('CALL-1 PEERS-4 PEERS-45 a console that was left open acts on what is, not on what it shows', async () => {
      await floor.staff(0, 1)
      const ticketNo = await floor.issue()
      await floor.give({ type: 'CallNext', counter: counterAt(0) }, clerkAt(0))
      expect(
        await floor.give(
          { type: 'CallByNumber', counter: counterAt(1), ticketNo, reason: '窗口列表里还有' },
          clerkAt(1),
        ),
      ).toEqual({ ok: false, rejection: { code: 'TicketNotReady', ticketNo, status: 'called', counter: counterAt(0) } })
      await floor.give({ type: 'StartService', counter: counterAt(0) }, clerkAt(0))
      await floor.give(
        { type: 'FinishService', counter: counterAt(0), outcomes: [{ index: 0, outcome: 'done' }] },
        clerkAt(0),
      )
      expect(wordOf(await floor.give({ type: 'VoidTicket', ticketNo, reason: '打开已久' }, manager))).toBe(
        'TicketNotReady',
      )
    })
  })
}
