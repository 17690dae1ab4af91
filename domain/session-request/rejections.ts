/** Why a session on demand is not asked for, opened or declined. */
import type { PlanRejection } from '../plan/rejections.ts'
import type { SettingsRejection } from '../settings/rejections.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type RequestRejection =
  /** This hall gives numbers at any time; there is no calendar to open a session in. */
  | { readonly code: 'NoCalendar' }
  | { readonly code: 'DateTooFar'; readonly date: string; readonly days: number }
  /** The counters are open then anyway: no request is needed. */
  | { readonly code: 'AlreadyOpen'; readonly date: string; readonly from: string; readonly to: string }
  | { readonly code: 'RequestTwice'; readonly requestNo: number; readonly date: string }
  | { readonly code: 'TooManyRequests'; readonly most: number }
  | { readonly code: 'UnknownRequest'; readonly requestNo: number }
  | { readonly code: 'RequestSettled'; readonly requestNo: number; readonly outcome: string }
  | { readonly code: 'RequestsApart' }

export const reject: (
  rejection:
    | RequestRejection
    | PlanRejection
    | CommonRejection
    | Extract<SettingsRejection, { code: 'CalendarRefused' }>,
) => never = stop
