/** Who was sent to a window, as the server's job sees it: there, to go back, gone; and windows that open by rule. */
import { afterEach, expect, it } from 'vitest'
import { POSTINGS_STREAM, type PostingLine } from '../../../domain/posting/state.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { postingJob } from '../../../server/jobs/postings.ts'
import type { AskedOutlook } from '../../../server/reports/floor-outlook.ts'
import type { Store } from '../../../server/store/port.ts'
import { disks, expectOk, manager, MINUTE, openFloor, type Disk } from '../hall/floor.ts'

const open: { store: Store; disk: Disk }[] = []
const clerk: Actor = { kind: 'clerk', badgeNo: '0322', role: 'clerk' }

/** A hall on SQLite whose outlook would send 0322 to window 43. */
async function hall() {
  const disk = disks()[1]?.make() as Disk
  const store = disk.open()
  open.push({ store, disk })
  const floor = await openFloor(store)
  const moves = [{ counter: '43', badgeNo: '0322', from: null, cost: null }]
  const as = { open: 0, spans: [], worst: null, moves: [] }
  const advice = {
    queue: 'E',
    promiseMin: 30,
    choices: [as, { ...as, moves }],
    best: 1,
    untilMin: 720,
    lacks: 'nothing',
  }
  const asked = { outlook: { halves: [], queues: [], advice }, measuredOn: [], atMs: 0 } as AskedOutlook
  const job = postingJob(floor.hall, () => Promise.resolve(asked))
  const step = async (minutes: number): Promise<void> => {
    floor.nowMs += minutes * MINUTE
    await job()
  }
  const standing = (): readonly (readonly [string, string])[] =>
    [...floor.hall.streams.state(POSTINGS_STREAM).postings.values()].map(({ counter, status }) => [counter, status])
  return { floor, step, standing }
}

afterEach(async () => {
  for (const { store, disk } of open.splice(0)) {
    await store.close()
    disk.clean()
  }
})

it('ACT-3 ACT-4 whoever was sent is seen to sit down, is told when they may go, and is forgotten when they have gone', async () => {
  const { floor, step, standing } = await hall()
  const who = [{ counter: '43', badgeNo: '0322' }]
  expectOk(await floor.give({ type: 'SendToCounters', queue: 'E', who, minutes: 60 }, manager))
  await step(1)
  expect(standing()).toEqual([['43', 'sent']])
  expectOk(await floor.give({ type: 'SignIn', counter: '43' }, clerk))
  await step(1)
  expect(standing()).toEqual([['43', 'there']])
  await step(60)
  expect(standing()).toEqual([['43', 'released']])
  const view = floor.hall.view('clerk:43')
  expect(view?.kind === 'clerk' ? (view.posting as PostingLine).status : '').toBe('released')
  expectOk(await floor.give({ type: 'SignOut', counter: '43' }, clerk))
  await step(1)
  expect(standing()).toEqual([])
})

it('ACT-4 who has not come after half an hour is not waited for, and the floor shows nobody on the way', async () => {
  const { floor, step, standing } = await hall()
  const who = [{ counter: '43', badgeNo: '0322' }]
  expectOk(await floor.give({ type: 'SendToCounters', queue: 'E', who, minutes: 120 }, manager))
  const view = floor.hall.view('manager', { alerts: [] })
  expect(view?.kind === 'manager' ? view.postings : []).toMatchObject([{ counter: '43', status: 'sent' }])
  await step(31)
  expect(standing()).toEqual([])
})

it('ACT-5 a queue that opens by rule gets one more after ten minutes of people whom nobody calls; by word it does not', async () => {
  const { floor, step, standing } = await hall()
  expectOk(await floor.give({ type: 'SetTide', queue: 'E', tide: 'rule' }, manager))
  await floor.issue('e01')
  await step(0)
  await step(9)
  expect(standing()).toEqual([])
  await step(1)
  expect(standing()).toEqual([['43', 'sent']])
  expectOk(await floor.give({ type: 'SetTide', queue: 'E', tide: 'word' }, manager))
  expect(floor.hall.streams.state(POSTINGS_STREAM).byRule.size).toBe(0)
})
