/** Orders to the machines of the hall, as a subject. */
import type { Subject } from '../plan/world.ts'
import { DEVICE_MAY, type DeviceCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { DeviceEvent } from './events.ts'
import type { DeviceRejection } from './rejections.ts'
import { DEVICES_STREAM, emptyDevices, folds, stopDisabled, type DevicesState } from './state.ts'

export const devices: Subject<{
  kind: 'devices'
  command: DeviceCommand
  event: DeviceEvent
  state: DevicesState
  rejection: DeviceRejection
  answer: object
}> = {
  kind: 'devices',
  standing: DEVICES_STREAM,
  empty: emptyDevices,
  folds,
  may: DEVICE_MAY,
  decide: deciders,
  asks: ({ deviceId }) => ({ device: deviceId }),
  stops: { device: stopDisabled },
}
