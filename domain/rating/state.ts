/** The ratings of one date, and the figures that may be said of them: never one score of unlike things (RATE-4). */
import { streamName, type StreamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import type { Actor } from '../words/actor.ts'
import type { ReviewDecision, Skipped } from './commands.ts'
import type { RatingChannel, RatingEvent, Served } from './events.ts'
import { LEVELS, type Level, type Reason } from './levels.ts'

export interface GivenRating extends Served {
  readonly about: string
  readonly level: Level
  readonly reasons: readonly Reason[]
  readonly words: string
  readonly channel: RatingChannel
  readonly atMs: number
  readonly rectification: string | null
  readonly review: { readonly decision: ReviewDecision; readonly reason: string; readonly by: string } | null
}

export interface SkippedRating extends Served {
  readonly about: string
  readonly how: Skipped
}

export interface RatingDay {
  seq: number
  readonly rated: Map<string, GivenRating>
  /** Still without a rating; one that comes later takes it out. */
  readonly skipped: Map<string, SkippedRating>
  closed: { readonly silent: number; readonly isDefault: boolean } | null
}

/** No rating yet. */
export function emptyRatings(): RatingDay {
  return { seq: 0, rated: new Map(), skipped: new Map(), closed: null }
}

/** The ratings of the visits of one date; those of cases stand under the date of their decision. */
export function ratingStream(date: string): StreamName<RatingDay, RatingEvent> {
  return streamName('rating', date)
}

export const folds: Folds<RatingDay, RatingEvent> = {
  Rated: (state, { type: _type, ticketNo: _no, caseNo: _case, reasonsVersion: _version, ...rated }, { atMs }) => {
    state.skipped.delete(rated.about)
    state.rated.set(rated.about, { ...rated, atMs, review: null })
  },
  RatingSkipped: ({ skipped }, { type: _type, ...one }) => void skipped.set(one.about, one),
  RatingReviewed: ({ rated }, { about, decision, reason }, { actor }) => {
    const one = rated.get(about)
    if (one) rated.set(about, { ...one, review: { decision, reason, by: badgeOf(actor) } })
  },
  RatingsClosed: (state, { silent, isDefault }) => {
    state.closed = { silent, isDefault }
  },
}

function badgeOf(actor: Actor): string {
  return actor.kind === 'clerk' ? actor.badgeNo : actor.kind
}

/** How the visits of a time ended: five counts that stand apart and together are all of them. */
export interface RatingFigures {
  readonly visits: number
  readonly rated: number
  readonly declined: number
  readonly timedOut: number
  readonly defaulted: number
  /** Said nothing (yet). */
  readonly silent: number
  /** Rated, from 5 down to 1; what a review has set aside is in none of them. */
  readonly levels: readonly { readonly level: Level; readonly count: number }[]
  readonly setAside: number
  /** Mean level of those who rated and count; null for nobody. Defaults are never in it. */
  readonly mean: number | null
}

/** Figures of one date. @param finished visits that ended, whoever rated them; @param of only those that this names */
export function ratingFigures(
  { rated, skipped, closed }: Pick<RatingDay, 'rated' | 'skipped' | 'closed'>,
  finished: number,
  of: (served: Served) => boolean = () => true,
): RatingFigures {
  const given = [...rated.values()].filter((one) => of(one) && one.channel !== 'case')
  const counted = given.filter((one) => one.review?.decision !== 'setAside')
  const skips = [...skipped.values()].filter(of)
  const declined = skips.filter(({ how }) => how === 'declined').length
  const timedOut = skips.length - declined
  const silent = Math.max(0, finished - given.length - skips.length)
  const isDefault = closed?.isDefault === true
  return {
    visits: Math.max(finished, given.length + skips.length),
    rated: given.length,
    declined,
    timedOut,
    defaulted: isDefault ? silent : 0,
    silent: isDefault ? 0 : silent,
    levels: LEVELS.map((level) => ({ level, count: counted.filter((one) => one.level === level).length })),
    setAside: given.length - counted.length,
    mean: counted.length === 0 ? null : counted.reduce((sum, { level }) => sum + level, 0) / counted.length,
  }
}

/** The figures of several dates as one. */
export function addedFigures(all: readonly RatingFigures[]): RatingFigures {
  const sum = (of: (one: RatingFigures) => number): number => all.reduce((total, one) => total + of(one), 0)
  const levels = LEVELS.map((level, at) => ({ level, count: sum((one) => one.levels[at]?.count ?? 0) }))
  const counted = levels.reduce((total, { count }) => total + count, 0)
  return {
    visits: sum((one) => one.visits),
    rated: sum((one) => one.rated),
    declined: sum((one) => one.declined),
    timedOut: sum((one) => one.timedOut),
    defaulted: sum((one) => one.defaulted),
    silent: sum((one) => one.silent),
    levels,
    setAside: sum((one) => one.setAside),
    mean: counted === 0 ? null : levels.reduce((total, { level, count }) => total + level * count, 0) / counted,
  }
}
