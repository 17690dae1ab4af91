/** Why a machine is not ordered something, or may not order anything itself. */
import { stop, type CommonRejection } from '../words/rejected.ts'

export type DeviceRejection =
  | { readonly code: 'UnknownDevice' }
  | { readonly code: 'NotAKiosk'; readonly name: string }
  /** It is already as it was ordered to be. */
  | { readonly code: 'DeviceUnchanged'; readonly name: string }
  /** The machine that asks was taken out of use (DEV-5). */
  | { readonly code: 'DeviceDisabled' }

export const reject: (rejection: DeviceRejection | CommonRejection) => never = stop
