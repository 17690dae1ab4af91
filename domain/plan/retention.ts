/** How long what people typed is kept, by kind of data; each hall may say other periods in its site file. */

/** No stream: rows of the table of contacts (APPLICANT-2). */
export const APPLICANT_KIND = 'applicants'

/** Days after the end of the month in which it was typed. */
const RETENTION_DEFAULT_DAYS: Readonly<Record<string, number>> = {
  day: 365,
  feedback: 730,
  requests: 365,
  errands: 730,
  /** Name and number of an applicant: after the last case of the visit is over. */
  [APPLICANT_KIND]: 30,
}
/** Of every other kind. */
const RETENTION_OTHERS_DAYS = 1095

export interface RetentionLine {
  /** A kind of data as its stream is called: 'day', 'feedback'. */
  readonly kind: string
  readonly days: number
}

/** Days of one kind in a hall that has set `own` periods. */
export function retentionDays(own: Readonly<Record<string, number>>, kind: string): number {
  return own[kind] ?? RETENTION_DEFAULT_DAYS[kind] ?? RETENTION_OTHERS_DAYS
}

/** What the hall says of it, kind by kind. */
export function retentionLines(own: Readonly<Record<string, number>>): readonly RetentionLine[] {
  const kinds = [...new Set([...Object.keys(RETENTION_DEFAULT_DAYS), ...Object.keys(own)])]
  return kinds.map((kind) => ({ kind, days: retentionDays(own, kind) }))
}
