/**
 * When windows of a queue are opened and closed by rule: late, and later still to close, so that nobody is sent to and fro
 * (hysteresis: a design default, D).
 */
import type { WaitSpan } from '../forecast/wait-span.ts'

/** Beyond the promise for so long before a window is opened. */
export const OPEN_AFTER_MS = 10 * 60_000
/** Calm for so long before one is closed. */
export const CLOSE_AFTER_MS = 20 * 60_000
/** Calm: the end of the wait is no more than this share of the promise. */
const CALM_SHARE = 0.5

/** Since when a queue is beyond its promise, or calm; both null in between, where nothing is done. */
export interface TideWatch {
  readonly overSinceMs: number | null
  readonly calmSinceMs: number | null
}

export const STILL: TideWatch = { overSinceMs: null, calmSinceMs: null }

export interface TideStep {
  readonly watch: TideWatch
  readonly act: 'open' | 'close' | null
}

/** One look at a queue (ACT-5). `span`: what a newcomer is told; null: nobody is at work for it. After an act it begins anew. */
export function tideStep(
  watch: TideWatch,
  { span, waiting, promiseMin, nowMs }: { span: WaitSpan; waiting: number; promiseMin: number; nowMs: number },
): TideStep {
  const isOver = waiting > 0 && (span === null || span[1] > promiseMin)
  const isCalm = !isOver && (span === null || span[1] <= promiseMin * CALM_SHARE)
  const overSinceMs = isOver ? (watch.overSinceMs ?? nowMs) : null
  const calmSinceMs = isCalm ? (watch.calmSinceMs ?? nowMs) : null
  if (overSinceMs !== null && nowMs - overSinceMs >= OPEN_AFTER_MS) return { watch: STILL, act: 'open' }
  if (calmSinceMs !== null && nowMs - calmSinceMs >= CLOSE_AFTER_MS) return { watch: STILL, act: 'close' }
  return { watch: { overSinceMs, calmSinceMs }, act: null }
}
