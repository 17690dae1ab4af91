/** The orders that stand for each machine, as the events have made them, and what a machine out of use may still say. */
import type { World } from '../plan/world.ts'
import { nameOf } from '../words/actor.ts'
import { streamName } from '../words/stream.ts'
import type { Folds, Typed } from '../words/subject.ts'
import type { DeviceId, MessageStyle } from './commands.ts'
import type { DeviceEvent } from './events.ts'
import { reject } from './rejections.ts'

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

export const DEVICES_STREAM = streamName<DevicesState, DeviceEvent>('devices')

export const folds: Folds<DevicesState, DeviceEvent> = {
  DeviceDisabled: (state, event, { atMs, actor }) =>
    change(state, event, { disabled: { reason: event.reason, sinceMs: atMs, by: nameOf(actor) } }),
  DeviceEnabled: (state, event) => change(state, event, { disabled: null }),
  DeviceMessaged: (state, event) =>
    change(state, event, {
      message: { text: event.text, textEn: event.textEn, style: event.style, untilMs: event.untilMs },
    }),
  DeviceMessageCleared: (state, event) => change(state, event, { message: null }),
  DeviceRestartOrdered: (state, event, { atMs }) =>
    change(state, event, { restartNo: event.restartNo, restartAtMs: atMs }),
}

/** What stands for a machine, whether it has expired or not. */
export function ordersOf(state: Pick<Readonly<DevicesState>, 'orders'>, deviceId: DeviceId): StandingOrders {
  return state.orders.get(deviceId) ?? NO_ORDERS
}

/** The message that a machine shows now. */
export function messageNow({ message }: Pick<StandingOrders, 'message'>, nowMs: number): DeviceMessage | null {
  return message !== null && (message.untilMs === null || nowMs < message.untilMs) ? message : null
}

function change(state: DevicesState, { deviceId }: DeviceEvent, patch: Partial<StandingOrders>): void {
  state.orders.set(deviceId, { ...ordersOf(state, deviceId), ...patch })
}

/**
 * A machine out of use issues nothing, but a visitor before it may call for help, and what it issued before is still
 * handed in.
 */
const STILL_HEARD: readonly string[] = ['RequestHelp', 'LeaseSeries', 'HandInTickets']

/** Stops what comes from a machine that was taken out of use and must not give it (DEV-5). */
export function stopDisabled(command: Typed, { actor, state }: Pick<World, 'actor' | 'state'>): void {
  if (actor.kind !== 'device' || STILL_HEARD.includes(command.type)) return
  if (ordersOf(state(DEVICES_STREAM), actor.deviceId).disabled !== null) reject({ code: 'DeviceDisabled' })
}
