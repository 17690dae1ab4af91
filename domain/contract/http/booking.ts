/**
 * The contract of the booking routes: bodies and answers, for phone page and kiosk. Each route serves this site and the
 * linked ones of its line.
 */
import type { RemotePlace } from '../../plan/remote-place.ts'
import type { CommandResult } from '../subjects.ts'
import type { Answer } from '../protocol.ts'
import type { Unreachable } from './site-link.ts'
import type { BookingList } from '../../views/booking-list.ts'
import type { ItemRequest } from '../../queue-day/commands.ts'
import type { SiteId } from '../../words/ids.ts'
import type { BookableItem, BookingNotice, BookingSite, BookingView, SlotDay } from '../../views/booking.ts'

/** Header of whoever holds a booking: its secret, or the last four digits of the phone number. */
export const PROOF_HEADER = 'x-booking-proof'
/** A proof at least so long is the booking's secret and not its last four digits, which are to be had by trying. */
export const PROOF_LEAST = 8

/*
 * `site` names the site that serves the booking; left out: this one. Its capacity is counted there alone (LINK-9).
 * A site that does not answer: 503 with Unreachable {ok: false, unreachable} – nothing is known to have happened there,
 * and the same
 * request may be sent again. A site that is not linked: 404; a neighbour: 403.
 */

/** GET /api/bookings/sites: where one can book from here, this site first. */
export interface BookingSitesReply {
  readonly sites: readonly BookableSite[]
}
export interface BookableSite {
  readonly site: BookingSite
  readonly isOwn: boolean
  /** 'unreachable': it has not answered just now; `site` then has its name alone. */
  readonly state: 'takes' | 'takesNone' | 'unreachable'
}

/** GET /api/bookings/items?site= */
export interface BookableReply {
  readonly items: readonly BookableItem[]
  readonly site: BookingSite
}

/** What a booking route says instead of its reply. */
export type BookingRefused = Extract<Answer, { readonly ok: false }> | Unreachable

/** GET /api/booking-days/<date>: the floor's staff. */
export interface BookingListReply {
  readonly today: string
  readonly list: BookingList
}

/** GET /api/booking-codes/<code>: the floor's staff. DELETE cancels for a citizen. */
export interface BookingFoundReply {
  readonly date: string
}

/** GET /api/bookings/slots?site=&item=c05,d01 (or queue=C) &from=2026-11-26 */
export interface SlotsReply {
  readonly slotMin: number
  readonly first: string
  readonly last: string
  readonly days: readonly SlotDay[]
}

/** POST /api/bookings. The same `commandId` again is the same hold. */
export interface HoldRequest {
  readonly commandId: string
  readonly site?: SiteId
  readonly date: string
  readonly minute: number
  readonly items: readonly ItemRequest[]
  readonly phone: string
}
export interface HoldReply {
  readonly ok: true
  readonly booking: BookingView
  /** Shows that this phone made the booking; kept by the page alone. */
  readonly secret: string
}

/**
 * POST /api/bookings/<code>/confirm, DELETE and GET /api/bookings/<code>; all with the proof header.
 * `?site=` says where it is served; left out, a code that is unknown here is looked for at the linked sites.
 */
export interface BookingReply {
  readonly ok: true
  readonly booking: BookingView
}

/**
 * POST /api/bookings/check-in; a paired kiosk or a floor guide. By code, or by the phone number it was made with. A
 * code is looked for as above.
 */
export interface CheckInRequest {
  readonly commandId: string
  readonly site?: SiteId
  readonly code?: string
  readonly phone?: string
  readonly isElder?: boolean
}
export interface CheckInReply {
  readonly ok: true
  readonly seq: number
  /**
   * As for a ticket that was taken; `booking.isLate` says that it is an ordinary number. At another site `link` is a
   * whole address.
   */
  readonly result: CommandResult
  readonly notices: readonly BookingNotice[]
  /** Where the number is called, when that is another site. */
  readonly place?: RemotePlace | null
}

/** Between servers: whether a booking of this code is served here. */
export interface BookingKnownReply {
  readonly ok: true
  readonly isKnown: boolean
}
