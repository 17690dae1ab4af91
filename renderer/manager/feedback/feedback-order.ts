/** Suggestions and complaints in the order of what must be answered first. */
import type { SuggestionLine } from '../../../domain/contract/http/feedback.ts'

/**
 * Open before settled; overdue, then what is due soonest, then suggestions by their age; settled ones newest
 * first.
 */
export function byUrgency(lines: readonly SuggestionLine[]): readonly SuggestionLine[] {
  return [...lines].sort(
    (a, b) =>
      Number(a.closed !== null) - Number(b.closed !== null) ||
      (a.closed === null
        ? dueOf(a) - dueOf(b) || orderOf(a).localeCompare(orderOf(b))
        : orderOf(b).localeCompare(orderOf(a))),
  )
}

/** Whether its last day is over. */
export function isOverdue(line: SuggestionLine): boolean {
  return line.daysLeft !== null && line.daysLeft < 0
}

/** Without a date it comes after everything that has one. */
function dueOf(line: SuggestionLine): number {
  return line.daysLeft ?? Number.MAX_SAFE_INTEGER
}

/** By day; a reference says nothing of the order. */
function orderOf({ date, reference }: SuggestionLine): string {
  return `${date} ${reference}`
}
