/** Why a change of settings does not come into force. */
import type { CalendarFault } from '../calendar/check.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type SettingsRejection =
  | { readonly code: 'UnknownVersion'; readonly version: number }
  /** Somebody else changed the settings meanwhile; `version` is in force now. */
  | { readonly code: 'SettingsMoved'; readonly version: number }
  | {
      readonly code: 'SettingsRefused'
      readonly path: string
      readonly fault: 'Twice' | 'Missing' | 'Bounds' | 'WholeBounds' | 'InUse' | 'DoorFilled'
      readonly value: string
    }
  | { readonly code: 'CalendarRefused'; readonly fault: CalendarFault }

export const reject: (rejection: SettingsRejection | CommonRejection) => never = stop
