/** The pick-up locker: doors that obey, that say nothing, that stay open; a result is fetched when its door is shut. */
import { expect, it } from 'vitest'
import { createLockerDesk } from '../../../server/devices/locker/locker-desk.ts'
import { createSimulatedLocker } from '../../../server/devices/locker/simulated-locker.ts'
import { lockerOf } from '../../../server/start/adapters.ts'
import { readCase } from '../../../server/hall/read-case.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { clerk, expectOk, manager, openFloor, settings } from '../hall/floor.ts'

const officer = clerk('0711')
const CASE = '261125-0001'

/** A result in door 3. */
async function lockerWithResult() {
  const store = openMemoryStore()
  const plan = {
    ...settings,
    clerks: [
      ...settings.clerks,
      { badgeNo: '0711', name: '周敏', post: '审批岗', role: 'clerk', department: '市场监管' } as const,
    ],
  }
  const floor = await openFloor(store, plan)
  expectOk(await floor.give({ type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄' }, officer))
  expectOk(await floor.give({ type: 'TakeCase', caseNo: CASE }, officer))
  expectOk(
    await floor.give({ type: 'DecideCase', caseNo: CASE, verdict: 'granted', reasons: '', remedies: '' }, officer),
  )
  const ready = expectOk(await floor.give({ type: 'ReadyResult', caseNo: CASE, result: '证', place: '柜' }, officer))
  expectOk(await floor.give({ type: 'PutInLocker', caseNo: CASE, door: '3', size: 'small' }, officer))
  const locker = createSimulatedLocker(
    () => ['1', '2', '3'],
    () => floor.nowMs,
  )
  const desk = createLockerDesk(floor.hall, locker, 20)
  const status = async (): Promise<string> => (await readCase(store, CASE))?.status ?? ''
  return { floor, locker, desk, status, code: ready.result.pickupCode ?? '' }
}

it('PICKUP-5 the door opens for its own code alone, and the result is fetched when it is shut, once', async () => {
  const { floor, desk, status, code } = await lockerWithResult()
  expect([await desk.open('000000', '3'), await desk.open(code, '2')]).toEqual(['unknown', 'unknown'])
  expect(await desk.open(code, '3')).toBe('opened')
  await desk.look()
  expect(await status()).toBe('inLocker')
  floor.nowMs += 5000
  await desk.look()
  await desk.look()
  expect(await status()).toBe('collected')
  expect(await desk.open(code, '3')).toBe('unknown')
})

it('PICKUP-7 a door that says nothing fails in time, tells the duty manager, and leaves the result where it is', async () => {
  const { floor, locker, desk, status, code } = await lockerWithResult()
  locker.setHabit('3', 'silent')
  expect(await desk.open(code, '3')).toBe('failed')
  expect(desk.alerts(floor.nowMs)).toMatchObject([{ kind: 'device', cause: 'lockerSilent', place: '取件柜 3 号格' }])
  expect(await status()).toBe('inLocker')
  locker.setHabit('3', 'sound')
  expect([await desk.open(code, '3'), desk.alerts(floor.nowMs)]).toEqual(['opened', []])
})

it('PICKUP-7 a door that is stuck is not said to be open', async () => {
  const { floor, locker, desk, code } = await lockerWithResult()
  locker.setHabit('3', 'stuck')
  expect(await desk.open(code, '3')).toBe('failed')
  expect(desk.alerts(floor.nowMs)).toMatchObject([{ cause: 'lockerSilent' }])
})

it('PICKUP-7 a door that stays open is told after a minute, and counts as fetched only when somebody has shut it', async () => {
  const { floor, locker, desk, status, code } = await lockerWithResult()
  locker.setHabit('3', 'leftOpen')
  expect(await desk.open(code, '3')).toBe('opened')
  floor.nowMs += 61_000
  await desk.look()
  expect([await status(), desk.alerts(floor.nowMs).map((one) => one.cause)]).toEqual(['inLocker', ['doorOpen']])
  locker.shut('3')
  await desk.look()
  expect([await status(), desk.alerts(floor.nowMs)]).toEqual(['collected', []])
})

it('PICKUP-12 given the hall changes its doors while it runs, then a new one opens at once, and one with a result in it stays', async () => {
  const { floor, status, code } = await lockerWithResult()
  const desk = lockerOf(floor.hall)
  const doors = settings.locker ?? []
  const change = (locker: typeof doors, expectedVersion: number) =>
    floor.give({ type: 'ChangeSettings', changes: { locker }, note: '换柜', expectedVersion }, manager)
  const without3 = doors.filter(({ id }) => id !== '3')
  expect(await change(without3, 0)).toMatchObject({
    rejection: { code: 'SettingsRefused', path: 'locker', fault: 'DoorFilled', value: '3' },
  })
  expect(await change([...doors, { id: '1', size: 'large' }], 0)).toMatchObject({
    rejection: { code: 'SettingsRefused', path: `locker.${doors.length}.id`, fault: 'Twice', value: '1' },
  })
  expectOk(await change([...doors, { id: '乙 1', size: 'large' }], 0))
  expectOk(await floor.give({ type: 'TakeFromLocker', caseNo: CASE, place: '柜', reason: '换格' }, officer))
  expectOk(await floor.give({ type: 'PutInLocker', caseNo: CASE, door: '乙 1', size: 'large' }, officer))
  expect(await desk.open(code, '乙 1')).toBe('opened')
  floor.nowMs += 5000
  await desk.look()
  expect(await status()).toBe('collected')
  expectOk(await change(without3, 1))
})

it('PICKUP-12 a hall may give its locker up: then no door is given', async () => {
  const { floor } = await lockerWithResult()
  expectOk(await floor.give({ type: 'TakeFromLocker', caseNo: CASE, place: '柜', reason: '拆柜' }, officer))
  const changes = { locker: [] }
  expectOk(await floor.give({ type: 'ChangeSettings', changes, note: '拆柜', expectedVersion: 0 }, manager))
  expect(await floor.give({ type: 'PutInLocker', caseNo: CASE, door: null, size: 'small' }, officer)).toMatchObject({
    rejection: { code: 'NoLocker' },
  })
})
