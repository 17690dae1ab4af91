/**
 * Requests between servers carry a signature that only the two linked sites can make, and a time that soon runs out.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export const SITE_HEADER = 'x-site'
export const TIME_HEADER = 'x-time'
export const SIGNATURE_HEADER = 'x-signature'

/** Clocks of two sites may differ by this much. */
const TIME_APART_MOST_MS = 5 * 60_000

export interface SignedRequest {
  readonly method: string
  /** Path with query. */
  readonly path: string
  /** The site that sends it: a signed request cannot be turned round as the other's. */
  readonly site: string
  readonly timeMs: number
  readonly body: string
}

/** HMAC-SHA256 in hex over method, path, sender, time and body. */
export function sign({ method, path, site, timeMs, body }: SignedRequest, key: string): string {
  return createHmac('sha256', key)
    .update([method, path, site, String(timeMs), body].join('\n'))
    .digest('hex')
}

/** Whether the signature is the sender's and the time is now (LINK-1). */
export function isSigned(request: SignedRequest, signature: string, key: string, nowMs: number): boolean {
  if (!(Math.abs(nowMs - request.timeMs) <= TIME_APART_MOST_MS)) return false
  const expected = Buffer.from(sign(request, key))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
