/** The figures of a report of nobody. */
import type { ReportErrands } from '../../../domain/report/errand-figures.ts'
import type { ReportRatings, ReportSums, ReportTrips } from '../../../domain/report/figures.ts'
import { matterFigures, type ReportContacts, type ReportProjects } from '../../../domain/report/matter-figures.ts'
import { LEVELS } from '../../../domain/rating/levels.ts'

export const NO_SUMS: ReportSums = {
  days: 1,
  issued: 0,
  finished: 0,
  missed: 0,
  left: 0,
  merged: 0,
  open: 0,
  secondTrips: 0,
  told: 0,
  toldKept: 0,
  p50Ms: null,
  p80Ms: null,
  p95Ms: null,
  asked: 0,
  kept: 0,
  wayP50Ms: null,
  serviceMeanMs: null,
}
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

export const NO_ERRANDS: ReportErrands = {
  ...{ accepted: 0, fromBelow: 0, settled: 0, late: 0, refused: 0, givenBack: 0, open: 0, openLate: 0, daysMean: null },
  ...{ told: 0, toldLate: 0, untold: 0, items: [] },
}
const NO_CONTACTS: ReportContacts = { count: 0, quick: 0, handled: 0, guided: 0, transferred: 0, open: 0 }
const NO_PROJECTS: ReportProjects = { opened: 0, visits: 0, closed: 0, open: 0 }
export const NO_SERVICES = {
  errands: NO_ERRANDS,
  matters: matterFigures([], { from: '2026-11-01', to: '2026-11-30' }),
  contacts: NO_CONTACTS,
  projects: NO_PROJECTS,
}
