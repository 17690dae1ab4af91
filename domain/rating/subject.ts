/** Ratings of visits and cases, as a subject: one stream for each date. */
import type { Subject } from '../plan/world.ts'
import { dayStream } from '../queue-day/state.ts'
import { eventIn } from '../words/stream.ts'
import { RATING_MAY, type RatingCommand } from './commands.ts'
import { datesOf, deciders } from './decide.ts'
import type { RatingEvent } from './events.ts'
import type { RatingRejection } from './rejections.ts'
import { emptyRatings, folds, ratingStream, type RatingDay } from './state.ts'

export interface RatingAnswer {
  /** A poor rating: the reference under which it is looked into. */
  readonly rated?: { readonly rectification: string | null }
}

export const ratings: Subject<{
  kind: 'rating'
  command: RatingCommand
  event: RatingEvent
  state: RatingDay
  rejection: RatingRejection
  answer: RatingAnswer
}> = {
  kind: 'rating',
  empty: emptyRatings,
  folds,
  may: RATING_MAY,
  decide: deciders,
  streams: (command) => datesOf(command).flatMap((date) => [dayStream(date), ratingStream(date)]),
  asks: (_command, { actor }) => (actor.kind === 'device' ? { device: actor.deviceId } : {}),
  answer: (_command, events) => {
    const rated = eventIn<RatingEvent, 'Rated'>(events, 'Rated')
    return rated ? { rated: { rectification: rated.rectification } } : {}
  },
}
