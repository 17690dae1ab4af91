/**
 * The contract of the routes of errands; the steps themselves are commands (AcceptErrand, HandOverErrand, TakeErrand,
 * FinishErrand, TellErrand).
 */
import type { Errand, ErrandLamp } from '../../errand/state.ts'

/**
 * GET /api/errands; staff only, newest first. GET /api/errands/<reference> answers anyone a PublicErrand; 404 for an
 * unknown one.
 */
export interface ErrandsReply {
  readonly errands: readonly ErrandLine[]
  readonly today: string
}

export type ErrandLine = Errand & {
  /** Last date of the present hop, and its lamp; null where no limit runs. A red one names who is late: `holder`. */
  readonly due: string | null
  readonly lamp: ErrandLamp | null
}
