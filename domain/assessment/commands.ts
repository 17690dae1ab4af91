/** Orders about assessment: what no figure knows is entered by hand, with a reason (articles 10, 12). */
import type { BadgeNo } from '../words/ids.ts'
import { MANAGER, type Access } from '../words/who.ts'

/** 表彰 a recognition; 免责 a time whose figures are not held against somebody. */
export const ENTRY_KINDS = ['recognition', 'exemption'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export type AssessmentCommand =
  | {
      readonly type: 'EnterAssessment'
      readonly kind: EntryKind
      readonly badgeNo: BadgeNo
      /** The days it is about. */
      readonly from: string
      readonly to: string
      readonly reason: string
    }
  | { readonly type: 'WithdrawAssessment'; readonly entryNo: number; readonly reason: string }

export const ASSESSMENT_MAY: Access<AssessmentCommand> = {
  EnterAssessment: MANAGER,
  WithdrawAssessment: MANAGER,
}
