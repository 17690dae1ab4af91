/**
 * Keeps what is promised true while the day goes on: each wait that ends moves the ends a little, so that in the long
 * run the promised share holds whatever the model got wrong (docs/sources.md Q5).
 */
import { SHARES, type Quantiles, type WaitModel } from './model.ts'

export interface Calibration {
  /** Logarithm of the factor by which each quantile is said. */
  readonly shift: Quantiles
  /** Lately, by how much more than its share each was exceeded: a fading mean. */
  readonly off: Quantiles
}

/**
 * Small, for the rows of one ticket and one hour go wrong together: three times as much cost the middle a tenth of a
 * minute and the upper ends more (docs/forecast.md). They begin where days left out say, not at nothing.
 */
const STEPS: Readonly<Quantiles> = [0.0005, 0.001, 0.001]
/** Rows in which a fading mean halves, about a queue's day; an end that stays off by so much is moved so much faster. */
const OFF = { rows: 150, most: 0.15, faster: 4 }
const STAYS = 0.5 ** (1 / OFF.rows)
const SHIFT_MOST = 0.7

/** Begins with the stretch that the model's own trial days asked for. */
export function calibrationOf({ shift }: Pick<WaitModel, 'shift'>): Calibration {
  return { shift: [...shift], off: [0, 0, 0] }
}

/** Stretches what the model said, never out of order. */
export function calibrated({ shift }: Calibration, said: Quantiles): void {
  for (let k = 0; k < said.length; k += 1)
    said[k] = Math.max(said[k - 1] ?? 0, (said[k] as number) * Math.exp(shift[k] as number))
}

/** A wait has ended: longer than said moves that end up, shorter down, so that they balance at its share. */
export function learnFrom({ shift, off }: Calibration, said: Quantiles, waitMin: number): void {
  SHARES.forEach((share, k) => {
    const pull = waitMin > (said[k] as number) ? share : share - 1
    off[k] = (off[k] as number) * STAYS + pull * (1 - STAYS)
    const step = (STEPS[k] as number) * (Math.abs(off[k]) > OFF.most ? OFF.faster : 1)
    shift[k] = Math.max(-SHIFT_MOST, Math.min(SHIFT_MOST, (shift[k] as number) + step * pull))
  })
}
