/** What a duty manager orders a machine, what is kept of it, and what a machine out of use may still say. */
import { describe, expect, it } from 'vitest'
import type { DeviceCommand } from '../../../domain/device/commands.ts'
import { englishName } from '../../../domain/words/device-name.ts'
import { MACHINES_STREAM, machineNames, type NamingCommand } from '../../../domain/device/naming.ts'
import { DEVICES_STREAM, messageNow, ordersOf, type StandingOrders } from '../../../domain/device/state.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { KnownDevice } from '../../../domain/plan/world.ts'
import { Log } from '../log.ts'
import { settingsWith } from '../queue-day/hall.ts'

const NOON = 1_000_000_000
const manager: Actor = { kind: 'clerk', badgeNo: '0101', role: 'dutyManager' }
const kiosk: KnownDevice = { deviceId: 'k1', kind: 'kiosk', name: '1 号机', counter: null }
const display: KnownDevice = { deviceId: 'd1', kind: 'display', name: '1 号综合屏', counter: null }
const disable: DeviceCommand = { type: 'DisableDevice', deviceId: 'k1', reason: ' 打印头坏了 ' }
const message: DeviceCommand = {
  type: 'MessageDevice',
  deviceId: 'k1',
  text: '本机十点维护',
  textEn: '',
  style: 'band',
  minutes: 30,
}

function given(...commands: readonly DeviceCommand[]): Log {
  const log = new Log(settingsWith(), { nowMs: NOON })
  for (const command of commands) expect(log.told(command, manager, { device: kiosk })).toBe('ok')
  return log
}

function orders(log: Log, deviceId = 'k1'): StandingOrders {
  return ordersOf(log.state(DEVICES_STREAM), deviceId)
}

function told(
  log: Log,
  command: DeviceCommand | NamingCommand,
  device: KnownDevice | null = kiosk,
  actor: Actor = manager,
): string {
  return log.told(command, actor, { device })
}

describe('orders to a machine', () => {
  it('DEV-4 out of use and back, with reason, author and time', () => {
    expect(orders(given(disable)).disabled).toEqual({ reason: '打印头坏了', sinceMs: NOON, by: '0101' })
    expect(orders(given(disable, { type: 'EnableDevice', deviceId: 'k1' })).disabled).toBeNull()
    expect(orders(given(), 'k2')).toMatchObject({ disabled: null, message: null, restartNo: 0 })
  })

  it('DEV-4 refused: no reason, no such machine, no kiosk, already so, anybody but a duty manager', () => {
    expect(told(given(), { ...disable, reason: '  ' })).toBe('FieldMissing')
    expect(told(given(), disable, null)).toBe('UnknownDevice')
    expect(told(given(), disable, display)).toBe('NotAKiosk')
    expect(told(given(), { ...message, text: '' })).toBe('FieldMissing')
    expect(told(given(disable), disable)).toBe('DeviceUnchanged')
    expect(told(given(), { type: 'EnableDevice', deviceId: 'k1' })).toBe('DeviceUnchanged')
    expect(told(given(), { type: 'ClearDeviceMessage', deviceId: 'k1' })).toBe('DeviceUnchanged')
    for (const actor of [
      { kind: 'clerk', badgeNo: '0301', role: 'clerk' },
      { kind: 'clerk', badgeNo: '0201', role: 'floorGuide' },
      { kind: 'device', deviceId: 'k1', deviceKind: 'kiosk' },
    ] as const)
      expect(told(given(), disable, kiosk, actor)).toBe('NotAllowed')
  })

  it('DEV-10 a machine that is paired is named once; one that nobody knows is none', () => {
    const note = { type: 'NoteDevice', deviceId: 'k1' } as const
    const clock = { kind: 'timekeeper' } as const
    expect(told(given(), note, null, clock)).toBe('UnknownDevice')
    const log = given()
    for (let n = 0; n < 2; n += 1) expect(told(log, note, kiosk, clock)).toBe('ok')
    const state = log.state(MACHINES_STREAM)
    expect([state.seq, ...state.names]).toEqual([1, ['k1', '1 号机']])
    const now = [{ deviceId: 'k2', name: '2 号机' }]
    expect([...machineNames(state, now)]).toEqual([
      ['k2', '2 号机'],
      ['k1', '1 号机'],
    ])
  })

  it('DEV-6 a message stands until its time is over or it is taken down', () => {
    const standing = orders(given(message))
    expect(messageNow(standing, NOON + 30 * 60_000 - 1)).toMatchObject({ text: '本机十点维护', style: 'band' })
    expect(messageNow(standing, NOON + 30 * 60_000)).toBeNull()
    expect(messageNow(orders(given({ ...message, minutes: null })), NOON * 2)).not.toBeNull()
    expect(orders(given(message, { type: 'ClearDeviceMessage', deviceId: 'k1' })).message).toBeNull()
  })

  it('DEV-7 each restart has its number, and a display may be restarted too', () => {
    expect(
      orders(given({ type: 'RestartDevice', deviceId: 'k1' }, { type: 'RestartDevice', deviceId: 'k1' })).restartNo,
    ).toBe(2)
    expect(told(given(), { type: 'RestartDevice', deviceId: 'd1' }, display)).toBe('ok')
  })
})

it('DEV-5 a kiosk out of use gives nothing but a call for help and what it issued before; the others are not touched', () => {
  const log = given(disable)
  const rejoin = { type: 'Rejoin', ticketNo: 'C001' } as const
  const of = (deviceId: string): Actor => ({ kind: 'device', deviceId, deviceKind: 'kiosk' })
  expect(log.told({ type: 'IssueTicket', items: [{ item: 'c' }], origin: 'kiosk' }, of('k1'))).toBe('DeviceDisabled')
  expect(log.told(rejoin, of('k1'))).toBe('DeviceDisabled')
  expect(log.told({ type: 'RequestHelp', place: '1 号机' }, of('k1'))).toBe('ok')
  expect(log.told(rejoin, of('k2'))).toBe('UnknownTicket')
  expect(log.told(rejoin, manager)).toBe('UnknownTicket')
})

it('DEV-8 names that the hall gives have an English form; names that people chose stay', () => {
  expect(['3 号机', '12号机', '1 号综合屏', '4 号大屏', '2 号窗口屏', '东门取号机'].map(englishName)).toEqual([
    'Kiosk 3',
    'Kiosk 12',
    'Display 1',
    'Display 4',
    'Counter display 2',
    '东门取号机',
  ])
})
