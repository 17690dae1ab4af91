/** How figures stand in the cells of a table: minutes, hours and shares to a tenth, '' where nothing is known. */

export type Cell = string | number
export type Row = readonly Cell[]

/** How people call what the figures name by its id. */
export interface ReportNames {
  readonly site: string
  readonly queue: (queue: string) => string
  readonly item: (item: string) => string
  readonly counter: (counter: string) => string
}

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** 570 → "9:30" */
export function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}

export function minutes(ms: number | null): Cell {
  return ms === null ? '' : tenth(ms / MINUTE_MS)
}

export function hours(ms: number): number {
  return tenth(ms / HOUR_MS)
}

export function percent(part: number, whole: number): Cell {
  return whole === 0 ? '' : tenth((100 * part) / whole)
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
