/** A time of return moves by five minutes at a time, with the buttons and with the keys + and −. */
import type { PadKey } from '../console/pad-keys.ts'

export const STEP_MIN = 5

/** Minutes that a key puts a return off, below 0 when it brings it forward; null: another key. */
export function stepOf(key: PadKey): number | null {
  if (key === '+' || key === 'ArrowUp') return STEP_MIN
  return key === '-' || key === 'ArrowDown' ? -STEP_MIN : null
}
