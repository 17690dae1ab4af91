/** What each role on the floor may do, from the same rows that the server obeys: nobody is shown what would be refused. */
import { ALERT_MAY } from '../../domain/alert/commands.ts'
import { DAY_MAY, type CommandType } from '../../domain/queue-day/commands.ts'
import type { StaffRole } from '../../domain/words/actor.ts'
import { FLOOR_STAFF, type Who } from '../../domain/words/who.ts'

export type Role = StaffRole

/** Whether the page may open for this role at all. */
export function mayWatchFloor(role: Role): boolean {
  const floor: readonly Who[] = FLOOR_STAFF
  return floor.includes(role)
}

/** Whether this role is offered the verb; pairing is no command of the day, and the duty manager's. */
export function may(role: Role | undefined, verb: CommandType | 'SilenceAlert' | 'pairDevice'): boolean {
  if (role === undefined || !mayWatchFloor(role)) return false
  if (verb === 'pairDevice') return role === 'dutyManager'
  return (verb === 'SilenceAlert' ? ALERT_MAY[verb] : DAY_MAY[verb]).includes(role)
}
