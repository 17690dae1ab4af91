/** What the hall's devices say of themselves: last sign of life, paper, voice; and the alerts that follow. */
import type { DeviceReport } from '../../domain/protocol.ts'
import type { ManagerAlert } from '../../domain/queue-day/view-types.ts'
import type { DeviceRow } from '../store/port.ts'

export interface DeviceNow extends Omit<DeviceRow, 'tokenHash'> {
  readonly lastSeenMs: number | null
  readonly report: DeviceReport | null
}

export interface DeviceBoard {
  seen(deviceId: string, nowMs: number): void
  reported(deviceId: string, report: DeviceReport, nowMs: number): void
  list(): readonly DeviceNow[]
  /** Replaces the devices known; call after pairing and revoking. */
  know(devices: readonly DeviceRow[]): void
  alerts(nowMs: number): readonly ManagerAlert[]
}

/** A device not heard of for this long is red (DUTIES article 4). */
const SILENT_MS = 30_000

/** Makes an empty board. `onTrouble` is told when a device's report changes, so that the manager's view follows at once. */
export function createDeviceBoard(onChange: () => void): DeviceBoard {
  const life = new Map<string, { lastSeenMs: number; report: DeviceReport | null; sinceMs: number }>()
  let devices: readonly DeviceRow[] = []
  return {
    seen: (deviceId, nowMs) => {
      const before = life.get(deviceId)
      life.set(deviceId, { lastSeenMs: nowMs, report: before?.report ?? null, sinceMs: before?.sinceMs ?? nowMs })
    },
    reported: (deviceId, report, nowMs) => {
      const before = life.get(deviceId)
      const isSame = JSON.stringify(before?.report ?? null) === JSON.stringify(report)
      life.set(deviceId, { lastSeenMs: nowMs, report, sinceMs: isSame ? (before?.sinceMs ?? nowMs) : nowMs })
      if (!isSame) onChange()
    },
    list: () => devices.map(({ tokenHash: _tokenHash, ...device }) => ({ ...device, lastSeenMs: life.get(device.deviceId)?.lastSeenMs ?? null, report: life.get(device.deviceId)?.report ?? null })),
    know: (known) => {
      devices = known
    },
    alerts: (nowMs) => devices.flatMap((device) => {
      const one = life.get(device.deviceId)
      if (!one) return []
      const isSilent = nowMs - one.lastSeenMs > SILENT_MS
      const level = isSilent ? 'red' : levelOf(one.report)
      return level ? [{ level, kind: 'device', zone: device.zone, counter: device.counter, place: device.name, helpNo: null, sinceMs: isSilent ? one.lastSeenMs : one.sinceMs, value: 0 } as const] : []
    }),
  }
}

function levelOf(report: DeviceReport | null): 'yellow' | 'red' | null {
  if (!report) return null
  const isVoiceGone = report.voice === 'failed' || report.voice === 'blocked' || report.voice === 'muted'
  if (report.paper === 'out' || report.printer === 'coverOpen' || report.printer === 'offline' || isVoiceGone) return 'red'
  return report.paper === 'low' || report.voice === 'missingClip' ? 'yellow' : null
}
