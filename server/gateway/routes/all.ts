/** Every HTTP route of a hall, added in one place; who may ask each stands in route-access.ts. */
import type { FastifyInstance } from 'fastify'
import { bookingRoutes, type BookingParts } from './bookings.ts'
import { bookingStaffRoutes } from './booking-lists.ts'
import { catalogueRoutes } from './catalogue.ts'
import { errandRoutes, peerErrandRoutes } from './errands.ts'
import { facilityRoutes } from './facility.ts'
import { feedbackRoutes } from './feedback.ts'
import { hallRoutes } from './hall.ts'
import { ledgerRoutes } from './ledger.ts'
import { peerBookingRoutes } from '../peers/bookings.ts'
import { peerOfferRoutes, remoteOfferRoutes } from '../peers/offers.ts'
import { linkRoutes } from '../peers/tickets.ts'
import { pageRoutes } from './pages.ts'
import { peerStaffRoutes, reachRoutes } from '../peers/reach.ts'
import { regulationRoute } from './regulation.ts'
import { requestRoutes } from './session-requests.ts'
import { settingsRoutes } from './settings.ts'
import { siteRoutes } from './sites.ts'
import { slipRoutes } from './slips.ts'
import { deviceRoutes, sessionRoutes } from './people.ts'

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
