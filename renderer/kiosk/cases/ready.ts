/** Which results of a code can be fetched now, at the counter or from the locker, and how the others stand. */
import type { PickupRow } from '../../../domain/contract/http/case.ts'

export function readyOf(rows: readonly PickupRow[]): readonly PickupRow[] {
  return rows.filter((row) => row.status === 'ready' || row.status === 'inLocker')
}

export interface StillOpen {
  /** Their clocks run: these have a day. */
  readonly moving: readonly PickupRow[]
  /** They wait for papers of the citizen. */
  readonly lacking: readonly PickupRow[]
  /** In a special procedure. */
  readonly stopped: readonly PickupRow[]
}

/** Those that are not ready; no day is promised while a clock stands still (PICKUP-15). */
export function stillOf(rows: readonly PickupRow[]): StillOpen {
  const lacking = rows.filter((row) => row.status === 'supplement')
  const stopped = rows.filter((row) => row.status === 'stopped')
  const known = [...readyOf(rows), ...lacking, ...stopped]
  return { moving: rows.filter((row) => !known.includes(row)), lacking, stopped }
}

/** The last day of those whose clocks run; '' where none does. */
export function lastDayOf({ moving }: StillOpen): string {
  return (
    moving
      .map((row) => row.dueDate)
      .toSorted()
      .at(-1) ?? ''
  )
}
