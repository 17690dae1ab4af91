/** Who may do what: one table for sockets, HTTP and pages alike; its rows stand beside the commands of each subject. */
import type { Actor } from '../words/actor.ts'
import { COUNTER_STAFF, FLOOR_STAFF, STAFF, whoIs, type Who } from '../words/who.ts'
import type { Screen } from './protocol.ts'
import { MAY, type CommandOf, type HallCommand } from './subjects.ts'

/** Whether this actor may give this command at all (access only; the domain decides the rest). */
export function mayDo(actor: Actor, command: HallCommand): boolean {
  const who = whoIs(actor)
  if (!MAY[command.type].includes(who)) return false
  if (command.type === 'IssueTicket') return mayIssue(who, command)
  if (actor.kind === 'holder' && 'ticketNo' in command) return command.ticketNo === actor.ticketNo
  return true
}

/** Only staff give a head start, and nobody claims an origin that is not theirs. */
function mayIssue(who: Who, command: CommandOf<'IssueTicket'>): boolean {
  if (who === 'kiosk') return command.origin === 'kiosk' && (command.priorityClass ?? 'ordinary') === 'ordinary'
  if (who === 'visitor') return command.origin === 'phone' && (command.priorityClass ?? 'ordinary') === 'ordinary'
  return command.origin === 'floorGuide'
}

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
