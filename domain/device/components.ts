/** What a machine is made of, which parts it needs to serve, and how each is, from its own report (DEV-2). */
import type { DeviceCause } from '../words/alert.ts'
import type { DeviceKind } from '../words/actor.ts'
import type { DeviceReport } from './report.ts'

export type ComponentName = 'network' | 'printer' | 'reader' | 'voice' | 'disk' | 'clock'
export type Health = 'ok' | 'warning' | 'failed' | 'unknown'

export interface Component {
  readonly name: ComponentName
  readonly isRequired: boolean
  readonly health: Health
  readonly cause: DeviceCause | null
}

/**
 * Parts of each kind besides its line to the server, which every one needs. A part that a machine does not have is not
 * listed for it.
 */
const PARTS: Readonly<Record<DeviceKind, readonly ComponentName[]>> = {
  kiosk: ['printer', 'reader', 'voice', 'disk', 'clock'],
  display: ['voice', 'disk', 'clock'],
  'counter-display': ['disk', 'clock'],
  'rating-pad': ['disk', 'clock'],
}

/** Free space below which a page's own store is watched, and below which it keeps nothing more, MB. */
const DISK_LOW_MB = 500
const DISK_FULL_MB = 50
/** A clock further off than this puts wrong times on what is issued without the server. */
const CLOCK_OFF_MS = 30_000

/**
 * The components of a machine as it last described itself.
 * @param needs parts that this hall requires at its kiosks besides the line: without one of them a kiosk is unavailable
 * @param clockOffsetMs its clock minus the server's; null: not known
 */
export function componentsOf(
  kind: DeviceKind,
  report: DeviceReport,
  clockOffsetMs: number | null,
  needs: readonly ComponentName[],
  isHeard: boolean,
): readonly Component[] {
  const network: Component = {
    name: 'network',
    isRequired: true,
    health: isHeard ? 'ok' : 'failed',
    cause: isHeard ? null : 'silent',
  }
  const others = PARTS[kind].flatMap((name): readonly Component[] => {
    const found = partOf(name, report, clockOffsetMs)
    return found === null ? [] : [{ name, isRequired: kind === 'kiosk' && needs.includes(name), ...found }]
  })
  return [network, ...others]
}

type Found = Pick<Component, 'health' | 'cause'>
const OK: Found = { health: 'ok', cause: null }
const UNKNOWN: Found = { health: 'unknown', cause: null }
const failed = (cause: DeviceCause): Found => ({ health: 'failed', cause })
const warning = (cause: DeviceCause): Found => ({ health: 'warning', cause })

/** null: this machine has no such part. */
function partOf(
  name: Exclude<ComponentName, 'network'> | ComponentName,
  report: DeviceReport,
  clockOffsetMs: number | null,
): Found | null {
  switch (name) {
    case 'printer':
      return printerOf(report)
    case 'reader':
      return report.reader === undefined || report.reader === 'none'
        ? null
        : report.reader === 'ok'
          ? OK
          : warning('readerOffline')
    case 'voice':
      return voiceOf(report.voice)
    case 'disk':
      return diskOf(report.storageFreeMb)
    case 'clock':
      return clockOffsetMs === null ? UNKNOWN : Math.abs(clockOffsetMs) > CLOCK_OFF_MS ? warning('clockOff') : OK
    case 'network':
      return null
  }
}

function printerOf({ printer, paper }: DeviceReport): Found | null {
  if (printer === 'none') return null
  if (printer === 'offline') return failed('printerOffline')
  if (printer === 'coverOpen') return failed('coverOpen')
  if (paper === 'out') return failed('paperOut')
  if (paper === 'low') return warning('paperLow')
  return printer === undefined && paper === undefined ? null : OK
}

function voiceOf(voice: DeviceReport['voice']): Found | null {
  if (voice === undefined) return null
  if (voice === 'missingClip') return warning('clipMissing')
  return voice === 'ok' ? OK : failed('voiceFailed')
}

function diskOf(freeMb: number | undefined): Found {
  if (freeMb === undefined) return UNKNOWN
  if (freeMb < DISK_FULL_MB) return failed('diskFull')
  return freeMb < DISK_LOW_MB ? warning('diskLow') : OK
}
