/** Who an order comes from. */
import type { BadgeNo, TicketNo } from './ids.ts'

/** Who the command comes from; made by the server from the session, never by the sender. */
export type Actor =
  | { readonly kind: 'clerk'; readonly badgeNo: BadgeNo; readonly role: 'clerk' | 'dutyManager' | 'floorGuide' }
  | { readonly kind: 'device'; readonly deviceId: string; readonly deviceKind: 'kiosk' | 'display' | 'counter-display' }
  /** A phone that holds the unguessable link of one ticket. */
  | { readonly kind: 'holder'; readonly ticketNo: TicketNo }
  /** A phone in the hall without a ticket yet. */
  | { readonly kind: 'visitor' }
  /** The server's own clock. */
  | { readonly kind: 'timekeeper' }
