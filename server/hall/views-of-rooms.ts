/** Rooms of the socket server and the view each receives: one place decides who sees what. */
import type { Screen } from '../../domain/contract/protocol.ts'
import type { SettingsIndex } from '../../domain/plan/settings-index.ts'
import type { DayState } from '../../domain/queue-day/state.ts'
import type { View } from '../../domain/views/view.ts'
import { ticketView } from '../../domain/views/ticket.ts'
import { counterView } from '../../domain/views/counter.ts'
import { lobbyView } from '../../domain/views/lobby.ts'
import { kioskView } from '../../domain/views/kiosk.ts'
import { managerView } from '../../domain/views/floor.ts'
import { clerkView } from '../../domain/views/clerk.ts'

/** The room of a screen. */
export function roomOf(screen: Screen): string {
  switch (screen.screen) {
    case 'kiosk':
      return 'kiosk'
    case 'manager':
      return 'manager'
    case 'lobby':
      return `lobby:${screen.zone ?? ''}`
    case 'counter':
      return `counter:${screen.counter}`
    case 'clerk':
      return `clerk:${screen.counter}`
    case 'ticket':
      return `ticket:${screen.link}`
  }
}

/** What the screens of a room show; null for a room that shows nothing. */
export function viewOf(room: string, day: Readonly<DayState>, index: SettingsIndex, nowMs: number): View | null {
  const at = room.indexOf(':')
  const kind = at < 0 ? room : room.slice(0, at)
  const of = at < 0 ? '' : room.slice(at + 1)
  switch (kind) {
    case 'kiosk':
      return kioskView(day, index, nowMs)
    case 'manager':
      return managerView(day, index, nowMs)
    case 'lobby':
      return lobbyView(day, index, of === '' ? null : of, nowMs)
    case 'counter':
      return counterView(day, index, of, nowMs)
    case 'clerk':
      return clerkView(day, index, of, nowMs)
    case 'ticket':
      return ticketView(day, index, of, nowMs)
    default:
      return null
  }
}
