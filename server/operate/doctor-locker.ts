/** What hall doctor says of the pick-up locker: whether a machine stands behind it, and which doors do not serve. */
import type { LockerDoor } from '../../domain/plan/locker.ts'
import type { LockerEvent } from '../../domain/locker/events.ts'
import { LOCKER_STREAM, emptyLocker, folds, type LockerState } from '../../domain/locker/state.ts'
import { fold } from '../../domain/words/stream.ts'
import type { StoreReader } from '../store/port.ts'

/** The doors as a store knows them. */
export async function lockerIn(store: Pick<StoreReader, 'read'>): Promise<LockerState> {
  const state = emptyLocker()
  for (const record of await store.read<LockerEvent>(LOCKER_STREAM, 0)) fold(folds, state, record)
  return state
}

/** Warnings about the locker of a site whose doors these are; none: it has no locker and nothing lies in one. */
export function lockerWarnings(doors: readonly LockerDoor[], { filled, out }: LockerState): readonly string[] {
  const known = new Set(doors.map(({ id }) => id))
  const lost = [...filled].filter(([door]) => !known.has(door))
  const isFull = doors.length > 0 && doors.every(({ id }) => filled.has(id) || out.has(id))
  return [
    ...(doors.length === 0
      ? []
      : [
          `The pick-up locker with ${doors.length} doors is simulated (locker.kind): fine for trying out, no machine opens a door.`,
        ]),
    ...lost.map(
      ([door, caseNo]) =>
        `Case ${caseNo} lies in door ${door} of the locker, which the hall no longer has; add the door again, or take the result back at the pick-up counter.`,
    ),
    ...[...out.keys()].filter((door) => known.has(door)).map((door) => `Door ${door} of the locker is out of use.`),
    ...(isFull ? ['No door of the locker is free: results go to the cabinet until one is emptied.'] : []),
  ]
}
