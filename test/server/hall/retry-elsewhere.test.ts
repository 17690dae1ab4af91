/**
 * A command whose server died is sent again to another server, which has just had trouble of its own with the store.
 */
import { expect, it } from 'vitest'
import { composeHall } from '../../../server/hall/compose.ts'
import type { Hall } from '../../../server/hall/hall.ts'
import { HALL_JOBS } from '../../../server/jobs/of-a-hall.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import type { Store } from '../../../server/store/port.ts'
import { NINE, clerkAt, counterAt, everyCounterServesC, kiosk } from './floor.ts'

const counter = counterAt(0)

const compose = (store: Store): Promise<Hall> =>
  composeHall({
    settings: everyCounterServesC,
    store,
    nowMs: () => NINE,
    jobs: HALL_JOBS,
    onTrouble: () => undefined,
    isShared: true,
  })

it("SEND-1 STORE-8 an effect that is committed while the retry is under way is found, not taken for somebody else's", async () => {
  const store = openMemoryStore()
  const first = await compose(store)
  await first.execute(
    { commandId: 'issue-01', command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } },
    kiosk,
  )
  await first.execute({ commandId: 'sign-in-01', command: { type: 'SignIn', counter } }, clerkAt(0))
  await first.execute({ commandId: 'call-0001', command: { type: 'CallNext', counter } }, clerkAt(0))

  let isDown = false
  let meanwhile: (() => Promise<unknown>) | null = null
  const other = await compose({
    ...store,
    append: (batch) => (isDown ? Promise.reject(new Error('connection lost')) : store.append(batch)),
    read: async (stream, afterSeq) => {
      if (isDown) throw new Error('connection lost')
      const records = [...(await store.read(stream, afterSeq))] as never
      const commit = stream.startsWith('day/') ? meanwhile : null
      if (commit) meanwhile = null
      await commit?.()
      return records
    },
  })
  isDown = true
  await other.execute(
    { commandId: 'issue-02', command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } },
    kiosk,
  )
  isDown = false

  const start = { commandId: 'start-001', command: { type: 'StartService', counter } } as const
  meanwhile = () => first.execute(start, clerkAt(0))
  // The command before it in the same batch is the one that reads the store anew.
  const before = other.execute(
    { commandId: 'issue-03', command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } },
    kiosk,
  )
  expect(await other.execute(start, clerkAt(0))).toMatchObject({ ok: true })
  expect(await before).toMatchObject({ ok: true })
})

it('STORE-8 a clerk who moves to another server is not refused because of what that one has not read yet', async () => {
  const store = openMemoryStore()
  const one = await compose(store)
  await one.execute(
    { commandId: 'issue-01', command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } },
    kiosk,
  )
  const other = await compose(store)
  await one.execute({ commandId: 'sign-in-01', command: { type: 'SignIn', counter } }, clerkAt(0))
  await one.execute({ commandId: 'call-0001', command: { type: 'CallNext', counter } }, clerkAt(0))
  expect(
    await other.execute({ commandId: 'start-001', command: { type: 'StartService', counter } }, clerkAt(0)),
  ).toMatchObject({ ok: true })
})

it('SEND-4 DAY-1 a store that cannot be read at midnight leaves the day that is held readable', async () => {
  const store = openMemoryStore()
  let isDown = false
  let nowMs = NINE
  const broken = async (): Promise<never> => Promise.reject(new Error('connection lost'))
  const hall = await composeHall({
    jobs: HALL_JOBS,
    settings: everyCounterServesC,
    nowMs: () => nowMs,
    onTrouble: () => undefined,
    store: {
      ...store,
      append: (batch) => (isDown ? broken() : store.append(batch)),
      read: (stream, afterSeq) => (isDown ? broken() : store.read(stream, afterSeq)),
    },
  })
  isDown = true
  nowMs += 24 * 3_600_000
  await hall.execute(
    { commandId: 'issue-01', command: { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' } },
    kiosk,
  )
  expect(() => hall.day()).not.toThrow()
})
