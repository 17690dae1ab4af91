/**
 * Keeps what is promised true while the day goes on: each wait that ends moves the ends a little, so that in the long
 * run the promised share holds whatever the model got wrong (adaptive conformal inference, Gibbs & Candès 2021).
 */
import { SHARES, type Quantiles } from './model.ts'

export interface Calibration {
  /** Logarithm of the factor by which each quantile is said. */
  readonly shift: Quantiles
}

/** Small, for the rows of one ticket and one hour go wrong together. */
const STEP = 0.003
const SHIFT_MOST = 0.7

export function uncalibrated(): Calibration {
  return { shift: [0, 0, 0] }
}

/** Stretches what the model said, never out of order. */
export function calibrated({ shift }: Calibration, said: Quantiles): void {
  for (let k = 0; k < said.length; k += 1)
    said[k] = Math.max(said[k - 1] ?? 0, (said[k] as number) * Math.exp(shift[k] as number))
}

/** A wait has ended: longer than said moves that end up, shorter down, so that they balance at its share. */
export function learnFrom({ shift }: Calibration, said: Quantiles, waitMin: number): void {
  SHARES.forEach((share, k) => {
    const moved = (shift[k] as number) + STEP * (waitMin > (said[k] as number) ? share : share - 1)
    shift[k] = Math.max(-SHIFT_MOST, Math.min(SHIFT_MOST, moved))
  })
}
