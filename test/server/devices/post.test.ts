/** The post: a number that comes at once or late, a parcel that is refused, a carrier out of reach; nothing is posted twice. */
import { expect, it } from 'vitest'
import { createPostDesk } from '../../../server/devices/post/post-desk.ts'
import { createSimulatedPost } from '../../../server/devices/post/simulated-post.ts'
import { readCase } from '../../../server/hall/read-case.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { clerk, expectOk, openFloor, settings } from '../hall/floor.ts'

const officer = clerk('0711')
const CASE = '261125-0001'
const TO = '李梅 13900000000 渭原县东街 1 号'

/** A result that lies ready. */
async function postWithResult() {
  const store = openMemoryStore()
  const own = { badgeNo: '0711', name: '周敏', post: '审批岗', role: 'clerk', department: '市场监管' } as const
  const floor = await openFloor(store, { ...settings, clerks: [...settings.clerks, own] })
  expectOk(await floor.give({ type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄' }, officer))
  expectOk(await floor.give({ type: 'TakeCase', caseNo: CASE }, officer))
  expectOk(
    await floor.give({ type: 'DecideCase', caseNo: CASE, verdict: 'granted', reasons: '', remedies: '' }, officer),
  )
  expectOk(await floor.give({ type: 'ReadyResult', caseNo: CASE, result: '营业执照', place: '柜' }, officer))
  const post = createSimulatedPost()
  const desk = createPostDesk(floor.hall, post, 20)
  const hand = () => desk.handOver(CASE, TO, officer)
  const file = async () => readCase(store, CASE)
  const events = async (): Promise<string> => JSON.stringify([...(await store.read(`case/${CASE}`, 0))])
  return { floor, post, desk, hand, file, events }
}

/** Lets what was answered be written. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 30))

it('PICKUP-8 the post takes it and gives a number: the case is mailed under it, the address stands nowhere in the log', async () => {
  const { hand, post, file, events } = await postWithResult()
  expect(await hand()).toEqual({ state: 'mailed', trackingNo: 'YJ000000001CN' })
  expect(post.parcels().get(CASE)).toEqual({ reference: CASE, content: '营业执照', to: TO })
  const done = await file()
  expect([done?.status, done?.delivery?.how, done?.delivery?.trackingNo]).toEqual(['mailed', 'post', 'YJ000000001CN'])
  expect(await events()).not.toContain('13900000000')
  expect(await hand()).toEqual({ state: 'notReady' })
})

it('PICKUP-8 an answer that comes late is noted when it comes, once, though it was handed over again meanwhile', async () => {
  const { hand, post, file, events } = await postWithResult()
  post.setHabit('late')
  expect([await hand(), await hand()]).toEqual([{ state: 'waiting' }, { state: 'waiting' }])
  expect((await file())?.status).toBe('ready')
  post.answerLate()
  await settle()
  expect((await file())?.status).toBe('mailed')
  expect((await events()).match(/ResultMailed/g)).toHaveLength(1)
})

it('PICKUP-8 what the post refuses stays where it is, with its reason, and may be tried again', async () => {
  const { hand, post, file } = await postWithResult()
  post.setHabit('refuses')
  expect(await hand()).toEqual({ state: 'refused', why: '地址不在投递范围' })
  expect((await file())?.status).toBe('ready')
  post.setHabit('sound')
  expect(await hand()).toMatchObject({ state: 'mailed' })
})

it('PICKUP-8 a post out of reach is asked again by itself; after ten minutes the duty manager is told', async () => {
  const { floor, hand, post, desk, file } = await postWithResult()
  post.setHabit('away')
  expect(await hand()).toEqual({ state: 'waiting' })
  await desk.look()
  floor.nowMs += 601_000
  await desk.look()
  expect(desk.alerts(floor.nowMs)).toMatchObject([
    { kind: 'device', cause: 'postSilent', place: `寄递 ${CASE}`, value: 10 },
  ])
  post.setHabit('sound')
  floor.nowMs += 61_000
  await desk.look()
  expect([(await file())?.status, desk.alerts(floor.nowMs)]).toEqual(['mailed', []])
})

it('PICKUP-8 a result that went into the locker while the post was silent is not carried by the post as well', async () => {
  const { floor, hand, post, file } = await postWithResult()
  post.setHabit('late')
  await hand()
  expectOk(await floor.give({ type: 'PutInLocker', caseNo: CASE, door: '3', size: 'small' }, officer))
  post.answerLate()
  await settle()
  expect([(await file())?.status, post.parcels().size]).toEqual(['inLocker', 0])
})

it('PICKUP-10 a restart goes on with what the post has not answered: once, under the same number, the address sealed and then gone', async () => {
  const { floor, post, hand, file, events } = await postWithResult()
  post.setHabit('away')
  expect(await hand()).toEqual({ state: 'waiting' })
  const kept = async (): Promise<string> => JSON.stringify(await floor.hall.store.people(Number.MAX_SAFE_INTEGER))
  expect(await kept()).toContain(`parcel/${CASE}`)
  expect(await kept()).not.toContain('13900000000')
  // Another process: nothing of the first one is in memory.
  const next = createPostDesk(floor.hall, post, 20)
  post.setHabit('sound')
  await next.look()
  await next.look()
  await settle()
  expect([(await file())?.status, post.parcels().get(CASE)?.to]).toEqual(['mailed', TO])
  expect((await events()).match(/ResultMailed/g)).toHaveLength(1)
  expect(await kept()).not.toContain(`parcel/${CASE}`)
})
