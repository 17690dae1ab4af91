/** Who is there: staff by session cookie, devices by token, a ticket's holder by its link. */
import { parse } from 'node:querystring'
import type { Screen } from '../../domain/contract/protocol.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { Clerk } from '../../domain/plan/settings.ts'
import type { Hall } from '../hall/hall.ts'
import type { DeviceRow, SessionRow } from '../store/port.ts'
import { hashOf, newToken } from '../people/tokens.ts'

export const SESSION_COOKIE = 'yc_session'
const SESSION_MS = 12 * 3_600_000
const SESSIONS_MOST = 1000

/** Who sits before a screen, as its connection has shown. */
export interface Sitting {
  readonly screen: Screen
  readonly actor: Actor | null
  /** Token of the staff session it was opened with. */
  readonly session: string | undefined
}

export interface Identity {
  /** Opens a session and gives its token, to be kept in a cookie only. */
  open(badgeNo: string): Promise<string>
  /** The clerk of a session that is still good, else null. */
  clerkOf(token: string | undefined): Promise<Clerk | null>
  /**
   * The same at a screen that is open: one whose session ends is cut within a second (ended-screens.ts), so a session is
   * looked up once, and only its end and its clerk are asked anew.
   */
  clerkSitting(token: string | undefined): Clerk | null | Promise<Clerk | null>
  close(token: string): Promise<void>
  deviceOf(token: string | undefined): Promise<DeviceRow | null>
  holderOf(link: string): Actor | null
}

/** Makes the identity desk of a hall. */
export function createIdentity(hall: Hall): Identity {
  const { store } = hall
  /** Sessions that were found, by their token. */
  let known = new Map<string, SessionRow>()
  const clerkIn = (session: SessionRow): Clerk | null =>
    session.expiresAtMs > hall.nowMs() ? (hall.index.clerks.get(session.badgeNo) ?? null) : null
  const clerkOf = async (token: string | undefined): Promise<Clerk | null> => {
    const session = token ? await store.findSession(hashOf(token)) : null
    if (!token || !session) return null
    if (known.size >= SESSIONS_MOST) known = new Map()
    known.set(token, session)
    return clerkIn(session)
  }
  return {
    open: async (badgeNo) => {
      const token = newToken()
      await store.saveSession({ tokenHash: hashOf(token), badgeNo, expiresAtMs: hall.nowMs() + SESSION_MS })
      return token
    },
    clerkOf,
    clerkSitting: (token = '') => {
      const session = known.get(token)
      return session ? clerkIn(session) : clerkOf(token)
    },
    close: (token) => {
      known.delete(token)
      return store.deleteSession(hashOf(token))
    },
    deviceOf: async (token) => (token ? store.findDevice(hashOf(token)) : null),
    holderOf: (link) => {
      const ticketNo = hall.day().links.get(link)
      return ticketNo === undefined ? null : { kind: 'holder', ticketNo }
    },
  }
}

/** Who gives a command from a seat, found anew each time: sessions end, people leave, a ticket's link is of one day. */
export function senderAt(
  { screen, actor, session }: Sitting,
  identity: Identity,
): Actor | null | Promise<Actor | null> {
  if (screen.screen === 'ticket') return identity.holderOf(screen.link)
  if (actor?.kind !== 'clerk') return actor
  const clerk = identity.clerkSitting(session)
  return clerk instanceof Promise ? clerk.then(actorOf) : actorOf(clerk)
}

function actorOf(clerk: Clerk | null): Actor | null {
  return clerk && actorOfClerk(clerk)
}

/** The actor that a clerk is. */
export function actorOfClerk(clerk: Clerk): Actor {
  const known = actors.get(clerk) ?? ({ kind: 'clerk', badgeNo: clerk.badgeNo, role: clerk.role } as const)
  actors.set(clerk, known)
  return known
}

/** One actor for all orders of a clerk: its text is made once. */
const actors = new WeakMap<Clerk, Actor>()

/** The actor that a device is. */
export function actorOfDevice(device: DeviceRow): Actor {
  return { kind: 'device', deviceId: device.deviceId, deviceKind: device.kind }
}

/** The session token in a Cookie header. */
export function sessionIn(cookie: string | undefined): string | undefined {
  const value = parse(cookie ?? '', '; ')[SESSION_COOKIE]
  return Array.isArray(value) ? value[0] : value
}
