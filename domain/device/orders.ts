/** What a machine is told of itself: whether it may serve, what to show, whether to start anew. */
import type { DeviceCause } from '../words/alert.ts'
import type { DeviceMessage } from './state.ts'

export interface DeviceOrders {
  /** null: it may serve. */
  readonly outOfUse: {
    readonly cause: DeviceCause
    /** Machines that serve now, the nearest first; at most two. */ readonly others: readonly string[]
  } | null
  readonly message: Pick<DeviceMessage, 'text' | 'textEn' | 'style'> | null
  readonly restartNo: number
}
