/** Parts of a store that each kind of it makes in a file of its own. */
import type { Store } from './port.ts'

/** Bookings, contacts and secrets. */
export type StoredBookings = Pick<
  Store,
  | 'bookingOf'
  | 'bookingsOn'
  | 'bookingsOf'
  | 'openBookings'
  | 'contacts'
  | 'contactsAmong'
  | 'eraseContacts'
  | 'keepSecret'
  | 'dropSecrets'
>

/** What is read of cases. */
export type StoredCases = Pick<
  Store,
  'knownCases' | 'caseRow' | 'casesOfReceipt' | 'casesOfCode' | 'listCases' | 'countCases' | 'casesDue' | 'countItems'
>
