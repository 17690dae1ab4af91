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

/** Names of the hall's machines by their ids, those that are gone included. */
export type MachineNames = ReadonlyMap<string, string>

/**
 * As `nameOf`, and of a machine which: "device:1 号机" (DEV-10), "site:liulin" where it is another site's or a platform
 * (LINK-18). One that nothing names any more is "device".
 */
export function sourceOf(actor: Actor, machines: MachineNames): string {
  if (actor.kind !== 'device') return nameOf(actor)
  if (FOREIGN.test(actor.deviceId)) return actor.deviceId
  const name = machines.get(actor.deviceId)
  return name === undefined ? nameOf(actor) : `device:${name}`
}
