/** Kinds of sender that access is given to, and the groups of them that the rows of access name. */
import type { StaffRole } from './actor.ts'

export type Who = StaffRole | 'kiosk' | 'display' | 'ratingPad' | 'holder' | 'visitor' | 'timekeeper'

/** One row for every command: who may give it. An empty row: only the server's own routes make it. */
export type Access<C extends { readonly type: string }> = { readonly [T in C['type']]: readonly Who[] }

export const STAFF = ['clerk', 'dutyManager', 'floorGuide'] as const satisfies readonly Who[]
/** Who sits at a counter. */
export const COUNTER_STAFF = ['clerk', 'dutyManager'] as const satisfies readonly Who[]
/** Who walks the floor. */
export const FLOOR_STAFF = ['dutyManager', 'floorGuide'] as const satisfies readonly Who[]
export const MANAGER = ['dutyManager'] as const satisfies readonly Who[]
