/** The number of a case: six digits of its date and four of its own, "261126-0147"; people write it "261126 0147". */

export type CaseNo = string

/** How a case number is written, with a blank, a dash or nothing between its parts. */
const WRITTEN = /^\s*(\d{6})[ -]?(\d{4,})\s*$/

/** Number of the `number`th case (from 1) of a date 'YYYY-MM-DD'. */
export function caseNoOf(date: string, number: number): CaseNo {
  return `${date.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`
}

/** A case number as somebody types it, in the one form; null when it is none. */
export function caseNoIn(typed: string): CaseNo | null {
  const [, date, number] = WRITTEN.exec(typed) ?? []
  return date === undefined || number === undefined ? null : `${date}-${number}`
}

/** As it stands on paper and screens: "261126 0147". */
export function shownCaseNo(caseNo: CaseNo): string {
  return caseNo.replace('-', ' ')
}
