/** Bookings over HTTP, for the kiosk and the phone page: every answer is a value, no network is one too. */
import type {
  BookableReply,
  BookingReply,
  BookingSitesReply,
  CheckInReply,
  CheckInRequest,
  HoldReply,
  HoldRequest,
  SlotsReply,
} from '../../../domain/contract/http/booking.ts'
import { shared, type Translate } from '../text/i18n.ts'
import { ask, sentenceOf, type Failure, type Reply } from './http.ts'

/** Where one can book from here: this site first, then those of its line. */
export function bookingSites(): Promise<Reply<BookingSitesReply>> {
  return ask('GET', '/api/bookings/sites')
}

/** Matters that can be booked here, or at another site of the line; those that come into force later included. */
export function bookableItems(site?: string): Promise<Reply<BookableReply>> {
  return ask('GET', `/api/bookings/items${at(site)}`)
}

/** Slots of these matters together, day by day; `from` is the first date wanted, `site` another site of the line. */
export function bookingSlots(
  items: readonly string[],
  { from, site }: { readonly from?: string; readonly site?: string } = {},
): Promise<Reply<SlotsReply>> {
  const query = new URLSearchParams({
    item: items.join(','),
    ...(from === undefined ? {} : { from }),
    ...(site === undefined ? {} : { site }),
  })
  return ask('GET', `/api/bookings/slots?${query.toString()}`)
}

/** Holds a slot. A kiosk hands its device token in; a phone has none. */
export function holdSlot(request: HoldRequest, deviceToken: string | null = null): Promise<Reply<HoldReply>> {
  return ask('POST', '/api/bookings', { body: request, device: deviceToken })
}

/** Confirms a hold; `proof` is the secret of the hold or the last four digits of the phone number. */
export function confirmBooking(code: string, proof: string, site?: string): Promise<Reply<BookingReply>> {
  return ask('POST', `/api/bookings/${encodeURIComponent(code)}/confirm${at(site)}`, { proof })
}

/** Cancels a booking or gives a hold back. */
export function cancelBooking(code: string, proof: string, site?: string): Promise<Reply<BookingReply>> {
  return ask('DELETE', `/api/bookings/${encodeURIComponent(code)}${at(site)}`, { proof })
}

/** A booking as its holder sees it. */
export function readBooking(code: string, proof: string, site?: string): Promise<Reply<BookingReply>> {
  return ask('GET', `/api/bookings/${encodeURIComponent(code)}${at(site)}`, { proof })
}

/** Checks in at a kiosk, by code or by phone number; the answer holds the ticket. */
export function checkIn(request: CheckInRequest, deviceToken: string | null): Promise<Reply<CheckInReply>> {
  return ask('POST', '/api/bookings/check-in', { body: request, device: deviceToken })
}

/** Why it did not work, in one sentence. */
export function bookingTrouble(failure: Failure, t: Translate = shared.t): string {
  const code = failure.why === 'problem' ? failure.problem.code : null
  if (code === 'notFound') return t('rejection.UnknownBooking')
  return code === null || code === 'rateLimited' || code === 'malformed' ? sentenceOf(failure, t) : t('noAnswer')
}

function at(site: string | undefined): string {
  return site === undefined ? '' : `?${new URLSearchParams({ site }).toString()}`
}

/** The booking code in what a scanner read or somebody typed ("1234 5678", "１２３４５６７８"); null when there is none. */
export function bookingCodeIn(text: string): string | null {
  return /^\d{8}$/.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[0] ?? null
}
