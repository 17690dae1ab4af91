/**
 * Who books, without knowing who: keyed hashes of a phone number, and the proofs by which a holder is known again
 * (BOOK-5, BOOK-13).
 */
import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { Booking } from '../../domain/booking/state.ts'
import type { Store } from '../store/port.ts'

const SECRET = 'booking'

export interface BookingPeople {
  /** Keyed hash of a number; the number itself is kept nowhere. */
  person(phone: string): string
  /** What a booking remembers of the last four digits. */
  proof(code: string, phone: string): string
  /** The secret of a booking, for the page that made it. */
  secret(code: string): string
  /** The secret itself was said, which nobody guesses. */
  isSecretOf(booking: Booking, said: string): boolean
  /** The secret or the last four digits were said. */
  isHolder(booking: Booking, said: string): boolean
  /** A code that no booking has. */
  freshCode(): Promise<string>
}

/** Digits alone, full-width ones too, without the country's own prefix; null when this is no phone number. */
export function phoneDigits(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s()+.\-–—]/g, '')
  if (!/^\d{7,15}$/.test(digits)) return null
  return /^(00)?86(1\d{10})$/.exec(digits)?.[2] ?? digits
}

/** Opens the desk; the key is made at the first start and stays with the hall's data. */
export async function openBookingPeople(store: Pick<Store, 'keepSecret' | 'bookingOf'>): Promise<BookingPeople> {
  const key = Buffer.from(await store.keepSecret(SECRET, randomBytes(32).toString('base64url')), 'base64url')
  const keyed = (text: string): string => createHmac('sha256', key).update(text).digest('base64url')
  const proof = (code: string, lastFour: string): string => keyed(`four ${code} ${lastFour}`)
  const isSecretOf = (booking: Booking, said: string): boolean => isSame(said, keyed(`secret ${booking.code}`))
  return {
    person: (phone) => keyed(`person ${phone}`),
    proof: (code, phone) => proof(code, phone.slice(-4)),
    secret: (code) => keyed(`secret ${code}`),
    isSecretOf,
    isHolder: (booking, said) =>
      isSecretOf(booking, said) || (/^\d{4}$/.test(said) && isSame(proof(booking.code, said), booking.proof)),
    freshCode: async () => {
      for (;;) {
        const code = String(randomInt(100_000_000)).padStart(8, '0')
        if ((await store.bookingOf(code)) === null) return code
      }
    },
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
