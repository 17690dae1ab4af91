/** What a duty manager orders a machine: out of use and back, a message on its screen, a restart. */

import { MANAGER, type Access } from '../words/who.ts'

export type DeviceId = string

export type DeviceCommand =
  /** Kiosks only. `reason` is for the staff; the screen sends visitors to the next machine. */
  | { readonly type: 'DisableDevice'; readonly deviceId: DeviceId; readonly reason: string }
  | { readonly type: 'EnableDevice'; readonly deviceId: DeviceId }
  /**
   * Kiosks only. `textEn` may be empty: English visitors then see the Chinese. `minutes`: how long it stands; null:
   * until it is taken down.
   */
  | {
      readonly type: 'MessageDevice'
      readonly deviceId: DeviceId
      readonly text: string
      readonly textEn: string
      readonly style: MessageStyle
      readonly minutes: number | null
    }
  | { readonly type: 'ClearDeviceMessage'; readonly deviceId: DeviceId }
  | { readonly type: 'RestartDevice'; readonly deviceId: DeviceId }

export const DEVICE_MAY: Access<DeviceCommand> = {
  DisableDevice: MANAGER,
  EnableDevice: MANAGER,
  MessageDevice: MANAGER,
  ClearDeviceMessage: MANAGER,
  RestartDevice: MANAGER,
}

/** A band above the page, or the whole screen while nobody uses the machine. */
export const MESSAGE_STYLES = ['band', 'panel'] as const
export type MessageStyle = (typeof MESSAGE_STYLES)[number]
