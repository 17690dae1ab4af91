/** Decides who has an alert and how long one is silent (ALERT-2 … ALERT-4). */
import type { World } from '../plan/world.ts'
import { onto } from '../words/stream.ts'
import type { Deciders } from '../words/subject.ts'
import { type Cause, type Seen, isWorse } from './cause.ts'
import type { AlertCommand } from './commands.ts'
import type { AlertEvent } from './events.ts'
import { reject } from './rejections.ts'
import { ALERTS_STREAM, type AlertMark } from './state.ts'

const MINUTE_MS = 60_000

export const deciders: Deciders<AlertCommand, World> = {
  TakeAlert: ({ cause, seen }, world) => {
    const mark = markOf(cause, world)
    if (mark && holds(cause, mark, seen, world) && mark.untilMs === null)
      reject({ code: 'AlertHeld', name: world.plan.clerks.get(mark.by)?.name ?? mark.by })
    return written({ type: 'AlertTaken', cause, seen })
  },
  SilenceAlert: ({ cause, seen, minutes }, world) =>
    written({ type: 'AlertSilenced', cause, seen, untilMs: world.nowMs + minutes * MINUTE_MS }),
  ReturnAlert: ({ cause }, world) => {
    const mark = markOf(cause, world) ?? reject({ code: 'AlertNotHeld' })
    if (!mayReturn(mark, world)) reject({ code: 'NotAllowed' })
    return written({ type: 'AlertMarkEnded', cause, why: 'handedBack' })
  },
  EndAlertMark: ({ cause, markNo, why }, world) => {
    if (markOf(cause, world)?.markNo !== markNo) reject({ code: 'AlertNotHeld' })
    return written({ type: 'AlertMarkEnded', cause, why })
  },
}

function markOf(cause: Cause, { state }: Pick<World, 'state'>): AlertMark | undefined {
  return state(ALERTS_STREAM).marks.get(cause)
}

function holds(cause: Cause, mark: AlertMark, seen: Seen, { nowMs }: Pick<World, 'nowMs'>): boolean {
  return (mark.untilMs === null || nowMs < mark.untilMs) && !isWorse(cause, mark.seen, seen)
}

/** A guide gives back what is theirs, a duty manager also what others have. */
function mayReturn(mark: AlertMark, { actor }: Pick<World, 'actor'>): boolean {
  return actor.kind === 'clerk' && (actor.role === 'dutyManager' || actor.badgeNo === mark.by)
}

function written(event: AlertEvent) {
  return [onto(ALERTS_STREAM, event)]
}
