/** What has been ordered of the machines; the name stands beside the id, as a machine may be paired anew. */
import type { DeviceId, MessageStyle } from './commands.ts'

export type DeviceEvent =
  | { readonly type: 'DeviceDisabled'; readonly deviceId: DeviceId; readonly name: string; readonly reason: string }
  | { readonly type: 'DeviceEnabled'; readonly deviceId: DeviceId; readonly name: string }
  | {
      readonly type: 'DeviceMessaged'
      readonly deviceId: DeviceId
      readonly name: string
      readonly text: string
      readonly textEn: string
      readonly style: MessageStyle
      readonly untilMs: number | null
    }
  | { readonly type: 'DeviceMessageCleared'; readonly deviceId: DeviceId; readonly name: string }
  | {
      readonly type: 'DeviceRestartOrdered'
      readonly deviceId: DeviceId
      readonly name: string
      readonly restartNo: number
    }
