/** Bookings over HTTP, for the kiosk and the phone page: every answer is a value, no network is one too. */
import {
  PROOF_HEADER,
  type BookableReply,
  type BookingReply,
  type BookingSitesReply,
  type CheckInReply,
  type CheckInRequest,
  type HoldReply,
  type HoldRequest,
  type SlotsReply,
} from '../../../domain/contract/http/booking.ts'
import { DEVICE_HEADER, type HttpProblem } from '../../../domain/contract/http/hall.ts'
import type { Unreachable } from '../../../domain/contract/http/site-link.ts'
import type { Answer } from '../../../domain/contract/protocol.ts'
import { answerText, shared } from '../text/i18n.ts'
import type { Translate } from '../text/i18n.ts'
import { askServer } from './servers.ts'

export type BookingAnswer<T> =
  | { readonly ok: true; readonly value: T }
  /** The hall says no, with the fact. */
  | { readonly ok: false; readonly answer: Extract<Answer, { ok: false }> }
  | { readonly ok: false; readonly problem: HttpProblem }
  /** The other site's server says nothing; the same request may be sent again. */
  | { readonly ok: false; readonly unreachable: string }
  /** Nothing came back; the same request may be sent again. */
  | { readonly ok: false; readonly isSilent: true }

/** Where one can book from here: this site first, then those of its line. */
export function bookingSites(): Promise<BookingAnswer<BookingSitesReply>> {
  return ask('GET', '/api/bookings/sites')
}

/** Matters that can be booked here, or at another site of the line; those that come into force later included. */
export function bookableItems(site?: string): Promise<BookingAnswer<BookableReply>> {
  return ask('GET', `/api/bookings/items${at(site)}`)
}

/** Slots of these matters together, day by day; `from` is the first date wanted, `site` another site of the line. */
export function bookingSlots(
  items: readonly string[],
  { from, site }: { readonly from?: string; readonly site?: string } = {},
): Promise<BookingAnswer<SlotsReply>> {
  const query = new URLSearchParams({
    item: items.join(','),
    ...(from === undefined ? {} : { from }),
    ...(site === undefined ? {} : { site }),
  })
  return ask('GET', `/api/bookings/slots?${query.toString()}`)
}

/** Holds a slot. A kiosk hands its device token in; a phone has none. */
export function holdSlot(request: HoldRequest, deviceToken?: string): Promise<BookingAnswer<HoldReply>> {
  return ask('POST', '/api/bookings', request, device(deviceToken))
}

/** Confirms a hold; `proof` is the secret of the hold or the last four digits of the phone number. */
export function confirmBooking(code: string, proof: string, site?: string): Promise<BookingAnswer<BookingReply>> {
  return ask('POST', `/api/bookings/${encodeURIComponent(code)}/confirm${at(site)}`, undefined, {
    [PROOF_HEADER]: proof,
  })
}

/** Cancels a booking or gives a hold back. */
export function cancelBooking(code: string, proof: string, site?: string): Promise<BookingAnswer<BookingReply>> {
  return ask('DELETE', `/api/bookings/${encodeURIComponent(code)}${at(site)}`, undefined, { [PROOF_HEADER]: proof })
}

/** A booking as its holder sees it. */
export function readBooking(code: string, proof: string, site?: string): Promise<BookingAnswer<BookingReply>> {
  return ask('GET', `/api/bookings/${encodeURIComponent(code)}${at(site)}`, undefined, { [PROOF_HEADER]: proof })
}

/** Checks in at a kiosk, by code or by phone number; the answer holds the ticket. */
export function checkIn(request: CheckInRequest, deviceToken: string): Promise<BookingAnswer<CheckInReply>> {
  return ask('POST', '/api/bookings/check-in', request, device(deviceToken))
}

/** Why it did not work, in one sentence. */
export function bookingTrouble(
  answer: Extract<BookingAnswer<unknown>, { ok: false }>,
  t: Translate = shared.t,
): string {
  if ('answer' in answer) return answerText(t, answer.answer)
  if ('unreachable' in answer) return t('siteSilent')
  if ('isSilent' in answer) return t('noAnswer')
  if (answer.problem.code === 'rateLimited') return t('refused.rateLimited')
  if (answer.problem.code === 'notFound') return t('rejection.UnknownBooking')
  return answer.problem.code === 'malformed' ? t('malformed', { field: answer.problem.field ?? '' }) : t('noAnswer')
}

function at(site: string | undefined): string {
  return site === undefined ? '' : `?${new URLSearchParams({ site }).toString()}`
}

function device(token: string | undefined): Readonly<Record<string, string>> {
  return token === undefined ? {} : { [DEVICE_HEADER]: token }
}

async function ask<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<BookingAnswer<T>> {
  try {
    const response = await askServer(path, {
      method,
      cache: 'no-store',
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const told = (await response.json()) as T | HttpProblem | Unreachable | Extract<Answer, { ok: false }>
    if (response.ok) return { ok: true, value: told as T }
    if (typeof told === 'object' && told !== null && 'unreachable' in told) return told as Unreachable
    return typeof told === 'object' && told !== null && 'ok' in told
      ? { ok: false, answer: told as Extract<Answer, { ok: false }> }
      : { ok: false, problem: told as HttpProblem }
  } catch {
    return { ok: false, isSilent: true }
  }
}

/** The booking code in what a scanner read or somebody typed ("1234 5678"); null when there is none. */
export function bookingCodeIn(text: string): string | null {
  return /^\d{8}$/.exec(text.replace(/\s/g, ''))?.[0] ?? null
}
