/** Expected waits as spans, rounded outward to five minutes like every wait of the hall. */
import type { WaitOutlook } from '../../../domain/forecast/staffing.ts'
import { o } from './office-texts.ts'

const STEP_MIN = 5

/** "0–5 分钟", "only grows", or a dash where there is no such number of windows. */
export function outlookText(seen: WaitOutlook | undefined): string {
  if (seen === undefined) return '–'
  if (seen.waits === null) return o('staffing.grows')
  const from = Math.floor(seen.waits.p50Min / STEP_MIN) * STEP_MIN
  const to = Math.max(STEP_MIN, Math.ceil(seen.waits.p80Min / STEP_MIN) * STEP_MIN)
  return o('staffing.span', { from, to: Math.max(to, from + STEP_MIN) })
}
