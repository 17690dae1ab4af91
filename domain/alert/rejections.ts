/** Why an alert is not taken, silenced or given back. */
import { stop, type CommonRejection } from '../words/rejected.ts'

export type AlertRejection =
  /** Somebody has it already. */
  | { readonly code: 'AlertHeld'; readonly name: string }
  /** Nobody has it. */
  | { readonly code: 'AlertNotHeld' }

export const reject: (rejection: AlertRejection | CommonRejection) => never = stop
