/** What a duty manager orders a machine, what is kept of it, and what a machine out of use may still say. */
import { describe, expect, it } from 'vitest'
import type { DeviceCommand } from '../../../domain/device/commands.ts'
import { decideDevices, isOutOfUse, type KnownDevice } from '../../../domain/device/decide.ts'
import { englishName } from '../../../domain/device/device-name.ts'
import { emptyDevices, evolveDevices, messageNow, ordersOf, type DevicesState } from '../../../domain/device/state.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { Rejected } from '../../../domain/words/rejected.ts'

const NOON = 1_000_000_000
const manager: Actor = { kind: 'clerk', badgeNo: '0101', role: 'dutyManager' }
const kiosk: KnownDevice = { deviceId: 'k1', kind: 'kiosk', name: '1 号机' }
const display: KnownDevice = { deviceId: 'd1', kind: 'display', name: '1 号大屏' }
const disable: DeviceCommand = { type: 'DisableDevice', deviceId: 'k1', reason: ' 打印头坏了 ' }
const message: DeviceCommand = {
  type: 'MessageDevice',
  deviceId: 'k1',
  text: '本机十点维护',
  textEn: '',
  style: 'band',
  minutes: 30,
}

function given(...commands: readonly DeviceCommand[]): DevicesState {
  const state = emptyDevices()
  for (const command of commands)
    evolveDevices(state, {
      seq: state.seq + 1,
      atMs: NOON,
      actor: manager,
      commandId: `c${state.seq}`,
      event: decideDevices(state, command, { actor: manager, nowMs: NOON, device: kiosk }),
    })
  return state
}

function refused(
  state: DevicesState,
  command: DeviceCommand,
  device: KnownDevice | null = kiosk,
  actor: Actor = manager,
): string {
  try {
    decideDevices(state, command, { actor, nowMs: NOON, device })
  } catch (thrown) {
    if (thrown instanceof Rejected) return thrown.rejection.code
    throw thrown
  }
  return 'accepted'
}

describe('orders to a machine', () => {
  it('DEV-4 out of use and back, with reason, author and time', () => {
    expect(ordersOf(given(disable), 'k1').disabled).toEqual({ reason: '打印头坏了', sinceMs: NOON, by: '0101' })
    expect(ordersOf(given(disable, { type: 'EnableDevice', deviceId: 'k1' }), 'k1').disabled).toBeNull()
    expect(ordersOf(emptyDevices(), 'k2')).toMatchObject({ disabled: null, message: null, restartNo: 0 })
  })

  it('DEV-4 refused: no reason, no such machine, no kiosk, already so, anybody but a duty manager', () => {
    expect(refused(emptyDevices(), { ...disable, reason: '  ' })).toBe('FieldMissing')
    expect(refused(emptyDevices(), disable, null)).toBe('UnknownDevice')
    expect(refused(emptyDevices(), disable, display)).toBe('NotAKiosk')
    expect(refused(emptyDevices(), { ...message, text: '' })).toBe('FieldMissing')
    expect(refused(given(disable), disable)).toBe('DeviceUnchanged')
    expect(refused(emptyDevices(), { type: 'EnableDevice', deviceId: 'k1' })).toBe('DeviceUnchanged')
    expect(refused(emptyDevices(), { type: 'ClearDeviceMessage', deviceId: 'k1' })).toBe('DeviceUnchanged')
    for (const actor of [
      { kind: 'clerk', badgeNo: '0301', role: 'clerk' },
      { kind: 'clerk', badgeNo: '0201', role: 'floorGuide' },
      { kind: 'device', deviceId: 'k1', deviceKind: 'kiosk' },
    ] as const)
      expect(refused(emptyDevices(), disable, kiosk, actor)).toBe('NotAllowed')
  })

  it('DEV-6 a message stands until its time is over or it is taken down', () => {
    const orders = ordersOf(given(message), 'k1')
    expect(messageNow(orders, NOON + 30 * 60_000 - 1)).toMatchObject({ text: '本机十点维护', style: 'band' })
    expect(messageNow(orders, NOON + 30 * 60_000)).toBeNull()
    expect(messageNow(ordersOf(given({ ...message, minutes: null }), 'k1'), NOON * 2)).not.toBeNull()
    expect(ordersOf(given(message, { type: 'ClearDeviceMessage', deviceId: 'k1' }), 'k1').message).toBeNull()
  })

  it('DEV-7 each restart has its number, and a display may be restarted too', () => {
    expect(
      ordersOf(given({ type: 'RestartDevice', deviceId: 'k1' }, { type: 'RestartDevice', deviceId: 'k1' }), 'k1')
        .restartNo,
    ).toBe(2)
    expect(refused(emptyDevices(), { type: 'RestartDevice', deviceId: 'd1' }, display)).toBe('accepted')
  })
})

it('DEV-5 a kiosk out of use gives nothing but a call for help and what it issued before; the others are not touched', () => {
  const state = given(disable)
  const of = (deviceId: string): Actor => ({ kind: 'device', deviceId, deviceKind: 'kiosk' })
  expect(isOutOfUse(state, of('k1'), { type: 'IssueTicket' })).toBe(true)
  expect(isOutOfUse(state, of('k1'), { type: 'Rejoin' })).toBe(true)
  expect(isOutOfUse(state, of('k1'), { type: 'RequestHelp' })).toBe(false)
  expect(isOutOfUse(state, of('k2'), { type: 'Rejoin' })).toBe(false)
  expect(isOutOfUse(state, manager, { type: 'Rejoin' })).toBe(false)
})

it('DEV-8 names that the hall gives have an English form; names that people chose stay', () => {
  expect(['3 号机', '12号机', '1 号大屏', '2 号窗口屏', '东门取号机'].map(englishName)).toEqual([
    'Kiosk 3',
    'Kiosk 12',
    'Display 1',
    'Counter display 2',
    '东门取号机',
  ])
})
