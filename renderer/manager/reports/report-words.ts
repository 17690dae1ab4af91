/** How figures of a report are written: thousands apart, shares to a tenth. */
import { FEW } from '../../../domain/report/findings.ts'

const MINUTE_MS = 60_000

export function count(value: number): string {
  return Math.round(value).toLocaleString('en')
}

/** "92.9"; null with too few to say a share. */
export function percent(part: number, whole: number): string | null {
  return whole < FEW ? null : ((100 * part) / whole).toFixed(1)
}

export function minutes(ms: number | null): string {
  return ms === null ? '–' : String(Math.round(ms / MINUTE_MS))
}

export function hours(ms: number): string {
  return count(ms / 3_600_000)
}

/** 570 → "9:30" */
export function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
