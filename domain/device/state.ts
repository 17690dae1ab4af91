/** The orders that stand for each machine, as the events have made them. */
import type { Recorded } from '../words/recorded.ts'
import type { DeviceId, MessageStyle } from './commands.ts'
import type { DeviceEvent } from './events.ts'

export interface DeviceMessage {
  readonly text: string
  readonly textEn: string
  readonly style: MessageStyle
  /** UTC ms; null: until it is taken down. */
  readonly untilMs: number | null
}

export interface StandingOrders {
  readonly disabled: { readonly reason: string; readonly sinceMs: number; readonly by: string } | null
  readonly message: DeviceMessage | null
  /** How often a restart was ordered; a machine that knows a smaller number has one to make. */
  readonly restartNo: number
  readonly restartAtMs: number | null
}

export interface DevicesState {
  seq: number
  readonly orders: Map<DeviceId, StandingOrders>
}

export const NO_ORDERS: StandingOrders = { disabled: null, message: null, restartNo: 0, restartAtMs: null }

/** No machine was ever ordered anything. */
export function emptyDevices(): DevicesState {
  return { seq: 0, orders: new Map() }
}

/** Folds one event. */
export function evolveDevices(state: DevicesState, record: Recorded<DeviceEvent>): void {
  const { event, actor, atMs } = record
  state.seq = record.seq
  const before = ordersOf(state, event.deviceId)
  state.orders.set(event.deviceId, {
    ...before,
    ...changeOf(event, atMs, actor.kind === 'clerk' ? actor.badgeNo : actor.kind),
  })
}

/** What stands for a machine, whether it has expired or not. */
export function ordersOf(state: Pick<Readonly<DevicesState>, 'orders'>, deviceId: DeviceId): StandingOrders {
  return state.orders.get(deviceId) ?? NO_ORDERS
}

/** The message that a machine shows now. */
export function messageNow({ message }: Pick<StandingOrders, 'message'>, nowMs: number): DeviceMessage | null {
  return message !== null && (message.untilMs === null || nowMs < message.untilMs) ? message : null
}

function changeOf(event: DeviceEvent, atMs: number, by: string): Partial<StandingOrders> {
  switch (event.type) {
    case 'DeviceDisabled':
      return { disabled: { reason: event.reason, sinceMs: atMs, by } }
    case 'DeviceEnabled':
      return { disabled: null }
    case 'DeviceMessaged':
      return { message: { text: event.text, textEn: event.textEn, style: event.style, untilMs: event.untilMs } }
    case 'DeviceMessageCleared':
      return { message: null }
    case 'DeviceRestartOrdered':
      return { restartNo: event.restartNo, restartAtMs: atMs }
  }
}
