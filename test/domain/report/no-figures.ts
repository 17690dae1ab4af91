/** The figures of a report of nobody. */
import type { ReportRatings, ReportTrips } from '../../../domain/report/figures.ts'
import { LEVELS } from '../../../domain/rating/levels.ts'

export const NO_RATINGS: ReportRatings = {
  visits: 0,
  rated: 0,
  declined: 0,
  timedOut: 0,
  defaulted: 0,
  silent: 0,
  levels: LEVELS.map((level) => ({ level, count: 0 })),
  setAside: 0,
  mean: null,
  cases: 0,
  queues: [],
}
export const NO_TRIPS: ReportTrips = {
  toldAtWindow: 0,
  casesOpened: 0,
  casesNoticed: 0,
  casesNoticedAgain: 0,
  cameBack: 0,
}
