/** Decides what a duty manager orders a machine (DEV-4 … DEV-7). */
import type { KnownDevice, World } from '../plan/world.ts'
import { wordsIn } from '../words/rejected.ts'
import { onto } from '../words/stream.ts'
import type { Deciders } from '../words/subject.ts'
import type { DeviceCommand } from './commands.ts'
import type { DeviceEvent } from './events.ts'
import { reject } from './rejections.ts'
import { DEVICES_STREAM, messageNow, ordersOf, type StandingOrders } from './state.ts'

const MINUTE_MS = 60_000

export const deciders: Deciders<DeviceCommand, World> = {
  RestartDevice: (_command, world) => {
    const { of, orders } = ordered(world)
    return written({ type: 'DeviceRestartOrdered', ...of, restartNo: orders.restartNo + 1 })
  },
  DisableDevice: ({ reason }, world) => {
    const { of, orders } = orderedKiosk(world)
    if (orders.disabled !== null) reject({ code: 'DeviceUnchanged', name: of.name })
    return written({ type: 'DeviceDisabled', ...of, reason: wordsIn(reason, 'reason') })
  },
  EnableDevice: (_command, world) => {
    const { of, orders } = orderedKiosk(world)
    if (orders.disabled === null) reject({ code: 'DeviceUnchanged', name: of.name })
    return written({ type: 'DeviceEnabled', ...of })
  },
  MessageDevice: ({ text, textEn, style, minutes }, world) =>
    written({
      type: 'DeviceMessaged',
      ...orderedKiosk(world).of,
      text: wordsIn(text, 'text'),
      textEn: textEn.trim(),
      style,
      untilMs: minutes === null ? null : world.nowMs + minutes * MINUTE_MS,
    }),
  ClearDeviceMessage: (_command, world) => {
    const { of, orders } = orderedKiosk(world)
    if (messageNow(orders, world.nowMs) === null) reject({ code: 'DeviceUnchanged', name: of.name })
    return written({ type: 'DeviceMessageCleared', ...of })
  },
}

interface Ordered {
  readonly of: Pick<KnownDevice, 'deviceId' | 'name'>
  readonly orders: StandingOrders
}

/** The machine that the order names, and what stands for it. */
function ordered({ actor, device, state }: World): Ordered & { readonly kind: KnownDevice['kind'] } {
  if (actor.kind !== 'clerk' || actor.role !== 'dutyManager') reject({ code: 'NotAllowed' })
  const { deviceId, name, kind } = device ?? reject({ code: 'UnknownDevice' })
  return { of: { deviceId, name }, orders: ordersOf(state(DEVICES_STREAM), deviceId), kind }
}

function orderedKiosk(world: World): Ordered {
  const found = ordered(world)
  return found.kind === 'kiosk' ? found : reject({ code: 'NotAKiosk', name: found.of.name })
}

function written(event: DeviceEvent) {
  return [onto(DEVICES_STREAM, event)]
}
