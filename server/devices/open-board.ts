/**
 * The device board of a running hall: stands on the orders in its log, and writes each change of state into the
 * server's log.
 */
import type { ComponentName } from '../../domain/device/components.ts'
import { ordersOf } from '../../domain/device/state.ts'
import type { Hall } from '../hall/hall.ts'
import { DEVICES_STREAM } from '../../domain/device/state.ts'
import { createDeviceBoard, type DeviceBoard } from './board.ts'
import type { Logger } from 'pino'

/**
 * Opens it; the server listens from now on, and hears of what other servers of the hall hear.
 */
export function openBoard(
  hall: Hall,
  needs: readonly ComponentName[],
  log: Pick<Logger, 'info'>,
  onChange: () => void,
): DeviceBoard {
  return createDeviceBoard(onChange, {
    needs,
    listeningSinceMs: hall.nowMs(),
    machineMs: Date.now,
    ordersOf: (deviceId) => ordersOf(hall.streams.state(DEVICES_STREAM), deviceId),
    onState: ({ deviceId, name }, { state, cause }) => log.info({ deviceId, name, state, cause }, 'device state'),
  })
}
