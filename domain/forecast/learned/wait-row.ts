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

/** A stretch of a day in which nobody looked: no look and no end in the whole table. */
interface Blind {
  readonly fromMin: number
  readonly toMin: number
}

const BLIND_MIN = 30
/** Whoever looks again sees late what ended meanwhile: so long after, ends are still told of. */
const CATCHING_UP_MIN = 10

/**
 * Which waits of one day ended while nobody looked, so that only the next look tells of them: their minutes are longer
 * than they were, by up to the whole stretch. Follows from looks and ends up to the end of each wait, nothing later.
 */
export function unseenEnds(day: readonly WaitRow[]): ReadonlySet<WaitRow> {
  const signs = day.flatMap(({ atMin, waitMin }) => [atMin, atMin + waitMin]).sort((one, other) => one - other)
  const blind = signs.flatMap((toMin, k): readonly Blind[] => {
    const fromMin = signs[k - 1] ?? toMin
    return toMin - fromMin >= BLIND_MIN ? [{ fromMin, toMin }] : []
  })
  if (blind.length === 0) return new Set()
  return new Set(
    day.filter(({ atMin, waitMin }) =>
      blind.some(
        ({ fromMin, toMin }) =>
          atMin <= fromMin && atMin + waitMin >= toMin && atMin + waitMin <= toMin + CATCHING_UP_MIN,
      ),
    ),
  )
}
