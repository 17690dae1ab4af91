/** Ticket rows come behind the answer: never in its way, never missing for whoever reads them, whatever is cut off. */
import { describe, expect, it } from 'vitest'
import { completeTickets } from '../../../server/hall/rows/projector.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { clerkAt, counterAt, expectOk, openFloor, settings, NINE, HOUR, type Floor } from './floor.ts'

const DAY = 'day/2026-11-25'

/** Three numbers; the first is served to its end, the second stands at the counter. */
async function someWork(floor: Floor): Promise<void> {
  const at = { counter: counterAt(10) }
  await floor.staff(10)
  for (let n = 0; n < 3; n += 1) await floor.issue('c05')
  expectOk(await floor.give({ type: 'CallNext', ...at }, clerkAt(10)))
  expectOk(await floor.give({ type: 'StartService', ...at }, clerkAt(10)))
  expectOk(
    await floor.give(
      { type: 'FinishService', ...at, outcomes: [{ index: 0, outcome: 'done' }], thenCallNext: true },
      clerkAt(10),
    ),
  )
}

const statuses = async (store: { tickets(date: string): Promise<readonly { ticketNo: string; status: string }[]> }) =>
  (await store.tickets('2026-11-25')).map((row) => [row.ticketNo, row.status])
const ALL = [
  ['C001', 'finished'],
  ['C002', 'called'],
  ['C003', 'waiting'],
]

describe('ticket rows', () => {
  it('STORE-10 are written when a ticket is closed, and not before', async () => {
    const store = openMemoryStore()
    const floor = await openFloor(store)
    await someWork(floor)
    expect(await statuses(store)).toEqual([])
    await floor.hall.tick()
    expect(await statuses(store)).toEqual([['C001', 'finished']])
  })

  it('STORE-10 are there for whoever reads them through the hall, of open tickets too, and follow what happens next', async () => {
    const floor = await openFloor(openMemoryStore())
    await someWork(floor)
    expect(await statuses(floor.hall.store)).toEqual(ALL)
    expectOk(await floor.give({ type: 'CancelTicket', ticketNo: 'C003' }, clerkAt(10)))
    expect((await statuses(floor.hall.store))[2]).toEqual(['C003', 'cancelled'])
  })

  it('STORE-10 of a server that died are written again: closed ones after the next start, all when the day is over', async () => {
    const store = openMemoryStore()
    await someWork(await openFloor(store))
    expect(await store.behind()).toEqual([{ stream: DAY, upTo: 0 }])
    const next = await openFloor(store)
    await next.hall.tick()
    expect(await statuses(store)).toEqual([['C001', 'finished']])
    const tomorrow = await openFloor(store, settings, NINE + 24 * HOUR)
    await tomorrow.hall.tick()
    await tomorrow.hall.tick()
    expect(await statuses(store)).toEqual(ALL)
    expect(await store.behind()).toEqual([])
  })

  it('STORE-10 are whole when the server ends, and when midnight passes', async () => {
    const store = openMemoryStore()
    const floor = await openFloor(store)
    await someWork(floor)
    await floor.hall.close()
    expect(await statuses(store)).toEqual(ALL)
    expect(await store.behind()).toEqual([])
    await floor.issue('c05')
    floor.nowMs += 24 * HOUR
    await floor.issue('c05')
    expect((await statuses(store))[3]).toEqual(['C004', 'waiting'])
    expect((await store.behind()).map((one) => one.stream)).toEqual(['day/2026-11-26'])
  })

  it('STORE-10 a day that is half written is completed even when nothing more happened in it', async () => {
    const store = openMemoryStore()
    const floor = await openFloor(store)
    await someWork(floor)
    await floor.hall.tick()
    await completeTickets(store)
    expect(await statuses(store)).toEqual(ALL)
    expect(await store.behind()).toEqual([])
  })

  it('SEND-4 a disk that refuses the rows takes nothing back of what was answered, and they come later', async () => {
    const disk = openMemoryStore()
    let isFull = true
    const floor = await openFloor({
      ...disk,
      saveTickets: (rows) => (isFull ? Promise.reject(new Error('no space left')) : disk.saveTickets(rows)),
    })
    await someWork(floor)
    await floor.hall.tick()
    expect(floor.troubles).toHaveLength(1)
    expect(await floor.issue('c05')).toBe('C004')
    isFull = false
    await floor.hall.tick()
    expect(await statuses(disk)).toEqual([['C001', 'finished']])
  })
})
