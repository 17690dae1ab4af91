/**
 * What the hall's devices say of themselves, the state that follows (domain/device), and the alarms for the duty
 * manager.
 */
import { alarmLevelOf } from '../../domain/device/alarm.ts'
import type { ComponentName } from '../../domain/device/components.ts'
import { SILENT_MS, conditionOf, type Condition } from '../../domain/device/condition.ts'
import { NO_ORDERS, type StandingOrders } from '../../domain/device/state.ts'
import type { DeviceLine } from '../../domain/contract/http/hall.ts'
import type { DeviceReport } from '../../domain/device/report.ts'
import type { ManagerAlert } from '../../domain/words/alert.ts'
import type { DeviceRow } from '../store/port.ts'

export interface DeviceNow extends Omit<DeviceRow, 'tokenHash'> {
  readonly lastSeenMs: number | null
  readonly report: DeviceReport | null
}

export interface DeviceBoard {
  seen(deviceId: string, nowMs: number): void
  reported(deviceId: string, report: DeviceReport, nowMs: number): void
  list(): readonly DeviceNow[]
  /** The board as its page shows it. */
  lines(nowMs: number): readonly DeviceLine[]
  /** Kiosks that serve now: sound ones first, those of the same zone before others; not this one. */
  servingBeside(deviceId: string, nowMs: number): readonly string[]
  conditionOf(deviceId: string, nowMs: number): Condition | null
  /** Replaces the devices known; call after pairing and revoking. */
  know(devices: readonly DeviceRow[]): void
  alerts(nowMs: number): readonly ManagerAlert[]
  /** What devices have said to this server. */
  lives(): ReadonlyMap<string, Life>
  /** What a device has said to another server; the later word counts. */
  heardElsewhere(deviceId: string, life: Life): void
}

/** What the board knows besides the reports. */
export interface BoardParts {
  readonly ordersOf: (deviceId: string) => StandingOrders
  /** Parts that this hall requires at its kiosks. */
  readonly needs: readonly ComponentName[]
  /** When the server began to listen, by the hall's clock; null: it is one of several. */
  readonly listeningSinceMs: number | null
  /** The machine's own clock: a hall that tries things out may go by another. */
  readonly machineMs: () => number
  /** Told of every change of a device's state or trouble. */
  readonly onState: (device: DeviceNow, condition: Condition) => void
}

/** What a device has said of itself, to whichever server. */
export interface Life {
  readonly lastSeenMs: number
  readonly connectedAtMs: number
  readonly report: DeviceReport | null
  readonly clockOffsetMs: number | null
}

const BARE: BoardParts = {
  ordersOf: () => NO_ORDERS,
  needs: [],
  listeningSinceMs: 0,
  machineMs: Date.now,
  onState: () => undefined,
}

/**
 * Makes an empty board. `onChange` is told when a device's report changes, so that the manager's view follows at once.
 */
export function createDeviceBoard(onChange: () => void, parts: BoardParts = BARE): DeviceBoard {
  /** Said here, or heard of another server. */
  const lives = new Map<string, Life>()
  const own = new Map<string, Life>()
  const noted = new Map<string, { readonly word: string; readonly sinceMs: number }>()
  let devices: readonly DeviceRow[] = []
  let byId = new Map<string, DeviceRow>()

  function live(deviceId: string, nowMs: number, news: Partial<Life>): void {
    const before = lives.get(deviceId)
    const isBack = before === undefined || nowMs - before.lastSeenMs > SILENT_MS
    const now: Life = {
      report: before?.report ?? null,
      clockOffsetMs: before?.clockOffsetMs ?? null,
      ...news,
      lastSeenMs: nowMs,
      connectedAtMs: isBack ? nowMs : before.connectedAtMs,
    }
    lives.set(deviceId, now)
    own.set(deviceId, now)
    const device = byId.get(deviceId)
    if (device) note(device, nowMs)
  }

  function judge(device: DeviceRow, nowMs: number): Condition {
    const life = lives.get(device.deviceId)
    const isDisabled = parts.ordersOf(device.deviceId).disabled !== null
    return conditionOf(
      {
        kind: device.kind,
        lastSeenMs: life?.lastSeenMs ?? null,
        connectedAtMs: life?.connectedAtMs ?? null,
        report: life?.report ?? null,
        clockOffsetMs: life?.clockOffsetMs ?? null,
        isDisabled,
        listeningSinceMs: parts.listeningSinceMs,
      },
      parts.needs,
      nowMs,
    )
  }

  /** The condition now and since when it has been so. */
  function note(device: DeviceRow, nowMs: number): { readonly condition: Condition; readonly sinceMs: number } {
    const condition = judge(device, nowMs)
    // Who comes and goes at a machine is nobody's business and no change of its state of repair.
    const word = `${condition.state === 'active' ? 'available' : condition.state} ${condition.cause ?? ''}`
    const before = noted.get(device.deviceId)
    if (before?.word === word) return { condition, sinceMs: before.sinceMs }
    const sinceMs =
      condition.cause === 'silent' ? (lives.get(device.deviceId)?.lastSeenMs ?? parts.listeningSinceMs ?? nowMs) : nowMs
    noted.set(device.deviceId, { word, sinceMs })
    parts.onState(shown(device), condition)
    return { condition, sinceMs }
  }

  function shown({ tokenHash: _tokenHash, ...device }: DeviceRow): DeviceNow {
    const life = lives.get(device.deviceId)
    return { ...device, lastSeenMs: life?.lastSeenMs ?? null, report: life?.report ?? null }
  }

  return {
    seen: (deviceId, nowMs) => live(deviceId, nowMs, {}),
    reported: (deviceId, { clockMs, ...report }, nowMs) => {
      const isSame = JSON.stringify(lives.get(deviceId)?.report ?? null) === JSON.stringify(report)
      live(deviceId, nowMs, {
        report,
        ...(clockMs === undefined ? {} : { clockOffsetMs: clockMs - parts.machineMs() }),
      })
      if (!isSame) onChange()
    },
    list: () => devices.map(shown),
    lines: (nowMs) =>
      devices.map((device) => ({
        ...shown(device),
        ...note(device, nowMs),
        clockOffsetMs: lives.get(device.deviceId)?.clockOffsetMs ?? null,
        orders: parts.ordersOf(device.deviceId),
      })),
    servingBeside: (deviceId, nowMs) => {
      const zone = byId.get(deviceId)?.zone
      const serving = devices.filter(
        (one) =>
          one.kind === 'kiosk' &&
          one.deviceId !== deviceId &&
          ['available', 'active'].includes(judge(one, nowMs).state),
      )
      // Nobody is sent from one machine in trouble to the next while a sound one stands in the hall.
      const rank = (one: DeviceRow): number => (judge(one, nowMs).cause === null ? 0 : 2) + (one.zone === zone ? 0 : 1)
      return serving.sort((one, other) => rank(one) - rank(other)).map((one) => one.name)
    },
    conditionOf: (deviceId, nowMs) => {
      const device = byId.get(deviceId)
      return device ? judge(device, nowMs) : null
    },
    lives: () => own,
    heardElsewhere: (deviceId, life) => {
      const before = lives.get(deviceId)
      if (before && before.lastSeenMs >= life.lastSeenMs) return
      lives.set(deviceId, life)
      // It has moved there: what it said here is not told again.
      own.delete(deviceId)
      if (JSON.stringify(before?.report ?? null) !== JSON.stringify(life.report)) onChange()
    },
    know: (known) => {
      devices = known
      const before = byId
      byId = new Map(known.map((device) => [device.deviceId, device]))
      // One that has only just paired may not stand in this list yet; one that has left it is gone for good.
      const gone = [...before.keys()].filter((deviceId) => !byId.has(deviceId))
      for (const kept of [lives, own, noted]) for (const deviceId of gone) kept.delete(deviceId)
    },
    alerts: (nowMs) =>
      devices.flatMap((device): readonly ManagerAlert[] => {
        const { condition, sinceMs } = note(device, nowMs)
        return alertsOf(device, condition, sinceMs)
      }),
  }
}

function alertsOf(device: DeviceRow, condition: Condition, sinceMs: number): readonly ManagerAlert[] {
  const { zone, counter, name: place } = device
  const { cause } = condition
  const level = alarmLevelOf(condition)
  if (level === null || cause === null) return []
  return [{ level, kind: 'device', zone, counter, place, helpNo: null, cause, sinceMs, value: 0 }]
}
