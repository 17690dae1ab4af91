/** What a device says of itself, in words; nothing when all is well. */
import type { DeviceLine } from '../../domain/http.ts'
import type { DeviceReport } from '../../domain/protocol.ts'
import { t } from './texts.ts'

const SILENT_MS = 30_000

/** A device that was here and has not been heard of for half a minute. */
export function isSilent(device: DeviceLine, nowMs: number): boolean {
  return device.lastSeenMs !== null && nowMs - device.lastSeenMs > SILENT_MS
}

/** Paper, printer and voice, worst words only. */
export function deviceWords(report: DeviceReport | null): string {
  const words: string[] = []
  if (report?.paper && report.paper !== 'ok') words.push(t(`report.paper.${report.paper}`))
  if (report?.printer === 'coverOpen' || report?.printer === 'offline') words.push(t(`report.printer.${report.printer}`))
  if (report?.voice && report.voice !== 'ok') words.push(t(`report.voice.${report.voice}`))
  return words.join(' · ')
}
