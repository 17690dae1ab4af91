/** Which results of a code can be fetched now: at the counter, or from the locker. */
import type { PickupRow } from '../../../domain/contract/http/case.ts'

export function readyOf(rows: readonly PickupRow[]): readonly PickupRow[] {
  return rows.filter((row) => row.status === 'ready' || row.status === 'inLocker')
}
