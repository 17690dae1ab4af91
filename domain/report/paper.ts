/** Paper that a period has used, from what was printed: metres of rolls for slips, sheets for notices (article 14). */
import type { ReportBudget } from './figures.ts'

/** A slip is so long on average, a roll so long, metres (D: 80 mm paper; slips of 12 to 20 cm, rolls of 80 m). */
export const PAPER = { slipM: 0.16, rollM: 80 }

export interface PaperUsed {
  readonly metres: number
  /** Whole rolls that this takes. */
  readonly rolls: number
  /** One for each notice. */
  readonly sheets: number
}

/** Whole metres, rolls and sheets. */
export function paperOf({ slips, notices }: Pick<ReportBudget, 'slips' | 'notices'>): PaperUsed {
  const metres = Math.round(slips * PAPER.slipM)
  return { metres, rolls: Math.ceil(metres / PAPER.rollM), sheets: notices }
}
