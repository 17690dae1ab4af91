/** Who may watch which screen; who may give which command stands beside the commands of each subject. */
import type { Actor } from '../words/actor.ts'
import { COUNTER_STAFF, FLOOR_STAFF, STAFF, type Who } from '../words/who.ts'
import type { Screen } from './protocol.ts'
import { whoIs } from './subjects.ts'

/** Whether this actor may watch this screen. */
export function mayWatch(actor: Actor | null, screen: Screen): boolean {
  if (actor === null) return false
  const who = whoIs(actor)
  const isOneOf = (group: readonly Who[]): boolean => group.includes(who)
  switch (screen.screen) {
    case 'kiosk':
      return isOneOf(['kiosk', ...STAFF])
    case 'lobby':
    case 'counter':
      return isOneOf(['display', ...STAFF])
    case 'rating':
      return isOneOf(['ratingPad', ...STAFF])
    case 'clerk':
      return isOneOf(COUNTER_STAFF)
    case 'manager':
      return isOneOf(FLOOR_STAFF)
    case 'ticket':
      return isOneOf(['holder'])
  }
}
