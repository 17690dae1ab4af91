/** The pick-up locker, as a subject: its doors, taken and free. */
import type { Subject } from '../plan/world.ts'
import { reasonIn } from '../words/rejected.ts'
import { onto } from '../words/stream.ts'
import { LOCKER_MAY, type LockerCommand } from './commands.ts'
import type { LockerEvent } from './events.ts'
import { reject, type LockerRejection } from './rejections.ts'
import { LOCKER_STREAM, doorsOf, emptyLocker, folds, type LockerState } from './state.ts'

export const locker: Subject<{
  kind: 'locker'
  command: LockerCommand
  event: LockerEvent
  state: LockerState
  rejection: LockerRejection
  answer: object
}> = {
  kind: 'locker',
  standing: LOCKER_STREAM,
  empty: emptyLocker,
  folds,
  may: LOCKER_MAY,
  decide: {
    MarkDoor: ({ door, isOut, reason }, { plan }) => {
      const doors = doorsOf(plan.settings)
      if (!doors.some((one) => one.id === door))
        reject({ code: 'UnknownDoor', door, doors: doors.map((one) => one.id) })
      return [onto(LOCKER_STREAM, { type: 'DoorMarked', door, isOut, reason: isOut ? reasonIn(reason) : '' })]
    },
    FindDoorFilled: ({ door, caseNo }, { state }) =>
      state(LOCKER_STREAM).filled.has(door) ? [] : [onto(LOCKER_STREAM, { type: 'DoorFilled', door, caseNo })],
  },
}
