/** Decides what a duty manager orders a machine (DEV-4 … DEV-7), and what a machine out of use may still say. */
import type { Actor } from '../words/actor.ts'
import { reject } from '../words/rejected.ts'
import type { DeviceCommand } from './commands.ts'
import type { DeviceKind } from './components.ts'
import type { DeviceEvent } from './events.ts'
import { messageNow, ordersOf, type DevicesState } from './state.ts'

/** The machine that an order names, as it is paired now. */
export interface KnownDevice {
  readonly deviceId: string
  readonly kind: DeviceKind
  readonly name: string
}

export interface DeviceContext {
  readonly actor: Actor
  readonly nowMs: number
  /** null: no such machine is paired. */
  readonly device: KnownDevice | null
}

const MINUTE_MS = 60_000

/**
 * A machine out of use issues nothing, but a visitor before it may call for help, and what it issued before is still
 * handed in.
 */
const STILL_HEARD: readonly string[] = ['RequestHelp', 'LeaseSeries', 'HandInTickets']

/** Whether a command comes from a machine that was taken out of use and must not give it (DEV-5). */
export function isOutOfUse(state: Readonly<DevicesState>, actor: Actor, command: { readonly type: string }): boolean {
  return (
    actor.kind === 'device' && ordersOf(state, actor.deviceId).disabled !== null && !STILL_HEARD.includes(command.type)
  )
}

/** The event of a lawful order; throws Rejected otherwise. */
export function decideDevices(
  state: Readonly<DevicesState>,
  command: DeviceCommand,
  context: DeviceContext,
): DeviceEvent {
  const { actor, nowMs } = context
  if (actor.kind !== 'clerk' || actor.role !== 'dutyManager') reject({ code: 'NotAllowed' })
  const device = context.device ?? reject({ code: 'UnknownDevice' })
  const of = { deviceId: device.deviceId, name: device.name }
  const orders = ordersOf(state, device.deviceId)
  if (command.type === 'RestartDevice') return { type: 'DeviceRestartOrdered', ...of, restartNo: orders.restartNo + 1 }
  if (device.kind !== 'kiosk') reject({ code: 'NotAKiosk', name: device.name })
  switch (command.type) {
    case 'DisableDevice': {
      if (orders.disabled !== null) reject({ code: 'DeviceUnchanged', name: device.name })
      return { type: 'DeviceDisabled', ...of, reason: wordsOf(command.reason, 'reason') }
    }
    case 'EnableDevice': {
      if (orders.disabled === null) reject({ code: 'DeviceUnchanged', name: device.name })
      return { type: 'DeviceEnabled', ...of }
    }
    case 'MessageDevice':
      return {
        type: 'DeviceMessaged',
        ...of,
        text: wordsOf(command.text, 'text'),
        textEn: command.textEn.trim(),
        style: command.style,
        untilMs: command.minutes === null ? null : nowMs + command.minutes * MINUTE_MS,
      }
    case 'ClearDeviceMessage': {
      if (messageNow(orders, nowMs) === null) reject({ code: 'DeviceUnchanged', name: device.name })
      return { type: 'DeviceMessageCleared', ...of }
    }
  }
}

function wordsOf(text: string, field: string): string {
  const words = text.trim()
  return words === '' ? reject({ code: 'FieldMissing', field }) : words
}
