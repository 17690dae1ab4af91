/** How loud this machine speaks, kept on it: set where the voice is tried, used by every page that calls. */
const KEY = 'yichuang.loudness'
const FULL = 100
/** Quieter is set at the speaker itself; a hall must never fall silent by a slider. */
export const LEAST_PERCENT = 10

/** In per cent of the recordings' own loudness: 10 to 100; 100 unless somebody has set it here. */
export function loudnessPercent(): number {
  try {
    const kept = Number(localStorage.getItem(KEY) ?? FULL)
    return Number.isFinite(kept) ? Math.min(FULL, Math.max(LEAST_PERCENT, Math.round(kept))) : FULL
  } catch {
    return FULL
  }
}

/** The gain of a sound: 0.1 to 1. */
export function loudness(): number {
  return loudnessPercent() / FULL
}

/** Keeps it on this machine; where nothing can be kept, it holds for nobody. */
export function setLoudness(percent: number): void {
  try {
    localStorage.setItem(KEY, String(Math.min(FULL, Math.max(LEAST_PERCENT, Math.round(percent)))))
  } catch {
    // A browser that keeps nothing speaks at full loudness.
  }
}
