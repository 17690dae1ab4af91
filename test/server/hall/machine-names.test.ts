/** What a machine of the hall did bears its name, also when the machine is gone; nothing in a log of before changes. */
import { expect, it } from 'vitest'
import type { LedgerReply } from '../../../domain/village/ledger.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { ledgerOf } from '../../../server/gateway/routes/ledger.ts'
import { recordsOfTicket } from '../../../server/reports/drill.ts'
import { createReplays } from '../../../server/reports/replays.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
import { MINUTE, NINE, openFloor, settings, type Floor } from './floor.ts'

const DATE = '2026-11-25'
const at = (deviceId: string): Actor => ({ kind: 'device', deviceId, deviceKind: 'kiosk' })
const paired = (store: Store, deviceId: string, name: string): Promise<void> =>
  store.saveDevice({
    ...{ deviceId, name, kind: 'kiosk', zone: null, counter: null },
    ...{ tokenHash: `hash of ${deviceId}`, pairedAtMs: NINE },
  })

async function issueAt(floor: Floor, deviceId: string): Promise<string> {
  const answer = await floor.give({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }, at(deviceId))
  return (answer as unknown as { result: { ticketNo: string } }).result.ticketNo
}
const ledger = ({ hall }: Floor): Promise<LedgerReply> => ledgerOf(hall, DATE)
const givers = ({ lines }: LedgerReply): readonly string[] => lines.map(({ givenBy }) => givenBy)

it('DEV-10 a number says which machine gave it, in the ledger, in its records and in the time machine, also after that machine was removed or paired anew', async () => {
  const store = openMemoryStore()
  await paired(store, 'k-old', '2 号机')
  const floor = await openFloor(store)
  const ticketNo = await issueAt(floor, 'k-old')
  expect(givers(await ledger(floor)), 'at once').toEqual(['device:2 号机'])
  await floor.hall.tick()
  await store.deleteDevice('k-old')
  await paired(store, 'k-new', '2 号机')
  await issueAt(floor, 'k-new')
  await issueAt(floor, 'nobody')
  expect(givers(await ledger(floor))).toEqual(['device:2 号机', 'device:2 号机', 'device'])
  const { entries, isSound } = await ledger(floor)
  expect(entries.find(({ about }) => about === ticketNo)).toMatchObject({ what: 'TicketIssued', by: 'device:2 号机' })
  expect(isSound).toBe(true)
  expect((await recordsOfTicket(store, DATE, ticketNo)).records[0]).toMatchObject({ by: 'device:2 号机' })
  const ask = { settings, date: DATE, atMs: NINE, seq: 2, withOutline: false, nowMs: NINE }
  const moment = await createReplays(store).answer(ask)
  expect(moment?.records.map(({ what, by }) => [what, by])).toContainEqual(['TicketIssued', 'device:2 号机'])
  await floor.hall.close()
})

it('DEV-10 NUM-3 a machine is named in the log once, by the hall itself, and a day that nobody has opened is not opened for it', async () => {
  const store = openMemoryStore()
  await paired(store, 'k1', '1 号机')
  const floor = await openFloor(store)
  await floor.hall.tick()
  expect(await store.streams()).toEqual([])
  await issueAt(floor, 'k1')
  for (let tick = 0; tick < 3; tick += 1) {
    floor.nowMs += MINUTE
    await floor.hall.tick()
  }
  expect([...(await store.read('machines', 0))].map(({ actor, event }) => [actor.kind, event])).toEqual([
    ['timekeeper', { type: 'DeviceNamed', deviceId: 'k1', name: '1 号机', deviceKind: 'kiosk' }],
  ])
  expect(await store.verify('machines')).toEqual({ ok: true, events: 1 })
  await floor.hall.close()
})
