/** Who sends an HTTP request: staff by cookie, a device by its header, a ticket's holder by its link. */
import type { FastifyRequest } from 'fastify'
import { DEVICE_HEADER } from '../../domain/contract/http/hall.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { Clerk } from '../../domain/plan/settings.ts'
import type { DeviceRow } from '../store/port.ts'
import { actorOfClerk, actorOfDevice, SESSION_COOKIE, type Identity } from './identity.ts'
import { refuse } from './problem.ts'

export const LINK_HEADER = 'x-ticket-link'

/** The signed-in clerk, or null. */
export function staffOf(request: FastifyRequest, identity: Identity): Promise<Clerk | null> {
  return identity.clerkOf(request.cookies[SESSION_COOKIE])
}

/** The signed-in clerk with one of `roles` (any role when empty), or 401/403. */
export async function needStaff(
  request: FastifyRequest,
  identity: Identity,
  ...roles: readonly Clerk['role'][]
): Promise<Clerk> {
  const clerk = (await staffOf(request, identity)) ?? refuse(401, { code: 'notAuthorised', problem: 'Sign in first.' })
  if (roles.length > 0 && !roles.includes(clerk.role))
    refuse(403, { code: 'notAuthorised', problem: 'This needs another role.' })
  return clerk
}

/** The paired kiosk that asks, or 401. */
export async function needKiosk(request: FastifyRequest, identity: Identity): Promise<DeviceRow> {
  const device = await identity.deviceOf(headerOf(request, DEVICE_HEADER))
  if (device?.kind !== 'kiosk')
    return refuse(401, { code: 'notAuthorised', problem: 'Only a paired kiosk may ask this.' })
  return device
}

/** The actor of a command that comes over HTTP, or null. */
export async function actorOf(request: FastifyRequest, identity: Identity): Promise<Actor | null> {
  const device = await identity.deviceOf(headerOf(request, DEVICE_HEADER))
  if (device) return actorOfDevice(device)
  const link = headerOf(request, LINK_HEADER)
  if (link !== undefined) return identity.holderOf(link)
  const clerk = await staffOf(request, identity)
  return clerk ? actorOfClerk(clerk) : null
}

/** A header that stands there once, else undefined. */
export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}
