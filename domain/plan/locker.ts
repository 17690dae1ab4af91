/** The pick-up locker as a hall has set it up: its doors by name, each with the size of what fits in. */

/** From the smallest on: what fits into a door fits into every larger one. */
export const DOOR_SIZES = ['small', 'medium', 'large'] as const
export type DoorSize = (typeof DOOR_SIZES)[number]

export interface LockerDoor {
  readonly id: string
  readonly size: DoorSize
}

/** Names of doors and doors themselves, so many at most. */
export const DOORS_MOST = 200

/** Whether something of a size fits into a door. */
export function fitsInto({ size }: Pick<LockerDoor, 'size'>, wanted: DoorSize): boolean {
  return DOOR_SIZES.indexOf(size) >= DOOR_SIZES.indexOf(wanted)
}
