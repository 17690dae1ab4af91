/** One wait of a hall's past: what was known when it began, and how it ended. */

/** What is known of a place in a line at one moment. */
export interface Look {
  /** The house; a queue's name is its own only there. */
  readonly office: string
  readonly queue: string
  /** Minutes after midnight. */
  readonly atMin: number
  /** 1 = next. */
  readonly position: number
  /** Counters at work for this queue. */
  readonly counters: number
  /** Minutes per person that the house itself publishes; 0 where it publishes none. */
  readonly publishedMin: number
}

export interface WaitRow extends Look {
  /** "2026-11-26" */
  readonly date: string
  readonly waitMin: number
}

/** Rows by their day, days and rows in the order of time. */
export function byDay(rows: readonly WaitRow[]): readonly (readonly [date: string, rows: readonly WaitRow[]])[] {
  const days = new Map<string, WaitRow[]>()
  for (const row of rows) {
    const day = days.get(row.date)
    if (day === undefined) days.set(row.date, [row])
    else day.push(row)
  }
  return [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([date, day]) => [date, day.sort((one, other) => one.atMin - other.atMin)])
}
