/** The handshake of a screen: which screen it is, who sits before it, and whether they may watch it. */
import { z } from 'zod'
import { PROTOCOL_VERSION, type Screen, type Welcome } from '../../domain/contract/protocol.ts'
import type { Clerk } from '../../domain/plan/settings.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { Hall } from '../hall/hall.ts'
import type { DeviceRow } from '../store/port.ts'
import { mayWatch } from '../../domain/contract/access.ts'
import { actorOfClerk, actorOfDevice, sessionIn, type Identity, type Sitting } from './identity.ts'
import type { ServerList } from './server-list.ts'

/** What a connection is known by as long as it lasts. */
export interface Seat extends Sitting {
  readonly welcome: Welcome
}

/** What a connection shows of itself. */
export interface Handshake {
  readonly auth: Readonly<Record<string, unknown>>
  readonly cookie: string | undefined
  readonly host: string | undefined
}

export interface SeatParts {
  readonly hall: Pick<Hall, 'nowMs'>
  readonly identity: Identity
  readonly planVersion: () => string
  readonly build: string
  readonly servers: Pick<ServerList, 'seenFrom'>
}

const text = z.string().max(100)
const screenSchema = z.discriminatedUnion('screen', [
  z.object({ screen: z.literal('kiosk') }),
  z.object({ screen: z.literal('lobby'), zone: text.nullable() }),
  z.object({ screen: z.literal('counter'), counter: text }),
  z.object({ screen: z.literal('rating'), counter: text }),
  z.object({ screen: z.literal('clerk'), counter: text }),
  z.object({ screen: z.literal('manager') }),
  z.object({ screen: z.literal('ticket'), link: text }),
])

/** The seat of a connection. Throws an Error with one word for the page: what is wrong with its handshake. */
export async function seatOf({ auth, cookie, host }: Handshake, parts: SeatParts): Promise<Seat> {
  const parsed = screenSchema.safeParse(auth)
  if (!parsed.success) throw new Error('malformed handshake')
  const screen = parsed.data
  const token = typeof auth.deviceToken === 'string' ? auth.deviceToken : undefined
  const session = sessionIn(cookie)
  const clerk = await parts.identity.clerkOf(session)
  const device = await parts.identity.deviceOf(token)
  // A token that counts no more: the page forgets it and shows a new code, instead of knocking for ever.
  if (token !== undefined && !device && !isStaffScreen(screen) && screen.screen !== 'ticket')
    throw new Error('unpaired')
  const actor = actorAt(screen, clerk, device, parts.identity)
  if (!mayWatch(actor, screen)) throw new Error('notAuthorised')
  const welcome: Welcome = {
    protocol: PROTOCOL_VERSION,
    build: parts.build,
    planVersion: parts.planVersion(),
    nowMs: parts.hall.nowMs(),
    deviceName: device?.name ?? null,
    servers: parts.servers.seenFrom(host),
    staff: clerk ? { badgeNo: clerk.badgeNo, name: clerk.name, role: clerk.role } : null,
  }
  return { screen, actor, session, welcome }
}

function actorAt(screen: Screen, clerk: Clerk | null, device: DeviceRow | null, identity: Identity): Actor | null {
  if (screen.screen === 'ticket') return identity.holderOf(screen.link)
  if (device && !isStaffScreen(screen)) return actorOfDevice(device)
  return clerk ? actorOfClerk(clerk) : null
}

function isStaffScreen({ screen }: Screen): boolean {
  return screen === 'clerk' || screen === 'manager'
}
