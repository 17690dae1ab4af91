/** The booking that this phone has made: code and secret stay on the phone, so that a reload finds it again. */

export interface KeptBooking {
  readonly code: string
  readonly proof: string
}

const KEY = 'yichuang.booking'

/** What is kept, or null. */
export function keptBooking(): KeptBooking | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<KeptBooking> | null
    return typeof kept?.code === 'string' && typeof kept.proof === 'string'
      ? { code: kept.code, proof: kept.proof }
      : null
  } catch {
    return null
  }
}

/** Keeps it, or forgets with null. A phone that keeps nothing still has the code on the screen. */
export function keepBooking(booking: KeptBooking | null): void {
  try {
    if (booking === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(booking))
  } catch {
    // Private browsing: the code on the screen is enough.
  }
}
