/** Orders about first contacts (首问负责, articles 10, 22): whoever is asked first keeps the question until it has an outcome. */
import type { BadgeNo } from '../words/ids.ts'
import { STAFF, type Access } from '../words/who.ts'

/** Where somebody was asked. */
export const CONTACT_PLACES = ['counter', 'floor', 'phone'] as const
export type ContactPlace = (typeof CONTACT_PLACES)[number]

/** How a question ends for whoever was asked: dealt with, shown the way, or handed to somebody who has it from then on. */
export type ContactOutcome =
  | { readonly kind: 'handled'; readonly words: string }
  /** `words`: where to, as it was said: typed, and so sealed and withheld like every typed word (typed-fields.ts). */
  | { readonly kind: 'guided'; readonly words: string }
  | { readonly kind: 'transferred'; readonly to: BadgeNo }

export type FirstContactCommand =
  /** `tookSec`: from the first touch of the form to sending it. With an outcome it ends at once. */
  | {
      readonly type: 'OpenFirstContact'
      readonly place: ContactPlace
      readonly question: string
      readonly tookSec: number
      readonly outcome: ContactOutcome | null
    }
  /** `date` and `contactNo` as they were given when it was opened. */
  | {
      readonly type: 'CloseFirstContact'
      readonly date: string
      readonly contactNo: number
      readonly outcome: ContactOutcome
    }

export const FIRST_CONTACT_MAY: Access<FirstContactCommand> = {
  OpenFirstContact: STAFF,
  CloseFirstContact: STAFF,
}
