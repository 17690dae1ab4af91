/** What screens are shown while a batch is being kept, cannot be kept, or cannot even be read again. */
import { expect, it } from 'vitest'
import type { Command } from '../../../domain/queue-day/commands.ts'
import { createPublisher } from '../../../server/hall/publish.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { openFloor, wordOf } from './floor.ts'
import { moodyStore } from './moody-store.ts'

const issueC: Command = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }

it.each(['probe', 'tick'] as const)(
  'STORE-9 SEND-4 screens that stood still while the day could not be read go on with the next %s, before anybody asks',
  async (way) => {
    const store = moodyStore()
    const floor = await openFloor(store)
    await floor.issue()
    store.isFull = store.isUnreadable = true
    expect(wordOf(await floor.give(issueC))).toBe('cannotStore')
    expect(floor.hall.isShowable(), 'nobody knows what the disk holds').toBe(false)
    store.isFull = store.isUnreadable = false
    const before = floor.repaints()
    await nextTurn()
    await floor.hall[way]()
    expect(floor.hall.isShowable()).toBe(true)
    expect(floor.hall.view('kiosk')).toMatchObject({ kind: 'kiosk' })
    if (way === 'probe') expect(floor.repaints()).toBeGreaterThan(before)
  },
)

it('SEND-4 SEND-5 no view is made of a number that is not kept yet; it comes as soon as the number is kept', async () => {
  const store = openMemoryStore()
  let goOn: () => void = () => undefined
  let isSlow = false
  const floor = await openFloor({
    ...store,
    append: async (batch) => {
      if (isSlow) await new Promise<void>((resolve) => (goOn = resolve))
      return store.append(batch)
    },
  })
  const shown: (number | undefined)[] = []
  const publisher = createPublisher({
    rooms: () => ['lobby:'],
    phones: () => [],
    atOnce: () => [],
    restsOn: () => ({ own: null }),
    viewOf: floor.hall.view,
    isShowable: floor.hall.isShowable,
    send: (_room, view) => void shown.push(view.seq),
    everyMs: 0,
    heartbeatMs: 60_000,
    phoneHeartbeatMs: 60_000,
  })
  floor.hall.onCommitted(publisher.changed)
  isSlow = true
  const answer = floor.give(issueC)
  await nextTurn()
  expect(floor.hall.view('lobby:'), 'it is under way').toBeNull()
  publisher.tick()
  publisher.changed()
  await nextTurn()
  expect(shown).toEqual([])
  goOn()
  expect((await answer).ok).toBe(true)
  await nextTurn()
  publisher.stop()
  expect(shown).toEqual([floor.hall.day().seq])
})

it('SEND-4 SEND-5 a batch that cannot be kept leaves the screens as they were, and they go on', async () => {
  const store = moodyStore()
  const floor = await openFloor(store)
  await floor.issue()
  const before = floor.repaints()
  store.conflicts = 1_000
  expect(wordOf(await floor.give(issueC))).toBe('cannotStore')
  expect(floor.hall.isShowable()).toBe(true)
  expect(floor.repaints(), 'whoever waited for a view is told').toBeGreaterThan(before)
})

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(() => setImmediate(resolve))
  })
}
