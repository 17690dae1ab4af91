/** Why a poor rating is not taken a step on. */
import { stop, type CommonRejection } from '../words/rejected.ts'

export type RectificationRejection =
  | { readonly code: 'UnknownRectification'; readonly reference: string }
  /** `needed`: what has to come first, or 'open' when it is closed already. */
  | { readonly code: 'RectificationNotReady'; readonly reference: string; readonly needed: RectificationNeed }

export type RectificationNeed = 'open' | 'verified' | 'mended' | 'calledBack' | 'phone'

export const reject: (rejection: RectificationRejection | CommonRejection) => never = stop
