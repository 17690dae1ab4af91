/**
 * Tells each connected device what it is ordered: at its connect, after every order, and when the machines beside it
 * change.
 */
import type { DeviceOrders } from '../../domain/device/orders.ts'
import { messageNow, ordersOf } from '../../domain/device/state.ts'
import type { Hall } from '../hall/hall.ts'
import { DEVICES_STREAM } from '../../domain/device/state.ts'
import type { DeviceBoard } from './board.ts'

const OTHERS_MOST = 2

/** The orders of one device now. */
export function deviceOrders(
  hall: Pick<Hall, 'streams' | 'nowMs'>,
  board: Pick<DeviceBoard, 'conditionOf' | 'servingBeside'>,
  deviceId: string,
): DeviceOrders {
  const nowMs = hall.nowMs()
  const standing = ordersOf(hall.streams.state(DEVICES_STREAM), deviceId)
  const message = messageNow(standing, nowMs)
  const cause = unusableBy(board, deviceId, nowMs)
  return {
    outOfUse: cause === null ? null : { cause, others: board.servingBeside(deviceId, nowMs).slice(0, OTHERS_MOST) },
    message: message && { text: message.text, textEn: message.textEn, style: message.style },
    restartNo: standing.restartNo,
  }
}

/** A device that hears this is not silent; one that has not reported yet is not out of use. */
function unusableBy(
  board: Pick<DeviceBoard, 'conditionOf'>,
  deviceId: string,
  nowMs: number,
): NonNullable<DeviceOrders['outOfUse']>['cause'] | null {
  const condition = board.conditionOf(deviceId, nowMs)
  if (condition?.state !== 'unavailable' || condition.cause === 'silent' || condition.cause === 'noReport') return null
  return condition.cause
}

/** Remembers what each connection was told last and tells it only what is new. */
export function createOrderTeller(of: (deviceId: string) => DeviceOrders): {
  tell(connection: object, deviceId: string, send: (orders: DeviceOrders) => void): void
} {
  const sent = new WeakMap<object, string>()
  return {
    tell: (connection, deviceId, send) => {
      const orders = of(deviceId)
      const body = JSON.stringify(orders)
      if (sent.get(connection) === body) return
      sent.set(connection, body)
      send(orders)
    },
  }
}
