/** Which doors of the locker are taken or out of use, and which one is given to a result (PICKUP-9). */
import { DOOR_SIZES, fitsInto, type DoorSize, type LockerDoor } from '../plan/locker.ts'
import type { HallSettings } from '../plan/settings.ts'
import type { CaseNo } from '../words/case-no.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import type { LockerEvent } from './events.ts'
import { reject } from './rejections.ts'

export interface LockerState {
  seq: number
  /** What lies in which door. */
  readonly filled: Map<string, CaseNo>
  /** Doors out of use, with why. */
  readonly out: Map<string, string>
}

/** A locker with nothing in it. */
export function emptyLocker(): LockerState {
  return { seq: 0, filled: new Map(), out: new Map() }
}

export const LOCKER_STREAM = streamName<LockerState, LockerEvent>('locker')

export const folds: Folds<LockerState, LockerEvent> = {
  DoorFilled: ({ filled }, { door, caseNo }) => void filled.set(door, caseNo),
  DoorFreed: ({ filled }, { door, caseNo }) => {
    if (filled.get(door) === caseNo) filled.delete(door)
  },
  DoorMarked: ({ out }, { door, isOut, reason }) => {
    if (isOut) out.set(door, reason)
    else out.delete(door)
  },
}

type Doors = Pick<HallSettings, 'locker'>
type Filled = Pick<Readonly<LockerState>, 'filled' | 'out'>

/** The doors of the hall; says otherwise that it has no locker. */
export function doorsOf({ locker = [] }: Doors): readonly LockerDoor[] {
  return locker.length > 0 ? locker : reject({ code: 'NoLocker' })
}

/** The door of this name, if it is there, empty and in use; says otherwise what hinders. */
export function doorNamed(id: string, { locker }: Doors, { filled, out }: Filled): string {
  const doors = doorsOf({ locker })
  if (!doors.some((one) => one.id === id)) reject({ code: 'UnknownDoor', door: id, doors: doors.map((one) => one.id) })
  const reason = out.get(id)
  if (reason !== undefined) reject({ code: 'DoorOutOfUse', door: id, reason })
  const caseNo = filled.get(id)
  return caseNo === undefined ? id : reject({ code: 'DoorTaken', door: id, caseNo })
}

/** The smallest free door that something of this size fits into; of several the first. */
export function doorFor(size: DoorSize, settings: Doors, state: Filled): string {
  const doors = doorsOf(settings)
  const [door] = freeDoors(doors, state)
    .filter((one) => fitsInto(one, size))
    .sort((a, b) => DOOR_SIZES.indexOf(a.size) - DOOR_SIZES.indexOf(b.size))
  return door?.id ?? reject({ code: 'NoDoorFree', size })
}

/** In the order of the locker. */
function freeDoors(doors: readonly LockerDoor[], { filled, out }: Filled): readonly LockerDoor[] {
  return doors.filter(({ id }) => !filled.has(id) && !out.has(id))
}
