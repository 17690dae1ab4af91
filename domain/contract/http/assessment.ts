/** The contract of the routes of assessment. */
import type { AssessedClerk, AssessedDays } from '../../assessment/report.ts'
import type { AssessmentEntry } from '../../assessment/state.ts'

/** GET /api/assessment?from&to; duty manager only, 31 days at most. In the order of badges. */
export interface AssessmentReply {
  readonly from: string
  readonly to: string
  readonly clerks: readonly (AssessedClerk & { readonly name: string; readonly post: string })[]
  readonly help: AssessedDays['help']
  /** What was entered by hand about these days. */
  readonly entries: readonly AssessmentEntry[]
}

/** GET /api/assessment/mine; staff: one's own day so far, without ratings (RATE-6). */
export interface OwnDayReply {
  readonly date: string
  readonly visits: number
  readonly serviceMin: number
  readonly presentMin: number
  readonly helpAnswered: number
  readonly firstContacts: number
  /** Recognitions and exemptions of one's own, newest first. */
  readonly entries: readonly AssessmentEntry[]
}
