/** Why a roster is not adopted, or leave not noted. */
import { stop, type CommonRejection } from '../words/rejected.ts'

export type DutyRejection =
  /** On leave that day. */
  | { readonly code: 'OnLeave'; readonly name: string; readonly date: string }
  /** At two windows in one half-day, or two people at one window. */
  | { readonly code: 'SeatTwice'; readonly name: string; readonly date: string }
  /** Not trained for what that window serves. */
  | { readonly code: 'SeatUntrained'; readonly name: string; readonly label: string }
  /** Seven days in a row. */
  | { readonly code: 'NoRestDay'; readonly name: string }
  /** Leave that ends before it begins. */
  | { readonly code: 'SpanBackwards'; readonly from: string; readonly to: string }
  /** A seat of another week. */
  | { readonly code: 'DatesApart'; readonly date: string }
  /** Days of it are noted already, in a leave of its own. */
  | { readonly code: 'LeaveOverlaps'; readonly name: string; readonly from: string; readonly to: string }
  | { readonly code: 'NoSuchLeave' }

export const reject: (rejection: DutyRejection | CommonRejection) => never = stop
