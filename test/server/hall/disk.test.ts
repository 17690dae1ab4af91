/** A disk that refuses, a listener that fails: nothing is told that is not kept, and the hall recovers by itself. */
import { describe, expect, it, vi } from 'vitest'
import type { Command } from '../../../domain/queue-day/commands.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { composeHall } from '../../../server/hall/compose.ts'
import { NINE, clerkAt, counterAt, kiosk, numberIn, openFloor, settings, wordOf, type Floor } from './floor.ts'
import { moodyStore } from './moody-store.ts'

const issueC: Command = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }

/** A probe gives way to a batch that is under way. */
async function probed({ hall }: Floor): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5))
  await hall.probe()
}

describe('a disk that refuses', () => {
  it('STORE-9 while what failed would fail again the hall stays in trouble, though the disk takes something else', async () => {
    const store = moodyStore()
    const tried: (string | null | undefined)[] = []
    store.probe = async (_nowMs, stream) => {
      tried.push(stream)
      if (store.isFull && typeof stream === 'string')
        throw new Error('SQLITE_CORRUPT: database disk image is malformed')
    }
    const floor = await openFloor(store)
    await floor.issue()
    await probed(floor)
    store.isFull = true
    expect(wordOf(await floor.give(issueC))).toBe('cannotStore')
    await probed(floor)
    await probed(floor)
    expect(floor.hall.trouble()).toContain('malformed')
    store.isFull = false
    await probed(floor)
    expect(floor.hall.trouble()).toBeNull()
    expect(tried).toEqual([null, 'day/2026-11-25', 'day/2026-11-25', 'day/2026-11-25'])
  })

  it('STORE-9 a day that cannot be read is trouble until it can', async () => {
    const store = moodyStore()
    const floor = await openFloor(store)
    await floor.issue()
    store.isFull = store.isUnreadable = true
    expect(wordOf(await floor.give(issueC))).toBe('cannotStore')
    store.isFull = false
    await probed(floor)
    expect(floor.hall.trouble()).toContain('disk I/O error')
    store.isUnreadable = false
    await probed(floor)
    expect(floor.hall.trouble()).toBeNull()
    expect(await floor.issue()).toBe('C002')
  })

  it('STORE-9 a look of every second that cannot be had is trouble at once, and none once it can', async () => {
    const store = moodyStore()
    const clock = { nowMs: NINE }
    const hall = await composeHall({
      jobs: [],
      settings,
      store,
      isShared: true,
      nowMs: () => clock.nowMs,
      onTrouble: () => undefined,
    })
    store.isFull = store.isUnreadable = true
    await expect(hall.tick()).rejects.toThrow()
    expect(hall.trouble()).toContain('disk')
    store.isFull = store.isUnreadable = false
    await hall.tick()
    expect(hall.trouble()).toBeNull()
  })

  it('SEND-4 a number that cannot be kept is not given: cannotStore, nothing on any screen, nothing lost of what was there', async () => {
    const store = moodyStore()
    const floor = await openFloor(store)
    await floor.issue()
    const screens = (): readonly unknown[] => [floor.hall.view('kiosk'), floor.hall.view('manager')]
    const shown = screens()
    floor.committed.length = 0
    store.isFull = true
    const answers = await Promise.all([1, 2, 3].map(() => floor.give(issueC)))
    expect(answers.map(wordOf)).toEqual(['cannotStore', 'cannotStore', 'cannotStore'])
    expect(floor.committed).toEqual([])
    expect(screens(), 'as before, but for the warning').toEqual(
      shown.map((view) => ({ ...(view as object), keepsNothing: true })),
    )
    expect(floor.hall.trouble()).toContain('disk is full')
    expect(floor.troubles.length).toBeGreaterThan(0)
  })

  it('SEND-4 NUM-2 when it writes again the hall goes on by itself, with the next number and no gap, and the same id succeeds', async () => {
    const store = moodyStore()
    const floor = await openFloor(store)
    await floor.issue()
    store.isFull = true
    expect(wordOf(await floor.give(issueC, kiosk, 'full-0001'))).toBe('cannotStore')
    store.isFull = false
    expect(numberIn(await floor.give(issueC, kiosk, 'full-0001'))).toBe('C002')
    expect(floor.hall.trouble()).toBeNull()
    expect(await store.verify('day/2026-11-25')).toMatchObject({ ok: true })
  })

  it('SEND-4 a refusal in between, which writes nothing, does not pass for a sound disk', async () => {
    const store = moodyStore()
    const floor = await openFloor(store)
    await floor.staff(10)
    store.isFull = true
    await floor.give(issueC)
    expect(wordOf(await floor.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10)))).toBe('QueueEmpty')
    expect(floor.hall.trouble()).toContain('disk is full')
  })

  it('SEND-4 LIFE-3 a disk that can neither be written nor read for a while: afterwards every ticket is there', async () => {
    const store = moodyStore()
    const floor = await openFloor(store)
    await floor.staff(10)
    await floor.issue()
    store.isFull = true
    store.isUnreadable = true
    expect(wordOf(await floor.give(issueC))).toBe('cannotStore')
    expect(wordOf(await floor.give(issueC))).toBe('cannotStore')
    expect(floor.hall.trouble()).toContain('disk')
    for (const room of ['kiosk', 'manager', 'lobby:', 'clerk:21'])
      expect(() => floor.hall.view(room), 'a screen that asks meanwhile stops nothing').not.toThrow()
    expect(() => floor.hall.day()).not.toThrow()
    store.isFull = false
    store.isUnreadable = false
    expect(numberIn(await floor.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10)))).toBe('C001')
    expect(await floor.issue()).toBe('C002')
  })

  it('STORE-9 SEND-4 the hall finds a full disk by itself and says so before anybody asks, and finds as well that it keeps again', async () => {
    const store = moodyStore()
    const floor = await openFloor(store)
    floor.committed.length = 0
    store.isFull = true
    await floor.hall.probe()
    expect(floor.hall.trouble()).toContain('disk is full')
    expect(floor.repaints(), 'every screen is drawn anew').toBe(1)
    await floor.hall.probe()
    expect(floor.troubles, 'said once').toHaveLength(1)
    store.isFull = false
    await floor.hall.probe()
    expect(floor.hall.trouble()).toBeNull()
    expect(floor.repaints()).toBe(2)
  })

  it('STORE-2 PEERS-3 PEERS-8 another server has written meanwhile: the hall catches up and gives the number after', async () => {
    const store = openMemoryStore()
    const one = await openFloor(store)
    const other = await openFloor(store)
    expect(await one.issue()).toBe('C001')
    expect(await other.issue()).toBe('C002')
    expect(await one.issue()).toBe('C003')
    const numbers = await Promise.all(Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? one : other).issue()))
    expect(new Set(numbers).size).toBe(60)
    expect(await store.verify('day/2026-11-25')).toEqual({ ok: true, events: 64 })
  })

  it('CALL-1 PEERS-3 two servers, one waiting ticket: one window gets it', async () => {
    const store = openMemoryStore()
    const one = await openFloor(store)
    await one.staff(10, 11)
    const other = await openFloor(store)
    await one.issue()
    const answers = await Promise.all([
      one.give({ type: 'CallNext', counter: counterAt(10) }, clerkAt(10)),
      other.give({ type: 'CallNext', counter: counterAt(11) }, clerkAt(11)),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok).map(wordOf)).toEqual(['QueueEmpty'])
  })

  it('SEND-4 a writer that loses the race again and again says so instead of waiting for ever', async () => {
    const store = moodyStore()
    const floor = await openFloor(store)
    await floor.issue()
    store.conflicts = 4
    expect(await floor.issue()).toBe('C002')
    store.conflicts = 1_000
    expect(wordOf(await floor.give(issueC))).toBe('cannotStore')
    store.conflicts = 0
    expect(await floor.issue()).toBe('C003')
  })
})

it('SEND-4 SEND-5 what is on disk is answered as done even when a screen’s picture fails to be drawn', async () => {
  const floor = await openFloor(openMemoryStore())
  const heard: string[] = []
  floor.hall.onCommitted(() => {
    throw new Error('a listener failed')
  })
  floor.hall.onCommitted((events) => void heard.push(...events.map((event) => event.type)))
  expect(wordOf(await floor.give(issueC))).toBe('ok')
  expect(heard).toContain('TicketIssued')
  expect(floor.troubles.map(String)).toEqual(['Error: a listener failed'])
})

it('STORE-11 STORE-9 a write that never ends is trouble while it lasts, and none once it has ended', async () => {
  const store = openMemoryStore()
  let goOn: () => void = () => undefined
  const floor = await openFloor({
    ...store,
    append: async (batch) => {
      await new Promise<void>((resolve) => (goOn = resolve))
      return store.append(batch)
    },
  })
  const now = vi.spyOn(performance, 'now')
  const answer = floor.give(issueC)
  await new Promise((resolve) => setImmediate(resolve))
  await floor.hall.probe()
  expect(floor.hall.trouble(), 'it has only begun').toBeNull()
  now.mockReturnValue(performance.now() + 4000)
  await floor.hall.probe()
  expect(floor.hall.trouble()).toMatch(/nothing was kept for 4 seconds/)
  now.mockRestore()
  goOn()
  expect((await answer).ok).toBe(true)
  expect(floor.hall.trouble()).toBeNull()
})
