/** Paper that a period has used, from what was printed: metres of rolls for slips, sheets for notices (article 14). */
import type { ReportBudget } from './figures.ts'

/** Length of a slip that nobody measured, until the site file says another (`slipMm`); length of a roll, metres. */
export const PAPER = { slipMm: 160, rollM: 80 }

/** What the printer room drew and handed out of slips: numbers, and the paper of all prints, second ones included. */
export interface PrintedSlips {
  readonly slips: number
  readonly mm: number
}

/** By date, 'YYYY-MM-DD'. */
export type PrintedDays = Readonly<Record<string, PrintedSlips>>

export interface PaperUsed {
  readonly metres: number
  /** Whole rolls that this takes. */
  readonly rolls: number
  /** One for each notice. */
  readonly sheets: number
}

/** What was printed on the dates `from` to `to`, both included. */
export function printedWithin(days: PrintedDays, from: string, to: string): PrintedSlips {
  const own = Object.entries(days).flatMap(([date, day]) => (date >= from && date <= to ? [day] : []))
  return own.reduce((sum, { slips, mm }) => ({ slips: sum.slips + slips, mm: sum.mm + mm }), { slips: 0, mm: 0 })
}

/** Numbers on paper whose length nobody measured. */
export function unmeasured({ slips, printed }: Pick<ReportBudget, 'slips' | 'printed'>): number {
  return Math.max(0, slips - printed.slips)
}

/** Whole metres, rolls and sheets: as long as it was printed, and for the rest as long as a slip usually is (REPORT-14). */
export function paperOf(budget: Pick<ReportBudget, 'slips' | 'printed' | 'slipMm' | 'notices'>): PaperUsed {
  const metres = Math.round((budget.printed.mm + unmeasured(budget) * budget.slipMm) / 1000)
  return { metres, rolls: Math.ceil(metres / PAPER.rollM), sheets: budget.notices }
}
