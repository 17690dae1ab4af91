/** Small promises of the executor: one draw of chance for a command, the machine that an order names, refusals forgotten. */
import { expect, it } from 'vitest'
import type { View } from '../../../domain/views/view.ts'
import { composeHall } from '../../../server/hall/compose.ts'
import { createPublisher } from '../../../server/hall/publish.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { bookedHall, TOMORROW, NINE_OCLOCK } from '../jobs/booking-floor.ts'
import { device } from '../../store/records.ts'
import { clerkAt, counterAt, expectOk, manager, openFloor, wordOf } from './floor.ts'

it('SEND-1 a command that asks tables is decided with the very chance that it asked with', async () => {
  let drawn = 0
  const hall = await composeHall({
    settings: bookedHall,
    store: openMemoryStore(),
    nowMs: () => Date.parse('2026-11-25T09:00:00+08:00'),
    jobs: [],
    onTrouble: (error) => expect.fail(String(error)),
    newLink: () => `chance ${(drawn += 1)}`,
  })
  const items = [{ item: 'c05' }]
  const hold = {
    type: 'HoldSlot',
    date: TOMORROW,
    minute: NINE_OCLOCK,
    items,
    person: 'p',
    code: '12345678',
    proof: 'x',
  }
  expectOk(await hall.execute({ commandId: 'command-1', command: hold as never }, { kind: 'visitor' }))
  expect(drawn).toBe(1)
})

it('DEV-5 an order to a machine finds that machine among all, and one that was never paired is not known', async () => {
  const store = openMemoryStore()
  await store.saveDevice(device({ deviceId: 'k1', kind: 'kiosk', name: '1 号机', tokenHash: 'h1' }))
  await store.saveDevice(device({ deviceId: 'k2', kind: 'kiosk', name: '2 号机', tokenHash: 'h2' }))
  const floor = await openFloor(store)
  const disable = (deviceId: string) =>
    floor.give({ type: 'DisableDevice', deviceId, reason: '卡纸' } as never, manager)
  expectOk(await disable('k2'))
  expect([...(await store.read('devices', 0))].map(({ event }) => event)).toMatchObject([
    { type: 'DeviceDisabled', deviceId: 'k2', name: '2 号机' },
  ])
  expect(await disable('k3')).toMatchObject({ rejection: { code: 'UnknownDevice' } })
})

it('SEND-1 a refusal is forgotten however many orders came after it: the same one succeeds when it can', async () => {
  const floor = await openFloor(openMemoryStore())
  await floor.staff(10)
  const next = (id: string) => floor.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10), id)
  const answers = await Promise.all(Array.from({ length: 2001 }, (_, at) => next(`next-${at}`)))
  expect(new Set(answers.map(wordOf))).toEqual(new Set(['QueueEmpty']))
  await floor.issue('c05')
  expectOk(await next('next-0'))
})

it('SEND-7 phones whose queue has not moved are not looked at all at once, for a call must not wait for them', () => {
  const phones = Array.from({ length: 3000 }, (_, at) => `ticket:${at}`)
  const waiting: (() => void)[] = []
  let looks = 0
  const rests = { own: 1, line: [] } as never
  const publisher = createPublisher({
    rooms: () => [],
    phones: () => phones,
    atOnce: () => [],
    isShowable: () => true,
    viewOf: () => ({ kind: 'ticket', seq: 1, atMs: 0, ahead: 0 }) as unknown as View,
    restsOn: () => {
      looks += 1
      return rests
    },
    send: () => undefined,
    everyMs: 100,
    heartbeatMs: 4000,
    phoneHeartbeatMs: 10_000,
    pacing: {
      nowMs: () => 0,
      after: (_ms, run) => {
        waiting.push(run)
        return () => undefined
      },
    },
  })
  const round = (): readonly number[] => {
    const slices: number[] = []
    publisher.tick()
    for (;;) {
      slices.push(looks)
      looks = 0
      const next = waiting.shift()
      if (!next) return slices
      next()
    }
  }
  expect(round().every((count) => count <= 25)).toBe(true)
  const looked = round()
  expect(looked.reduce((sum, count) => sum + count, 0)).toBe(phones.length)
  expect(Math.max(...looked)).toBeLessThan(phones.length / 2)
})
