/** Who an order comes from. */
import type { BadgeNo, TicketNo } from './ids.ts'

/** Posts that somebody signs in with. */
export const STAFF_ROLES = ['clerk', 'dutyManager', 'floorGuide'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** Machines that are paired with a hall. */
export const DEVICE_KINDS = ['kiosk', 'display', 'counter-display', 'rating-pad'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

/** Who the command comes from; made by the server from the session, never by the sender. */
export type Actor =
  | { readonly kind: 'clerk'; readonly badgeNo: BadgeNo; readonly role: StaffRole }
  | { readonly kind: 'device'; readonly deviceId: string; readonly deviceKind: DeviceKind }
  /** A phone that holds the unguessable link of one ticket. */
  | { readonly kind: 'holder'; readonly ticketNo: TicketNo }
  /** A phone in the hall without a ticket yet. */
  | { readonly kind: 'visitor' }
  /** The server's own clock. */
  | { readonly kind: 'timekeeper' }

/** Badge number of staff, for everybody else the kind: how the log names whoever did something. */
export function nameOf(actor: Actor): string {
  return actor.kind === 'clerk' ? actor.badgeNo : actor.kind
}

/** Ids of machines that are none of the hall's own begin so: another site's server, a platform. */
const FOREIGN = /^(site|platform):/

/** As `nameOf`, and where it came from another site or a platform, which: "site:liulin" (LINK-18). */
export function sourceOf(actor: Actor): string {
  return actor.kind === 'device' && FOREIGN.test(actor.deviceId) ? actor.deviceId : nameOf(actor)
}
