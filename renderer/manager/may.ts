/**
 * What each role on the floor may do: mirrors the server's table, so that nobody is shown a verb that would be refused.
 */
import type { CommandType } from '../../domain/queue-day/commands.ts'
import type { Staff } from '../../domain/contract/http/hall.ts'

export type Role = Staff['role']

/** Verbs of this page that only a duty manager has; every other one belongs to floor guides too. */
const MANAGER_ONLY: readonly (CommandType | 'pairDevice')[] = [
  'VoidTicket',
  'PauseCounter',
  'SignOut',
  'CloseQueue',
  'OpenQueue',
  'CloseDay',
  'pairDevice',
]

/** Whether the page may open for this role at all. */
export function mayWatchFloor(role: Role): boolean {
  return role === 'dutyManager' || role === 'floorGuide'
}

/** Whether this role is offered the verb. */
export function may(role: Role | undefined, verb: CommandType | 'pairDevice'): boolean {
  if (role === undefined || !mayWatchFloor(role)) return false
  return role === 'dutyManager' || !MANAGER_ONLY.includes(verb)
}
