/** Parts of a whole as per cent; of nobody they are none. */
import type { Truth } from '../../../domain/views/promise-report.ts'

/** The share of those whose told wait was kept, 0 to 100. */
export const shareOf = ({ kept, visitors }: Truth): number => (kept / Math.max(1, visitors)) * 100

/** '92.4' */
export const percent = (part: number, whole: number): string => ((part / Math.max(1, whole)) * 100).toFixed(1)
