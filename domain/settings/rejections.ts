/** Why a change of settings does not come into force. */
import type { CalendarFault } from '../calendar/check.ts'
import type { BadgeNo, CounterId } from '../words/ids.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type SettingsRejection =
  | { readonly code: 'UnknownVersion'; readonly version: number }
  /** Somebody else changed the settings meanwhile; `version` is in force now. */
  | { readonly code: 'SettingsMoved'; readonly version: number }
  | {
      readonly code: 'SettingsRefused'
      readonly path: string
      readonly fault: 'Twice' | 'Missing' | 'Bounds' | 'WholeBounds' | 'InUse' | 'DoorFilled' | 'OldTraining'
      readonly value: string
    }
  /** Another name stands under a badge number, and nobody said whether it is another person. */
  | { readonly code: 'WhoseBadge'; readonly badgeNo: BadgeNo; readonly before: string; readonly after: string }
  /** Whoever is to be somebody else from now on still sits at a window. */
  | { readonly code: 'StillAtCounter'; readonly name: string; readonly counter: CounterId }
  /** Who calls themselves somebody else could give nobody a PIN any more. */
  | { readonly code: 'OwnBadge'; readonly badgeNo: BadgeNo }
  | { readonly code: 'CalendarRefused'; readonly fault: CalendarFault }

export const reject: (rejection: SettingsRejection | CommonRejection) => never = stop
