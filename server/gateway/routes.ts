/** Every HTTP route of a hall, added in one place; who may ask each stands in route-access.ts. */
import type { FastifyInstance } from 'fastify'
import { bookingRoutes, type BookingParts } from './booking-routes.ts'
import { bookingStaffRoutes } from './booking-staff-routes.ts'
import { catalogueRoutes } from './catalogue-routes.ts'
import { errandRoutes, peerErrandRoutes } from './errand-routes.ts'
import { facilityRoutes } from './facility-routes.ts'
import { feedbackRoutes } from './feedback-routes.ts'
import { hallRoutes } from './hall-routes.ts'
import { ledgerRoutes } from './ledger-routes.ts'
import { peerBookingRoutes } from './link-booking-routes.ts'
import { peerOfferRoutes, remoteOfferRoutes } from './link-offer-routes.ts'
import { linkRoutes } from './link-routes.ts'
import { pageRoutes } from './page-routes.ts'
import { peerStaffRoutes, reachRoutes } from './reach-routes.ts'
import { regulationRoute } from './regulation-route.ts'
import { requestRoutes } from './request-routes.ts'
import { settingsRoutes } from './settings-routes.ts'
import { siteRoutes } from './site-routes.ts'
import { slipRoutes } from './slip-routes.ts'
import { deviceRoutes, sessionRoutes } from './staff-routes.ts'

const GROUPS = [
  facilityRoutes,
  sessionRoutes,
  deviceRoutes,
  slipRoutes,
  hallRoutes,
  siteRoutes,
  regulationRoute,
  settingsRoutes,
  requestRoutes,
  feedbackRoutes,
  ledgerRoutes,
  bookingRoutes,
  bookingStaffRoutes,
  catalogueRoutes,
  reachRoutes,
  remoteOfferRoutes,
  errandRoutes,
]

/** Adds them all; after guardRoutes, before listening. */
export async function addRoutes(app: FastifyInstance, parts: BookingParts): Promise<void> {
  for (const add of GROUPS) add(app, parts)
  await linkRoutes(app, parts, [peerBookingRoutes, peerOfferRoutes, peerStaffRoutes, peerErrandRoutes])
  await pageRoutes(app, parts)
}
