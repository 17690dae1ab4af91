/** The ratings of a date as plain rows: each that was given or passed over, and how its silence counts (REPORT-10). */
import type { RatingEvent, RatingChannel } from '../rating/events.ts'
import { emptyRatings, folds } from '../rating/state.ts'
import type { Level } from '../rating/levels.ts'
import type { Recorded } from '../words/recorded.ts'
import { fold } from '../words/stream.ts'

export interface RatingRow {
  readonly queue: string | null
  readonly how: 'rated' | 'declined' | 'timedOut'
  /** null: none was given. */
  readonly level: Level | null
  /** Not set aside by a review. */
  readonly isCounted: boolean
  /** Of a case's result, not of a visit. */
  readonly isCase: boolean
}

export interface RatingRows {
  readonly date: string
  /** Last record that is counted. */
  readonly seq: number
  /** Whoever said nothing counts as rated by default, by the hall's own rule; in no mean (RATE-4). */
  readonly isSilenceRated: boolean
  readonly rows: readonly RatingRow[]
}

const OF_A_CASE: RatingChannel = 'case'

/** The rows of a date from all records of its ratings, in order. */
export function ratingRows(date: string, records: Iterable<Recorded<RatingEvent>>): RatingRows {
  const state = emptyRatings()
  for (const record of records) fold(folds, state, record)
  return {
    date,
    seq: state.seq,
    isSilenceRated: state.closed?.isDefault === true,
    rows: [
      ...[...state.rated.values()].map(({ queue, level, review, channel }) => ({
        queue,
        how: 'rated' as const,
        level,
        isCounted: review?.decision !== 'setAside',
        isCase: channel === OF_A_CASE,
      })),
      ...[...state.skipped.values()].map(({ queue, how }) => ({
        queue,
        how,
        level: null,
        isCounted: false,
        isCase: false,
      })),
    ],
  }
}
