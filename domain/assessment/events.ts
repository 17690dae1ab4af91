/** What was entered by hand. */
import type { BadgeNo } from '../words/ids.ts'
import type { EntryKind } from './commands.ts'

export type AssessmentEvent =
  | {
      readonly type: 'AssessmentEntered'
      readonly entryNo: number
      readonly kind: EntryKind
      readonly badgeNo: BadgeNo
      readonly from: string
      readonly to: string
      readonly reason: string
      readonly date: string
    }
  | {
      readonly type: 'AssessmentWithdrawn'
      readonly entryNo: number
      readonly reason: string
      readonly date: string
    }
