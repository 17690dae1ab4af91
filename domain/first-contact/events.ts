/** What has happened to the first contacts of one date. */
import type { BadgeNo } from '../words/ids.ts'
import type { ContactOutcome, ContactPlace } from './commands.ts'

export type FirstContactEvent =
  | {
      readonly type: 'FirstContactOpened'
      readonly contactNo: number
      readonly place: ContactPlace
      readonly question: string
      /** Who answers for it. */
      readonly holder: BadgeNo
      readonly tookSec: number
      /** Handed over by somebody who was asked before: which date, which number. */
      readonly from: { readonly date: string; readonly contactNo: number } | null
    }
  | {
      readonly type: 'FirstContactClosed'
      readonly contactNo: number
      /** In older logs the place somebody was guided to stands in `to`. */
      readonly outcome: ContactOutcome | { readonly kind: 'guided'; readonly to: string }
    }
