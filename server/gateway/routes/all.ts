/** Every HTTP route of a hall, added in one place; each states who may ask it. */
import { assessmentRoutes } from '../quality/assessment.ts'
import { firstContactRoutes } from '../quality/first-contacts.ts'
import { projectRoutes } from '../quality/projects.ts'
import { ratingRoutes } from '../quality/ratings.ts'
import { peerBookingRoutes } from '../peers/bookings.ts'
import { peerCaseRoutes } from '../peers/cases.ts'
import { peerErrandRoutes } from '../peers/errands.ts'
import { peerEscalationRoutes } from '../peers/escalations.ts'
import { peerStaffRoutes, reachRoutes } from '../peers/reach.ts'
import { keepBodiesAsSigned } from '../peers/signed-body.ts'
import { peerTicketRoutes } from '../peers/tickets.ts'
import type { Routes } from '../guard.ts'
import { bookingStaffRoutes } from './booking-lists.ts'
import { bookingRoutes } from './bookings.ts'
import { applicantRoutes } from '../cases/applicant.ts'
import { caseRoutes } from '../cases/office.ts'
import { catalogueRoutes } from './catalogue.ts'
import { deviceRoutes } from './devices.ts'
import { errandRoutes } from './errands.ts'
import { eventRoutes } from '../programs/events.ts'
import { filingRoutes } from '../programs/filings.ts'
import { facilityRoutes } from './facility.ts'
import { feedbackRoutes } from './feedback.ts'
import { hallRoutes } from './hall.ts'
import { ledgerRoutes } from './ledger.ts'
import { lineOfSitesRoutes } from './line-of-sites.ts'
import { noticeRoutes } from '../programs/notices.ts'
import { operationRoutes } from './operation.ts'
import { pageRoutes } from './pages.ts'
import { outlookRoutes } from '../reports/outlook.ts'
import { replayRoutes } from '../reports/replay.ts'
import { supervisionRoutes } from '../cases/supervision.ts'
import { pickupRoutes } from '../cases/pickup.ts'
import { paperRoutes } from '../cases/papers.ts'
import { postRoutes } from '../cases/post.ts'
import { reportRoutes } from '../reports/reports.ts'
import { promiseRoutes } from './promises.ts'
import { regulationRoute } from './regulation.ts'
import { remoteTicketRoutes } from './remote-tickets.ts'
import { requestRoutes } from './session-requests.ts'
import { sessionRoutes } from './sessions.ts'
import { settingsRoutes } from './settings.ts'
import { signOnRoutes } from '../programs/sign-on.ts'
import { siteRoutes } from './sites.ts'
import { slipRoutes } from './slips.ts'
import { trialRoutes } from '../trial/trial-routes.ts'
import { staffingRoutes } from '../reports/staffing.ts'
import { logRoutes } from './standby-log.ts'

/** What pages, people and devices of this site ask. */
const OWN = [
  hallRoutes,
  operationRoutes,
  sessionRoutes,
  settingsRoutes,
  deviceRoutes,
  slipRoutes,
  trialRoutes,
  siteRoutes,
  lineOfSitesRoutes,
  remoteTicketRoutes,
  reachRoutes,
  catalogueRoutes,
  bookingRoutes,
  bookingStaffRoutes,
  requestRoutes,
  feedbackRoutes,
  ratingRoutes,
  firstContactRoutes,
  assessmentRoutes,
  projectRoutes,
  errandRoutes,
  caseRoutes,
  applicantRoutes,
  pickupRoutes,
  paperRoutes,
  postRoutes,
  supervisionRoutes,
  ledgerRoutes,
  regulationRoute,
  reportRoutes,
  replayRoutes,
  promiseRoutes,
  staffingRoutes,
  outlookRoutes,
  facilityRoutes,
  logRoutes,
  eventRoutes,
  filingRoutes,
  noticeRoutes,
  signOnRoutes,
] as const

/** What servers of linked sites ask. */
const PEERS = [
  peerTicketRoutes,
  peerBookingRoutes,
  peerEscalationRoutes,
  peerStaffRoutes,
  peerErrandRoutes,
  peerCaseRoutes,
] as const

type PartsOf<Add> = Add extends (routes: Routes, parts: infer Parts) => unknown ? (parts: Parts) => void : never
type All<Takes> = [Takes] extends [(parts: infer Parts) => void] ? Parts : never

/** What the routes take, all together; each names its own share. */
export type RouteParts = All<PartsOf<(typeof OWN)[number] | (typeof PEERS)[number] | typeof pageRoutes>>

/** Adds them all; after guardRoutes, before listening. */
export async function addRoutes(routes: Routes, parts: RouteParts): Promise<void> {
  for (const add of OWN) add(routes, parts)
  await routes.app.register(async (scope) => {
    keepBodiesAsSigned(scope)
    for (const add of PEERS) add(routes.within(scope), parts)
  })
  await pageRoutes(routes, parts)
}
