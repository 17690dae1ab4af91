/** Which rooms have a screen now, and whose: kept as screens come and go, so that nobody has to look through all. */
import { roomOf } from '../hall/views-of-rooms.ts'
import type { Screen } from '../../domain/contract/protocol.ts'

/** What is known of a screen by its room alone. */
export interface Seated {
  readonly data: { readonly screen: Screen }
}

export interface Seats<S extends Seated> {
  /** A screen takes its place; gives the room. */
  take(socket: S): string
  leave(socket: S): void
  /** The screens of a room. */
  in(room: string): ReadonlySet<S>
  /** Rooms of the hall's own screens. */
  rooms(): Iterable<string>
  /** Rooms of phones. */
  phones(): Iterable<string>
}

const NOBODY: ReadonlySet<never> = new Set()

/** Makes an empty hall. `onChange` is told whenever a screen has come or gone. */
export function createSeats<S extends Seated>(onChange: () => void): Seats<S> {
  const screens = new Map<string, Set<S>>()
  const phones = new Map<string, Set<S>>()
  const sideOf = (socket: S): Map<string, Set<S>> => (socket.data.screen.screen === 'ticket' ? phones : screens)
  return {
    take: (socket) => {
      const room = roomOf(socket.data.screen)
      const side = sideOf(socket)
      const members = side.get(room) ?? new Set()
      side.set(room, members.add(socket))
      onChange()
      return room
    },
    leave: (socket) => {
      const room = roomOf(socket.data.screen)
      const members = sideOf(socket).get(room)
      members?.delete(socket)
      if (members?.size === 0) sideOf(socket).delete(room)
      onChange()
    },
    in: (room) => screens.get(room) ?? phones.get(room) ?? NOBODY,
    rooms: () => screens.keys(),
    phones: () => phones.keys(),
  }
}
